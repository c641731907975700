import { expect, test } from 'vitest'
import { answersOf } from '../../../src/components/answers.ts'
import { formatters, messages } from '../../../src/i18n/index.ts'
import { Postmortem } from '../../../src/model/postmortem.ts'
import type { Incident } from '../../../src/record/record.ts'

const answers = (data: object, impact?: Incident['impact']) => {
  const document = { data: Postmortem.parse({ title: 'T', summary: 'S', status: 'final', ...data }) }
  const incident = { document, impact, durations: {} } as unknown as Incident
  return answersOf(incident, (id) => id.toUpperCase(), formatters('en'), messages('en'))
}

test('what was not published is not answered', () => {
  expect(answers({})).toEqual({ affected: undefined, data: undefined, over: undefined })
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

test('nobody was affected by a near miss', () => {
  expect(answers({ type: 'near-miss', services: ['a'] }).affected).toMatch(/^No/)
})
