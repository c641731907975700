/** Alerts and the pages that lead from their names to their runbooks. */
import type { Document } from '../record/record.ts'

/** Names of all alerts, each once, in alphabetical order. */
export function alertNames(runbooks: readonly Document<'runbook'>[]): string[] {
  return [...new Set(runbooks.flatMap((runbook) => runbook.data.alerts))].sort((a, b) => a.localeCompare(b, 'en'))
}

export function runbooksFor(alert: string, runbooks: readonly Document<'runbook'>[]): Document<'runbook'>[] {
  return runbooks.filter((runbook) => runbook.data.alerts.includes(alert))
}
