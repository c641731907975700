import { describe, expect, it } from 'vitest'
import { markdown, postmortem, process, runbook } from '../../reader/content.ts'
import { judged } from '../time/judged.ts'

const file = 'postmortems/a.md'
const ORIGIN = '{organisation: O, evidence: Read., sources: [{url: "https://example.org/", evidence: primary}]}'

describe('a postmortem', () => {
  const found = (text: string) => judged('postmortem-completeness', file, text)
  const bare = (fields: string) => markdown(`title: T\nsummary: S.\n${fields}`)

  it('that is final says everything that a final one must', async () => {
    expect(await found(bare('status: final'))).toEqual(
      [
        'contributingFactors” does not:what contributed to it',
        'actions” does not:what will be done',
        'timeline” does not:what happened when, in at least two rows',
        'resolution” does not:what ended it',
        'lessons” does not:what was learned',
        'impact” does not:what users could not do',
        'times.mitigated” does not:when its impact was over',
        'times.detected” does not:when it was noticed',
        'detection” does not:how it was noticed',
        'owner” does not:which team answers for it',
        'services” does not:which services were affected',
        'times.impactStart” does not:since when users could notice',
      ]
        .map((line) => line.split(':'))
        .map(([field, what]) => `final ← a final postmortem says ${what}; “${field}`)
        .sort((a, b) => (a < b ? -1 : 1)),
    )
  })

  it.each<[string, string]>([
    [
      'that is preliminary says less',
      'status: preliminary\nowner: platform\nservices: [api]\ntimes: {impactStart: 2026-01-10T10:00Z}\ndetection: {method: unknown}',
    ],
    ['that is a draft says nothing yet', 'status: draft'],
    ['that is in review neither', 'status: in-review'],
    ['that was withdrawn need not be complete', 'status: withdrawn'],
    ['of another organisation says what that one published', `status: final\norigin: ${ORIGIN}`],
    [
      'of a near miss has no impact',
      'status: preliminary\ntype: near-miss\nowner: platform\ntimes: {detected: 2026-01-10T10:00Z}',
    ],
    [
      'of an exercise has no impact, factors or resolution',
      'status: final\ntype: exercise\nowner: platform\nnoActions: It worked.\nlessons: {wentWell: [It worked.]}\ntimeline: [{at: 2026-01-10T10:00Z, event: A., type: note}, {at: 2026-01-10T11:00Z, event: B., type: note}]',
    ],
  ])('%s', async (_, fields) => {
    expect(await found(bare(fields))).toEqual([])
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    [
      'the times, when one of them is missing',
      { times: '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z}' },
      'times ← a final postmortem says when its impact was over; “times.mitigated” does not',
    ],
    [
      'the timeline, when it is too short',
      { timeline: '[{at: 2026-01-10T10:04Z, event: A., type: note}]' },
      'timeline ← a final postmortem says what happened when, in at least two rows; “timeline” does not',
    ],
    [
      'the status, when nothing is said',
      { impact: undefined },
      'final ← a final postmortem says what users could not do; “impact” does not',
    ],
    [
      'the status, when lists are empty',
      { lessons: '{wentWell: []}' },
      'final ← a final postmortem says what was learned; “lessons” does not',
    ],
  ])('is pointed to at %s', async (_, lines, expected) => {
    expect(await found(postmortem(lines))).toEqual([expected])
  })

  it('that is final says on which day it was published', async () => {
    expect(await judged('published-day', file, postmortem({ published: undefined }))).toHaveLength(1)
    const preliminary = postmortem({ published: undefined, status: 'preliminary' })
    expect(await judged('published-day', file, preliminary)).toEqual([])
  })
})

describe('an action', () => {
  const found = (rule: string, action: string, lines: Record<string, string> = {}) =>
    judged(
      rule,
      file,
      postmortem({ ...lines, actions: `[{id: a1, text: Refuse to go below two nodes., class: prevent, ${action}}]` }),
    )

  it.each<[string, string[]]>([
    ['owner: platform, status: open, due: 2026-12-01', []],
    ['owner: platform, status: done, closed: 2026-02-01', []],
    ['owner: platform, status: superseded, reason: The nodes are gone.', []],
    ['owner: platform, status: open', ['open ← the action “a1” is open without a due day']],
    ['owner: platform, status: in-progress', ['in-progress ← the action “a1” is in-progress without a due day']],
    ['owner: platform, status: blocked, dueText: soon', ['blocked ← the action “a1” is blocked without a due day']],
    ['owner: platform, status: done', ['done ← the action “a1” is done, but on no day']],
    ['owner: platform, status: superseded', ['superseded ← the action “a1” is superseded without a reason']],
    ['owner: platform, status: wont-do', ['wont-do ← the action “a1” is wont-do without a reason']],
    ['owner: platform, status: unknown', ['unknown ← where the action “a1” stands is unknown, though it is your own']],
    [
      'status: open, due: 2026-12-01, ownerName: Somebody',
      ['Refuse to go below two nodes. ← the action “a1” has no owner'],
    ],
  ])('{%s}', async (action, expected) => {
    expect(await found('action-completeness', action)).toEqual(expected)
  })

  it('of another organisation, or of a draft, may be told as it was published', async () => {
    expect(await found('action-completeness', 'status: unknown', { origin: ORIGIN })).toEqual([])
    expect(await found('action-completeness', 'status: open', { status: 'in-review' })).toEqual([])
    expect(await found('action-tracker', 'status: open', { origin: ORIGIN })).toEqual([])
  })

  it('has a tracker until it is closed', async () => {
    expect(await found('action-tracker', 'owner: platform, status: open, due: 2026-12-01')).toHaveLength(1)
    expect(await found('action-tracker', 'owner: platform, status: done, closed: 2026-02-01')).toEqual([])
  })

  it('cannot be decided on and decided against', async () => {
    const actions = '[{id: a1, text: Add a limit., class: prevent, owner: platform, status: done, closed: 2026-02-01}]'
    expect(await judged('action-completeness', file, postmortem({ actions, noActions: 'Not needed.' }))).toEqual([
      'Not needed. ← this says why nothing will be done, but there are actions',
    ])
  })
})

describe('the wording of an action', () => {
  const found = (text: string, lang: 'en' | 'de', kind = 'prevent') =>
    judged(
      'action-wording',
      file,
      postmortem({
        lang,
        actions: `[{id: a1, text: ${JSON.stringify(text)}, class: ${kind}, owner: platform, status: done, closed: 2026-02-01}]`,
      }),
    )

  it.each<[string, 'en' | 'de']>([
    ['Investigate the load balancer.', 'en'],
    ['Consider a second switch.', 'en'],
    ['Improve the monitoring.', 'en'],
    ['Be more careful with deployments.', 'en'],
    ['Make sure that backups work.', 'en'],
    ['We should think about alerts.', 'en'],
    ['Prüfen, ob ein zweiter Switch hilft.', 'de'],
    ['Darauf achten, dass Sicherungen laufen.', 'de'],
    ['Die Überwachung verbessern.', 'de'],
    ['Besser auf Warnungen achten.', 'de'],
  ])('has no end: %j', async (text, lang) => {
    expect(await found(text, lang)).toHaveLength(1)
  })

  it.each<[string, 'en' | 'de', string?]>([
    ['Refuse to remove servers below the minimum capacity.', 'en'],
    ['Improve the restore so that it takes at most 30 minutes.', 'en'],
    ['Ensure by a test in every build that the dump can be read.', 'en'],
    ['Investigate why the certificate was not renewed.', 'en', 'investigate'],
    ['Consideration of a limit is added to the design template.', 'en'],
    ['Try-outs of the failover take place each month.', 'en'],
    ['Termine mit ihrem Abstand zu UTC speichern.', 'de'],
    ['Die Prüfsumme jeder Sicherung vergleichen.', 'de'],
    ['Prüfen, bis zum 1. März, welche Dienste betroffen wären.', 'de'],
    ['Die Prüfung der Zertifikate automatisch auslösen.', 'de'],
  ])('has an end: %j', async (text, lang, kind) => {
    expect(await found(text, lang, kind)).toEqual([])
  })
})

describe('a review', () => {
  const overdue = (lines: Record<string, string>, asOf?: string) =>
    judged('review-overdue', 'runbooks/a.md', runbook(lines), {}, asOf)

  it('is overdue when its time has passed, on the day that was asked for', async () => {
    const lines = { reviewed: '2026-01-31', reviewEvery: '1m' }
    expect(await overdue(lines, '2026-02-28')).toEqual([])
    expect(await overdue(lines, '2026-03-01')).toEqual([
      '2026-01-31 ← the review was due on 2026-02-28, as of 2026-03-01',
    ])
    expect(await overdue({ ...lines, status: 'retired' }, '2026-03-01')).toEqual([])
    expect(await judged('review-overdue', 'processes/a.md', process(lines))).toHaveLength(1)
  })

  it('that is due regularly has taken place once', async () => {
    expect(await overdue({ reviewEvery: '6m' })).toEqual(['6m ← a review is due every 6m, but there was none'])
    expect(await overdue({ reviewed: '2020-01-01' })).toEqual([])
  })

  it('cannot be overdue when nobody says which day it is', async () => {
    expect(await overdue({ reviewed: '2020-01-01', reviewEvery: '1m' }, '')).toEqual([])
  })
})

describe('the target of a process', () => {
  const found = (target: string) =>
    judged(
      'process-target',
      'processes/a.md',
      process({ targets: `[{what: W, target: ${JSON.stringify(target)}, clockStarts: C}]` }),
    )

  it.each([
    'promptly',
    'as soon as possible',
    'without undue delay',
    'Timely',
    'zeitnah',
    'unverzüglich',
    'so bald wie möglich',
    'In angemessener Zeit',
  ])('%j is none', async (target) => {
    expect(await found(target)).toEqual([`"${target}" ← “${target}” is no number, so nobody can keep it or miss it`])
  })

  it.each([
    '30 minutes',
    'promptly, at most one hour',
    'before the next shift',
    'half a day',
    'the same day',
    'unverzüglich, höchstens zwei Stunden',
    'täglich',
    'Schnellzug',
  ])('%j is one, or is not surely none', async (target) => {
    expect(await found(target)).toEqual([])
  })
})
