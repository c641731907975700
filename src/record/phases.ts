/**
 * The phases of an incident between its milestones: undetected, then the cause is sought, then the impact is being
 * mitigated, then recovery. A milestone that was not published makes no phase: what cannot be told apart is one phase.
 */
import type { Milestones } from '../model/milestones.ts'
import { instantToEpoch } from '../model/time.ts'

export const phaseNames = ['undetected', 'diagnosing', 'mitigating', 'mitigatingAndRecovering', 'recovering'] as const
export type PhaseName = (typeof phaseNames)[number]

export interface Phase {
  name: PhaseName
  from: string
  /** Absent while it lasts. */
  to?: string
}

/** In order, none of them empty, none overlapping another. The last one is open while the impact is `ongoing`. */
export function phases(times: Milestones, ongoing: boolean): Phase[] {
  const { impactStart, detected, mitigated } = times
  const end = ongoing ? undefined : later(times.impactEnd, times.resolved)
  const cause = between(detected, times.causeIdentified, mitigated ?? end) ? times.causeIdentified : undefined
  const work = cause ?? detected
  const result: Phase[] = []
  const add = (name: PhaseName, from: string | undefined, to: string | undefined, open = false) => {
    const before = result.at(-1)?.to
    if (!from || (before && isBefore(from, before))) return
    if (open) result.push({ name, from })
    else if (to && isBefore(from, to)) result.push({ name, from, to })
  }
  add('undetected', impactStart, detected)
  if (cause) add('diagnosing', detected, cause)
  if (mitigated) {
    add('mitigating', work, mitigated)
    add('recovering', mitigated, end, ongoing)
  } else {
    add(ongoing ? 'mitigating' : 'mitigatingAndRecovering', work, end, ongoing)
  }
  return result
}

function isBefore(a: string, b: string): boolean {
  return instantToEpoch(a) < instantToEpoch(b)
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a && b && isBefore(a, b) ? b : (a ?? b)
}

/** Whether `at` lies after `from`, and before `to` where that is known. */
function between(from: string | undefined, at: string | undefined, to: string | undefined): boolean {
  if (!from || !at) return false
  return isBefore(from, at) && (!to || isBefore(at, to))
}
