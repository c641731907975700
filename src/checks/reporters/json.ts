/** Findings for programs: one JSON document and nothing else. */
import type { Finding } from '../../model/finding.ts'
import { summarise } from '../index.ts'
import { logCommand } from './printable.ts'

export function reportJson(findings: Finding[]): string {
  return jsonText({ findings, summary: summarise(findings) })
}

/** A value as JSON that loses nothing, and that is harmless in a terminal and in the log of a pipeline. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(
      /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(logCommand, '#\\u0023')
}
