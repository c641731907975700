/** The German side of the handbook. */
import { expect, test } from 'vitest'
import { readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

test('from the English first page one link leads to the German one, and back', async () => {
  const reader = await newReader()
  await reader.open('/')
  await reader.page.getByRole('link', { name: 'Deutsch' }).click()
  expect(reader.place()).toBe('/de/')
  expect(await reader.page.locator('html').getAttribute('lang')).toBe('de')
  await reader.page.getByRole('link', { name: 'English' }).click()
  expect(reader.place()).toBe('/')
})

test('the navigation speaks German and stays in German', async () => {
  const reader = await newReader()
  await reader.open('/de/')
  const navigation = reader.page.getByRole('navigation', { name: 'Hauptnavigation' })
  expect(await navigation.getByRole('link').allInnerTexts()).toEqual(
    expect.arrayContaining(['Manifest', 'Prozesse', 'Runbooks', 'Postmortems', 'Dienste']),
  )
  for (const link of await navigation.getByRole('link').all()) {
    expect(await link.getAttribute('href')).toMatch(/^\/ops\/de\//)
  }
})

test('the manifesto and each of its principles are read in German', async () => {
  const reader = await newReader()
  await reader.open('/de/manifesto/')
  const parts = await reader.page
    .getByRole('main')
    .locator('a[href^="/ops/de/manifesto/"][href$="/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))])
  expect(parts.length).toBeGreaterThanOrEqual(4)
  for (const part of parts) {
    await reader.open(part.replace('/ops', ''))
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('de')
    expect(await seen(reader.page.locator('main'))).toMatch(/ (?:und|der|die|das|wir|nicht) /)
    await reader.page
      .getByRole('navigation', { name: 'Andere Sprachen' })
      .getByRole('link', { name: 'English' })
      .click()
    expect(reader.place()).toBe(part.replace('/ops/de', ''))
  }
})

test('a text that has no translation is announced in its own language, also to a screen reader', async () => {
  const reader = await newReader()
  await reader.open('/de/postmortems/')
  const entry = reader.page
    .getByRole('main')
    .getByRole('link', { name: 'Cloudflare WAF regular-expression outage' })
    .first()
  expect(await entry.evaluate((link) => link.closest('[lang]')?.getAttribute('lang'))).toBe('en')
  await entry.click()
  expect(reader.place()).toBe('/postmortems/cloudflare-2019-07-02/')
})

test('days and numbers are written as in German, whatever language the text has', async () => {
  const reader = await newReader()
  await reader.open('/de/postmortems/')
  const days = await reader.page.locator('main time').allInnerTexts()
  expect(days.length).toBeGreaterThan(10)
  expect(days.join(' ')).toMatch(/ (?:Jan|Feb|März|Juli|Okt|Nov)/)
  expect(days.join(' ')).not.toMatch(/\b(?:Mar|July|Oct|October|March|hours|minutes)\b/)
})
