/** Words of the glossary, explained where a page first uses them: by key and by finger, without script. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { type Reader, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()
const PAGE = '/runbooks/etcd-quorum-loss/'

const term = ({ page }: Reader) => page.getByRole('button', { name: 'What Quorum means' })
const definition = ({ page }: Reader) => page.locator('.terms > p').first()

test('a key opens the definition and leads into it; Escape closes it where the reader was', async () => {
  const reader = await newReader({ javaScriptEnabled: false })
  await reader.open(PAGE)
  expect(await definition(reader).isVisible()).toBe(false)
  await term(reader).focus()
  await reader.page.keyboard.press('Enter')
  expect(await seen(definition(reader))).toMatch(/^Quorum\n.*must agree before it accepts a change/)
  await reader.page.keyboard.press('Tab')
  expect(
    await definition(reader)
      .getByRole('link', { name: 'Quorum' })
      .evaluate((link) => link.matches(':focus')),
  ).toBe(true)
  await reader.page.keyboard.press('Escape')
  expect(await definition(reader).isVisible()).toBe(false)
  expect(await term(reader).evaluate((button) => button.matches(':focus'))).toBe(true)
})

test('a finger on the word opens the definition within the screen; one beside it closes it', async () => {
  for (const width of [320, 360, 768]) {
    const reader = await newReader({ viewport: { width, height: 640 }, hasTouch: true })
    await reader.open(PAGE)
    await term(reader).tap()
    const box = (await definition(reader).boundingBox())!
    expect(box.x, String(width)).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width, String(width)).toBeLessThanOrEqual(width)
    expect(box.y + box.height, String(width)).toBeLessThanOrEqual(640)
    const button = (await term(reader).boundingBox())!
    expect(box.y > button.y || box.y + box.height <= button.y + 1, 'it does not cover the word').toBe(true)
    await reader.page.touchscreen.tap(width / 2, box.y > 320 ? 20 : 620)
    expect(await definition(reader).isVisible()).toBe(false)
  }
})

test('the term leads on to its entry in the glossary, which leads back', async () => {
  const reader = await newReader()
  await reader.open(PAGE)
  await term(reader).click()
  await definition(reader).getByRole('link', { name: 'Quorum' }).click()
  expect(reader.place()).toBe('/glossary/#page-term-quorum')
  const entry = reader.page.locator('.glossary > div', { has: reader.page.locator('#page-term-quorum') })
  await entry.getByRole('link', { name: 'etcd has lost its quorum' }).click()
  expect(reader.place()).toBe(PAGE)
})

test('a screen reader is told the meaning at the word', async () => {
  const reader = await newReader()
  await reader.open(PAGE)
  const described = await term(reader).getAttribute('aria-describedby')
  expect(await reader.page.locator(`#${described}`).textContent()).toContain('The number of members of a cluster')
})

test('sentences are copied whole, without buttons and definitions; paper has neither', async () => {
  const reader = await newReader()
  await reader.open(PAGE)
  const paragraph = reader.page.locator('p', { has: reader.page.locator('.term') }).first()
  const copied = await paragraph.evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    return getSelection()?.toString()
  })
  expect(copied).toMatch(/^etcd accepts a write only when a majority of its members has stored it/)
  await reader.page.emulateMedia({ media: 'print' })
  expect(await definition(reader).isVisible()).toBe(false)
})

test('an open definition breaks no rule, on light paper and on dark', async () => {
  const reader = await newReader()
  await reader.open(PAGE)
  await term(reader).click()
  expect(await violations(reader.page)).toEqual([])
  await reader.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(reader.page)).toEqual([])
})
