/** Whoever has never seen the site finds what they came for in at most two clicks from the home page, by its links alone. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BuiltSite } from '../site/built-site.ts'
import { build } from '../site/opsbook-command.ts'
import { smallHandbook } from '../site/small-handbook.ts'
import { workspace } from '../site/workspace.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const out = join(workspace(), 'small')
await build(['--content', smallHandbook, '--out', out, '--base', '/hb/', '--as-of', '2026-06-01'])

const readerOfStarter = readersOfTheSite()
const readerOfSmall = readersOfTheSite(() => new BuiltSite(out, '/hb/'))

async function follow({ page }: Reader, link: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: link }).and(page.locator(':visible')).first().click()
}

test('the longest outage of a service', async () => {
  const reader = await readerOfStarter()
  await reader.open('/')
  await follow(reader, 'Services')
  await follow(reader, 'Object storage')
  const longest = reader.page.locator('dl div', { hasText: 'Longest incident' })
  expect(await longest.textContent()).toContain('4 h 17 min')
  expect(await longest.getByRole('link').getAttribute('href')).toMatch(/\/postmortems\/aws-s3-2017-02-28\/$/)
})

test('the runbook for an alert', async () => {
  const reader = await readerOfStarter()
  await reader.open('/')
  await follow(reader, 'Runbooks')
  await reader.page
    .getByRole('listitem')
    .filter({ hasText: 'KubeNodeNotReady' })
    .getByRole('link', { name: /node/ })
    .last()
    .click()
  expect(reader.place()).toBe('/runbooks/node-not-ready/')
})

test('the process for public communication', async () => {
  const reader = await readerOfStarter()
  await reader.open('/')
  await follow(reader, 'Processes')
  await follow(reader, 'Public communication')
  expect(reader.place()).toBe('/processes/public-communication/')
})

test('the open actions of one team', async () => {
  const reader = await readerOfSmall()
  await reader.open('/')
  await follow(reader, 'Maßnahmen')
  await reader.page.getByRole('main').getByRole('link', { name: 'Leitstelle' }).first().click()
  expect(reader.place()).toBe('/actions/team/leitstelle/')
  const open = reader.page.locator('.group', { has: reader.page.getByRole('heading', { name: 'Offen' }) })
  expect(await open.getByRole('listitem').first().textContent()).toMatch(
    /Zeitumstellungen.*15\. Februar 2026, überfällig/,
  )
})

test('what happened last, and what became of it, is on the home page', async () => {
  const reader = await readerOfSmall({ viewport: { width: 1280, height: 800 } })
  await reader.open('/')
  const latest = reader.page.getByRole('listitem').filter({ hasText: 'Doppelte Termine' }).first()
  expect(await latest.textContent()).toMatch(
    /25\. Oktober 2025.*endgültig.*1 von 2 Maßnahmen erledigt, 1 überfällig.*3 h 20 min/,
  )
  const box = (await latest.boundingBox())!
  expect(box.y + box.height).toBeLessThan(800)
})
