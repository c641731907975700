/** The list of postmortems, narrowed down: in place with script, by pages of their own without. */
import { expect, test } from 'vitest'
import { eventually, type Reader, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

const status = ({ page }: Reader) => seen(page.locator('#page-status'))
const shown = ({ page }: Reader) => page.locator('li[data-facets]:visible').count()
const line = ({ page }: Reader, facet: string) => page.locator('#page-narrow details', { hasText: facet })

async function choose(reader: Reader, facet: string, value: string): Promise<void> {
  await line(reader, facet).locator('summary').click()
  await line(reader, facet).getByRole('link', { name: value, exact: true }).click()
}

test('values of several facets narrow the list together; the address keeps them, and the number is announced', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/')
  expect(await status(reader)).toBe('11 postmortems')
  expect(await reader.page.locator('#page-status').getAttribute('role')).toBe('status')

  await choose(reader, 'Service', 'Control plane API')
  await eventually(() => status(reader)).toBe('4 of 11 postmortems')
  expect(reader.place()).toBe('/postmortems/?service=control-plane')
  expect(await shown(reader)).toBe(4)

  await choose(reader, 'Year', '2024')
  await eventually(() => status(reader)).toBe('1 of 11 postmortems')
  expect(reader.place()).toBe('/postmortems/?service=control-plane&year=2024')
  expect(await reader.page.locator('.group:visible h2').allTextContents()).toEqual(['2024'])
  expect(reader.complaints).toEqual([])
})

test('the numbers beside the values are those that choosing them would give', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/?service=control-plane')
  await line(reader, 'Factor').locator('summary').click()
  const promised = await line(reader, 'Factor')
    .locator('li:visible')
    .evaluateAll((items) =>
      items.flatMap((item) => {
        const count = item.querySelector('.count')
        return count ? [[item.querySelector('a')!.textContent, Number(count.textContent)] as const] : []
      }),
    )
  expect(promised.length).toBeGreaterThan(2)
  await line(reader, 'Factor').locator('summary').click()
  for (const [value, n] of promised) {
    await choose(reader, 'Factor', value)
    await eventually(() => status(reader)).toBe(`${n} of 11 postmortems`)
    expect(await shown(reader)).toBe(n)
  }
})

test('the way back in the browser, the choice of all, and the link to all take values away', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/')
  await choose(reader, 'Year', '2017')
  await choose(reader, 'Service', 'Object storage')
  await eventually(() => status(reader)).toBe('1 of 11 postmortems')
  await reader.page.goBack()
  await eventually(() => status(reader)).toBe('3 of 11 postmortems')
  expect(await seen(line(reader, 'Service').locator('summary'))).toBe('Service all')
  expect(await seen(line(reader, 'Year').locator('summary'))).toBe('Year 2017')
  await choose(reader, 'Year', 'all')
  await eventually(() => status(reader)).toBe('11 postmortems')
  await choose(reader, 'Year', '2017')
  await reader.page.getByRole('link', { name: 'Show all' }).click()
  await eventually(() => status(reader)).toBe('11 postmortems')
  expect(reader.place()).toBe('/postmortems/')
})

test('an address that nothing matches says so and leads back', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/?service=dns&factor=no-such-factor')
  await eventually(() => status(reader)).toBe('No postmortem matches all of these.')
  expect(await shown(reader)).toBe(0)
  await reader.page.getByRole('link', { name: 'Show all' }).click()
  await eventually(() => shown(reader)).toBe(11)
})

test('all of it works by keyboard, and the focus is never lost', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/')
  const { keyboard } = reader.page
  await line(reader, 'Service').locator('summary').focus()
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await eventually(() => status(reader)).toMatch(/ of 11 postmortems$/)
  expect(await reader.page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Service /)
})

test('a list of one value leads on to lists of two', async () => {
  const reader = await newReader()
  await reader.open('/postmortems/service/control-plane/')
  await choose(reader, 'Year', '2019')
  await reader.page.waitForURL('**/postmortems/?service=control-plane&year=2019')
  await eventually(() => status(reader)).toBe('1 of 11 postmortems')
})

test('without script each value is a page of its own, which names it and itself', async () => {
  const reader = await newReader({ javaScriptEnabled: false })
  await reader.open('/postmortems/')
  await choose(reader, 'Factor', 'monitoring')
  expect(reader.place()).toBe('/postmortems/factor/monitoring/')
  expect(await reader.page.title()).toContain('Postmortems by contributing factor: monitoring')
  const count = await shown(reader)
  expect(await status(reader)).toBe(`${count} of 11 postmortems`)
  await reader.page.getByRole('link', { name: 'Show all' }).click()
  expect(await shown(reader)).toBe(11)
})
