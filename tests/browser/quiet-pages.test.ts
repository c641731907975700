/** Pages that the browser has nothing to complain about, with scripts and without. */
import { describe, expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

/** The one thing that is meant to be missing. */
const expected = (complaint: string): boolean => complaint.includes('/no/such/page/') || /status of 404/.test(complaint)

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, javaScriptEnabled) => {
  test.each(pageTypes)('%s raises no error, breaks no policy, asks no other host', async (_type, address) => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open(address)
    await reader.page.waitForLoadState('networkidle')
    const complaints =
      address === '/no/such/page/' ? reader.complaints.filter((each) => !expected(each)) : reader.complaints
    expect(complaints).toEqual([])
  })

  test.each(pageTypes)('%s can be read: its title and its words show', async (_type, address) => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open(address)
    expect(await reader.page.locator('h1').count()).toBe(1)
    expect(await reader.page.locator('h1').isVisible()).toBe(true)
    expect((await seen(reader.page.locator('main'))).length).toBeGreaterThan(80)
  })
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
  await expect.poll(() => reader.complaints.join('\n')).toMatch(/refused by script-src/)
  await expect.poll(() => reader.complaints.join('\n')).toMatch(/counter\.example/)
  await expect.poll(() => reader.complaints.join('\n')).toMatch(/404: .*missing\.png/)
  expect(await reader.page.evaluate(() => 'ran' in window)).toBe(false)
})
