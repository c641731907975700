/** Incidents for tests of what is drawn of them. */
import fc from 'fast-check'
import { formatters, messages } from '../../../src/i18n/index.ts'
import { Postmortem } from '../../../src/model/postmortem.ts'
import type { Language } from '../../../src/model/values.ts'
import { durations, impactDuration, startOf } from '../../../src/record/milestones.ts'
import type { Incident } from '../../../src/record/record.ts'
import { drawnIncident } from '../../../src/timeline/drawn-incident.ts'

/** An incident with nothing but what is given. */
export function incidentOf(data: object, lang: Language = 'en'): Incident {
  const parsed = Postmortem.parse({ title: 'Incident', summary: 'Something happened.', status: 'preliminary', ...data })
  const document: Incident['document'] = {
    kind: 'postmortem',
    id: 'incident',
    lang,
    file: 'incident.md',
    data: parsed,
    headings: [],
    terms: [],
  } as const
  return {
    document,
    durations: durations(parsed.times),
    impact: impactDuration(parsed),
    start: startOf(parsed),
  }
}

export const drawnOf = (incident: Incident) => {
  const { lang } = incident.document
  return drawnIncident(incident, (id) => id.replaceAll('-', ' '), formatters(lang), messages(lang))
}

const types = ['change', 'symptom', 'detection', 'decision', 'action', 'communication', 'recovery', 'note'] as const
const levels = ['none', 'degraded', 'partial', 'full'] as const
const milestones = ['impactStart', 'detected', 'causeIdentified', 'mitigated', 'impactEnd', 'resolved'] as const
const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'] as const
/** Just before clocks change in Europe; a new year; an ordinary day. */
const beginnings = ['2019-03-30T23:10Z', '2025-10-25T22:30Z', '2024-12-31T20:00Z', '2018-10-21T22:52Z'].map(Date.parse)

/** Incidents of a minute to thirty days, with 2 to 60 events, crowded or not, before, in and after their impact. */
export const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    begins: fc.constantFrom(...beginnings),
    length: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 120, max: 43_200 })),
    lang: fc.constantFrom('en', 'de'),
    timeZone: fc.constantFrom(...zones),
    events: fc.array(
      fc.record({
        // Many at the beginning, as incidents are.
        place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true })),
        lasts: fc.option(fc.double({ min: 0.001, max: 1, noNaN: true }), { freq: 6 }),
        type: fc.constantFrom(...types),
        precision: fc.constantFrom('minute', 'minute', 'approx', 'hour', 'day'),
      }),
      { minLength: 2, maxLength: 60 },
    ),
    windows: fc.array(
      fc.record({
        place: fc.double({ min: 0, max: 1, noNaN: true }),
        lasts: fc.option(fc.double({ min: 0.001, max: 1, noNaN: true }), { freq: 8 }),
        level: fc.constantFrom(...levels),
        services: fc.subarray(['compute', 'object-storage', 'a-service-with-a-rather-long-name']),
      }),
      { maxLength: 6 },
    ),
    times: fc.record(
      Object.fromEntries(milestones.map((name) => [name, fc.double({ min: 0, max: 1, noNaN: true })])) as {
        [name: string]: fc.Arbitrary<number>
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ begins, length, lang, timeZone, events, windows, times }) => {
    const at = (place: number) => new Date(begins + Math.round(place * length) * 60_000).toISOString()
    return incidentOf(
      {
        timeZone,
        timeline: events.map(({ place, lasts, type, precision }) => ({
          at: at(place),
          ...(lasts === null ? {} : { until: at(place + lasts) }),
          type,
          precision,
          event: 'Something happens.',
        })),
        impactWindows: windows.map(({ place, lasts, level, services }) => ({
          from: at(place),
          ...(lasts === null ? {} : { to: at(place + lasts) }),
          level,
          services,
        })),
        times: Object.fromEntries(Object.entries(times).map(([name, place]) => [name, at(place!)])),
      },
      lang as Language,
    )
  })
