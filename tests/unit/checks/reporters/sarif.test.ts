import { readFileSync } from 'node:fs'
import Ajv, { type ValidateFunction } from 'ajv'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { ruleTexts } from '../../../../src/checks/index.ts'
import { reportSarif, type SarifReportOptions } from '../../../../src/checks/reporters/sarif.ts'
import type { Edit, Finding } from '../../../../src/model/finding.ts'
import { SourceText } from '../../../../src/reader/source-text.ts'
import { anyFindings, finding, hostileTexts, isHarmless } from './findings.ts'

vi.setConfig({ testTimeout: 30_000 })

const parsedFile = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'))
const ours = new Ajv({ strictRequired: false })
const official = new AjvDraft4({ strict: false })
for (const each of [ours, official]) addFormats(each as Ajv)
const schemas: ValidateFunction[] = [
  ours.compile(parsedFile(new URL('../../../fixtures/schemas/sarif-as-written.schema.json', import.meta.url))),
]
// The official one is not kept here: see tests/fixtures/schemas/README.md.
if (process.env['SARIF_SCHEMA']) schemas.push(official.compile(parsedFile(process.env['SARIF_SCHEMA'])))

const rule = {
  id: 'schema',
  severity: 'error' as const,
  description: 'Every field has a value of its kind.',
  why: 'Pages are made of them.',
  remedy: 'Write a value.',
}

interface Region {
  startLine: number
  startColumn: number
  endLine: number
  endColumn: number
}

interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: [{ physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: Region } }]
  partialFingerprints: Record<string, string>
  fixes?: [{ artifactChanges: [{ replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }] }]
}

interface Run {
  tool: { driver: { rules: ({ id: string } & Record<string, unknown>)[] } }
  results: Result[]
  invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }]
}

function run(findings: Finding[], options: Partial<SarifReportOptions> = {}): Run {
  const log = JSON.parse(reportSarif(findings, { folder: 'content', rules: [rule], ...options }))
  for (const valid of schemas) {
    valid(log)
    expect(valid.errors).toBeNull()
  }
  return log.runs[0]
}

const first = (change: Partial<Finding> = {}, options?: Partial<SarifReportOptions>) =>
  run([finding(change)], options).results[0]!

describe('the report as SARIF', () => {
  it('gives rule, level, words and place of a finding', () => {
    expect(first()).toEqual({
      ruleId: 'schema',
      ruleIndex: 0,
      level: 'error',
      message: { text: '“activ” is not a value of “status”. Did you mean “active”?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/runbooks/a.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 14 },
          },
        },
      ],
      partialFingerprints: { 'opsbook/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(first({ severity: 'warn' }).level).toBe('warning')
  })

  it('describes rules, and lists one without description by its id', () => {
    const { tool, results } = run([finding({ rule: 'unheard-of' }), finding()])
    expect(tool.driver.rules).toEqual([
      {
        id: 'schema',
        shortDescription: { text: 'Every field has a value of its kind.' },
        fullDescription: { text: 'Pages are made of them.' },
        help: { text: 'Write a value.', markdown: expect.stringContaining('**What to do:** Write a value') },
        defaultConfiguration: { level: 'error' },
      },
      { id: 'unheard-of' },
    ])
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([1, 0])
  })

  it('describes rules in Markdown, where their signs stand for themselves', () => {
    const { tool } = run([], { rules: [{ ...rule, why: 'Write “##”, `x`, [a](b).', remedy: 'No <img> & no *.' }] })
    expect(tool.driver.rules[0]!.help).toEqual({
      text: 'No <img> & no *.',
      markdown: 'Write “\\#\\#”, \\`x\\`, \\[a\\](b).\n\n**What to do:** No \\<img\\> \\& no \\*.',
    })
  })

  it('lists every rule of the house, the same in every run, and nothing else when nothing was found', () => {
    const { tool, results, invocations } = run([], { rules: ruleTexts })
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(ruleTexts.map(({ id }) => id))
    expect(results).toEqual([])
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
  })

  it('writes paths as addresses from the root of the repository', () => {
    const uri = (file: string, folder: string) =>
      first({ file }, { folder }).locations[0].physicalLocation.artifactLocation.uri
    expect(uri('a.md', '')).toBe('a.md')
    expect(uri('runbooks/ä b.md', 'docs/ops book')).toBe('docs/ops%20book/runbooks/%C3%A4%20b.md')
    expect(uri('a:b?c#d%e.md', '')).toBe('a%3Ab%3Fc%23d%25e.md')
  })

  it('gives edits that, applied, mend the text', () => {
    const fix: Edit[] = [
      { line: 1, column: 1, endLine: 1, endColumn: 2, text: '{x}](y)\n' },
      { line: 2, column: 3, endLine: 2, endColumn: 3, text: '\u001b' },
    ]
    const [{ artifactChanges }] = first({ fix }).fixes!
    const source = new SourceText('abc\ndef\n')
    let mended = source.text
    const offset = (line: number, column: number) => (line - 1) * 4 + column - 1
    for (const { deletedRegion: at, insertedContent } of artifactChanges[0].replacements.toReversed()) {
      mended =
        mended.slice(0, offset(at.startLine, at.startColumn)) +
        insertedContent.text +
        mended.slice(offset(at.endLine, at.endColumn))
    }
    expect(mended).toBe('{x}](y)\nbc\nde\u001bf\n')
    expect(first().fixes).toBeUndefined()
  })

  it('knows findings that are alike apart, and again when lines moved', () => {
    const two = run([finding(), finding({ line: 9, endLine: 9 })]).results.map((each) => each.partialFingerprints)
    expect(two[0]).not.toEqual(two[1])
    expect(first({ line: 30, endLine: 30 }).partialFingerprints).toEqual(two[0])
  })

  it('leaves out what GitHub does not accept, errors of changed files last, and says so', () => {
    const many = Array.from({ length: 25_010 }, (_, index) =>
      finding({
        file: index === 25_009 ? 'z.md' : 'a.md',
        severity: index < 5 || index === 25_009 ? 'error' : 'warn',
        line: index + 1,
        endLine: index + 1,
      }),
    )
    const { results, invocations } = run(many, { changed: new Set(['z.md']) })
    expect(results).toHaveLength(25_000)
    expect(results[0]!.locations[0].physicalLocation.artifactLocation.uri).toBe('content/z.md')
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(6)
    expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      '10 findings are left out of this report: GitHub accepts 25000 at most. “npm run check” shows all of them.',
    ])
    expect(run(many.slice(0, 25_000)).invocations[0].toolExecutionNotifications).toEqual([])
  })

  it('is valid and harmless, whatever is found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const { results, tool } = run(findings)
        for (const [index, { message, ruleId, ruleIndex }] of results.entries()) {
          expect(isHarmless(message.text)).toBe(true)
          expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId)
          expect(ruleId).toBe(findings[index]!.rule)
        }
      }),
    )
  })

  it.each(hostileTexts)('takes %s for text', (_, text) => {
    const { message, locations } = first({ message: text, hint: text, file: `runbooks/${text}` })
    expect(isHarmless(message.text)).toBe(true)
    // Neither a link nor a placeholder.
    expect(message.text).not.toMatch(/[^\\]\]\(/)
    expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/)
    expect(decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri)).toBe(
      `content/runbooks/${text.toWellFormed()}`,
    )
  })
})
