/**
 * What axe can tell of WCAG 2.2, level AA, on every type of page, in every appearance that a page can take. All its rules
 * judge the page as it is first seen; each other appearance is judged by the rules whose verdict it can change.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { pageTypes } from './page-types.ts'
import { readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

const COLOURS = ['color-contrast', 'link-in-text-block']
const PLACES = ['target-size', 'scrollable-region-focusable']

/** How a page can look beside how it is first seen, and the rules that this concerns. */
const appearances: [name: string, rules: readonly string[], prepare: (page: Page) => Promise<unknown>][] = [
  ['on dark paper', COLOURS, (page) => page.emulateMedia({ colorScheme: 'dark' })],
  ['in forced colours', COLOURS, (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })],
  ['in print', COLOURS, (page) => page.emulateMedia({ forcedColors: 'none', media: 'print' })],
  [
    'with text twice as large',
    PLACES,
    async (page) => {
      await page.emulateMedia({ media: 'screen' })
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '212.5%'))
    },
  ],
  [
    'on a screen of 320 pixels',
    PLACES,
    async (page) => {
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      await page.setViewportSize({ width: 320, height: 640 })
    },
  ],
]

test.each(pageTypes)('%s breaks no rule, however it looks', async (_type, address) => {
  const { open, page } = await newReader()
  await open(address)
  expect(await violations(page)).toEqual([])
  // A translation has the colours of its original, and other words: they need other room.
  const differing = address.startsWith('/de/') ? appearances.filter(([, rules]) => rules === PLACES) : appearances
  for (const [name, rules, prepare] of differing) {
    await prepare(page)
    expect(await violations(page, rules), name).toEqual([])
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moving(page), 'for readers who asked for less motion').toEqual([])
})

test('a search with its results and filters breaks no rule', async () => {
  const { open, page } = await newReader()
  await open('/search/?q=etcd&kind=runbook')
  await page.locator('.search-results h2 a').first().waitFor()
  expect(await violations(page)).toEqual([])
})

test('the search over a page breaks no rule, empty and with results', async () => {
  const { open, page } = await newReader()
  await open('/runbooks/etcd-quorum-loss/')
  await page.keyboard.press('/')
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('searchbox').fill('etcd')
  await dialog.locator('h2 a').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, COLOURS), 'on dark paper').toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await violations(page, PLACES), 'on a screen of 320 pixels').toEqual([])
})

test('the appearances differ, so that each has really been looked at', async () => {
  const { open, page } = await newReader()
  await open('/')
  const look = () =>
    page.evaluate(() => {
      const { backgroundColor, color, fontSize } = getComputedStyle(document.documentElement)
      return `${backgroundColor} ${color} ${fontSize} ${innerWidth}`
    })
  const looks = [await look()]
  for (const [, , prepare] of appearances) {
    await prepare(page)
    looks.push(await look())
  }
  expect(new Set(looks).size, looks.join('\n')).toBe(looks.length)
})

/** What moves by itself, or when it changes. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element)
        const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
        return (
          style.scrollBehavior === 'smooth' ||
          (style.animationName !== 'none' && lasts(style.animationDuration)) ||
          lasts(style.transitionDuration)
        )
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  )
}
