import { describe, expect, test } from 'vitest'
import { atHand, latestExercises } from '../../../src/components/runbook-parts.ts'
import { messages } from '../../../src/i18n/index.ts'

const none = { meaning: [], impact: [], diagnosis: [], mitigation: [], verification: [], escalation: [] }
type Heading = [text: string, slug: string, depth?: number]

/** The places that are at hand, as addresses. */
function places(headings: Heading[], escalation: string[] = [], own: { verification?: string[] } = {}): string[] {
  const document = {
    data: { escalation },
    headings: headings.map(([text, slug, depth = 2]) => ({ text, slug, depth })),
  } as unknown as Parameters<typeof atHand>[0]
  return atHand(document, { runbookSections: { ...none, ...own } }, messages('en')).map(({ id }) => id)
}

describe('what is at hand in a runbook', () => {
  test.each<[what: string, headings: Heading[], escalation: string[], expected: string[]]>([
    [
      'steps, check and help, in the order of need',
      [
        ['Escalation', 'escalation'],
        ['Verification', 'verification'],
        ['Mitigation', 'mitigation'],
      ],
      [],
      ['mitigation', 'verification', 'escalation'],
    ],
    [
      'what is there, and no more',
      [
        ['Meaning', 'meaning'],
        ['Überprüfung danach', 'ueberpruefung'],
      ],
      [],
      ['ueberpruefung'],
    ],
    ['the teams to call, where no section says more', [['Mitigation', 'm']], ['platform'], ['m', 'page-escalation']],
    ['the section rather than the teams', [['Eskalation', 'e']], ['platform'], ['e']],
    [
      'the first of two sections of one name',
      [
        ['Verification', 'v'],
        ['Verification', 'v-1'],
      ],
      [],
      ['v'],
    ],
    ['no part of a section', [['Verification', 'v', 3]], [], []],
    ['nothing in a text without sections', [], [], []],
  ])('is %s', (_what, headings, escalation, expected) => {
    expect(places(headings, escalation)).toEqual(expected)
  })

  test('is found under the names that the handbook has chosen', () => {
    expect(places([['All clear', 'all-clear']])).toEqual([])
    expect(places([['All clear', 'all-clear']], [], { verification: ['All clear'] })).toEqual(['all-clear'])
  })
})

test('the latest exercise is told first, and the record stays as it was', () => {
  const exercised = [
    { day: '2025-03-01', result: 'failed' as const },
    { day: '2026-10-14', result: 'worked' as const },
    { day: '2026-01-31', result: 'partly' as const },
  ]
  expect(latestExercises({ exercised }).map(({ result }) => result)).toEqual(['worked', 'partly', 'failed'])
  expect(exercised[0]!.result).toBe('failed')
})
