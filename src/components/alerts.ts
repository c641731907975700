import type { Document } from '../record/record.ts'

/** Runbooks by the exact name of the alerts that lead to them; names in code-unit order. */
export function alertsOf(runbooks: Document<'runbook'>[]): Map<string, Document<'runbook'>[]> {
  const names = [...new Set(runbooks.flatMap((runbook) => runbook.data.alerts))].sort()
  return new Map(names.map((name) => [name, runbooks.filter((runbook) => runbook.data.alerts.includes(name))]))
}
