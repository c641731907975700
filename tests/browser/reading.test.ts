/** Finding one’s way by links alone, as most readers do. */
import { expect, test } from 'vitest'
import { readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

for (const javaScriptEnabled of [true, false]) {
  const way = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test.each([
    ['Postmortems', '/postmortems/', 'Cloudflare WAF regular-expression outage', '/postmortems/cloudflare-2019-07-02/'],
    ['Runbooks', '/runbooks/', 'etcd has lost its quorum', '/runbooks/etcd-quorum-loss/'],
    ['Processes', '/processes/', 'Incident response', '/processes/incident-response/'],
  ])(`${way}: from the first page by “%s” to %s and on to “%s”`, async (entry, index, title, address) => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open('/')
    await reader.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: entry, exact: true }).click()
    expect(reader.place()).toBe(index)
    await reader.page.getByRole('main').getByRole('link', { name: title }).first().click()
    expect(reader.place()).toBe(address)
    expect(await seen(reader.page.getByRole('heading', { level: 1 }))).toContain(title)
    await reader.page.goBack()
    expect(reader.place()).toBe(index)
  })

  test(`${way}: from a postmortem to a process that it tested, and back to it`, async () => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open('/postmortems/cloudflare-2019-07-02/')
    await reader.page.getByRole('main').getByRole('link', { name: 'Change and rollout' }).first().click()
    await reader.page.waitForURL('**/processes/change-and-rollout/')
    await reader.page
      .getByRole('main')
      .getByRole('link', { name: 'Cloudflare WAF regular-expression outage' })
      .first()
      .click()
    await reader.page.waitForURL('**/postmortems/cloudflare-2019-07-02/')
  })

  test(`${way}: the address that stands in an alert names it and leads to its runbook`, async () => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open('/runbooks/by-alert/etcdNoLeader/')
    expect(await seen(reader.page.getByRole('heading', { level: 1 }))).toContain('etcdNoLeader')
    await reader.page.getByRole('main').getByRole('link', { name: 'etcd has lost its quorum' }).click()
    expect(reader.place()).toBe('/runbooks/etcd-quorum-loss/')
  })

  test(`${way}: a link to a section arrives at that section`, async () => {
    const reader = await newReader({ javaScriptEnabled })
    await reader.open('/runbooks/etcd-quorum-loss/#force-new-cluster')
    const top = await reader.page
      .locator('#force-new-cluster')
      .evaluate((heading) => heading.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(-1)
    expect(top).toBeLessThan(400)
  })
}

test('the navigation says which part of the site is open', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/etcd-quorum-loss/')
  const current = reader.page.getByRole('navigation', { name: 'Main' }).locator('[aria-current]')
  expect(await current.allInnerTexts()).toEqual(['Runbooks'])
})
