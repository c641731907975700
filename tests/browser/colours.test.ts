/** What axe does not judge of colours: the words in drawings. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { measureColours } from './colours.ts'
import { pageTypes } from './page-types.ts'
import { readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Colours are the same in every language. */
const types = pageTypes.filter(([, address]) => !address.startsWith('/de/'))

const appearances: [name: string, media: Parameters<Page['emulateMedia']>[0]][] = [
  ['on light paper', {}],
  ['on dark paper', { colorScheme: 'dark' }],
  ['in forced colours', { colorScheme: 'light', forcedColors: 'active' }],
  ['in print', { forcedColors: 'none', media: 'print' }],
]

test.each(types)('the words in the drawings of %s can be read in every colour of paper', async (_type, address) => {
  const { open, page } = await newReader()
  await open(address)
  await measureColours(page)
  for (const [name, media] of appearances) {
    await page.emulateMedia(media)
    expect(await page.evaluate(faintWords), name).toEqual([])
  }
})

/** Words in drawings with less contrast than WCAG wants of text. */
function faintWords(): string[] {
  return [...document.querySelectorAll<SVGTextElement>('svg text')]
    .filter((text) => text.checkVisibility({ visibilityProperty: true }) && text.textContent?.trim())
    .map((text) => ({ text, contrast: window.contrastBehind(text, getComputedStyle(text).fill) }))
    .filter(({ contrast }) => contrast < 4.5)
    .map(({ text, contrast }) => `${contrast.toFixed(2)}: ${text.textContent}`)
}

test('the measure of colours is that of WCAG', async () => {
  const { open, page } = await newReader()
  await open('/')
  await measureColours(page)
  const contrast = (paper: string, colour: string) =>
    page.evaluate(
      ([background, ink]) => {
        document.body.style.setProperty('background', background!)
        return window.contrastBehind(document.body, ink!)
      },
      [paper, colour],
    )
  expect(await contrast('#fff', '#000')).toBeCloseTo(21, 5)
  expect(await contrast('#fff', '#767676')).toBeCloseTo(4.54, 2)
  expect(await contrast('rgb(0 0 0 / 50%)', '#fff')).toBeLessThan(await contrast('#000', '#fff'))
})
