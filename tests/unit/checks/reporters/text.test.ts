import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { reportJson } from '../../../../src/checks/reporters/json.ts'
import { reportText } from '../../../../src/checks/reporters/text.ts'
import { byPlace, type Finding } from '../../../../src/model/finding.ts'
import { SourceText } from '../../../../src/reader/source-text.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'schema',
  severity: 'error',
  file: 'runbooks/a.md',
  line: 2,
  column: 9,
  endLine: 2,
  endColumn: 14,
  message: '“activ” is not a value of “status”',
  hint: 'Did you mean “active”?',
  ...change,
})

function text(findings: Finding[], source = '---\nstatus: activ\n---\n', colour = false): string {
  return reportText(findings, {
    sources: new Map([['runbooks/a.md', new SourceText(source)]]),
    folder: 'content',
    colour,
  })
}

/** The two lines that show the place. */
function excerpt(source: string, change: Partial<Finding>): string[] {
  return text([finding({ line: 1, endLine: 1, ...change })], source)
    .split('\n')
    .slice(2, 4)
}

/** What stands above the carets. */
function pointedAt(source: string, change: Partial<Finding>): string {
  const [line, carets] = excerpt(source, change) as [string, string]
  const from = carets.indexOf('^')
  return line.slice(from, from + carets.match(/\^+/)![0].length)
}

describe('the report for people', () => {
  it('shows place, line, reason and remedy', () => {
    expect(text([finding()])).toBe(`error content/runbooks/a.md:2:9 schema
  “activ” is not a value of “status”
  2 | status: activ
    |         ^^^^^
  remedy: Did you mean “active”?

1 error, 0 warnings`)
  })

  it('shows several findings with an empty line between them, and counts them', () => {
    const findings = [
      finding(),
      finding({ severity: 'warn', rule: 'image-alt', hint: undefined, line: 3, column: 1, endLine: 3, endColumn: 4 }),
    ]
    expect(text(findings)).toBe(`error content/runbooks/a.md:2:9 schema
  “activ” is not a value of “status”
  2 | status: activ
    |         ^^^^^
  remedy: Did you mean “active”?

warning content/runbooks/a.md:3:1 image-alt
  “activ” is not a value of “status”
  3 | ---
    | ^^^

1 error, 1 warning`)
  })

  it('says that nothing was found', () => {
    expect(text([])).toBe('0 errors, 0 warnings')
  })

  it('shows no line of a file that could not be read, of an empty line, and beyond the end', () => {
    expect(text([finding({ file: 'other.md' })]).split('\n')).toHaveLength(5)
    expect(text([finding({ line: 9 })]).split('\n')).toHaveLength(5)
    expect(text([finding({ line: 1 })], '   \n').split('\n')).toHaveLength(5)
  })

  it('points at the same place when tabs stand before it', () => {
    expect(excerpt('\ta:\t\tactiv', { column: 6, endColumn: 11 })).toEqual(['  1 |  a:  activ', '    |      ^^^^^'])
  })

  it('keeps the carets below the line when its number has many digits', () => {
    const source = `${'x\n'.repeat(11_999)}status: activ\n`
    expect(
      text([finding({ line: 12_000, endLine: 12_000 })], source)
        .split('\n')
        .slice(2, 4),
    ).toEqual(['  12000 | status: activ', '        |         ^^^^^'])
  })

  it('shows a part of a long line around the fault', () => {
    for (const at of [0, 50, 99, 100, 500, 9_994, 9_995]) {
      const source = `${'x'.repeat(at)}FAULT${'x'.repeat(10_000 - at)}`
      expect(pointedAt(source, { column: at + 1, endColumn: at + 6 })).toBe('FAULT')
      for (const line of excerpt(source, { column: at + 1, endColumn: at + 6 })) expect(line.length).toBeLessThan(120)
    }
  })

  it('points to the end of the line for a fault that goes on below', () => {
    expect(pointedAt('a: b: c', { column: 4, endLine: 3, endColumn: 2 })).toBe('b: c')
  })

  it('points somewhere for places outside of the line', () => {
    for (const column of [1, 3, 4, 5, 99, 100_000]) {
      const [line, carets] = excerpt('abc', { column, endColumn: column + 1 }) as [string, string]
      expect(carets).toMatch(/^ {4}\| *\^$/)
      expect(carets.length).toBeLessThanOrEqual(line.length + 1)
    }
  })

  it.each([
    ['in the message', finding({ message: 'unknown field “\u001b[2J\u0007”' })],
    ['in the hint', finding({ hint: 'Did you mean “\u009b31m”?\r\n' })],
    ['in the file name', finding({ file: 'runbooks/\u001b]0;x\u0007.md' })],
    ['in the rule’s excerpt', finding({ line: 4, endLine: 4 })],
    ['that turn the reading direction', finding({ message: 'a\u202e\u2066b' })],
    ['that break lines', finding({ message: 'a\u2028b\u0085c\nd' })],
  ])('replaces control characters %s', (_, given) => {
    const report = text([given], '---\na\n---\n\u001b[31mred\u001b[0m \u202eevil\u0000\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    expect(report).toContain('\u{FFFD}')
    expect(report.split('\n').length).toBeLessThanOrEqual(7)
  })

  it('has colour on a terminal, and the same words', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const escapes = /\u001b\[\d+m/g
    const coloured = text([finding(), finding({ severity: 'warn' })], undefined, true)
    expect(coloured).toMatch(escapes)
    expect(coloured.replace(escapes, '')).toBe(text([finding(), finding({ severity: 'warn' })]))
    expect(text([finding()])).not.toMatch(escapes)
  })

  it('is made of anything without throwing, and shows every message', () => {
    const place = fc.record({
      line: fc.integer({ min: 1, max: 9 }),
      column: fc.integer({ min: 1, max: 300 }),
      endLine: fc.integer({ min: 1, max: 9 }),
      endColumn: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(place), fc.string({ unit: 'binary', maxLength: 400 }), (places, source) => {
        const report = text(
          places.map((each, index) => finding({ ...each, message: `message ${index}.` })),
          source,
        )
        for (const index of places.keys()) expect(report).toContain(`  message ${index}.\n`)
      }),
    )
  })
})

describe('the report for programs', () => {
  it('is one JSON document with findings and summary', () => {
    const findings = [finding(), finding({ severity: 'warn', message: '\u001b"\n\u2028' })]
    expect(JSON.parse(reportJson(findings))).toEqual({ findings, summary: { errors: 1, warnings: 1 } })
    expect(JSON.parse(reportJson([]))).toEqual({ findings: [], summary: { errors: 0, warnings: 0 } })
  })

  it('has no raw control characters either', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(reportJson([finding({ message: '\u001b[2J\u0000' })])).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })
})

describe('the order of findings', () => {
  it('is by file, place, rule and message, whatever order they were found in', () => {
    const some = fc.record({
      file: fc.constantFrom('a.md', 'B.md', 'ä.md', 'a/b.md'),
      line: fc.integer({ min: 1, max: 12 }),
      column: fc.integer({ min: 1, max: 12 }),
      rule: fc.constantFrom('schema', 'link-target'),
      message: fc.constantFrom('x', 'y'),
    })
    fc.assert(
      fc.property(
        fc
          .array(some.map((each) => finding(each)))
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const sorted = [...list].sort(byPlace)
          expect([...shuffled].sort(byPlace)).toEqual(sorted)
          for (const [index, next] of sorted.slice(1).entries()) {
            expect(sorted[index]!.file <= next.file).toBe(true)
            if (sorted[index]!.file === next.file) expect(sorted[index]!.line).toBeLessThanOrEqual(next.line)
          }
        },
      ),
    )
  })
})
