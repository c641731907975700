import { expect, test } from 'vitest'
import { messages } from '../../../src/i18n/index.ts'

/** Every leaf of the messages with its path; functions stand for themselves. */
function leaves(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`))
}

const en = leaves(messages('en'))
const de = leaves(messages('de'))

test('both languages have the same keys', () => {
  expect(de.map(([path]) => path)).toEqual(en.map(([path]) => path))
})

test.each([...en, ...de])('%s says something', (_, leaf) => {
  if (typeof leaf === 'function') {
    const [one, other] = [leaf(1, 2), leaf(7, 8)]
    expect(one).toMatch(/\S/)
    expect(other).toMatch(/\S/)
  } else {
    expect(leaf).toBeTypeOf('string')
    expect(leaf).toMatch(/\S/)
  }
})

test('a function takes as many values in either language', () => {
  const arities = (list: typeof en) => list.map(([, leaf]) => (typeof leaf === 'function' ? leaf.length : 0))
  expect(arities(de)).toEqual(arities(en))
})

/** What is the same in both languages. */
const SAME = new Set(['Commit', 'Postmortem', 'Postmortems', 'Runbook', 'Runbooks', 'Team', 'Text', 'in x', 'x–y'])

test('nothing was left in English by mistake', () => {
  const text = (leaf: unknown) => (typeof leaf === 'function' ? leaf('x', 'y') : leaf)
  const same = en.filter(([, leaf], index) => text(leaf) === text(de[index]![1]))
  expect(same.filter(([, leaf]) => !SAME.has(text(leaf)))).toEqual([])
})

test('German uses German quotation marks and no English ones', () => {
  for (const [path, leaf] of de) {
    const text = typeof leaf === 'function' ? leaf('x', 'y') : leaf
    expect(text, path).not.toMatch(/[”"]/)
    expect((text.match(/„/g) ?? []).length, path).toBe((text.match(/“/g) ?? []).length)
  }
})

test('placeholders of the search are the same in both languages', () => {
  const marks = (text: string) => text.match(/%[a-z]?/g)?.sort() ?? []
  for (const [index, [path, leaf]] of en.entries()) {
    if (typeof leaf === 'string') expect(marks(de[index]![1] as string), path).toEqual(marks(leaf))
  }
})
