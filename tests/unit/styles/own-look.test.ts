import { expect, it } from 'vitest'
import { paletteOf } from '../../../src/model/palette.ts'
import { ThemeSettings } from '../../../src/model/theme.ts'
import { ownLook } from '../../../src/styles/own-look.ts'

const palette = paletteOf({ accent: { light: '#0b5c8a', dark: '#7cc0ea' } })
const face = (file: string, weight: number[]) => ({ file, weight })
const look = (fonts: object, addresses = {}) => ownLook(palette, ThemeSettings.parse({ fonts }).fonts, addresses)

it('without a theme there are our colours for both schemes, our typefaces, and no web font', () => {
  const css = ownLook(palette)
  expect(css).toContain('--paper:light-dark(#fbfaf8,#121417)')
  expect(css).toContain('--accent:light-dark(#0b5c8a,#7cc0ea)')
  expect(css).toContain('--sans:system-ui,')
  expect(css).not.toContain('@font-face')
})

it('a typeface comes before ours, and each of its files is loaded when it is needed', () => {
  const faces = [face('fonts/a.woff2', [200, 800]), { ...face('fonts/b.woff2', [400]), style: 'italic' }]
  const css = look(
    { text: { family: 'Example Sans', faces, display: 'optional' } },
    { 'fonts/a.woff2': '/hb/_assets/a.1.woff2', 'fonts/b.woff2': '/hb/_assets/b.2.woff2' },
  )
  expect(css).toContain("--sans:'Example Sans',system-ui,")
  expect(css).toContain('--headings:var(--sans)')
  expect(css).toContain(
    "@font-face{font-family:'Example Sans';font-weight:200 800;font-style:normal;font-display:optional;src:url(/hb/_assets/a.1.woff2) format('woff2')}",
  )
  expect(css).toContain('font-style:italic')
})

it('a file that serves text and headings is declared once', () => {
  const own = { family: 'Example', faces: [face('fonts/a.woff2', [400])] }
  const css = look({ text: own, headings: own }, { 'fonts/a.woff2': '/a.woff2' })
  expect(css.match(/@font-face/g)).toHaveLength(1)
  expect(css).toContain("--headings:'Example',var(--sans)")
})
