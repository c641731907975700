import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { facetNames, facetPath } from '../../../src/record/address.ts'
import { facetsOf, facetValues, longestIncident } from '../../../src/record/facets.ts'
import { isReserved, keptFor } from '../../../src/record/reserved-ids.ts'
import { incident, settings } from './documents.ts'

const severities = [
  { id: 'low', rank: 2, label: 'Low', definition: 'd' },
  { id: 'high', rank: 1, label: 'High', definition: 'd' },
]
const impact = (from: string, to?: string) => ({ impactWindows: [{ from, to, level: 'full' }] })
const plain = (facets: ReturnType<typeof facetsOf>) =>
  facets.map(
    ({ name, values }) => `${name}: ${values.map(({ id, incidents }) => `${id} ${incidents.length}`).join(', ')}`,
  )

describe('the facets of a record', () => {
  it('have years newest first, severities worst first, and all else by number', () => {
    const incidents = [
      incident('a', {
        services: ['dns'],
        severity: 'low',
        times: { impactStart: '2026-01-01T00:00Z' },
        contributingFactors: [
          { class: 'design', text: 't' },
          { class: 'design', text: 'u' },
        ],
      }),
      incident('b', {
        services: ['dns', 'api'],
        severity: 'high',
        type: 'near-miss',
        times: { detected: '2024-01-01T00:00Z' },
      }),
      incident('c', { services: ['api', 'dns'] }),
    ]
    expect(plain(facetsOf(incidents, settings({ severities })))).toEqual([
      'service: dns 3, api 2',
      'severity: high 1, low 1',
      'type: incident 2, near-miss 1',
      'year: 2026 1, 2024 1',
      'factor: design 1',
    ])
  })

  it('are none where all incidents are alike, or where there is one', () => {
    expect(facetsOf([], settings())).toEqual([])
    expect(facetsOf([incident('a', { services: ['dns'] })], settings())).toEqual([])
    expect(facetsOf([incident('a', { services: ['dns'] }), incident('b', { services: ['dns'] })], settings())).toEqual(
      [],
    )
  })

  it('count a service that only an impact window names', () => {
    const windowed = incident('a', {
      services: ['api'],
      impactWindows: [{ from: '2026-01-01T00:00Z', level: 'full', services: ['dns'] }],
    })
    expect(facetValues(windowed).service).toEqual(['api', 'dns'])
  })

  it('hold for each value exactly the incidents that have it, in the order of the record', () => {
    const made = fc.array(
      fc.record({
        services: fc.uniqueArray(fc.constantFrom('api', 'dns', 'edge')),
        severity: fc.option(fc.constantFrom('low', 'high', 'not-in-the-settings'), { nil: undefined }),
        type: fc.constantFrom('incident', 'near-miss', 'exercise'),
        times: fc.constantFrom({}, { impactStart: '2025-12-31T23:30-01:00' }, { impactStart: '2024-06-01T00:00Z' }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(made, (list) => {
        const incidents = list.map((fields, index) => incident(`i${index}`, fields))
        for (const { name, values } of facetsOf(incidents, settings({ severities }))) {
          expect(new Set(values.map(({ id }) => id)).size).toBe(values.length)
          expect(new Set(values.map(({ id }) => id))).toEqual(
            new Set(incidents.flatMap((each) => facetValues(each)[name])),
          )
          for (const value of values) {
            expect(value.incidents).toEqual(incidents.filter((each) => facetValues(each)[name].includes(value.id)))
          }
        }
      }),
    )
  })
})

test.each(facetNames)('no postmortem can be called %s, in any language: its lists stand there', (facet) => {
  expect(keptFor('postmortem', facet)).toBeDefined()
  expect(isReserved(`/${facetPath(facet, 'x')}`)).toBe(true)
  expect(isReserved(`/de/${facetPath(facet, 'x')}`)).toBe(true)
  expect(isReserved(`/postmortems/${facet}-outage/`)).toBe(false)
})

describe('the longest incident', () => {
  it('is the one with the longest impact; what goes on, and what nobody published, is not compared', () => {
    const hour = incident('hour', impact('2026-01-01T00:00Z', '2026-01-01T01:00Z'))
    const day = incident('day', impact('2025-01-01T00:00Z', '2025-01-02T00:00Z'))
    const open = incident('open', impact('2020-01-01T00:00Z'))
    expect(longestIncident([hour, open, day, incident('unknown')])?.document.id).toBe('day')
    expect(longestIncident([open, incident('unknown')])).toBeUndefined()
    expect(longestIncident([])).toBeUndefined()
  })
})
