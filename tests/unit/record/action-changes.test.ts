import { expect, it } from 'vitest'
import { actionChanges } from '../../../src/record/action-changes.ts'
import type { Incident } from '../../../src/record/incident.ts'
import { incident } from './documents.ts'

const guard = { id: 'guard', text: 'Guard it.', class: 'prevent', status: 'open' }
const told = (incidents: Incident[]) =>
  actionChanges(incidents).map(({ incident, action, change, day, dueBefore }) =>
    [day, change, `${incident.document.id}/${action.id}`, ...(dueBefore ? [dueBefore] : [])].join(' '),
  )

/** The incident as it was on these days, the last of them today. */
function edited(id: string, editions: [day: string, fields: object][]): Incident {
  const versions = editions.map(([day, fields]) => ({
    day,
    commit: day,
    body: [],
    data: incident(id, fields).document.data,
  }))
  const today = incident(id, editions.at(-1)![1])
  return { ...today, document: { ...today.document, editions: versions } }
}

it('an action is decided when its postmortem is published, and ends on the day that it says', () => {
  const actions = [guard, { ...guard, id: 'alert', status: 'done', closed: '2026-03-01' }]
  expect(told([incident('a', { published: '2026-01-17', actions })])).toEqual([
    '2026-03-01 done a/alert',
    '2026-01-17 decided a/guard',
    '2026-01-17 decided a/alert',
  ])
})

it('what was done before the postmortem was published is not said to be decided after it', () => {
  const actions = [{ ...guard, status: 'done', closed: '2026-01-03' }]
  expect(told([incident('a', { published: '2026-01-17', actions })])).toEqual(['2026-01-03 done a/guard'])
})

it('what a later edition brings was decided then, and so was another due day', () => {
  const published = { published: '2026-01-17' }
  const changed = edited('a', [
    ['2026-01-18', { ...published, actions: [{ ...guard, due: '2026-02-01' }] }],
    [
      '2026-02-10',
      {
        ...published,
        actions: [
          { ...guard, due: '2026-04-01' },
          { ...guard, id: 'later' },
        ],
      },
    ],
    [
      '2026-02-20',
      {
        ...published,
        actions: [
          { ...guard, due: '2026-04-01' },
          { ...guard, id: 'later' },
        ],
      },
    ],
  ])
  expect(told([changed])).toEqual([
    '2026-02-10 due a/guard 2026-02-01',
    '2026-02-10 decided a/later',
    '2026-01-17 decided a/guard',
  ])
})

it.each([
  ['nobody published when', { actions: [guard] }],
  ['it is open, whatever day it says', { actions: [{ ...guard, closed: '2026-03-01' }] }],
  [
    'they are another organisation’s',
    {
      published: '2026-01-17',
      origin: { organisation: 'O', evidence: 'E', sources: [{ url: 'https://example.org/', evidence: 'primary' }] },
      actions: [guard],
    },
  ],
  ['the postmortem was withdrawn', { status: 'withdrawn', published: '2026-01-17', actions: [guard] }],
])('nothing is told of actions where %s', (_, fields) => {
  expect(told([incident('a', fields)])).toEqual([])
})

it('changes of one day come in the order of the record, all others the latest first', () => {
  const of = (id: string, published: string) => incident(id, { published, actions: [guard] })
  expect(told([of('a', '2026-01-02'), of('b', '2026-01-03'), of('c', '2026-01-02')])).toEqual([
    '2026-01-03 decided b/guard',
    '2026-01-02 decided a/guard',
    '2026-01-02 decided c/guard',
  ])
})
