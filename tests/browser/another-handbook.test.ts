/** The second handbook, another organisation's and German, in a browser: the look of its own costs and breaks nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { BuiltSite } from '../site/built-site.ts'
import { build } from '../site/opsbook-command.ts'
import { checkOutSmallHandbook, commitAll } from '../site/small-handbook.ts'
import { workspace } from '../site/workspace.ts'
import { violations } from './axe.ts'
import { beyondTheEdge, cutOff } from './fitting.ts'
import { readersOfTheSite, seen } from './reader.ts'
import { beyondBudget, visit } from './visit.ts'

const folder = workspace()
const base = '/handbook/'

beforeAll(async () => {
  checkOutSmallHandbook(join(folder, 'content'))
  revisePostmortem()
  await build(['--content', join(folder, 'content'), '--out', join(folder, 'site'), '--base', base])
})

/** A second public text of a postmortem, with a revision that says so: its page of changes has something to show. */
function revisePostmortem(): void {
  const file = join(folder, 'content/postmortems/2025/doppelte-termine.md')
  const text = readFileSync(file, 'utf8')
  const [, front, body] = /^(---\n.*?\n)---\n(.*)$/s.exec(text)!
  const revision = '$&\n  - { day: 2025-12-02, status: final, change: Ein Absatz kam dazu. }'
  const revised = front!.replace(/\n {2}- \{ day: 2025-11-10, .*\}/, revision)
  expect(revised).not.toBe(front)
  writeFileSync(file, `${revised}---\n${body}\nDie Anzeige am Schalter wurde von Hand geführt.\n`)
  commitAll(join(folder, 'content'), '2025-12-02T12:00:00Z')
}

const newReader = readersOfTheSite(() => new BuiltSite(join(folder, 'site'), base))

describe.each([
  ['the home page', '/'],
  ['the list of postmortems', '/postmortems/'],
  ['a postmortem with a severity of its own', '/postmortems/doppelte-termine/'],
  ['what changed in a postmortem', '/postmortems/doppelte-termine/changes/'],
  ['the ledger of actions', '/actions/'],
  ['the actions of a team', '/actions/team/leitstelle/'],
  ['a near miss', '/postmortems/beinahe-abgelaufenes-zertifikat/'],
  ['a process', '/processes/stoerung-melden/'],
  ['a runbook', '/runbooks/terminvergabe-anhalten/'],
  ['a service', '/services/terminvergabe/'],
  ['the glossary', '/glossary/'],
  ['the search', '/search/'],
  ['what is missing', '/no/such/page/'],
])('%s', (_, address) => {
  test('costs no more than its budget, and nothing is refused', async () => {
    const reader = await newReader()
    expect(beyondBudget(address, await visit(reader, address))).toEqual([])
    expect(reader.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
  })

  test('breaks no rule, on light paper and on dark, and fits a small screen', async () => {
    const { open, page } = await newReader()
    await open(address)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, ['color-contrast', 'link-in-text-block']), 'on dark paper').toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await beyondTheEdge(page)).toEqual([])
    expect(await cutOff(page)).toEqual([])
  })
})

test('the set of all runbooks breaks no rule, and fits a small screen', async () => {
  const { open, page } = await newReader({ viewport: { width: 320, height: 640 } })
  await open('/runbooks/print/')
  expect(await violations(page)).toEqual([])
  expect(await beyondTheEdge(page)).toEqual([])
})

test('a severity is a word, with colours and without', async () => {
  for (const forcedColors of ['none', 'active'] as const) {
    const { open, page } = await newReader({ forcedColors })
    await open('/postmortems/doppelte-termine/')
    expect(await seen(page.locator('main'))).toContain('Stufe Rot')
  }
})

/** The one open action is due on 15 February 2026; the site is of 2 December 2025. */
describe('what is overdue', () => {
  const LAST_MOMENT = '2026-02-15T23:59:59.999Z'
  const addresses = [
    '/',
    '/actions/',
    '/actions/team/leitstelle/',
    '/services/terminvergabe/',
    '/postmortems/doppelte-termine/',
  ]
  /** What a page says to somebody who opens it at this moment. */
  async function readAt(moment: string, address: string, options: Parameters<typeof newReader>[0] = {}) {
    const reader = await newReader(options)
    await reader.page.clock.setFixedTime(moment)
    await reader.open(address)
    expect(reader.complaints).toEqual([])
    return reader
  }

  test.each(addresses)('is counted as of the reader’s day: %s', async (address) => {
    const before = await readAt(LAST_MOMENT, address, { timezoneId: 'Pacific/Kiritimati' })
    expect(await seen(before.page.locator('main'))).not.toMatch(/\d überfällig|, überfällig/)
    const after = await readAt('2026-02-16T00:00:00Z', address, { timezoneId: 'Pacific/Pago_Pago' })
    const words = await seen(after.page.locator('main'))
    expect(words).toMatch(/1 überfällig|, überfällig/)
    expect(words).toContain('Überfälliges: Stand 16. Februar 2026.')
    expect(words).not.toContain('Stand: 16. Februar')
  })

  test('is counted in each row of the tables', async () => {
    const { page } = await readAt('2026-02-16T00:00:00Z', '/actions/')
    expect(await page.locator('.table-numbers tr:has-text("Leitstelle") td').allTextContents()).toEqual([
      '1',
      '1',
      '0',
      '1',
    ])
    expect(await page.locator('.table-numbers tr:has-text("Fachverfahren") td').allTextContents()).toEqual([
      '0',
      '0',
      '1',
      '1',
    ])
  })

  test('becomes so while the page is open, at midnight in UTC, and is announced to nobody', async () => {
    const { open, page } = await newReader()
    await page.clock.install({ time: '2026-02-15T23:00:00Z' })
    await open('/actions/')
    expect(await seen(page.locator('.tally'))).not.toContain('überfällig')
    await page.clock.fastForward('01:00:01')
    expect(await seen(page.locator('.tally'))).toContain('1 offen, 1 überfällig')
    const announced = page.locator(':is([aria-live], [role="status"], [role="alert"], output) [data-due]')
    expect(await announced.count()).toBe(0)
  })

  test('is that of the site for readers without script, and for those whose clock is behind', async () => {
    const built = await readAt('2025-12-02T12:00:00Z', '/actions/', { javaScriptEnabled: false })
    const words = await seen(built.page.locator('main'))
    expect(words).toContain('Stand: 2. Dezember 2025.')
    expect(words).not.toMatch(/Überfälliges|\d überfällig/)
    const behind = await readAt('2020-01-01T00:00:00Z', '/actions/')
    expect(await seen(behind.page.locator('main'))).toBe(words)
  })

  test('is counted no further than the page can know, and says until when', async () => {
    const { page } = await readAt('2031-01-01T00:00:00Z', '/actions/')
    expect(await seen(page.locator('main'))).toContain('Überfälliges: Stand 4. März 2026.')
  })
})
