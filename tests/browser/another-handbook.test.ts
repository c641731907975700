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
