/** The site in the hands of someone who has a keyboard and no mouse. */
import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { measureColours } from './colours.ts'
import { eventually, type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Where the focus is: the place of its element among all, and what a reader sees of it. */
async function focused({ page }: Reader) {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return undefined
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)]
    const on = document.elementFromPoint(x, y)
    return {
      index: [...document.querySelectorAll('*')].indexOf(element),
      words: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) || element.id,
      /** The contrast of the ring with what it lies on; 1 is no ring. */
      ring:
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
          ? window.contrastBehind(element.closest('svg')?.parentElement ?? element.parentElement!, style.outlineColor)
          : 1,
      inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
      covered:
        on !== null &&
        !element.contains(on) &&
        !on.contains(element) &&
        ![...element.getClientRects()].some((part) => {
          const there = document.elementFromPoint(part.left + part.width / 2, part.top + part.height / 2)
          return there !== null && (element.contains(there) || there.contains(element))
        }),
    }
  })
}

type Stop = NonNullable<Awaited<ReturnType<typeof focused>>>

/** Every place that Tab leads to, from the top of the page to its end. */
async function stops(reader: Reader, most = 400): Promise<Stop[]> {
  await measureColours(reader.page)
  const found: Stop[] = []
  while (found.length < most) {
    await reader.page.keyboard.press('Tab')
    const stop = await focused(reader)
    if (!stop || stop.index === found[0]?.index) return found
    found.push(stop)
  }
  throw new Error(`The end of the page was not reached within ${most} steps; the last was ${found.at(-1)?.words}`)
}

test('the first step shows a link that leads past the navigation', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/cloudflare-2019-07-02/')
  await measureColours(reader.page)
  await reader.page.keyboard.press('Tab')
  const skip = await focused(reader)
  expect(skip).toMatchObject({ words: 'Skip to the content', inView: true })
  expect(skip!.ring).toBeGreaterThanOrEqual(3)
  await reader.page.keyboard.press('Enter')
  expect(await reader.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  await reader.page.keyboard.press('Tab')
  expect(await reader.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

describe.each([
  '/',
  '/postmortems/',
  '/postmortems/cloudflare-2025-11-18/',
  '/runbooks/etcd-quorum-loss/',
  '/processes/incident-response/',
  '/manifesto/',
  '/search/',
])('on %s', (address) => {
  // What stays in place while the rest scrolls is another on a small screen, and the ring another on dark paper.
  test.each<[where: string, options: BrowserContextOptions]>([
    ['a wide screen', {}],
    ['a small screen with dark paper', { viewport: { width: 360, height: 640 }, colorScheme: 'dark' }],
  ])(
    'Tab leads through every link, button and field in their order on %s, is always seen, and never caught',
    async (_, options) => {
      const reader = await newReader(options)
      await reader.open(address)
      const path = await stops(reader)
      expect(path.length).toBeGreaterThan(5)
      const order = path.map(({ index }) => index)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(path.filter(({ ring }) => ring < 3).map(({ words, ring }) => `faint ring (${ring}): ${words}`)).toEqual([])
      expect(path.filter(({ inView }) => !inView).map(({ words }) => `not in view: ${words}`)).toEqual([])
      expect(path.filter(({ covered }) => covered).map(({ words }) => `covered: ${words}`)).toEqual([])

      const missed = await reader.page.evaluate(
        (indices) => {
          const all = [...document.querySelectorAll('*')]
          return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
            .filter(
              (element) => element.checkVisibility({ visibilityProperty: true }) && !element.hasAttribute('disabled'),
            )
            .filter((element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked))
            .filter((element) => !indices.includes(all.indexOf(element)))
            .map((element) => element.outerHTML.slice(0, 100))
        },
        path.map(({ index }) => index),
      )
      expect(missed).toEqual([])
    },
  )
})

test('the ring is drawn: the pixels around a link change when it gets the focus', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const reader = await newReader({ colorScheme })
    await reader.open('/')
    const link = reader.page.locator('nav a').first()
    const box = (await link.boundingBox())!
    const clip = {
      x: Math.max(0, box.x - 6),
      y: Math.max(0, box.y - 6),
      width: box.width + 12,
      height: box.height + 12,
    }
    const before = await reader.page.screenshot({ clip })
    await reader.page.keyboard.press('Tab')
    while (!(await link.evaluate((element) => element === document.activeElement)))
      await reader.page.keyboard.press('Tab')
    expect((await reader.page.screenshot({ clip })).equals(before), colorScheme).toBe(false)
  }
})

test('on the search page, / leads into the search, and stays a slash within it', async () => {
  const reader = await newReader()
  await reader.open('/search/')
  await reader.page.keyboard.press('/')
  const field = reader.page.locator('main').getByRole('searchbox')
  await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await field.inputValue()).toBe('')
  await reader.page.keyboard.type('a/b')
  expect(await field.inputValue()).toBe('a/b')
})
