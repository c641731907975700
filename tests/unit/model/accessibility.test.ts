import { expect, test } from 'vitest'
import { Settings } from '../../../src/model/settings.ts'

const problems = (accessibility: object) =>
  Settings.safeParse({ name: 'N', organisation: 'O', summary: 'S', accessibility }).error?.issues.map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  ) ?? []

test('nothing is claimed of the accessibility of a site of which nothing is said', () => {
  const { accessibility } = Settings.parse({ name: 'N', organisation: 'O', summary: 'S' })
  expect(accessibility).toEqual({ limitations: [] })
})

test.each([
  ['a day and an assessor', { conformance: 'partial', assessed: '2026-11-20', assessedBy: 'self' }, []],
  ['nothing but an assessment', { assessed: '2026-11-20', assessedBy: 'third-party' }, []],
  [
    'no day',
    { conformance: 'full' },
    ['accessibility.assessed is missing: a conformance holds for the day on which it was assessed'],
  ],
  [
    'a day, but no assessor',
    { conformance: 'none', assessed: '2026-11-20' },
    ['accessibility.assessedBy and “assessed” are given together: when, and by whom'],
  ],
  [
    'an assessor, but no day',
    { assessedBy: 'self' },
    ['accessibility.assessedBy and “assessed” are given together: when, and by whom'],
  ],
])('a claim with %s is judged', (_, accessibility, expected) => {
  expect(problems(accessibility)).toEqual(expected)
})
