/** Whether there was a runbook for an incident, and whether it helped. */
import type { Incident } from '../incident.ts'

/** Numbers of incidents. */
export interface RunbookUse {
  all: number
  /** Those that name a runbook of this handbook: one that was used, or that would help. */
  withRunbook: number
  /** Those in which one was used. */
  used: number
  /** Of those: each one that was used led to its goal as written. */
  worked: number
  /** Some did, or helped part of the way. */
  partly: number
  /** None did. */
  failed: number
}

export function runbookUseOf(incidents: readonly Incident[]): RunbookUse {
  const use: RunbookUse = { all: incidents.length, withRunbook: 0, used: 0, worked: 0, partly: 0, failed: 0 }
  for (const { document } of incidents) {
    const { runbooks } = document.data
    const results = runbooks.flatMap(({ worked }) => worked ?? [])
    if (runbooks.length > 0) use.withRunbook++
    if (results.length === 0) continue
    use.used++
    if (results.every((result) => result === 'yes')) use.worked++
    else if (results.every((result) => result === 'no')) use.failed++
    else use.partly++
  }
  return use
}
