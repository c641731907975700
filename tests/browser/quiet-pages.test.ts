/** Pages that the browser has nothing to complain about, with scripts and without. */
import { describe, expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { eventually, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

/** The one page that is meant to be missing: its own status is 404, and that of nothing else. */
const isMeant = (complaint: string): boolean => /^404: .*\/no\/such\/page\/$|^console: .*status of 404/.test(complaint)

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, javaScriptEnabled) => {
  test.each(pageTypes)(
    '%s can be read, raises no error, breaks no policy, asks no other host',
    async (_type, address) => {
      const reader = await newReader({ javaScriptEnabled })
      await reader.open(address)
      expect(await reader.page.locator('h1').count()).toBe(1)
      expect(await reader.page.locator('h1').isVisible()).toBe(true)
      expect((await seen(reader.page.locator('main'))).length).toBeGreaterThan(80)
      expect(reader.complaints.filter((complaint) => !isMeant(complaint))).toEqual([])
    },
  )
})

test('the tests would notice a script that is refused, a file that is missing, and another host', async () => {
  const reader = await newReader()
  await reader.open('/')
  await reader.page.evaluate(() => {
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = true'
    const foreign = document.createElement('img')
    foreign.src = 'https://counter.example/pixel.png'
    const missing = document.createElement('img')
    missing.src = 'missing.png'
    document.body.append(inline, foreign, missing)
  })
  await eventually(() => reader.complaints.join('\n')).toMatch(/refused by script-src/)
  await eventually(() => reader.complaints.join('\n')).toMatch(/counter\.example/)
  await eventually(() => reader.complaints.join('\n')).toMatch(/404: .*missing\.png/)
  expect(await reader.page.evaluate(() => 'ran' in window)).toBe(false)
})
