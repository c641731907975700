/**
 * What `check` accepts, `build` builds; what it refuses, `build` refuses in the same words; and no input ends in an
 * error of ours. Held on documents that are made from good ones by all that people, editors and attackers do to text.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { checkHandbook } from '../../src/checks/index.ts'
import { loadHandbook } from '../../src/handbook.ts'
import type { Finding } from '../../src/model/finding.ts'
import { budgets, longerOnPurpose } from '../budgets.ts'
import { large } from '../unit/checks/large-handbook.ts'
import { catalogues } from '../unit/reader/content.ts'
import { BuiltSite } from './built-site.ts'
import { run } from './opsbook-command.ts'
import { workspace, write } from './workspace.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = workspace()
const AS_OF = '2026-06-01'
/** Another one makes other documents: SEED=7 npm test -- tests/site/generated-handbook.test.ts */
const seed = Number(process.env['SEED'] ?? 20261121)

/** Pieces of text that have broken something somewhere. */
const nasty = [
  '---\n',
  '```\n',
  '~~~',
  '<b>',
  '</details>',
  '<!--',
  '-->',
  '<script>',
  '![x](y.png)',
  '[x](runbook:runbook-001)',
  '[x][y]',
  '[y]: https://example.org',
  '| a | b |\n| - | - |\n',
  '> [!NOTE]\n',
  ':::',
  '!!! note',
  '^[a]',
  '[^1]',
  '[^1]: note',
  '&#0;',
  '&copy;',
  '\0',
  '\uFEFF',
  '\u2028',
  '\u202E',
  '\uD800',
  '\t',
  '\r\n',
  '\r',
  '  \n',
  '*',
  '**',
  '_',
  '`',
  '\\',
  '#',
  '## Constructor\n',
  '# ',
  '- [ ] ',
  '1. ',
  '%%{init}%%',
  'mermaid',
  'flowchart TD\n A-->B',
  '$',
  '{{',
  '{#a}',
  '…',
  'ﬀ',
  'İ',
  '👩‍🚀',
  '١',
  'a'.repeat(300),
  ': ',
  '- ',
  '? ',
  '!!js',
  '&a',
  '*a',
  '<<: ',
  "'",
  '"',
  '[',
  ']',
  '{',
  '}',
  'null',
  'true',
  '1.10',
  '2026-02-30',
  '2026-03-02T09:10Z',
  '.inf',
  '~',
]

/** Nine in ten changes meet the body: front matter forgives little, and what is refused is not built. */
const PLACE = fc.oneof(
  { weight: 1, arbitrary: fc.nat(999) },
  { weight: 9, arbitrary: fc.integer({ min: 1000, max: 1999 }) },
)

/** One thing that is done to a text, at a place in thousandths of its front matter, or of its body. */
const change = fc.oneof(
  fc.record({
    do: fc.constant('insert' as const),
    at: PLACE,
    text: fc.constantFrom(...nasty),
  }),
  fc.record({
    do: fc.constant('insert' as const),
    at: PLACE,
    text: fc.string({ unit: 'binary', maxLength: 20 }),
  }),
  fc.record({ do: fc.constant('remove' as const), at: PLACE, length: fc.nat(60) }),
  fc.record({ do: fc.constant('repeat' as const), at: PLACE, length: fc.nat(60) }),
  fc.record({ do: fc.constant('dropLine' as const), at: PLACE }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(text: string, one: Change): string {
  const body = text.indexOf('\n---\n') + 5
  const at =
    one.at < 1000 ? Math.floor((one.at / 1000) * body) : body + Math.floor((one.at / 1000 - 1) * (text.length - body))
  if (one.do === 'insert') return text.slice(0, at) + one.text + text.slice(at)
  if (one.do === 'remove') return text.slice(0, at) + text.slice(at + one.length)
  if (one.do === 'repeat') return text.slice(0, at + one.length) + text.slice(at)
  const lineEnd = text.indexOf('\n', at)
  return text.slice(0, text.lastIndexOf('\n', at) + 1) + (lineEnd === -1 ? '' : text.slice(lineEnd + 1))
}

/** Good documents, and what became of them. */
function generated(count: number): { good: Record<string, string>; changed: Record<string, string> } {
  const { texts } = large(count)
  const names = Object.keys(texts).filter((name) => !name.endsWith('-001.md')) // those are linked to
  const changes = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), { numRuns: names.length, seed })
  return {
    good: texts,
    changed: Object.fromEntries(names.map((name, index) => [name, changes[index]!.reduce(changed, texts[name]!)])),
  }
}

async function findingsIn(files: Record<string, string | Uint8Array>, name: string): Promise<Finding[]> {
  const content = join(folder, name)
  write(content, { ...catalogues, ...files })
  return checkHandbook(await loadHandbook({ content, drafts: false, asOf: AS_OF }))
}

/** The files that were built into a site. */
let accepting: string[] = []

describe('documents to which anything may have happened', () => {
  const { good, changed: spoilt } = generated(400)

  test('are refused or accepted one by one, and all that were accepted build into one site', async () => {
    const findings = await findingsIn({ ...good, ...spoilt }, 'all')
    const refused = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file))
    const spoiltAndAccepted = Object.keys(spoilt).filter((file) => !refused.has(file))
    // What was refused is there as it was before.
    const accepted = { ...good, ...spoilt, ...Object.fromEntries([...refused].map((file) => [file, good[file]!])) }
    // Both must be many, or nothing was tried.
    expect(refused.size).toBeGreaterThan(40)
    expect(spoiltAndAccepted.length).toBeGreaterThan(80)

    const content = join(folder, 'accepted')
    write(content, { ...catalogues, ...accepted })
    const check = await run('check', ['--content', content, '--as-of', AS_OF])
    expect(check.stdout).toMatch(/^0 errors|\n0 errors/)
    const build = await run('build', ['--content', content, '--as-of', AS_OF, '--out', join(folder, 'dist')])
    expect(build.code, build.stderr.slice(-3000)).toBe(0)
    accepting = Object.keys(accepted)
  })

  test('make lists that lead to every one of them, and no page that is larger than its budget', () => {
    const site = new BuiltSite(join(folder, 'dist'))
    const html = new Map(
      site.files
        .filter((file) => file.endsWith('/index.html'))
        .map((file) => [`/${file.slice(0, -'index.html'.length)}`, site.bytes(file)]),
    )
    const tooLarge = [...html].filter(
      ([address, bytes]) =>
        gzipSync(bytes).length > budgets.html && !longerOnPurpose.some((each) => each.test(address)),
    )
    expect(tooLarge.map(([address]) => address)).toEqual([])

    const links = (lists: RegExp) =>
      new Set(
        [...html]
          .filter(([address]) => lists.test(address))
          .map(([, bytes]) => bytes.toString('utf8'))
          .flatMap((page) => [...page.slice(page.indexOf('<main')).matchAll(/<a [^>]*?href="([^"#?]+)/g)])
          .map(([, address]) => address),
      )
    const published = accepting.map((file) => `/${file.replace(/\.md$/, '/')}`)
    for (const [folder, lists] of [
      ['postmortems', /^\/postmortems\/(?:(?:year|severity)\/.*)?$/],
      ['runbooks', /^\/services\/.+\/runbooks\//],
      ['processes', /^\/processes\/(?:layer\/.*)?$/],
      ['', /^\/search\//],
      ['runbooks', /^\/runbooks\/print\//],
    ] as const) {
      const expected = published.filter((address) => address.startsWith(`/${folder}`))
      expect(expected.length).toBeGreaterThan(60)
      const found = links(lists)
      expect(expected.filter((address) => !found.has(address))).toEqual([])
    }
  })

  test('are refused by build in the words of check', async () => {
    const content = join(folder, 'refused')
    write(content, { ...catalogues, ...good, ...spoilt })
    const options = ['--content', content, '--as-of', AS_OF]
    const [check, build] = [
      await run('check', options),
      await run('build', [...options, '--out', join(folder, 'none')]),
    ]
    expect([check.code, build.code]).toEqual([1, 1])
    expect(build.stderr).toContain(check.stdout.trim())
  })
})

describe('no input ends in an error of ours', () => {
  test.each([
    ['random bytes as documents', fc.uint8Array({ maxLength: 2000 })],
    [
      'random bytes below a front matter',
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.concat([Buffer.from('---\ntitle: A\n---\n'), bytes])),
    ],
    [
      'random text as front matter',
      fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(`---\n${text}\n---\n`)),
    ],
    [
      'nasty pieces',
      fc
        .array(fc.constantFrom(...nasty), { maxLength: 60 })
        .map((pieces) => Buffer.from(`---\ntitle: A\n---\n${pieces.join('')}`)),
    ],
  ])('%s', async (what, arbitrary) => {
    const files = fc.sample(arbitrary, { numRuns: 150, seed })
    const name = what.replaceAll(' ', '-')
    const documents = files.map((bytes, index): [string, Uint8Array] => [`runbooks/r-${index}.md`, bytes])
    const data = ['handbook', 'teams', 'services', 'glossary', 'controls', 'signatories', 'coverage']
    const catalogue = files
      .slice(0, data.length)
      .map((bytes, index): [string, Uint8Array] => [`${data[index]}.yaml`, bytes])
    expect((await findingsIn(Object.fromEntries(documents), name)).length).toBeGreaterThan(0)
    expect((await findingsIn(Object.fromEntries(catalogue), `${name}-data`)).length).toBeGreaterThan(0)
  })
})
