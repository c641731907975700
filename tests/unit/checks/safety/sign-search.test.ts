import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SignSearch } from '../../../../src/checks/safety/sign-search.ts'

it('finds what a search for each word finds, in one pass', () => {
  const letter = fc.constantFrom('a', 'b', 'c', ' ', 'B', 'A')
  const text = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(''))
  const word = fc
    .array(fc.constantFrom('a', 'b', 'c', ' '), { minLength: 1, maxLength: 5 })
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, text) => {
      const { next, ends } = new SignSearch(words)
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
