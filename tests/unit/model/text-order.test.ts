import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTextOrder } from '../../../src/model/text-order.ts'

test('texts are in the order that a sort without a word has them in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      expect(texts.toSorted(inTextOrder)).toEqual(texts.toSorted())
    }),
  )
})
