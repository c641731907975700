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
  const add = (name: PhaseName, from: string | undefined, to: string | undefined) => {
    if (from && to && instantToEpoch(from) < instantToEpoch(to)) result.push({ name, from, to })
  }
  add('undetected', impactStart, detected)
  if (cause) add('diagnosing', detected, cause)
  if (mitigated) add('mitigating', work, mitigated)
  else if (!ongoing) add('mitigatingAndRecovering', work, end)
  if (mitigated) add('recovering', mitigated, end)
  const last = mitigated ?? work
  if (ongoing && last) result.push({ name: mitigated ? 'recovering' : 'mitigating', from: last })
  return result
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (instantToEpoch(a) < instantToEpoch(b) ? b : a) : (a ?? b)
}

/** Whether `at` lies after `from`, and before `to` where that is known. */
function between(from: string | undefined, at: string | undefined, to: string | undefined): boolean {
  if (!from || !at) return false
  return instantToEpoch(from) < instantToEpoch(at) && (!to || instantToEpoch(at) < instantToEpoch(to))
}
