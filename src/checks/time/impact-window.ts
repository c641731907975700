import type { ImpactWindow } from '../../model/impact.ts'
import type { Milestones } from '../../model/milestones.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'
import { futureFrom } from './incident-bounds.ts'
import { minuteOf } from './minutes.ts'

export const impactWindow: Rule = {
  id: 'impact-window',
  severity: 'error',
  description: 'Impact windows end after they begin, agree with the milestones, and do not contradict each other.',
  why: 'The duration of the impact is computed from the windows; readers hold it against the milestones.',
  remedy:
    'Correct the window or the milestone: the first window opens at “impactStart”, the last closes at “impactEnd”.',
  bad: {
    kind: 'postmortem',
    fields: {
      times:
        '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T11:00Z, impactEnd: 2026-01-10T11:00Z}',
      impactWindows: '[{from: 2026-01-10T10:00Z, to: 2026-01-10T12:00Z, level: partial}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      times:
        '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T11:00Z, impactEnd: 2026-01-10T11:00Z}',
      impactWindows:
        '[{from: 2026-01-10T10:00Z, to: 2026-01-10T10:40Z, level: full}, {from: 2026-01-10T10:40Z, to: 2026-01-10T11:00Z, level: degraded}]',
    },
  },
  *check(handbook) {
    const future = futureFrom(handbook) ?? Number.POSITIVE_INFINITY
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      const { impactWindows: windows, times, status, origin } = data
      // What is in the future is said once, by the rule on the future.
      if (
        [times.impactStart, times.impactEnd, ...windows.flatMap(({ from, to }) => [from, to])].some(
          (at) => at && minuteOf(at) >= future,
        )
      )
        continue
      const sound = [...windows.entries()].filter(
        ([, { from, to }]) => to === undefined || minuteOf(to) >= minuteOf(from),
      )
      for (const [index, { from, to }] of windows.entries()) {
        const place = () => ({ file, ...locate(['impactWindows', index, to === undefined ? 'from' : 'to']) })
        if (to !== undefined && minuteOf(to) < minuteOf(from)) {
          yield { ...place(), message: `the window closes before it opens (${from})`, hint: 'Correct “from” or “to”.' }
        }
        // Of another organisation’s incident the end may never have been published.
        if (to === undefined && status === 'final' && !origin && windows[index]!.level !== 'none') {
          yield {
            ...place(),
            message: 'the window never closes, though the postmortem is final',
            hint: 'Say when it closed with “to”, or keep the postmortem preliminary while the impact goes on.',
          }
        }
      }
      const felt = sound.filter(([, { level }]) => level !== 'none')
      for (const { path, ...words } of againstMilestones(felt, times)) yield { file, ...locate(path), ...words }
      for (const [index, other] of contradictions(sound)) {
        yield {
          file,
          ...locate(['impactWindows', index, 'level']),
          message: `the impact is “${windows[index]!.level}” here and “${windows[other]!.level}” in window ${other + 1} at the same time`,
          hint: 'Let one window close where the other opens, name different services, or say in “note” what each is about.',
        }
      }
    }
  },
}

type Numbered = [index: number, window: ImpactWindow]

/** What stands outside of the milestones, or leaves a gap to them. */
function* againstMilestones(
  windows: Numbered[],
  { impactStart, impactEnd }: Milestones,
): Generator<Pick<RuleFinding, 'message' | 'hint'> & { path: PropertyKey[] }> {
  const [first, ...others] = windows
  if (!first) return
  if (impactStart) {
    const start = minuteOf(impactStart)
    for (const [index, { from }] of windows) {
      if (minuteOf(from) >= start) continue
      yield {
        path: ['impactWindows', index, 'from'],
        message: `the window opens before the impact starts (${impactStart})`,
        hint: 'Correct “from”, or “impactStart”.',
      }
    }
    const [index, earliest] = others.reduce((a, b) => (minuteOf(b[1].from) < minuteOf(a[1].from) ? b : a), first)
    if (minuteOf(earliest.from) > start) {
      yield {
        path: ['impactWindows', index, 'from'],
        message: `the first window opens after the impact starts (${impactStart})`,
        hint: 'Correct “from” or “impactStart”, or add the window that is missing.',
      }
    }
  }
  if (impactEnd) {
    const end = minuteOf(impactEnd)
    for (const [index, { to }] of windows) {
      if (to === undefined || minuteOf(to) <= end) continue
      yield {
        path: ['impactWindows', index, 'to'],
        message: `the window closes after the impact ends (${impactEnd})`,
        hint: 'Correct “to”, or “impactEnd”.',
      }
    }
    const closing = ({ to }: ImpactWindow) => (to === undefined ? Number.POSITIVE_INFINITY : minuteOf(to))
    const [index, latest] = others.reduce((a, b) => (closing(b[1]) > closing(a[1]) ? b : a), first)
    if (closing(latest) < end) {
      yield {
        path: ['impactWindows', index, 'to'],
        message: `the last window closes before the impact ends (${impactEnd})`,
        hint: 'Correct “to” or “impactEnd”, or add the window that is missing.',
      }
    }
  }
}

/**
 * Windows that say two things of one moment and one service, each with the window that it contradicts. Windows of
 * different levels may overlap where a note says what each is about; “none” beside an impact never is right.
 */
function contradictions(windows: Numbered[]): [index: number, other: number][] {
  const found: [number, number][] = []
  const open: Numbered[] = []
  for (const next of windows.toSorted((a, b) => minuteOf(a[1].from) - minuteOf(b[1].from))) {
    const from = minuteOf(next[1].from)
    for (let at = open.length - 1; at >= 0; at--) {
      const { to } = open[at]![1]
      if (to !== undefined && minuteOf(to) <= from) open.splice(at, 1)
    }
    const other = open.find(([, window]) => contradict(window, next[1]))
    if (other) found.push([next[0], other[0]])
    open.push(next)
  }
  return found
}

function contradict(a: ImpactWindow, b: ImpactWindow): boolean {
  if (a.level === b.level) return false
  const isShared =
    a.services.length === 0 || b.services.length === 0 || a.services.some((id) => b.services.includes(id))
  return isShared && (a.level === 'none' || b.level === 'none' || (a.note === undefined && b.note === undefined))
}
