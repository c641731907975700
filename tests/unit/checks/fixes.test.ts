import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../../src/checks/fixes.ts'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Edit, Finding } from '../../../src/model/finding.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { contentFolder, postmortem, runbook } from '../reader/content.ts'

/** A finding whose fix replaces spans of a text. */
function finding(text: string, ...edits: [start: number, end: number, text: string][]): Finding {
  const source = new SourceText(text)
  const place = (offset: number) => source.position(offset)
  const fix = edits.map(([start, end, words]): Edit => {
    const [from, to] = [place(start), place(end)]
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: words }
  })
  return { rule: 'any', severity: 'error', file: 'a.md', message: 'wrong', ...fix[0]!, fix }
}

describe('fixes of a text', () => {
  it.each<[string, string, [number, number, string][][], string, number]>([
    ['replace', 'one two', [[[4, 7, 'TWO']]], 'one TWO', 1],
    ['insert', 'one two', [[[3, 3, ' and']]], 'one and two', 1],
    ['remove', 'one two', [[[3, 7, '']]], 'one', 1],
    ['reach over lines, and keep line ends', 'a\r\nb\r\nc', [[[1, 3, ' ']]], 'a b\r\nc', 1],
    ['change the end of a text without a last line end', 'a\nb', [[[2, 3, 'B']]], 'a\nB', 1],
    ['are applied in any order', 'one two', [[[4, 7, 'TWO']], [[0, 3, 'ONE']]], 'ONE TWO', 2],
    ['may touch', 'onetwo', [[[0, 3, 'ONE']], [[3, 6, 'TWO']]], 'ONETWO', 2],
    ['do not overlap: the first counts', 'one two', [[[0, 5, 'X']], [[4, 7, 'Y']]], 'Xwo', 1],
    [
      'are whole or not at all',
      'one two',
      [
        [[0, 3, 'X']],
        [
          [4, 7, 'Y'],
          [1, 2, 'Z'],
        ],
      ],
      'X two',
      1,
    ],
    ['that are the same are done once', 'one two', [[[0, 3, 'X']], [[0, 3, 'X']]], 'X two', 2],
    ['that insert different words at one place wait for each other', 'one', [[[0, 0, 'X']], [[0, 0, 'Y']]], 'Xone', 1],
  ])('%s', (_, text, fixes, wanted, count) => {
    const result = applyFixes(
      text,
      fixes.map((edits) => finding(text, ...edits)),
    )
    expect([result.text, result.fixed.length]).toEqual([wanted, count])
  })

  it('change nothing that no edit names, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), fc.string(), (text, a, b, words) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number]
        expect(applyFixes(text, [finding(text, [start, end, words])]).text).toBe(
          text.slice(0, start) + words + text.slice(end),
        )
      }),
    )
  })
})

describe('a value that is surely meant', () => {
  /** The lines of a file that are another after all its fixes, and how many findings are left. */
  async function fixed(file: string, text: string): Promise<{ changed: string[]; left: number }> {
    const handbook = await loadHandbook({ content: contentFolder({ [file]: text }), drafts: true })
    const findings = (await checkHandbook(handbook)).filter((each) => each.file === file)
    const result = applyFixes(text, findings)
    const after = await loadHandbook({ content: contentFolder({ [file]: result.text }), drafts: true })
    const before = new Set(text.split('\n'))
    return {
      changed: result.text.split('\n').filter((line) => !before.has(line)),
      left: (await checkHandbook(after)).filter((each) => each.file === file && each.fix).length,
    }
  }

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['of another case', { status: 'Final' }, ['status: final']],
    ['in single quotes, which stay', { status: "'Final'   # a comment" }, ["status: 'final'   # a comment"]],
    ['in double quotes, which stay', { type: '"NEAR MISS"' }, ['type: "near-miss"']],
    [
      'with a blank in a moment',
      { times: '{impactStart: 2026-01-02 03:04Z}' },
      ['times: {impactStart: 2026-01-02T03:04Z}'],
    ],
    [
      'with small letters in a moment',
      { times: "{impactStart: '2026-01-02t03:04z'}" },
      ["times: {impactStart: '2026-01-02T03:04Z'}"],
    ],
    ['with a key of another case', { Tags: '[a]' }, ['tags: [a]']],
    [
      'with a key below another',
      { times: '{impactstart: 2026-01-02T03:04Z}' },
      ['times: {impactStart: 2026-01-02T03:04Z}'],
    ],
    ['with a key in two words', { 'time zone': 'Europe/Berlin' }, ['timeZone: Europe/Berlin']],
  ])('%s is written so', async (_, fields, changed) => {
    expect(await fixed('postmortems/a.md', postmortem(fields))).toEqual({ changed, left: 0 })
  })

  it.each<[string, Record<string, string>]>([
    ['that could be two things', { risk: 'read' }],
    ['that is only nearly right', { risk: 'reversable' }],
    ['whose key stands there already', { Title: 'Another' }],
    ['without an offset', { reviewed: '2026-01-02 03:04' }],
    ['that runs over lines', { risk: '>-\n  Reversible\n' }],
  ])('%s is left to the author', async (_, fields) => {
    expect((await fixed('runbooks/a.md', runbook(fields))).changed).toEqual([])
  })
})
