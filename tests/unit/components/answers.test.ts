import { expect, test } from 'vitest'
import { answersOf } from '../../../src/components/answers.ts'
import { formatters, messages } from '../../../src/i18n/index.ts'
import { Postmortem } from '../../../src/model/postmortem.ts'
import { startOf } from '../../../src/record/milestones.ts'
import type { Incident } from '../../../src/record/record.ts'
import { incident } from '../record/documents.ts'

const answers = (data: object, impact?: Incident['impact'], asOf?: string) => {
  const document = { data: Postmortem.parse({ title: 'T', summary: 'S', status: 'final', ...data }) }
  const told = { document, impact, start: startOf(document.data), durations: {} } as unknown as Incident
  return answersOf(told, (id) => id.toUpperCase(), formatters('en'), messages('en'), asOf)
}

test('what was not published is not answered', () => {
  const nothing = { affected: undefined, howLong: undefined, data: undefined, over: undefined, changes: [] }
  expect(answers({})).toEqual(nothing)
})

/** What changes, as it is read. */
const changes = (data: object, asOf?: string) =>
  answers(data, undefined, asOf)
    .changes.map((part) =>
      typeof part === 'string' ? part : 'text' in part ? part.text : part.n ? part.words(`${part.n}`) : '',
    )
    .join('')
const action = (id: string, status: string, more?: object) => ({ id, text: 'T', class: 'prevent', status, ...more })

test('what changes: how many actions, where they stand, and how many are overdue on the day of the site', () => {
  const actions = [
    action('a', 'open', { due: '2026-01-31' }),
    action('b', 'done', { due: '2026-01-31' }),
    action('c', 'open'),
  ]
  expect(changes({ actions }, '2026-02-01')).toBe('3 actions: 2 open, 1 done; 1 of them overdue.')
  expect(changes({ actions }, '2026-01-31')).toBe('3 actions: 2 open, 1 done.')
  expect(changes({ actions })).toBe('3 actions: 2 open, 1 done.')
})

test('what changes: actions of which nothing more was published', () => {
  expect(changes({ actions: [action('a', 'unknown')] })).toBe('1 action; what became of it was not published.')
  expect(changes({ actions: [action('a', 'unknown'), action('b', 'done')] })).toBe(
    '2 actions: 1 done, 1 not published.',
  )
})

test('what changes without actions: why there are none, else what ended it', () => {
  const resolution = { kind: 'rollback', text: 'Switched off.' }
  expect(changes({ noActions: 'The service ends.', resolution })).toBe('The service ends.')
  expect(changes({ services: ['a'] })).toBe('No actions are recorded here.')
  expect(changes({ resolution })).toBe('No actions are recorded here. What ended it.')
})

test('who was affected: services, regions and numbers, estimates marked', () => {
  expect(
    answers({
      services: ['a', 'b'],
      regions: ['US-EAST-1'],
      impact: { customersAffected: 1200, customersTotal: 2400, estimate: true },
    }).affected,
  ).toBe('Users of A and B in US-EAST-1; about 1,200 of 2,400 customers.')
})

test('none lost is an answer, and not the same as not published', () => {
  expect(answers({ impact: { recordsLost: 0 } }).data).toBe('No.')
  expect(answers({ impact: { recordsLost: 5000 } }).data).toBe('Yes: 5,000 records.')
  expect(answers({ impact: { dataLost: 'Comments.' } }).data).toBe('Comments.')
})

test('whether it is over: an open window is not', () => {
  expect(answers({}, 'ongoing').over).toBe('No, the impact goes on.')
  expect(answers({ times: { mitigated: '2020-01-01T10:00Z' } }).over).toContain('mitigated since')
  expect(answers({ times: { impactEnd: '2020-01-01T10:00Z' } }).over).toBe('Yes, since 1 January 2020, 10:00 UTC.')
})

test('for how long: while it goes on, since when', () => {
  const times = { impactStart: '2020-01-01T10:00Z' }
  expect(answers({ times }, 90).howLong).toBe(90)
  expect(answers({ times }, 'ongoing').howLong).toBe('since 1 January 2020, 10:00 UTC')
})

test('nobody was affected by a near miss', () => {
  expect(answers({ type: 'near-miss', services: ['a'] }).affected).toMatch(/^No/)
})

test('an impact that lasted longer is not said to be over since the last that is known of it', () => {
  const impactWindows = [{ from: '2024-07-19T04:09Z', to: '2024-07-19T05:27Z', level: 'partial', atLeast: true }]
  const { howLong, over } = answersOf(incident('a', { impactWindows }), (id) => id, formatters('en'), messages('en'))
  expect([howLong, over]).toEqual([
    'At least 1 h 18 min',
    'It went on after 19 July 2024, 05:27 UTC; until when was not published.',
  ])
})
