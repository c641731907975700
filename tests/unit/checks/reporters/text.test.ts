import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { terminalWidth } from '../../../../src/checks/reporters/terminal-width.ts'
import { reportText } from '../../../../src/checks/reporters/text.ts'
import type { Finding } from '../../../../src/model/finding.ts'
import { SourceText } from '../../../../src/reader/source-text.ts'
import { cpuTime } from '../../cpu-time.ts'
import { finding, hostileTexts, isHarmless } from './findings.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

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

/** What stands above the carets, by the columns of a terminal. */
function pointedAt(source: string, change: Partial<Finding>): string {
  const [line, carets] = excerpt(source, change) as [string, string]
  const from = carets.indexOf('^')
  const to = from + carets.match(/\^+/)![0].length
  let column = 0
  let above = ''
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (column >= from && column < to) above += segment
    column += terminalWidth(segment)
  }
  return above
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

  it('says that a part of a long line is a part', () => {
    const source = `${'x'.repeat(200)}FAULT${'y'.repeat(200)}`
    expect(excerpt(source, { column: 201, endColumn: 206 })).toEqual([
      `  1 | …${'x'.repeat(20)}FAULT${'y'.repeat(75)}…`,
      `    | ${' '.repeat(21)}^^^^^`,
    ])
    expect(excerpt(`FAULT${'y'.repeat(200)}`, { column: 1, endColumn: 6 })[0]).toBe(`  1 | FAULT${'y'.repeat(95)}…`)
  })

  it('cuts no character in two', () => {
    for (const at of [30, 31, 99, 100, 101, 102]) {
      const source = `${'😀'.repeat(at)}FAULT${'😀'.repeat(200)}`
      expect(excerpt(source, { column: 2 * at + 1, endColumn: 2 * at + 6 })[0]).not.toContain('\u{FFFD}')
      expect(pointedAt(source, { column: 2 * at + 1, endColumn: 2 * at + 6 })).toBe('FAULT')
    }
    expect(excerpt('\udc00abc', { column: 1, endColumn: 2 })[0]).toBe('  1 | \u{FFFD}abc')
  })

  it.each([
    ['East Asian characters', '障害の記録: '],
    ['full and half width', '（ｱｲｳ）Ａ１　'],
    ['Hangul, composed and not', '장애 ' + '\u1112\u1161\u11ab '],
    ['accents that stand alone', 'e\u0301u\u0308n\u0303 '],
    ['emoji, joined and coloured', '😀 👩🏽‍🚒 ⚠️ 🇩🇪 '],
    ['signs without a width', 'a\u200bb\u00adc\ufeff '],
    ['tabs', '\t- \t'],
  ])('points at the right place after %s', (_, before) => {
    const source = `${before}FAULT 障害 after`
    const column = before.length + 1
    expect(pointedAt(source, { column, endColumn: column + 5 })).toBe('FAULT')
    expect(pointedAt(source, { column: column + 6, endColumn: column + 8 })).toBe('障害')
  })

  it('shows the first and the last line of a fault that spans several', () => {
    const source = 'a: b: c\n  middle\n  last one\n'
    const shown = (change: Partial<Finding>) =>
      text([finding({ line: 1, column: 4, hint: undefined, ...change })], source)
        .split('\n')
        .slice(2, -2)
    expect(shown({ endLine: 2, endColumn: 9 })).toEqual([
      '  1 | a: b: c',
      '    |    ^^^^',
      '  2 |   middle',
      '    |   ^^^^^^',
    ])
    expect(shown({ endLine: 3, endColumn: 7 })).toEqual([
      '  1 | a: b: c',
      '    |    ^^^^',
      '  ...',
      '  3 |   last one',
      '    |   ^^^^',
    ])
    // To the first column of a line is to the end of the line above.
    expect(shown({ endLine: 2, endColumn: 1 })).toEqual(['  1 | a: b: c', '    |    ^^^^'])
    expect(shown({ endLine: 3, endColumn: 1 })).toEqual([
      '  1 | a: b: c',
      '    |    ^^^^',
      '  2 |   middle',
      '    |   ^^^^^^',
    ])
  })

  it('keeps both lines of a fault in one column when their numbers differ in length', () => {
    const source = 'x\n'.repeat(12)
    expect(
      text([finding({ line: 9, column: 1, endLine: 10, endColumn: 2 })], source)
        .split('\n')
        .slice(2, 6),
    ).toEqual(['   9 | x', '     | ^', '  10 | x', '     | ^'])
  })

  it('points to the end of the line for a fault that goes on beyond the last', () => {
    expect(pointedAt('a: b: c', { column: 4, endLine: 3, endColumn: 2 })).toBe('b: c')
  })

  it('points at a blank that is the fault', () => {
    expect(excerpt('\ta: b', { column: 1, endColumn: 2 })).toEqual(['  1 |  a: b', '    | ^'])
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

  it.each(hostileTexts)('prints %s as text, wherever it stands', (_, hostile) => {
    const report = text(
      [finding({ message: hostile, hint: hostile, file: `runbooks/${hostile}` }), finding()],
      `x\n${hostile}`,
    )
    expect(isHarmless(report)).toBe(true)
    expect(report).not.toMatch(/##\w*\[/)
    expect(report).not.toMatch(/^\s*::/m)
  })

  it('does not show what must not be shown, in its own excerpt or in that of a neighbour', () => {
    const source = 'key: geheim geheim\nanother: geheim\nlast\n'
    const findings = [
      finding({ rule: 'secret', line: 1, column: 6, endLine: 1, endColumn: 12, masked: true }),
      finding({ line: 1, column: 1, endLine: 1, endColumn: 4 }),
      finding({ rule: 'secret', line: 1, column: 13, endLine: 3, endColumn: 3, masked: true }),
      finding({ line: 2, column: 1, endLine: 2, endColumn: 3 }),
      finding({ line: 3, column: 1, endLine: 3, endColumn: 3 }),
    ]
    const report = text(findings, source)
    expect(report).not.toContain('geheim')
    expect(report).not.toContain('another')
    expect(report).toContain('  1 | key: •••••• ••••••\n    |      ^^^^^^')
    expect(report).toContain('  3 | ••st\n    | ^^')
  })

  it('says what “npm run fix” mends', () => {
    const fix = [{ line: 2, column: 9, endLine: 2, endColumn: 14, text: 'active' }]
    const report = text([finding({ fix }), finding()])
    expect(report).toMatch(/remedy: Did you mean “active”\?\n {2}mended by: npm run fix\n\n/)
    expect(report.match(/mended by/g)).toHaveLength(1)
    expect(report).toMatch(/\n\nnpm run fix mends 1 of them\n2 errors, 0 warnings$/)
  })

  it('lists the files when there are many findings, the worst first', () => {
    const inFile = (file: string, count: number, severity: Finding['severity']) =>
      Array.from({ length: count }, () => finding({ file, severity }))
    const findings = [...inFile('a.md', 2, 'error'), ...inFile('b.md', 7, 'warn'), ...inFile('c.md', 3, 'error')]
    expect(text(findings).split('\n\n').at(-1)).toBe(`  content/c.md: 3 errors, 0 warnings
  content/a.md: 2 errors, 0 warnings
  content/b.md: 0 errors, 7 warnings
5 errors, 7 warnings`)
    expect(text(findings.slice(2)).split('\n\n').at(-1)).toBe('3 errors, 7 warnings')
    expect(
      text(inFile('a.md', 30, 'error'))
        .split('\n\n')
        .at(-1),
    ).toBe('30 errors, 0 warnings')
    const files = Array.from({ length: 23 }, (_, index) => finding({ file: `${index}.md` }))
    expect(text(files).split('\n\n').at(-1)!.split('\n').slice(-2)).toEqual([
      '  and 3 more files',
      '23 errors, 0 warnings',
    ])
  })

  it('takes no longer than the findings are many, in one very long line too', () => {
    const source = 'key: wörd [x](y) '.repeat(30_000)
    const findings = Array.from({ length: 5_000 }, (_, index) =>
      finding({ line: 1, endLine: 1, column: index * 100 + 1, endColumn: index * 100 + 9 }),
    )
    const start = cpuTime()
    expect(text(findings, source)).toContain('5000 errors')
    expect(cpuTime() - start).toBeLessThan(5_000)
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
