/** Findings for programs: one JSON document and nothing else. */
import type { Finding } from '../../model/finding.ts'
import { summarise } from '../index.ts'

export function reportJson(findings: Finding[]): string {
  return JSON.stringify({ findings, summary: summarise(findings) }, null, 2)
}
