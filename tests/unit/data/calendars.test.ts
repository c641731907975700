import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, test } from 'vitest'
import { calendarFiles } from '../../../src/data/calendars.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { contentFolder, HANDBOOK, postmortem, process, runbook } from '../reader/content.ts'
import { dataSiteOf } from './data-site-of.ts'

const actions = (text = 'Count requests, and bytes.') => `
  - { id: late, text: '${text}', class: prevent, owner: platform, due: 2026-01-31, status: blocked }
  - { id: begun, text: Move it., class: detect, owner: platform, due: 2026-03-29, status: in-progress }
  - { id: open, text: Ask., class: investigate, due: 2026-01-30, status: open }
  - { id: no-day, text: Wait., class: prevent, owner: platform, status: open }
  - { id: done, text: Do., class: prevent, owner: platform, due: 2026-01-01, status: done, closed: 2026-01-15 }`

interface Given {
  settings?: string
  site?: string
  title?: string
  text?: string
}

/** The calendars of a handbook as of 1 February 2026, by path. */
async function calendars({ settings = '', site, title = 'An outage', text }: Given = {}) {
  const content = contentFolder({
    'handbook.yaml': settings.includes('organisation:') ? settings : `${HANDBOOK}languages: [en, de]\n${settings}`,
    'postmortems/a.md': postmortem({ title, actions: actions(text) }),
    'runbooks/r.md': runbook({ title: 'A full disk', reviewed: '2026-01-31', reviewEvery: '1m' }),
    'runbooks/old.md': runbook({ status: 'retired', reviewed: '2025-01-31', reviewEvery: '1m' }),
    'runbooks/never.md': runbook(),
    'processes/p.md': process({ reviewed: '2024-02-29', reviewEvery: '1y' }),
  })
  const handbook = await loadHandbook({ content, drafts: false, asOf: '2026-02-01', ...(site ? { site } : {}) })
  return new Map(Array.from(calendarFiles(dataSiteOf(handbook)), ({ path, content }) => [path, String(content)]))
}

const uids = (calendar: string) => [...calendar.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)

describe('the calendar of what is due', () => {
  test('has a task for each open action with a day, the first due first, and says in which state it is', async () => {
    const { todos = [], events } = convertIcsCalendar(undefined, (await calendars()).get('actions/due.ics')!)
    expect(todos.map(({ summary, status, due }) => [summary, status, due?.date.toISOString().slice(0, 10)])).toEqual([
      ['Ask.', 'NEEDS-ACTION', '2026-01-30'],
      ['Count requests, and bytes.', 'NEEDS-ACTION', '2026-01-31'],
      ['Move it.', 'IN-PROCESS', '2026-03-29'],
    ])
    expect(events ?? []).toEqual([])
  })

  test('is complete, and names no person', async () => {
    const files = await calendars({ site: 'https://ops.example.org' })
    const [first] = new ICAL.Component(ICAL.parse(files.get('de/actions/team/platform/due.ics')!)).getAllSubcomponents(
      'vtodo',
    )
    const said = first!.getAllProperties().map((property) => [property.name, String(property.getFirstValue())])
    expect(said).toEqual([
      ['uid', expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)],
      // Not in git: the day of publication.
      ['dtstamp', '2026-01-17T00:00:00Z'],
      ['summary', 'Count requests, and bytes.'],
      ['due', '2026-01-31'],
      ['status', 'NEEDS-ACTION'],
      ['categories', 'verhindert eine Wiederholung'],
      ['description', 'Nach: An outage\nPlatform'],
      ['url', 'https://ops.example.org/postmortems/a/#page-action-late'],
    ])
    expect(first!.getFirstProperty('summary')!.getParameter('language')).toBe('en')
  })

  test('is there for each team, and for one without actions too', async () => {
    const settings = 'actions: public\n'
    const files = await calendars({ settings })
    expect([...files.keys()]).toEqual([
      'actions/due.ics',
      'actions/team/platform/due.ics',
      'reviews.ics',
      'de/actions/due.ics',
      'de/actions/team/platform/due.ics',
      'de/reviews.ics',
    ])
    expect(uids(files.get('actions/team/platform/due.ics')!)).toHaveLength(2)
  })

  test.each(['counts-only', 'off'])('is not there with “actions: %s”; reviews are no actions', async (policy) => {
    const files = await calendars({ settings: `actions: ${policy}\n` })
    expect([...files.keys()]).toEqual(['reviews.ics', 'de/reviews.ics'])
    expect([...files.values()].join()).not.toMatch(/VTODO|requests|late/)
  })

  test('names its tasks by what stays: not by title, text, language or address, but by whose they are', async () => {
    const path = 'actions/due.ics'
    const plain = (await calendars()).get(path)!
    const moved = await calendars({
      site: 'https://elsewhere.example.org',
      title: 'Another title',
      text: 'Other words.',
    })
    expect(new Set(uids(plain)).size).toBe(3)
    expect(uids(moved.get(path)!)).toEqual(uids(plain))
    expect(uids(moved.get(`de/${path}`)!)).toEqual(uids(plain))
    const settings = HANDBOOK.replace('organisation: Test', 'organisation: Others')
    const others = uids((await calendars({ settings })).get(path)!)
    expect(others.filter((uid) => uids(plain).includes(uid))).toEqual([])
    // Written down: a change of how they are made would double everybody’s tasks.
    expect(uids(plain)[0]).toBe('cf93103d-b8ef-5015-9b9d-77f04d939a74')
  })

  test('says no address where nobody knows the site’s', async () => {
    expect([...(await calendars()).values()].join()).not.toMatch(/^URL/m)
  })
})

test('the calendar of reviews has a whole day for each review of what is in force', async () => {
  const calendar = (await calendars({ site: 'https://ops.example.org' })).get('reviews.ics')!
  const { events = [], todos } = convertIcsCalendar(undefined, calendar)
  expect(
    events.map(({ summary, start, url }) => [summary, start.type, start.date.toISOString().slice(0, 10), url]),
  ).toEqual([
    ['Review: A process', 'DATE', '2025-02-28', 'https://ops.example.org/processes/p/'],
    ['Review: A full disk', 'DATE', '2026-02-28', 'https://ops.example.org/runbooks/r/'],
  ])
  expect(todos ?? []).toEqual([])
  expect(calendar).toContain('TRANSP:TRANSPARENT')
})

test('a calendar without anything in it is one all the same', async () => {
  const content = contentFolder({ 'runbooks/r.md': runbook() })
  const files = Array.from(calendarFiles(dataSiteOf(await loadHandbook({ content, drafts: false }))))
  expect(files.length).toBeGreaterThan(3)
  for (const { content } of files) {
    const calendar = new ICAL.Component(ICAL.parse(String(content)))
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone'])
  }
})

test('what follows the calendar says nothing of the machine that made it', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../src/data/calendars.ts'), 'utf8')
  expect(source).not.toMatch(/Date\.now|new Date\(|randomUUID/)
})
