import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SignSearch } from '../../../src/checks/sign-search.ts'

it('finds what a search for each word finds, in one pass', () => {
  const letter = fc.constantFrom('a', 'b', 'c', ' ', 'B', 'A')
  const text = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(''))
  const word = fc
    .array(fc.constantFrom('a', 'b', 'c', ' '), { minLength: 1, maxLength: 5 })
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, text) => {
      const { next, ends } = new SignSearch(words.map((word) => [word, 1]))
      const found: number[] = []
      let state = 0
      for (let at = 0; at < text.length; at++) {
        state = next[state * 128 + text.charCodeAt(at)]!
        if (ends[state]) found.push(at)
      }
      const expected = [...text].flatMap((_, at) =>
        words.some((word) =>
          text
            .toLowerCase()
            .slice(0, at + 1)
            .endsWith(word),
        )
          ? [at]
          : [],
      )
      expect(found).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

it('tells which words a text holds by their marks', () => {
  const search = new SignSearch([
    ['alert', 1],
    ['alerts', 2],
    ['lert', 4],
  ])
  expect(search.signsIn('An Alert')).toBe(5)
  expect(search.signsIn('two alerts')).toBe(7)
  expect(search.signsIn('al\u00e4ert')).toBe(0)
})
