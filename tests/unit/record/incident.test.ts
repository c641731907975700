import { expect, test } from 'vitest'
import { type Incident, impactEnd } from '../../../src/record/incident.ts'

const incident = (data: object) => ({ document: { data: { times: {}, ...data } } }) as unknown as Incident

test('the end is the one that was written, else that of the last window with impact', () => {
  const windows = [
    { from: '2020-01-01T10:00Z', to: '2020-01-01T12:00Z', level: 'full' },
    { from: '2020-01-01T11:00Z', to: '2020-01-01T11:30Z', level: 'partial' },
    { from: '2020-01-01T12:00Z', to: '2020-01-01T15:00Z', level: 'none' },
  ]
  expect(impactEnd(incident({ impactWindows: windows }))).toBe('2020-01-01T12:00Z')
  expect(impactEnd(incident({ times: { impactEnd: '2020-01-01T13:00Z' }, impactWindows: windows }))).toBe(
    '2020-01-01T13:00Z',
  )
})

test('an open window has no end', () => {
  expect(impactEnd(incident({ impactWindows: [{ from: '2020-01-01T10:00Z', level: 'full' }] }))).toBeUndefined()
})
