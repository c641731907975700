import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesOf } from '../../../src/checks/matches.ts'

const expressions = [/ab?/g, /(?<!a)b/gi, /\b/g, /a*/g, /(a)(b)?/dg, /x|$/g, /[^a]{1,3}/gu]

it('all matches are those that matchAll finds, whoever has used the expression before', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'A', ' ', '\u{1F4A5}')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.constantFrom(...expressions), fc.nat(9), (text, expression, left) => {
      expression.lastIndex = left
      const found = matchesOf(text, expression)
      expect(found).toEqual([...text.matchAll(new RegExp(expression))])
      expect(found.map(({ index }) => index)).toEqual(
        [...text.matchAll(new RegExp(expression))].map(({ index }) => index),
      )
    }),
  )
})
