import { expect, test } from 'vitest'
import { lighthouseReport, type Verdict } from '../../../scripts/lighthouse-report.ts'

const types = ['the home page', 'the insights', 'the German insights']
const verdict = (type: string, blocking: number): Verdict => ({
  type,
  scores: [100, 100, 100, 100],
  paint: 980,
  blocking,
  shift: 0,
  bytes: 15_900,
})
const circumstances = 'Lighthouse 13.5.0, Chromium 156.0.0.0, 2 × A processor, Node 24.21.0.'
const all = { verdicts: types.map((type) => verdict(type, 149)), day: '2026-11-20', circumstances }
const whole = lighthouseReport(types, all)!
const rows = (report: string | undefined) => report?.split('\n').filter((line) => line.includes(' ms |'))

test('a row says what was found, and on which day', () => {
  expect(rows(whole)?.[0]).toBe(
    '| the home page | 100 | 100 | 100 | 100 | 0.98 s | 149 ms | 0.000 | 15.9 kB | 2026-11-20 |',
  )
})

test('who asks for some pages replaces their rows, and no other', () => {
  const some = { verdicts: [verdict('the German insights', 12)], day: '2026-11-21', circumstances }
  const report = lighthouseReport(types, some, whole)
  expect(rows(report)).toEqual([
    ...rows(whole)!.slice(0, 2),
    '| the German insights | 100 | 100 | 100 | 100 | 0.98 s | 12 ms | 0.000 | 15.9 kB | 2026-11-21 |',
  ])
  expect(lighthouseReport(types, all, report)).toBe(whole)
})

test('rows of other circumstances do not stand beside new ones', () => {
  const later = { day: '2026-11-21', circumstances: circumstances.replace('13.5.0', '14.0.0') }
  expect(lighthouseReport(types, { ...later, verdicts: [verdict('the insights', 0)] }, whole)).toBeUndefined()
  expect(rows(lighthouseReport(types, { ...all, ...later }, whole))).toHaveLength(3)
})
