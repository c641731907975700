import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Range } from '../../../src/model/finding.ts'
import { MAXIMUM_FILE, splitDocument } from '../../../src/reader/front-matter.ts'
import { cpuTime } from '../cpu-time.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const place = ({ line, column, endLine, endColumn }: Range) => `${line}:${column}-${endLine}:${endColumn}`

/** Findings as `place rule: message`. */
function problems(text: string): string[] {
  return splitDocument(text, 'file.md').findings.map(
    (finding) => `${place(finding)} ${finding.rule}: ${finding.message}`,
  )
}

describe('front matter', () => {
  it.each([
    ['of one field', '---\na: 1\n---\nbody\n', { a: 1 }, 'body\n', 4],
    ['after a byte order mark', '\uFEFF---\na: 1\n---\nbody', { a: 1 }, 'body', 4],
    ['with Windows line ends', '---\r\na: 1\r\nb: x\r\n---\r\nbody\r\n', { a: 1, b: 'x' }, 'body\r\n', 5],
    ['with blanks after the closing hyphens', '---\na: 1\n--- \t\nbody', { a: 1 }, 'body', 4],
    ['that ends with the file', '---\na: 1\n---', { a: 1 }, '', 3],
    ['without a body', '---\na: 1\n---\n', { a: 1 }, '', 4],
    ['that is empty', '---\n---\nbody', null, 'body', 3],
    ['of comments alone', '---\n# later\n---\nbody', null, 'body', 4],
    ['with hyphens in a block of text', '---\na: |\n  x\n  ---\n  y\n---\nbody', { a: 'x\n---\ny\n' }, 'body', 7],
    ['with “---js” in a block of text', '---\na: >-\n  ---js\n---\nbody', { a: '---js' }, 'body', 5],
    [
      'before a body with rules and code',
      '---\na: 1\n---\nx\n\n---\n\n---js\nb\n---\n',
      { a: 1 },
      'x\n\n---\n\n---js\nb\n---\n',
      4,
    ],
    ['with a comment after the hyphens of a value', '---\na: "---" # ---\n---\n', { a: '---' }, '', 4],
    ['with text in many scripts', '---\na: Überlast 日本 🙂\n---\n🙂', { a: 'Überlast 日本 🙂' }, '🙂', 4],
    [
      'with everything that YAML 1.1 would have changed',
      '---\na: no\nb: 0123\nc: 12:30:45\nd: 2026-02-30\ne: 1_000\nf: ~\n---\n',
      { a: 'no', b: 123, c: '12:30:45', d: '2026-02-30', e: '1_000', f: null },
      '',
      9,
    ],
    [
      'with marks inside of words',
      '---\na: "*x &y !z <<"\nb: R&D * 2 !\n---\n',
      { a: '*x &y !z <<', b: 'R&D * 2 !' },
      '',
      5,
    ],
  ])('%s is read', (_, text, value, body, bodyLine) => {
    const split = splitDocument(text, 'file.md')
    expect(split.findings).toEqual([])
    expect({ value: split.yaml?.value, body: split.body, bodyLine: split.bodyLine }).toEqual({ value, body, bodyLine })
  })

  it.each([
    ['of JavaScript', '---js\n{ a: 1 }\n---\n', '1:1-1:6 front-matter: front matter of type “js” is not allowed'],
    [
      'of JavaScript by its full name',
      '---javascript\n1\n---\n',
      '1:1-1:14 front-matter: front matter of type “javascript” is not allowed',
    ],
    ['of JavaScript in capitals', '---JS\n1\n---\n', '1:1-1:6 front-matter: front matter of type “JS” is not allowed'],
    [
      'of JavaScript after a blank',
      '--- js\n1\n---\n',
      '1:1-1:7 front-matter: front matter of type “js” is not allowed',
    ],
    [
      'of JavaScript after a tab',
      '---\tjs\n1\n---\n',
      '1:1-1:7 front-matter: front matter of type “js” is not allowed',
    ],
    [
      'of JavaScript after a byte order mark',
      '\uFEFF---js\n1\n---\n',
      '1:1-1:6 front-matter: front matter of type “js” is not allowed',
    ],
    [
      'of CoffeeScript',
      '---coffee\na: 1\n---\n',
      '1:1-1:10 front-matter: front matter of type “coffee” is not allowed',
    ],
    ['of JSON', '---json\n{"a": 1}\n---\n', '1:1-1:8 front-matter: front matter of type “json” is not allowed'],
    [
      'that says it is YAML',
      '---yaml\na: 1\n---\n',
      '1:1-1:8 front-matter: front matter of type “yaml” is not allowed',
    ],
    ['of TOML', '+++\na = 1\n+++\n', '1:1-1:4 front-matter: TOML front matter is not supported'],
    [
      'of a name that every object has',
      '---__proto__\na: 1\n---\n',
      '1:1-1:13 front-matter: front matter of type “__proto__” is not allowed',
    ],
    ['with four hyphens', '----\na: 1\n----\n', '1:1-1:5 front-matter: front matter of type “-” is not allowed'],
    [
      'with blanks after the first hyphens',
      '--- \na: 1\n---\n',
      '1:1-1:5 front-matter: there are blanks after the three hyphens',
    ],
    [
      'after an empty line',
      '\n---\na: 1\n---\n',
      '1:1-1:2 front-matter: the front matter does not begin on the first line',
    ],
    ['after a blank', ' ---\na: 1\n---\n', '1:1-1:5 front-matter: the front matter does not begin on the first line'],
    [
      'after a heading',
      '# A\n---\na: 1\n---\n',
      '1:1-1:4 front-matter: the front matter does not begin on the first line',
    ],
    ['that is missing', '# A\n\nText.\n', '1:1-1:4 front-matter: there is no front matter'],
    ['of an empty file', '', '1:1-1:2 front-matter: there is no front matter'],
    ['that is not closed', '---\na: 1\n\nText.\n', '1:1-1:4 front-matter: the front matter is not closed'],
    ['that is nothing but its first line', '---', '1:1-1:4 front-matter: the front matter is not closed'],
    ['closed with a word', '---\na: 1\n---foo\nb\n', '1:1-1:4 front-matter: the front matter is not closed'],
    [
      'closed with a word, then for real',
      '---\na: 1\n---foo\nb: 2\n---\n',
      '1:1-1:4 front-matter: the front matter is not closed',
    ],
    ['closed with four hyphens', '---\na: 1\n----\nb\n', '1:1-1:4 front-matter: the front matter is not closed'],
    ['closed with dots', '---\na: 1\n...\nText\n', '1:1-1:4 front-matter: the front matter is not closed'],
    [
      'with a second document after dots',
      '---\na: 1\n...\nb: 2\n---\n',
      '4:1-5:1 yaml-syntax: a second document begins here',
    ],
    [
      'with old Mac line ends',
      '---\ra: 1\r---\rbody',
      '1:1-1:18 front-matter: there are blanks after the three hyphens',
    ],
    ['indented with tabs', '---\na:\n\tb: 1\n---\n', '3:1-3:2 yaml-syntax: a tab is used for indentation'],
    ['with a field twice', '---\na: 1\nb: 2\na: 3\n---\n', '4:1-4:2 duplicate-key: this field stands here twice'],
    [
      'with a field twice within a block',
      '---\na:\n  b: 1\n  b: 2\n---\n',
      '4:3-4:4 duplicate-key: this field stands here twice',
    ],
    [
      'with a tag for a function',
      '---\na: !!js/function "function(){}"\n---\n',
      '2:4-2:17 yaml-syntax: a tag (!) is not allowed',
    ],
    ['with a tag of its own', '---\na: !b c\n---\n', '2:4-2:6 yaml-syntax: a tag (!) is not allowed'],
    ['with a tag that YAML knows', '---\na: !!str 1\n---\n', '2:4-2:9 yaml-syntax: a tag (!) is not allowed'],
    [
      'with a tag by its address',
      '---\na: !<tag:yaml.org,2002:str> 1\n---\n',
      '2:4-2:28 yaml-syntax: a tag (!) is not allowed',
    ],
    ['with an anchor', '---\na: &x 1\n---\n', '2:4-2:6 yaml-syntax: an anchor (&) is not allowed'],
    ['with an anchor on the whole', '---\n&x a: 1\n---\n', '2:1-2:3 yaml-syntax: an anchor (&) is not allowed'],
    [
      'with more than eight brackets in each other',
      `---\na: ${'['.repeat(8)}${']'.repeat(8)}\nb: ${'['.repeat(9)}${']'.repeat(9)}\n---\n`,
      '3:12-3:13 yaml-syntax: this is nested more than 8 levels deep',
    ],
    [
      'with more than eight lists in one line',
      `---\na: 1\nb:\n  ${'- '.repeat(9)}1\n---\n`,
      '4:19-4:20 yaml-syntax: this is nested more than 8 levels deep',
    ],
    [
      'with a quote that is not closed',
      '---\na: "x\n---\n',
      '3:1-3:2 yaml-syntax: something was opened and never closed',
    ],
    [
      'with a colon in a value',
      '---\ntitle: Outage: all regions\n---\n',
      '2:8-2:9 yaml-syntax: a value contains “: ” and reads like a nested field',
    ],
  ])('%s is refused', (_, text, expected) => {
    expect(problems(text)).toEqual([expected])
  })

  it('with an alias is refused at both of its ends', () => {
    expect(problems('---\na: &x 1\nb: *x\n---\n')).toEqual([
      '2:4-2:6 yaml-syntax: an anchor (&) is not allowed',
      '3:4-3:6 yaml-syntax: an alias (*) is not allowed',
    ])
  })

  it('with several mistakes tells all of them at once', () => {
    const text = '---\na: 1\na: 2\nb: !x y\nc: [1, 2\nd: &z 3\n---\n'
    expect(problems(text).sort()).toEqual([
      '3:1-3:2 duplicate-key: this field stands here twice',
      '4:4-4:6 yaml-syntax: a tag (!) is not allowed',
      '6:1-6:2 yaml-syntax: the indentation does not fit',
      '6:4-6:6 yaml-syntax: an anchor (&) is not allowed',
    ])
  })

  it('of nine levels of fields is refused, of eight it is not', () => {
    const nested = (levels: number) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n')
    expect(problems(`---\n${nested(8)} 1\n---\n`)).toEqual([])
    expect(problems(`---\n${nested(9)} 1\n---\n`)).toEqual([
      '10:9-11:1 yaml-syntax: this is nested more than 8 levels deep',
    ])
  })

  it('may have 16 kB and not a byte more, counted as it is stored', () => {
    const header = (bytes: number, letter: string) => `a: ${letter.repeat((bytes - 4) / Buffer.byteLength(letter))}\n`
    for (const letter of ['x', 'é']) {
      expect(problems(`---\n${header(16 * 1024, letter)}---\n`)).toEqual([])
      expect(problems(`---\n${header(16 * 1024 + 2, letter)}---\n`)).toEqual([
        '1:1-1:4 front-matter: the front matter is larger than 16 kB',
      ])
    }
  })

  it('keeps a merge key as a field of that name, which no kind of document has', () => {
    expect(splitDocument('---\na:\n  <<: {b: 1}\n---\n', 'f.md').yaml?.value).toEqual({ a: { '<<': { b: 1 } } })
  })

  it('changes nothing outside of itself, whatever its fields are called', () => {
    const { yaml } = splitDocument(
      '---\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n---\n',
      'f.md',
    )
    expect(Object.keys(yaml?.value as object)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(yaml?.value)).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('code in front matter is never run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const marker = join(folder, 'marker')
  const code = `(globalThis.__opsbookMarker = 1, process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(marker)}, 'x'), { title: 'x' })`
  const openings = [
    'js',
    ' js',
    '\tjs',
    'javascript',
    'JavaScript',
    'JS',
    'Js',
    ' JAVASCRIPT ',
    'coffee',
    'coffeescript',
    'cson',
    'node',
    'json',
    'toml',
    'yaml',
    '',
  ]

  it.each(openings)('after “---%s”', (language) => {
    for (const text of [
      `---${language}\n${code}\n---\nbody`,
      `---${language}\nmodule.exports = ${code}\n---\n---${language}\n${code}\n---\n`,
      `\uFEFF---${language}\r\n${code}\r\n---\r\n`,
      `---\ntitle: x\n---\n---${language}\n${code}\n---\n`,
      `---\ntitle: !!js/function "function () { ${code} }"\nb: !!js/eval ${JSON.stringify(code)}\n---\n`,
    ]) {
      // Twice: gray-matter’s cache must not let the second time pass.
      for (const _ of [1, 2]) splitDocument(text, 'file.md')
    }
    expect((globalThis as { __opsbookMarker?: unknown }).__opsbookMarker).toBeUndefined()
    expect(existsSync(marker)).toBe(false)
  })

  it('and the marker would have been set', () => {
    const other = JSON.stringify(`${marker}-other`)
    new Function(code.replace('__opsbookMarker', '__opsbookOther').replace(JSON.stringify(marker), other))()
    expect((globalThis as { __opsbookOther?: unknown }).__opsbookOther).toBe(1)
    expect(existsSync(`${marker}-other`)).toBe(true)
  })

  it('and what failed once fails again', () => {
    const text = '---\na: [1\nb: "\n---\n'
    expect(problems(text)).toEqual(problems(text))
    expect(problems(text)).not.toEqual([])
  })
})

describe('hostile sizes', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level <= 9; level++)
    bomb.push(`a${level}: &a${level} [${`*a${level - 1}, `.repeat(8)}*a${level - 1}]`)

  it.each([
    ['an alias bomb', bomb.join('\n')],
    ['sixteen thousand opening brackets', '['.repeat(16_000)],
    ['sixteen thousand opening braces', '{'.repeat(16_000)],
    ['nested maps in a line', '{a: '.repeat(4000)],
    ['nested lists in a line', '- '.repeat(8000)],
    ['nested keys in a line', '? '.repeat(8000)],
    ['nested keys by indentation', Array.from({ length: 170 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['quotes without end', '"'.repeat(16_000)],
    ['colons', ': '.repeat(8000)],
    ['sixteen thousand anchors', '&a '.repeat(5000)],
    ['bangs', '! '.repeat(8000)],
    ['duplicate fields', 'a: 1\n'.repeat(3000)],
  ])('%s is refused in time, with a place', (_, header) => {
    const start = cpuTime()
    const { findings } = splitDocument(`---\n${header}\n---\n`, 'file.md')
    expect(cpuTime() - start).toBeLessThan(5000)
    expect(findings.length).toBeGreaterThan(0)
    for (const { line, column, message } of findings) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(column).toBeGreaterThanOrEqual(1)
      expect(message).not.toContain('call stack')
    }
  })

  it('a body as large as a file may be is handed on whole', () => {
    const body = 'x'.repeat(MAXIMUM_FILE)
    expect(splitDocument(`---\na: 1\n---\n${body}`, 'file.md').body).toBe(body)
  })
})

describe('any text', () => {
  const lines = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '---',
          '--- ',
          '---js',
          '----',
          '...',
          '+++',
          'a: 1',
          'a: [',
          '\ta: 1',
          '- x',
          '',
          '# c',
          '!',
          '&a',
          '*a',
          '"',
          '|',
          '%YAML 1.1',
          '? a',
          '\u0002',
          '\u0018',
          '\u001f',
          '\u0000',
        ),
        fc.string(),
      ),
      { maxLength: 12 },
    )
    .chain((parts) => fc.constantFrom('\n', '\r\n', '\r').map((end) => parts.join(end)))

  it('is split without throwing; nothing of the body is lost and every place is in the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          lines,
          lines.map((text) => `---\n${text}\n---\nbody`),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const split = splitDocument(text, 'file.md')
          expect(text.endsWith(split.body)).toBe(true)
          const count = text.split('\n').length
          if (split.yaml) expect(split.bodyLine).toBe(count - split.body.split('\n').length + 1)
          for (const { line, column, endLine, endColumn } of split.findings) {
            expect(line).toBeGreaterThanOrEqual(1)
            expect(line).toBeLessThanOrEqual(count)
            expect(endLine).toBeLessThanOrEqual(count)
            expect(column).toBeGreaterThanOrEqual(1)
            expect(endLine > line || endColumn > column).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('gray-matter', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mts|js|mjs|astro)$/.test(file))
      .map((file) => `${folder}/${file}`),
  )

  it('is imported by one module only', () => {
    const importers = sources.filter((file) =>
      /(from\s*|import\s*|import\(\s*|require\(\s*)['"`]gray-matter/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(importers).toEqual(['src/reader/front-matter.ts'])
  })

  it('is given options on every call, and never asked to write', () => {
    const text = readFileSync(join(root, 'src/reader/front-matter.ts'), 'utf8')
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code.match(/\bmatter\([^)]*\)/g)).toEqual(['matter(head, options)'])
    expect(code).not.toMatch(/matter\.\w+/)
  })
})
