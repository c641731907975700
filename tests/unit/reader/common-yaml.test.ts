import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readCommonYaml } from '../../../src/reader/common-yaml.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { parseYaml } from '../../../src/reader/yaml.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const MAXIMUM_DEPTH = 8

const headers = globSync('{content,templates/handbook,tests/fixtures/small-handbook}/**/*.md')
  .sort()
  .flatMap((file) => /^---\n([\s\S]*?)^---$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? [])

/** What is read is what the parser makes of it, which finds nothing wrong. Tells whether anything was read. */
function isReadAsByTheParser(text: string): boolean {
  const value = readCommonYaml(text, MAXIMUM_DEPTH)
  if (value === undefined) return false
  const parsed = parseYaml(text, 0, 'file.yaml', new SourceText(text))
  expect(parsed.findings, text).toEqual([])
  // As text, so that the order of fields counts.
  expect(JSON.stringify(value), text).toBe(JSON.stringify(parsed.value))
  return true
}

describe('common YAML', () => {
  it('is what the documents of the handbooks begin with', () => {
    expect(headers.length).toBeGreaterThan(50)
    expect(headers.filter((header) => !isReadAsByTheParser(header))).toEqual([])
  })

  it('is read with the line ends of Windows', () => {
    expect(headers.every((header) => isReadAsByTheParser(header.replaceAll('\n', '\r\n')))).toBe(true)
  })

  it.each([
    ['words', 'a: b c\nd: yes\n'],
    ['nothing', 'a:\nb: ~\nc: null\n'],
    ['numbers', 'a: 0\nb: 12.50\nc: 2026-01-02\nd: 14:05\n'],
    ['words over several lines', 'a: b\n  c\n  d: \n'.replace(': \n', '\n')],
    ['quotes', `a: "b: c"\nb: 'it''s # one'\n`],
    ['sequences, indented and not', 'a:\n  - b\n  - c\nd:\n- e\n- f: g\n  h: i\n'],
    ['blocks of text', 'a: >-\n  b\n  c # d\ne: |\n  f\n    g\nh: |-\n  - i\n'],
    ['brackets and braces', 'a: [b, "c, d", 1]\ne: { f: [], g: {}, h: i:j }\n'],
    ['comments and empty lines', '# a\n\nb: c\n  # d\n\ne: f\n'],
  ])('holds %s', (_, text) => {
    expect(isReadAsByTheParser(text)).toBe(true)
  })

  it.each([
    ['a field twice', 'a: 1\na: 2\n'],
    ['a colon in the words', 'a: b: c\n'],
    ['another document', 'a: b\n---\nc: d\n'],
    ['a tag', 'a: !!str 1\n'],
    ['an anchor', 'a: &b c\n'],
    ['an escape', 'a: "b\\n"\n'],
    ['a tab', 'a:\tb\n'],
    ['a number that is written otherwise', 'a: 0x1F\n'],
    ['nothing', ''],
    ['words alone', 'a b\n'],
    ['too many levels', `a: ${'['.repeat(8)}b${']'.repeat(8)}\n`],
  ])('does not hold %s: that is for the parser', (_, text) => {
    expect(readCommonYaml(text, MAXIMUM_DEPTH)).toBeUndefined()
  })

  const sign = fc.constantFrom(
    ...[
      ' ',
      '  ',
      '\n',
      '\n\n',
      ':',
      ': ',
      '-',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '|',
      '>',
      '&',
      '*',
    ],
    ...['!', '\t', '?', '%', '@', '\\', 'a', '1', '.', '\n# c\n', '\n  ', '\n    ', '\n- ', '\r\n', '---\n', '\u00A0'],
  )
  const edit = fc.record({ at: fc.nat(10_000), removed: fc.nat(3), sign: fc.option(sign, { nil: '' }) })

  it('that somebody has edited is read as the parser reads it, or not at all', () => {
    let read = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...headers),
        fc.nat(10_000),
        fc.array(edit, { maxLength: 4 }),
        (header, from, edits) => {
          const lines = header.split('\n')
          let text = lines.slice(from % lines.length, (from % lines.length) + 12).join('\n')
          for (const { at, removed, sign } of edits) {
            const place = at % (text.length + 1)
            text = text.slice(0, place) + sign + text.slice(place + removed)
          }
          if (isReadAsByTheParser(text)) read++
        },
      ),
      { numRuns: 1500 },
    )
    expect(read).toBeGreaterThan(100)
  })

  const value = fc.constantFrom(
    ...[
      'a',
      'b: c',
      '- x',
      '- - y',
      'k: v',
      '  w ',
      "'q'",
      '"d"',
      "'it''s'",
      '"a" b',
      '[a, b]',
      '[]',
      '{}',
      '[a,]',
      '[a b: c]',
    ],
    ...[
      '{ a: b, c: [1, 2] }',
      '{a:b}',
      '{ a: 1, a: 2 }',
      '>-',
      '>',
      '|',
      '|-',
      '|2',
      '>+',
      '> # c',
      '# c',
      '---',
      '...',
      '<<: a',
    ],
    ...[
      '1',
      '-1',
      '1.5',
      '0x1F',
      '1e3',
      '01',
      '0o7',
      '.5',
      '5.',
      '+1',
      '.inf',
      '.NaN',
      '~',
      'null',
      'True',
      'yes',
      '1_000',
      '1.2.3',
    ],
    ...[
      '2026-01-02',
      '12:30:45',
      'a:b',
      'a:',
      'a :b',
      'x #y',
      'x# y',
      '&b c',
      '*b',
      '@x',
      '`x',
      '%x',
      '? a',
      '?a',
      '-a',
      ': a',
    ],
    ...[
      '“x”',
      'https://x.y/z#f',
      'a\u00A0',
      '\u2028x',
      'a, b',
      'a]',
      '"',
      "'",
      '',
      '   ',
      '__proto__: x',
      'constructor: y',
    ],
  )
  const line = fc
    .tuple(
      fc.constantFrom(0, 0, 0, 2, 2, 4, 1, 3, 6),
      fc.constantFrom('', '', '- ', '- a: ', 'a: ', 'b: ', 'c:', 'd:  ', 'true: '),
      value,
    )
    .map(([indent, begin, end]) => ' '.repeat(indent) + begin + end)

  it('of any lines is read as the parser reads it, or not at all', () => {
    let read = 0
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '', '\n\n', '\n  \n'),
        (lines, end) => {
          if (isReadAsByTheParser(lines.join('\n') + end)) read++
        },
      ),
      { numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(10)
  })
})
