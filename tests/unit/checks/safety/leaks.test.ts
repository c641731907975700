import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { checkHandbook } from '../../../../src/checks/index.ts'
import { reportJson } from '../../../../src/checks/reporters/json.ts'
import { reportText } from '../../../../src/checks/reporters/text.ts'
import { hashName } from '../../../../src/checks/safety/personal/names.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { catalogues, contentFolder, runbook } from '../../reader/content.ts'

// The first one loads half the house; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 })

const RULES = ['secret', 'personal-data', 'internal', 'image-metadata']

async function findings(files: Record<string, string>, prepare?: (folder: string) => void) {
  const content = contentFolder(files)
  prepare?.(content)
  const handbook = await loadHandbook({ content, drafts: false, asOf: '2026-11-20' })
  return { handbook, findings: (await checkHandbook(handbook)).filter(({ rule }) => RULES.includes(rule)) }
}

async function said(files: Record<string, string>, prepare?: (folder: string) => void): Promise<string[]> {
  const { findings: found } = await findings(files, prepare)
  return found.map(
    ({ rule, file, line, column, endLine, endColumn }) => `${file}:${line}:${column}-${endLine}:${endColumn} ${rule}`,
  )
}

const publishing = (lines: string) => ({
  'handbook.yaml': `${catalogues['handbook.yaml']}publishing:\n${lines}`,
})

describe('what must not be published', () => {
  it('is found in front matter, prose, code, comments, data files, drafts and what lies beside', async () => {
    const secret = 'mysql --password=Quitte-7-Hagebutte'
    expect(
      await said({
        'runbooks/a.md': runbook(
          { summary: `Call +49 30 87654321.` },
          `\n${secret}\n\n    ${secret}\n\n<!-- ${secret} -->\n`,
        ),
        'runbooks/b.md': runbook({ status: 'draft' }, `\n${secret}\n`),
        'runbooks/cluster.svg': `<svg xmlns="http://www.w3.org/2000/svg">\n<desc>${secret}</desc></svg>`,
        'runbooks/dump.log': `first\r\n${secret}\r\n`,
        'glossary.yaml': `terms:\n  - {term: A, definition: B.} # ${secret}\n`,
      }),
    ).toEqual([
      'glossary.yaml:2:50-2:68 secret',
      'runbooks/a.md:3:15-3:30 personal-data',
      'runbooks/a.md:12:18-12:36 secret',
      'runbooks/a.md:14:22-14:40 secret',
      'runbooks/a.md:16:23-16:41 secret',
      'runbooks/b.md:12:18-12:36 secret',
      'runbooks/cluster.svg:2:24-2:42 secret',
      'runbooks/dump.log:2:18-2:36 secret',
    ])
  })

  it('is named in the settings, where that is no finding, and found everywhere else', async () => {
    const declared = '  hostSuffixes: [corp.example.net]\n  trackers: [https://tickets.example.net/]\n'
    const inside = 'Ask db-7.corp.example.net, see https://tickets.example.net/OPS-12'
    expect(
      await said({ ...publishing(`${declared}# ${inside}\n`), 'runbooks/a.md': runbook({}, `\n${inside}\n`) }),
    ).toEqual([
      'handbook.yaml:10:7-10:28 internal',
      'handbook.yaml:10:34-10:68 internal',
      'runbooks/a.md:12:5-12:26 internal',
      'runbooks/a.md:12:32-12:66 internal',
    ])
  })

  it.each([
    ['draft', ['warn internal', 'warn personal-data', 'error secret']],
    ['active', ['error internal', 'error personal-data', 'error secret']],
  ])('in a document with the status “%s” is as grave as that makes it', async (status, severities) => {
    const leaks = `\nTo jane.quitte@rechenhalle.eu on 10.20.30.40: mysql --password=Quitte-7-Hagebutte\n`
    const { findings: found } = await findings({ 'runbooks/a.md': runbook({ status }, leaks) })
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`).sort()).toEqual([...severities].sort())
  })

  it('is not shown by a report, also where something else is wrong on the line', async () => {
    const { findings: found, handbook } = await findings({
      'runbooks/a.md': runbook(
        {},
        '\nTo jane.quitte@rechenhalle.eu: mysql --password=Quitte-7-Hagebutte and [this](missing.md)\n',
      ),
    })
    const all = await checkHandbook(handbook)
    const text = reportText(all, { sources: handbook.source.sources, folder: 'content', colour: false })
    expect(found.map(({ rule, masked }) => [rule, masked])).toEqual([
      ['personal-data', true],
      ['secret', true],
    ])
    for (const report of [text, reportJson(all)]) {
      expect(report).toContain('missing.md')
      expect(report).not.toMatch(/Hagebutte|jane|rechenhalle/)
      expect(report).toContain('git filter-repo')
    }
  })

  it('shows the kind of a token, and no more than four characters of it', async () => {
    const token = `${'AK'}IA${'ABCDEFGHJKLMNP27'}`
    const { findings: found } = await findings({ 'runbooks/a.md': runbook({}, `\n    aws_access_key_id = ${token}\n`) })
    expect(found.map(({ message }) => message)).toEqual(['an AWS access key id (“AKIA…”) must not be published'])
    expect(found[0]!.hint).toMatch(/^Revoke or rotate it first: git history and every clone keep it\./)
  })

  it('is what the settings say', async () => {
    const body =
      '\nWrite to jane@ops.rechenhalle.eu, jane@rechenhalle.eu.io and boss@wolkenwerk.eu. We told @rechenhalle and @jane.\n'
    expect(await said({ 'runbooks/a.md': runbook({}, body) })).toHaveLength(5)
    expect(
      await said({
        'runbooks/a.md': runbook({}, body),
        ...publishing(
          '  mailDomains: [rechenhalle.eu]\n  handles: [Rechenhalle]\ncontact: {text: Us, url: "mailto:boss@wolkenwerk.eu"}\n',
        ),
      }),
    ).toEqual(['runbooks/a.md:12:35-12:57 personal-data', 'runbooks/a.md:12:107-12:112 personal-data'])
  })

  it('are names of the private list, whatever their case, accents and order', async () => {
    const salt = '0123456789abcdef'
    const hashes = ['Jürgen Müller', 'Anne-Marie O’Neill'].map((name) => hashName(name, salt))
    const body = "\nMüller, Juergen and Anne Marie O'Neill were there; Jürgen Maier was not.\n"
    expect(
      await said({
        'runbooks/a.md': runbook({}, body),
        ...publishing(`  names:\n    salt: ${salt}\n    hashes: [${hashes.join(', ')}]\n`),
      }),
    ).toEqual(['runbooks/a.md:12:1-12:16 personal-data', 'runbooks/a.md:12:21-12:39 personal-data'])
  })

  it('can be allowed at one place for a time', async () => {
    const body = (day: string) =>
      `\nThank you @quitte. <!-- opsbook-allow personal-data until ${day}: asked to be named -->\n`
    expect(await said({ 'runbooks/a.md': runbook({}, body('2026-12-31')) })).toEqual([])
    expect(await said({ 'runbooks/a.md': runbook({}, body('2026-10-31')) })).toHaveLength(1)
  })

  it('is the metadata of an image, with the command that removes it', async () => {
    const jpeg = Buffer.from('ffd8fffe00054d6520ffd9', 'hex')
    const { findings: found } = await findings({ 'runbooks/a.md': runbook() }, (folder) => {
      mkdirSync(join(folder, 'runbooks/my pictures'), { recursive: true })
      writeFileSync(join(folder, 'runbooks/my pictures/rack.jpg'), jpeg)
    })
    expect(found.map(({ file, rule, message, hint }) => `${file} ${rule}: ${message} | ${hint}`)).toEqual([
      "runbooks/my pictures/rack.jpg image-metadata: the image carries a comment | Remove it: exiftool -overwrite_original -all= --icc_profile:all 'runbooks/my pictures/rack.jpg'. If it was ever pushed, git history keeps the old file until git filter-repo removes it.",
    ])
  })
})
