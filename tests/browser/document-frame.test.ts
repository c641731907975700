/** What surrounds every document: contents that follow, the way to its neighbours, the way to say that it is wrong. */
import { expect, test } from 'vitest'
import { eventually, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()
const LONG = '/postmortems/gitlab-2017-01-31/'

test('the contents mark the section that is being read, and one only', async () => {
  const { page, open } = await newReader()
  await open(LONG)
  const current = page.locator('.contents [aria-current]')
  for (const section of ['page-impact', 'page-contributed', 'page-lessons']) {
    await page.locator(`#${section}`).evaluate((heading) => heading.scrollIntoView())
    await eventually(() => current.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      `#${section}`,
    ])
  }
})

test('a section at the very end, which never reaches the top, is marked when it is asked for', async () => {
  const { page, open } = await newReader({ viewport: { width: 1280, height: 1400 } })
  await open(LONG)
  const links = page.locator('.contents a')
  for (const index of [-2, -1, -2]) {
    await links.nth((await links.count()) + index).click()
    await eventually(() => links.nth(index).getAttribute('aria-current')).toBe('location')
  }
})

test('without scripts the contents are a plain list, and lead where they say', async () => {
  const { page, open, place } = await newReader({ javaScriptEnabled: false })
  await open(LONG)
  expect(await page.locator('.contents [aria-current]').count()).toBe(0)
  await page.locator('.contents').getByRole('link', { name: 'Lessons' }).click()
  expect(place()).toBe(`${LONG}#page-lessons`)
})

test('the way from an incident back in time leads to the first one', async () => {
  const { page, open, place } = await newReader()
  await open('/postmortems/gitlab-2017-01-31/')
  const before = page.getByRole('navigation', { name: 'Incidents in time' }).getByRole('link').first()
  await before.click()
  expect(place()).toBe('/postmortems/azure-2012-02-29/')
  await before.waitFor()
  expect(await page.getByRole('navigation', { name: 'Incidents in time' }).getByRole('link').count()).toBe(1)
})

test('the path leads home, in the language of the page', async () => {
  const { page, open, place } = await newReader()
  await open('/de/manifesto/signing/')
  const path = page.getByRole('navigation', { name: 'Ort dieser Seite' }).getByRole('link')
  expect(await path.allTextContents()).toEqual(['Startseite', 'Manifest'])
  await path.first().click()
  expect(place()).toBe('/de/')
})
