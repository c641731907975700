import { expect, test } from 'vitest'
import { formatters, messages } from '../../../src/i18n/index.ts'
import type { Language } from '../../../src/model/values.ts'
import { description } from '../../../src/timeline/description.ts'
import { drawnOf, incidentOf } from './incidents.ts'

const described = (data: object, lang: Language = 'en') =>
  description(drawnOf(incidentOf(data, lang))!, formatters(lang), messages(lang))

const day = {
  times: { impactStart: '2018-10-21T22:52Z', detected: '2018-10-21T22:54Z', impactEnd: '2018-10-22T23:03Z' },
  impactWindows: [{ from: '2018-10-21T22:52Z', to: '2018-10-22T23:03Z', level: 'degraded' }],
  timeline: [{ at: '2018-10-21T22:52Z', type: 'symptom', event: 'Something.' }],
}

test('it tells from when to when, the phases, the impact and how many events there are', () => {
  expect(described(day)).toBe(
    'From 21 October 2018, 22:52 to 22 October 2018, 23:03 UTC. ' +
      'Phases: undetected, 2 min; mitigating and recovering, 24 h 9 min. ' +
      'Impact: degraded, 21 October 2018, 22:52 to 22 October 2018, 23:03. ' +
      '1 event, told in the list of the timeline.',
  )
})

test('in German as well', () => {
  expect(described(day, 'de')).toContain('unentdeckt, 2 min; Eindämmung und Wiederherstellung, 24 h 9 min.')
})

test('what goes on has no end', () => {
  expect(
    described({
      ...day,
      times: {},
      impactWindows: [{ from: '2018-10-21T23:00Z', level: 'full' }],
      timeline: day.timeline,
    }),
  ).toBe(
    'Since 21 October 2018, 22:52 UTC; it goes on. ' +
      'Impact: full outage, goes on, since 21 October 2018, 23:00. ' +
      '1 event, told in the list of the timeline.',
  )
})
