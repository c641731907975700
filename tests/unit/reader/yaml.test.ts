import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Range } from '../../../src/model/finding.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { readYaml } from '../../../src/reader/yaml.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

function read(text: string) {
  const source = new SourceText(text)
  return { source, ...readYaml(text, 0, 'file.yaml', source) }
}

/** The text that a range covers. */
function covered(text: string, { line, column, endLine, endColumn }: Range): string {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return text.slice(starts[line - 1]! + column - 1, starts[endLine - 1]! + endColumn - 1)
}

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/** Every value of `value` with its path. */
function* leaves(value: Plain, path: PropertyKey[] = []): Generator<[path: PropertyKey[], leaf: Plain]> {
  if (Array.isArray(value)) for (const [index, entry] of value.entries()) yield* leaves(entry, [...path, index])
  else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) yield* leaves(entry, [...path, key])
  else yield [path, value]
}

const word = fc.stringMatching(/^[a-zA-Zäöü日本🙂][a-zA-Z0-9 äöü日本🙂#:'"-]{0,20}$/u)
const leaf: fc.Arbitrary<Plain> = fc.oneof(word, fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
const key = fc.oneof(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,12}$/), fc.string({ maxLength: 12 }))
const plain = fc.letrec<{ value: Plain; object: { [key: string]: Plain } }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
})).object

/** How a person, or a program, may have laid the same data out. */
const layout = fc.record({
  indent: fc.constantFrom(2, 4),
  lineWidth: fc.constantFrom(0, 20, 80),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  // Without this, equal objects would be written as anchor and alias.
  aliasDuplicateObjects: fc.constant(false),
} as const)

describe('YAML', () => {
  it('is read back as it was written, in every layout', () => {
    fc.assert(
      fc.property(plain, layout, (value, options) => {
        const text = stringify(value, options)
        // Blanks alone in a block of text do not survive the library’s own writer.
        fc.pre(isDeepStrictEqual(parse(text), value))
        const { value: back, findings } = read(text)
        expect(findings).toEqual([])
        expect(back).toEqual(value)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps the place of every value', () => {
    fc.assert(
      fc.property(plain, layout, (value, options) => {
        const text = stringify(value, options)
        fc.pre(isDeepStrictEqual(parse(text), value))
        const { locate } = read(text)
        for (const [path, expected] of leaves(value)) {
          const range = locate(path)
          const found = read(covered(text, range).trim())
          if (expected !== null && options.collectionStyle === 'flow') expect(found.value).toEqual(expected)
          else if (typeof expected === 'number') expect(covered(text, range).trim()).toBe(String(expected))
          else if (typeof expected === 'string' && /^\w+$/.test(expected))
            expect(covered(text, range)).toContain(expected)
          const last = path.at(-1)
          if (typeof last === 'string' && /^\w+$/.test(last)) expect(covered(text, locate(path, 'key'))).toContain(last)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('of which a field is missing points to the nearest block that exists', () => {
    const text = 'a: 1\nb:\n  - c: 2\n    d: 3\n'
    const { locate } = read(text)
    expect(covered(text, locate(['a']))).toBe('1')
    expect(covered(text, locate(['a'], 'key'))).toBe('a')
    expect(covered(text, locate(['b', 0, 'd']))).toBe('3')
    expect(covered(text, locate(['b', 0, 'd'], 'key'))).toBe('d')
    expect(covered(text, locate(['b', 'x']))).toBe('b')
    expect(covered(text, locate(['b', 1]))).toBe('b')
    expect(covered(text, locate(['b', 0, 'x']))).toBe('c: 2\n    d: 3\n')
    expect(covered(text, locate(['x']))).toBe('a')
    expect(covered(text, locate(['a', 'x']))).toBe('a')
    expect(covered(text, locate([]))).toBe(text)
  })

  it('within a file is located within the file', () => {
    const text = '---\ntitle: x\n---\nbody\n'
    const source = new SourceText(text)
    const { locate } = readYaml('title: x\n', 4, 'file.md', source)
    expect(locate(['title'])).toEqual({ line: 2, column: 8, endLine: 2, endColumn: 9 })
  })

  it.each([
    ['the name of an object’s method', 'constructor'],
    ['a number', '2'],
    ['nothing', ''],
    ['blanks', 'a b'],
    ['a dash', '-'],
    ['the prototype', '__proto__'],
  ])('may have fields called like %s', (_, name) => {
    const { value, locate, findings } = read(`${JSON.stringify(name)}: 1\n`)
    expect(findings).toEqual([])
    expect(Object.entries(value as object)).toEqual([[name, 1]])
    expect(locate([name])).toMatchObject({ line: 1, column: name.length + 5 })
  })

  it('with an anchor, an alias or a tag has no value at all', () => {
    for (const text of ['a: &x 1', 'a: *x', 'a: !!str 1', 'a: !!binary aGk=', '!!omap [a: 1]']) {
      const { value, findings } = read(text)
      expect(value).toBeUndefined()
      expect(findings.length).toBeGreaterThan(0)
    }
  })

  it.each([
    ['as it is', 'a: x\0y', '1:5-1:6 the control character U+0000 has no place in a text'],
    ['as an escape', 'a: "x\\0y"', '1:4-1:10 the control character U+0000 has no place in a text'],
    ['in a key', 'x\u0007y: 1', '1:2-1:3 the control character U+0007 has no place in a text'],
    ['in a block', 'a: |\n  x\n  y\u001bz\n', '3:4-3:5 the control character U+001B has no place in a text'],
  ])('with a control character %s is refused', (_, text, wanted) => {
    const said = read(text).findings.map(
      ({ line, column, endLine, endColumn, message }) => `${line}:${column}-${endLine}:${endColumn} ${message}`,
    )
    expect(said).toContain(wanted)
  })

  it('of two documents is refused, whatever parts them', () => {
    for (const text of ['a: 1\n---\nb: 2\n', 'a: 1\n...\nb: 2\n', '---\na: 1\n---\nb: 2\n', 'a: 1\n--- b\n']) {
      expect(read(text).findings.map(({ message }) => message)).toContain('a second document begins here')
    }
    for (const text of ['---\na: 1\n', 'a: 1\n...\n', '--- # first line\na: 1\n']) {
      expect(read(text)).toMatchObject({ findings: [], value: { a: 1 } })
    }
  })

  it('never throws, whatever it is given', () => {
    const token = fc.constantFrom(
      'a',
      ':',
      ': ',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!t',
      '#',
      '%',
      '@',
      '`',
      '\n',
      ' ',
      '\t',
      '---',
      '...',
      '<<',
      '\uFEFF',
      '\u0002',
      '\u0018',
      '\u001f',
      '\u0000',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(token, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const { value, findings, locate, source } = read(text)
          if (findings.some(({ rule }) => rule === 'yaml-syntax')) expect(value).toBeUndefined()
          const last = source.position(text.length)
          for (const { line } of [...findings, locate(['a']), locate([0, 'a'], 'key')])
            expect(line).toBeLessThanOrEqual(last.line)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('a file’s text', () => {
  it('knows line and column of every offset', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'ü', '🙂', '\n', '\r\n', '\t'), { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const source = new SourceText(text)
        for (let offset = 0; offset <= text.length; offset++) {
          const before = text.slice(0, offset).split('\n')
          expect(source.position(offset)).toEqual({ line: before.length, column: before.at(-1)!.length + 1 })
        }
        const lines = text.split('\n')
        for (const [index, line] of lines.entries()) expect(source.line(index + 1)).toBe(line.replace(/\r$/, ''))
        expect([source.line(0), source.line(lines.length + 1)]).toEqual(['', ''])
      }),
    )
  })
})
