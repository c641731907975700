/** Drawings that attack, and drawings that only draw: both walls judge them, and a parser that has nothing to do with ours. */
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { assetProblem } from '../../../../src/images/asset-problem.ts'
import { auditSite } from '../../../../src/publish/audit.ts'
import { drawingsIn } from '../../markdown/attack-snippets.ts'
import { temporaryFolder, write } from '../../publish/temporary-folder.ts'

const hostile = drawingsIn('attacks')
const plain = drawingsIn('harmless')

test('there are enough of both, and no two are the same', () => {
  expect(new Set(hostile.map(({ text }) => text)).size).toBe(hostile.length)
  expect(hostile.length).toBeGreaterThanOrEqual(55)
  expect(plain.length).toBeGreaterThanOrEqual(30)
})

test.each(hostile)('refused: $name', ({ text }) => {
  expect(assetProblem('x.svg', Buffer.from(text))).toBeDefined()
})

test.each(plain)('accepted: $name', ({ text }) => {
  expect(assetProblem('x.svg', Buffer.from(text))).toBeUndefined()
  expect(oddities(text)).toEqual([])
})

test('the audit refuses all of them once more, where nobody has judged them before', async () => {
  const folder = temporaryFolder()
  write(folder, Object.fromEntries(hostile.map(({ text }, index) => [`assets/d${index}.svg`, text])))
  const problems = await auditSite(folder, { base: '/', expectedPages: [] })
  const refused = new Set(problems.filter(({ message }) => message.startsWith('must not')).map(({ page }) => page))
  expect(hostile.filter((_, index) => !refused.has(`/assets/d${index}.svg`)).map(({ name }) => name)).toEqual([])
})

/** What a plain drawing has none of: elements and attributes that run, load or lead away. */
function oddities(text: string): string[] {
  const found: string[] = []
  const walk = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (/^(?:script|style|a|image|foreignobject|animate.*|set|feimage|iframe|handler)$/i.test(child.tagName))
        found.push(child.tagName)
      for (const [name, value] of Object.entries(child.properties)) {
        if (/^on[a-z]/i.test(name)) found.push(name)
        if (/href|src/i.test(name) && !String(value).startsWith('#')) found.push(`${name}=${value}`)
      }
      walk(child)
    }
  }
  walk(fromHtml(text, { fragment: true }))
  return found
}
