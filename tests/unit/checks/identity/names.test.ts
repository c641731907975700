import { describe, expect, it } from 'vitest'
import { withPublished } from '../../../../src/checks/identity/permalinks.ts'
import { checkHandbook } from '../../../../src/checks/index.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { catalogues, contentFolder, HANDBOOK, runbook } from '../../reader/content.ts'

const load = (files: Record<string, string>) => loadHandbook({ content: contentFolder(files), drafts: false })

/** What one rule finds, as `file:line:column message`. */
async function said(rule: string, files: Record<string, string>): Promise<string[]> {
  return (await checkHandbook(await load(files)))
    .filter((finding) => finding.rule === rule)
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
}

describe('a name that is not the same everywhere', () => {
  it.each([
    ['runbooks/con.md', '“con.md” is the name of a device on Windows'],
    ['runbooks/aux/full.md', '“aux” is the name of a device on Windows'],
    ['runbooks/lpt1/full.md', '“lpt1” is the name of a device on Windows'],
    ['runbooks/COM¹.csv', '“COM¹.csv” is the name of a device on Windows'],
    ['runbooks/what?/full.md', '“?” cannot stand in a name everywhere'],
    ['runbooks/a:b.csv', '“:” cannot stand in a name everywhere'],
    ['runbooks/100%.csv', '“%” cannot stand in a name everywhere'],
    ['runbooks/a#b.csv', '“#” cannot stand in a name everywhere'],
    ['runbooks/a\tb.csv', 'a control character cannot stand in a name everywhere'],
    ['runbooks/sub./a.csv', '“sub.” ends with a dot or a blank'],
    ['runbooks/a.csv ', '“a.csv ” ends with a dot or a blank'],
    ['runbooks/u\u0308ber.csv', '“u\u0308ber.csv” is written with combining characters'],
    [`runbooks/${'long/'.repeat(35)}a.csv`, 'the path has 189 characters; 180 can be checked out everywhere'],
  ])('%j is found', async (file, message) => {
    const text = file.endsWith('.md') ? runbook() : 'a,b\n'
    expect(await said('portable-name', { 'runbooks/good.md': runbook(), [file]: text })).toEqual([
      `${file}:1:1 ${message}`,
    ])
  })

  it.each(['runbooks/console.md', 'runbooks/Über/a_b-c.1.csv', 'runbooks/com10.csv', 'runbooks/nullen/a b.csv'])(
    '%j is none',
    async (file) => {
      expect(await said('portable-name', { [file]: file.endsWith('.md') ? runbook() : 'a,b\n' })).toEqual([])
    },
  )

  it('is also one that differs from another by case only, found once', async () => {
    const files = {
      'runbooks/a.md': runbook(),
      'runbooks/x/Data.csv': '',
      'runbooks/x/data.csv': '',
      'runbooks/X/data.csv': '',
    }
    expect(await said('portable-name', files)).toEqual([
      'runbooks/x/Data.csv:1:1 the name differs from that of runbooks/X/data.csv by case or by accents only',
      'runbooks/x/data.csv:1:1 the name differs from that of runbooks/X/data.csv by case or by accents only',
    ])
  })
})

describe('a name that is given twice', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a language',
      'handbook.yaml',
      `${HANDBOOK}languages: [en, de, en]\n`,
      ['handbook.yaml:4:21 “en” stands here twice'],
    ],
    [
      'a rank',
      'handbook.yaml',
      `${HANDBOOK}severities:\n  - {id: a, rank: 1, label: A, definition: A.}\n  - {id: b, rank: 1, label: B, definition: B.}\n`,
      ['handbook.yaml:6:19 “rank 1” stands here twice'],
    ],
    [
      'a term, whatever its case',
      'glossary.yaml',
      'terms:\n  - {term: Quorum, definition: A., aliases: [majority]}\n  - {term: MAJORITY, definition: B.}\n  - {term: Quorum, definition: C., lang: de}\n',
      ['glossary.yaml:3:12 “MAJORITY” stands here twice'],
    ],
  ])('is found: %s', async (_, file, text, wanted) => {
    expect(await said('unique-name', { 'runbooks/a.md': runbook(), [file]: text })).toEqual(wanted)
  })

  it('is found for alerts that differ by case only; one alert may have several runbooks', async () => {
    const files = {
      'runbooks/a.md': runbook({ alerts: '[DiskFull, NodeDown]' }),
      'runbooks/b.md': runbook({ alerts: '[NodeDown, diskfull]' }),
    }
    expect(await said('unique-name', files)).toEqual([
      expect.stringMatching(/^runbooks\/b\.md:\d+:20 the alert “diskfull” is called “DiskFull” elsewhere$/),
    ])
  })
})

describe('the list of published addresses', () => {
  const list = '# Published.\n/runbooks/disk-full/\n/runbooks/gone/ # since 2024\n/services/api/\n'

  it('is held against pages, services and aliases', async () => {
    expect(await said('permalink', { 'runbooks/disk-full.md': runbook(), 'permalinks.txt': list })).toEqual([
      'permalinks.txt:3:1 /runbooks/gone/ was published, and nothing is there any more',
    ])
    const heir = runbook({ aliases: '[/runbooks/gone/]' })
    expect(await said('permalink', { 'runbooks/disk-full.md': heir, 'permalinks.txt': list })).toEqual([])
  })

  it.each([
    ['went back to draft', { 'runbooks/disk-full.md': runbook({ status: 'draft' }) }],
    ['cannot be read', { 'runbooks/disk-full.md': '---\ntitle: [\n---\n' }],
    ['is now in another language', { 'runbooks/disk-full.md': runbook({ lang: 'de' }) }],
  ])('finds the address of a page that %s', async (_, files) => {
    const found = await said('permalink', { 'runbooks/other.md': runbook(), ...files, 'permalinks.txt': list })
    expect(found).toContain('permalinks.txt:2:1 /runbooks/disk-full/ was published, and nothing is there any more')
  })

  it('says where a page has probably moved', async () => {
    const files = {
      'processes/.keep': '',
      'runbooks/other.md': runbook(),
      'runbooks/de/disk-full.md': runbook({ lang: 'de' }),
    }
    const findings = await checkHandbook(await load({ ...files, 'permalinks.txt': '/runbooks/disk-full/\n' }))
    expect(findings.find(({ rule }) => rule === 'permalink')?.hint).toBe(
      'Did you mean “/de/runbooks/disk-full/”? If the page moved there, add the old address to its “aliases”.',
    )
  })

  it('is not demanded', async () => {
    expect(await said('permalink', { 'runbooks/a.md': runbook() })).toEqual([])
  })

  it('takes in new addresses where they belong, and keeps everything else as it is', async () => {
    const handbook = await load({
      ...catalogues,
      'runbooks/aaa.md': runbook(),
      'runbooks/disk-full.md': runbook(),
      'runbooks/draft.md': runbook({ status: 'draft' }),
    })
    const recorded = withPublished(list, handbook)
    expect(recorded).toBe(
      '# Published.\n/de/services/api/\n/runbooks/aaa/\n/runbooks/disk-full/\n/runbooks/gone/ # since 2024\n/services/api/\n',
    )
    expect(withPublished(recorded, handbook)).toBe(recorded)
    expect(withPublished('', handbook)).toBe(
      '/de/services/api/\n/runbooks/aaa/\n/runbooks/disk-full/\n/services/api/\n',
    )
  })
})

describe('an alias', () => {
  it.each(['/actions/', '/insights/old/', '/controls/', '/de/actions/', '/api/v1/', '/feeds/all/'])(
    '%s is kept for the site itself',
    async (alias) => {
      expect(await said('alias', { 'runbooks/a.md': runbook({ aliases: `[${alias}]` }) })).toEqual([
        expect.stringContaining(`the address ${alias} already belongs to the site itself`),
      ])
    },
  )
})
