import type { FrontMatter } from '../../model/index.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

type Postmortem = FrontMatter<'postmortem'>

/** Something that a postmortem must say before it may have its status. */
interface Demand {
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

const demands: Partial<Record<Postmortem['status'], Demand[]>> = { preliminary, final: [...preliminary, ...final] }

export const postmortemCompleteness: Rule = {
  id: 'postmortem-completeness',
  severity: 'error',
  description: 'A public postmortem of one’s own says what its status promises.',
  why: 'A reader of a final postmortem expects impact, factors and actions; what is silently missing looks withheld.',
  remedy: 'Add what is missing, or give the postmortem the status that it has earned: “draft” or “preliminary”.',
  bad: { kind: 'postmortem', fields: { contributingFactors: '[]' } },
  good: {
    kind: 'postmortem',
    fields: { contributingFactors: '[{class: tooling, text: The tool had no lower bound.}]' },
  },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      // What another organisation did not publish cannot be demanded.
      if (data.origin) continue
      for (const { path, what, hint, types, isMet } of demands[data.status] ?? []) {
        if (!types.includes(data.type) || isMet(data)) continue
        yield {
          file,
          ...locate(isWritten(data, path) ? path : ['status'], isWritten(data, path) ? 'key' : 'value'),
          message: `a ${data.status} postmortem says ${what}; “${path.join('.')}” does not`,
          hint,
        }
      }
    }
  },
}

/** Whether the block of a field stands in the file, if only with other fields; else the status is what demands it. */
function isWritten(data: Postmortem, [field]: Demand['path']): boolean {
  const value = data[field as keyof Postmortem]
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && Object.values(value).some((inner) => inner !== undefined && String(inner) !== '')
}
