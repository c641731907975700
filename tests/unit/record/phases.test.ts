import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Milestones } from '../../../src/model/milestones.ts'
import { phases } from '../../../src/record/phases.ts'

const told = (times: object, ongoing = false) =>
  phases(Milestones.parse(times), ongoing).map(
    ({ name, from, to }) => `${name} ${from.slice(11, 16)}–${to?.slice(11, 16) ?? ''}`,
  )
const at = (time: string) => `2025-11-18T${time}Z`

test('all milestones make four phases, one after the other', () => {
  const times = {
    impactStart: at('11:28'),
    detected: at('11:31'),
    causeIdentified: at('13:37'),
    mitigated: at('14:30'),
    impactEnd: at('17:06'),
  }
  expect(told(times)).toEqual([
    'undetected 11:28–11:31',
    'diagnosing 11:31–13:37',
    'mitigating 13:37–14:30',
    'recovering 14:30–17:06',
  ])
})

test('what was not told apart is one phase', () => {
  const times = { impactStart: at('01:30'), detected: at('01:59'), impactEnd: at('08:58'), resolved: at('09:28') }
  expect(told(times)).toEqual(['undetected 01:30–01:59', 'mitigatingAndRecovering 01:59–09:28'])
})

test('a cause that was found after the impact was mitigated is no boundary', () => {
  const times = { detected: at('13:45'), mitigated: at('14:09'), causeIdentified: at('14:52'), resolved: at('14:52') }
  expect(told(times)).toEqual(['mitigating 13:45–14:09', 'recovering 14:09–14:52'])
})

test('nothing is said of an incident of which only start and end are known', () => {
  expect(told({ impactStart: at('12:44'), impactEnd: at('13:41') })).toEqual([])
})

test('what operators noticed before users could was never undetected', () => {
  expect(told({ detected: at('10:00'), impactStart: at('11:00'), impactEnd: at('12:00') })).toEqual([
    'mitigatingAndRecovering 10:00–12:00',
  ])
})

test('the last phase is open while the impact goes on', () => {
  expect(told({ impactStart: at('10:00'), detected: at('10:05') }, true)).toEqual([
    'undetected 10:00–10:05',
    'mitigating 10:05–',
  ])
  expect(told({ detected: at('10:05'), mitigated: at('10:30') }, true)).toEqual([
    'mitigating 10:05–10:30',
    'recovering 10:30–',
  ])
})

const moment = fc.integer({ min: 0, max: 600 }).map((minute) => new Date(minute * 60_000).toISOString())
const anyTimes = fc.record(
  Object.fromEntries(Object.keys(Milestones.shape).map((name) => [name, moment])) as { [name: string]: typeof moment },
  { requiredKeys: [] },
)

test('phases follow each other and none is empty, whatever the milestones', () => {
  fc.assert(
    fc.property(anyTimes, fc.boolean(), (times, ongoing) => {
      const result = phases(times, ongoing)
      for (const [index, { from, to }] of result.entries()) {
        if (to) expect(Date.parse(from)).toBeLessThan(Date.parse(to))
        else expect(index).toBe(result.length - 1)
        const before = result[index - 1]
        if (before) expect(Date.parse(before.to!)).toBeLessThanOrEqual(Date.parse(from))
      }
    }),
  )
})
