import { expect, test } from 'vitest'
import { outcomeWords } from '../../../src/components/action-words.ts'
import { messages } from '../../../src/i18n/index.ts'
import { actionLedgers } from '../../../src/record/actions.ts'
import { incident } from '../record/documents.ts'

const outcome = (...statuses: string[]) => {
  const actions = statuses.map((status, index) => ({
    id: `a${index}`,
    text: 'Do it.',
    class: 'prevent',
    status,
    due: '2026-01-01',
  }))
  return outcomeWords(actionLedgers([incident('i', { actions })], '2026-06-01').ofIncident.get('i'), messages('en'))
}

test.each([
  ['what was done', ['done', 'done'], '2 of 2 actions done'],
  ['what is under way as not done', ['done', 'open', 'in-progress'], '1 of 3 actions done'],
  ['what is known where something is', ['done', 'unknown'], '1 of 2 actions done'],
  ['that nothing was done', ['wont-do'], '0 of 1 action done'],
])('the outcome of an incident says %s', (_, statuses, expected) => {
  expect(outcome(...statuses)).toBe(expected)
})

test('nothing is said where nothing was decided, or nothing was published', () => {
  expect(outcome()).toBeUndefined()
  expect(outcome('unknown', 'unknown')).toBeUndefined()
})
