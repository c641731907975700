import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ActionLedger, actionLedgers, isOverdue, standings } from '../../../src/record/actions.ts'
import { incident } from './documents.ts'

const AS_OF = '2026-06-01'
const ids = (ledger: ActionLedger, standing: (typeof standings)[number]) =>
  ledger.groups[standing].map(({ action }) => action.id)
const action = (id: string, fields: object = {}) => ({
  id,
  text: 'Do it.',
  class: 'prevent',
  status: 'open',
  ...fields,
})

describe('an action is overdue', () => {
  test.each([
    ['the day before the site’s', 'open', '2026-05-31', AS_OF, true],
    ['while somebody works on it', 'in-progress', '2026-05-31', AS_OF, true],
    ['while something blocks it', 'blocked', '2026-05-31', AS_OF, true],
    ['not on its day', 'open', AS_OF, AS_OF, false],
    ['not before', 'open', '2026-06-02', AS_OF, false],
    ['not when it is done', 'done', '2026-05-31', AS_OF, false],
    ['not when it will not be done', 'wont-do', '2026-05-31', AS_OF, false],
    ['not when nobody published what became of it', 'unknown', '2026-05-31', AS_OF, false],
    ['not without a day', 'open', undefined, AS_OF, false],
    ['not when the site knows no day', 'open', '2026-05-31', undefined, false],
  ] as const)('%s', (_, status, due, asOf, expected) => {
    expect(isOverdue({ status, due }, asOf)).toBe(expected)
  })
})

describe('the ledger', () => {
  const incidents = [
    incident('newer', {
      services: ['api'],
      actions: [
        action('no-day', { owner: 'storage' }),
        action('later', { due: '2026-09-01', owner: 'storage' }),
        action('done-early', { status: 'done', closed: '2026-01-01' }),
        action('done-some-day', { status: 'done', owner: 'network' }),
      ],
    }),
    incident('older', {
      services: ['api', 'dns'],
      actions: [
        action('overdue', { due: '2026-01-01', status: 'blocked', owner: 'network' }),
        action('done-late', { status: 'done', closed: '2026-02-01' }),
      ],
    }),
    incident('without-actions', { services: ['dns'] }),
  ]
  const { all, ofTeam, ofService, ofIncident } = actionLedgers(incidents, AS_OF)

  it('has what was due first on top, and what has no day last', () => {
    expect(ids(all, 'open')).toEqual(['overdue', 'later', 'no-day'])
  })

  it('has what was closed last on top, and what was closed on no known day last', () => {
    expect(ids(all, 'done')).toEqual(['done-late', 'done-early', 'done-some-day'])
  })

  it('is also kept for each team, service and incident that has an action', () => {
    expect([...ofTeam.keys()]).toEqual(['storage', 'network'])
    expect(ids(ofTeam.get('network')!, 'open')).toEqual(['overdue'])
    expect([...ofService].map(([id, { total, counts }]) => [id, total, counts.overdue])).toEqual([
      ['api', 6, 1],
      ['dns', 2, 1],
    ])
    expect([...ofIncident.keys()]).toEqual(['newer', 'older'])
  })
})

const DAYS = fc.option(fc.constantFrom('2025-12-31', '2026-01-01', '2026-05-31', AS_OF, '2026-06-02'), {
  nil: undefined,
})
const STATUSES = ['open', 'in-progress', 'blocked', 'done', 'superseded', 'wont-do', 'unknown']
const records = fc
  .array(
    fc.record({
      services: fc.uniqueArray(fc.constantFrom('api', 'dns', 'edge')),
      actions: fc.array(
        fc.record({
          status: fc.constantFrom(...STATUSES),
          due: DAYS,
          closed: DAYS,
          owner: fc.option(fc.constantFrom('storage', 'network'), { nil: undefined }),
        }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ services, actions }, at) =>
      incident(`i${at}`, { services, actions: actions.map((fields, index) => action(`a${index}`, fields)) }),
    ),
  )

test('every action stands in the ledger once, whatever its state, and is counted once', () => {
  fc.assert(
    fc.property(records, (incidents) => {
      const { all } = actionLedgers(incidents, AS_OF)
      const listed = standings.flatMap((standing) => all.groups[standing])
      const named = listed.map((each) => `${each.incident.document.id}/${each.action.id}`)
      const written = incidents.flatMap(({ document }) => document.data.actions.map(({ id }) => `${document.id}/${id}`))
      expect([...named].sort()).toEqual([...written].sort())
      expect(all.total).toBe(written.length)
      expect(all.counts.overdue).toBe(
        listed.filter(({ action: { status, due } }) => isOverdue({ status, due }, AS_OF)).length,
      )
    }),
  )
})

test('what is overdue stands before all else, and the ledgers of teams are parts of the whole in its order', () => {
  fc.assert(
    fc.property(records, (incidents) => {
      const { all, ofTeam } = actionLedgers(incidents, AS_OF)
      const late = all.groups.open.map(({ overdue }) => overdue)
      expect(late).toEqual([...late].sort((a, b) => Number(b) - Number(a)))
      for (const [team, ledger] of ofTeam) {
        for (const standing of standings) {
          expect(ledger.groups[standing]).toEqual(all.groups[standing].filter((each) => each.action.owner === team))
        }
      }
    }),
  )
})
