/** Paper keeps what the screen shows, and cuts nothing off. */
import { expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

/** The width of the text on A4 with our margins, in CSS pixels. */
const A4 = { width: Math.round(((210 - 2 * 16) / 25.4) * 96), height: 1000 }

declare global {
  interface Window {
    /** Pieces of text that the screen shows. */
    shown: Text[]
  }
}

test.each(pageTypes)('%s loses no word on paper, and none reaches beyond its edge', async (_type, address) => {
  // A screen as wide as the paper: a narrow one shows less than a wide one, too.
  const { open, page } = await newReader({ viewport: A4 })
  await open(address)
  const count = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    window.shown = []
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (text.data.trim() && text.parentElement!.checkVisibility({ visibilityProperty: true })) window.shown.push(text)
    }
    return window.shown.length
  })
  expect(count).toBeGreaterThan(0)

  await page.emulateMedia({ media: 'print' })
  const lost = await page.evaluate(() =>
    window.shown
      .filter((text) => !text.parentElement!.checkVisibility({ visibilityProperty: true }))
      // What leads elsewhere or does something is of no use on paper; of two drawings of one timeline paper has the wide one.
      .filter(
        (text) =>
          !text.parentElement!.closest('nav, form, button, summary, .anchor, .breadcrumb, .page-links, .drawing-tall'),
      )
      .map((text) => text.data.trim()),
  )
  expect(lost).toEqual([])

  const cut = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => element === document.documentElement || getComputedStyle(element).overflowX !== 'visible')
      .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  )
  expect(cut).toEqual([])
})

test('a printed postmortem shows its words and its address, and no navigation', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/cloudflare-2019-07-02/')
  await reader.page.emulateMedia({ media: 'print' })
  expect(await reader.page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
  expect(await reader.page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false)
  expect(await seen(reader.page.locator('body'))).toContain('/postmortems/cloudflare-2019-07-02/')
})
