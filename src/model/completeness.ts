/**
 * What a postmortem of one’s own must say before it may have its status, beyond what its schema requires. The checks
 * demand it, and the reference of fields tells it beforehand. What another organisation did not publish is demanded of nobody.
 */
import type { ActionItem } from './action-item.ts'
import type { Postmortem } from './postmortem.ts'

/** Something that a postmortem must say before it may have its status. */
export interface Demand {
  /** The field that says it. */
  path: [string, ...string[]]
  /** Completes “a final postmortem says …”. */
  what: string
  hint: string
  types: Postmortem['type'][]
  isMet(data: Postmortem): boolean
}

const all: Postmortem['type'][] = ['incident', 'near-miss', 'exercise']
const unplanned: Postmortem['type'][] = ['incident', 'near-miss']

/** The first public word: what is known so far, and who answers for it. */
const preliminary: Demand[] = [
  {
    path: ['owner'],
    what: 'which team answers for it',
    hint: 'Name a team of teams.yaml with “owner”.',
    types: all,
    isMet: ({ owner }) => owner !== undefined,
  },
  {
    path: ['times', 'impactStart'],
    what: 'since when users could notice',
    hint: 'Add “impactStart” to “times”, as far as it is known.',
    types: ['incident'],
    isMet: ({ times, impactWindows }) =>
      times.impactStart !== undefined || impactWindows.some(({ level }) => level !== 'none'),
  },
  {
    path: ['services'],
    what: 'which services were affected',
    hint: 'List their ids from services.yaml under “services”. When users noticed nothing, the type is “near-miss”.',
    types: ['incident'],
    isMet: ({ services, impactWindows }) =>
      services.length > 0 || impactWindows.some((window) => window.services.length > 0),
  },
  {
    path: ['detection'],
    what: 'how it was noticed',
    hint: 'Add “detected” to “times”, or “detection” with a method; the method may be “unknown”.',
    types: unplanned,
    isMet: ({ times, detection }) => times.detected !== undefined || detection !== undefined,
  },
]

/** What can be said when the incident is over and has been looked at together. */
const final: Demand[] = [
  {
    path: ['times', 'detected'],
    what: 'when it was noticed',
    hint: 'Add “detected” to “times”: the first signal that reached you, by any path.',
    types: unplanned,
    isMet: ({ times }) => times.detected !== undefined,
  },
  {
    path: ['times', 'mitigated'],
    what: 'when its impact was over',
    hint: 'Add “mitigated”, “impactEnd” or “resolved” to “times”.',
    types: ['incident'],
    isMet: ({ times }) => (times.mitigated ?? times.impactEnd ?? times.resolved) !== undefined,
  },
  {
    path: ['impact'],
    what: 'what users could not do',
    hint: 'Write “text” into “impact”, in the words of users, and the numbers that are known.',
    types: ['incident'],
    isMet: ({ impact }) => Object.values(impact).some((value) => value !== undefined),
  },
  {
    path: ['contributingFactors'],
    what: 'what contributed to it',
    hint: 'Name at least one under “contributingFactors”: what made it possible, longer or worse.',
    types: unplanned,
    isMet: ({ contributingFactors }) => contributingFactors.length > 0,
  },
  {
    path: ['resolution'],
    what: 'what ended it',
    hint: 'Add “resolution” with its kind and a sentence; the kind may be “unknown”.',
    types: unplanned,
    isMet: ({ resolution }) => resolution !== undefined,
  },
  {
    path: ['timeline'],
    what: 'what happened when, in at least two rows',
    hint: 'Add rows to “timeline”: at least how it began or was noticed, and how it ended.',
    types: all,
    isMet: ({ timeline }) => timeline.length >= 2,
  },
  {
    path: ['lessons'],
    what: 'what was learned',
    hint: 'Write at least one entry under “wentWell”, “wentPoorly” or “lucky” in “lessons”.',
    types: all,
    isMet: ({ lessons }) => lessons.wentWell.length + lessons.wentPoorly.length + lessons.lucky.length > 0,
  },
  {
    path: ['actions'],
    what: 'what will be done',
    hint: 'List “actions”, or say with “noActions” why none was decided.',
    types: all,
    isMet: ({ actions, noActions }) => actions.length > 0 || noActions !== undefined,
  },
]

/** All that a postmortem of a status must say. */
export const demands: Partial<Record<Postmortem['status'], Demand[]>> = {
  preliminary,
  final: [...preliminary, ...final],
}

/** What an action of one’s own must say, by where it stands, in a public postmortem. Each has an owner besides. */
export const actionDemands = {
  open: 'due',
  'in-progress': 'due',
  blocked: 'due',
  done: 'closed',
  superseded: 'reason',
  'wont-do': 'reason',
} as const satisfies Partial<Record<ActionItem['status'], keyof ActionItem>>
