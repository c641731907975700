import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Colour, contrastRatio, luminance, readable } from '../../../src/model/colour.ts'
import { type ColourName, pairs, paletteOf, schemes } from '../../../src/model/palette.ts'
import { Settings } from '../../../src/model/settings.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    // The greys next to the limit on white that WCAG’s own techniques name.
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
    ['#0000FF', '#ffffff', 8.59],
    ['#aabbcc', '#fbfaf8', 1.88],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2)
  })

  it('lies between 1 and 21, whichever colour is in front', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastRatio(one, other)
        expect(ratio).toBe(contrastRatio(other, one))
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21)
      }),
    )
  })

  it('grows with the light of the brighter colour', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrastRatio('#000000', one) <= contrastRatio('#000000', other)).toBe(
          luminance(one) <= luminance(other),
        )
      }),
    )
  })
})

describe('a colour that would be enough', () => {
  it('is enough against each of the others, and is the colour itself when that is', () => {
    fc.assert(
      fc.property(colour, fc.array(colour, { minLength: 1, maxLength: 3 }), (front, backs) => {
        const found = readable(front, backs, 4.5)
        if (backs.every((back) => contrastRatio(front, back) >= 4.5)) expect(found).toBe(front)
        if (found === undefined) return
        expect(Colour.safeParse(found).success).toBe(true)
        for (const back of backs) expect(contrastRatio(found, back)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('exists for every single colour behind it', () => {
    fc.assert(fc.property(colour, colour, (front, back) => readable(front, [back], 4.5) !== undefined))
  })
})

describe('our own palette', () => {
  const palette = paletteOf(Settings.parse({ name: 'Ops', organisation: 'Ops', summary: 'How we work.' }))

  it.each(pairs.flatMap((pair) => schemes.map((scheme) => [pair.front, pair.back, scheme, pair.needs] as const)))(
    '%s on %s is readable in the %s scheme',
    (front: ColourName, back, scheme, needs) => {
      expect(contrastRatio(palette[front][scheme], palette[back][scheme])).toBeGreaterThanOrEqual(needs)
    },
  )

  it('gives way to the colours of a theme, one by one', () => {
    const own = paletteOf({ accent: palette.accent }, { light: { paper: '#ffffff' } })
    expect(own.paper).toEqual({ light: '#ffffff', dark: palette.paper.dark })
    expect(own.ink).toEqual(palette.ink)
  })
})
