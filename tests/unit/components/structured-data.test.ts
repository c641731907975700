import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inScript } from '../../../src/components/structured-data.ts'

test('nothing that is said can close the element that says it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--<script>', '</SCRIPT >')), (text) => {
      const written = inScript({ headline: text })
      expect(written).not.toContain('<')
      expect(JSON.parse(written)).toEqual({ headline: text })
    }),
  )
})
