/** What readers meet at an address that has no page. */
import { expect, test } from 'vitest'
import { eventually, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

test.each([
  '/no-such-page',
  '/no/such/page/at/any/depth/',
  '/postmortems/no-such-incident/',
  '/assets/no-such-image.png',
  '/%E0%A4%A',
  '/..%2f..%2fpackage.json',
])('%s answers with 404, says so, and leads on', async (address) => {
  const reader = await newReader()
  const status = await reader.open(address)
  expect(status).toBe(404)
  expect(await seen(reader.page.getByRole('heading', { level: 1 }))).toBe('Page not found')
  const main = reader.page.getByRole('main')
  await main.getByRole('link', { name: 'home page' }).click()
  expect(reader.place()).toBe('/')
})

test('the page for what is missing is not kept by search engines', async () => {
  const reader = await newReader()
  await reader.open('/no-such-page/')
  expect(await reader.page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
})

test('its search finds what the reader was looking for', async () => {
  const reader = await newReader()
  await reader.open('/no-such-page/')
  await reader.page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await reader.page.getByRole('dialog').getByRole('searchbox').fill('NetStream')
  await eventually(() =>
    reader.page
      .getByRole('dialog')
      .getByRole('link', { name: /Open Telekom Cloud/ })
      .count(),
  ).toBeGreaterThan(0)
})

test.each(['etcdnoleader', 'ETCDNOLEADER/', 'EtcdNoLeader/index.html'])(
  'the address of an alert leads on whatever its case: %s',
  async (name) => {
    const reader = await newReader()
    await reader.open(`/runbooks/by-alert/${name}`)
    await eventually(reader.place).toBe('/runbooks/by-alert/etcdNoLeader/')
    expect(await seen(reader.page.getByRole('heading', { level: 1 }))).toBe('etcdNoLeader')
  },
)

test('below the address of another language too', async () => {
  const reader = await newReader()
  await reader.open('/de/runbooks/by-alert/etcdNoLeader/')
  await eventually(reader.place).toBe('/runbooks/by-alert/etcdNoLeader/')
})

test('an alert that no runbook names is told so, with names like it and the list of all', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/by-alert/etcdNoLeadr/')
  const heading = reader.page.getByRole('heading', { level: 1 })
  await eventually(() => heading.textContent()).toBe('No runbook for the alert etcdNoLeadr')
  await reader.page.getByRole('link', { name: 'etcdNoLeader' }).click()
  expect(reader.place()).toBe('/runbooks/by-alert/etcdNoLeader/')
  await reader.open('/de/runbooks/by-alert/Unbekannt/')
  await eventually(() => heading.textContent()).toBe('Kein Runbook zum Alarm Unbekannt')
  await reader.page.getByRole('link', { name: 'Alle Alarme nach Namen' }).click()
  expect(reader.place()).toBe('/de/runbooks/#page-by-alert')
})

test('a name is text, whatever it holds', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/by-alert/%3Cimg src=x onerror=alert(1)%3E$&/')
  const heading = reader.page.getByRole('heading', { level: 1 })
  await eventually(() => heading.textContent()).toBe('No runbook for the alert <img src=x onerror=alert(1)>$&')
  expect(await heading.locator('img').count()).toBe(0)
})
