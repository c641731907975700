/** Files that attack the reader: each is refused by a finding, and nothing in it has run or changed what it must not. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { contentFolder, runbook } from './content.ts'

const headers = fileURLToPath(new URL('../../fixtures/attacks/headers.yaml', import.meta.url))
const { refused } = parse(readFileSync(headers, 'utf8')) as { refused: { name: string; text: string }[] }

/** The rest of a runbook in which nothing is wrong, so that only the attack can be what is found. */
const rest = /^---\n([\s\S]*?)\n---\n/.exec(runbook())![1]!.split('\n')

async function errorsIn(files: Record<string, string>): Promise<Finding[]> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false, asOf: '2026-11-20' })
  return (await checkHandbook(handbook)).filter(({ severity }) => severity === 'error')
}

/** The attack, completed by all fields that it does not have itself. */
function completed(text: string): string {
  if (!text.startsWith('---\n')) return text
  const given = new Set(Array.from(text.matchAll(/^(\w+):/gm), ([, field]) => field))
  const lines = rest.filter((line) => !given.has(line.split(':')[0]!))
  return text.replace('---\n', `---\n${lines.join('\n')}\n`)
}

test('the runbook itself is right', async () => {
  expect(await errorsIn({ 'runbooks/x.md': completed('---\ntitle: x\n---\n') })).toEqual([])
})

test.each(refused)('refused, and not run: $name', async ({ text }) => {
  expect(await errorsIn({ 'runbooks/x.md': completed(text) })).not.toEqual([])
  expect('__xss' in globalThis || 'isPublic' in {}).toBe(false)
})

const MDX: [name: string, text: string][] = [
  ['an import', "import x from 'data:text/javascript,globalThis.__xss=1'\n"],
  ['an import of a file', "import { readFileSync } from 'node:fs'\n"],
  ['an export', 'export const x = (globalThis.__xss = 1)\n'],
  ['an export of a layout', 'export default ({ children }) => (globalThis.__xss = 1)\n'],
  ['an expression', 'a {globalThis.__xss = 1} b\n'],
  ['an expression in a block', '{\n  globalThis.__xss = 1\n}\n'],
  ['an expression in an attribute', '<b title={globalThis.__xss = 1}>x</b>\n'],
  ['a spread', '<b {...{ onClick: () => (globalThis.__xss = 1) }}>x</b>\n'],
  ['a component', '<Evil src="x" />\n'],
  ['a component of an object', '<Evil.Member />\n'],
  ['a component under a prefix', '<evil:Name />\n'],
  ['a fragment', '<>{globalThis.__xss = 1}</>\n'],
  ['an element with HTML of its own', "<div dangerouslySetInnerHTML={{ __html: '<script>1</script>' }} />\n"],
  ['a comment that runs', '{/* x */ (globalThis.__xss = 1)}\n'],
  ['a directive of Astro', '<div set:html="<script>1</script>" client:load />\n'],
  ['a dynamic import', "{import('data:text/javascript,globalThis.__xss=1')}\n"],
]

test.each(MDX)('MDX is refused as a file: %s', async (_, text) => {
  for (const ending of ['mdx', 'MDX', 'markdown']) {
    const errors = await errorsIn({ 'runbooks/y.md': runbook(), [`runbooks/x.${ending}`]: runbook({}, text) })
    expect(errors.map(({ rule, file }) => `${rule} ${file}`)).toContain(`content-layout runbooks/x.${ending}`)
  }
  expect('__xss' in globalThis).toBe(false)
})

test.each(MDX)('MDX is words to a Markdown file: %s', async (_, text) => {
  const handbook = await loadHandbook({ content: contentFolder({ 'runbooks/x.md': runbook({}, text) }), drafts: false })
  expect(handbook.bodies.get('runbooks/x.md')!.html).not.toMatch(/<(?:script|Evil|evil)|\son[a-z]+=|<b [^>]*title=\{/i)
  expect('__xss' in globalThis).toBe(false)
})
