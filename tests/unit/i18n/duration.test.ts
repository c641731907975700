import { expect, test } from 'vitest'
import { durationData, durationWords } from '../../../src/i18n/duration.ts'

test.each([
  [0, '0 min'],
  [1, '1 min'],
  [27, '27 min'],
  [59, '59 min'],
  [60, '1 h'],
  [257, '4 h 17 min'],
  [1440, '24 h'],
  [1451, '24 h 11 min'],
  [2055, '34 h 15 min'],
  [4320, '72 h'],
  [4321, '3 d 1 min'],
  [5000, '3 d 11 h 20 min'],
  [43199, '29 d 23 h 59 min'],
  [43200, '30 d'],
  [853920, '593 d'],
  [-3, '−3 min'],
  [-1451, '−24 h 11 min'],
])('%d minutes are %s', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words)
})

test.each([
  [0, 'PT0M'],
  [27, 'PT27M'],
  [60, 'PT1H'],
  [1451, 'PT24H11M'],
])('%d minutes are %s for machines', (minutes, data) => {
  expect(durationData(minutes)).toBe(data)
})

test('a negative duration has no form for machines', () => {
  expect(durationData(-3)).toBeUndefined()
})
