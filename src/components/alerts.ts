/** Alerts and the pages that lead from their names to their runbooks. */
import { add } from '../record/grouping.ts'
import type { Document } from '../record/record.ts'

/** The runbooks of each alert, by its name, in alphabetical order. */
export function alertIndex(runbooks: readonly Document<'runbook'>[]): Map<string, Document<'runbook'>[]> {
  const index = new Map<string, Document<'runbook'>[]>()
  for (const runbook of runbooks) {
    for (const alert of new Set(runbook.data.alerts)) add(index, alert, runbook)
  }
  return new Map([...index].sort(([a], [b]) => a.localeCompare(b, 'en')))
}
