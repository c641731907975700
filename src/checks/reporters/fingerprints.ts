/** By which a forge knows a finding again in the next run, so that it can say what is new. */
import { createHash } from 'node:crypto'
import type { Finding } from '../../model/finding.ts'
import { forgePath } from './forge-path.ts'

/**
 * One for each finding, 64 hexadecimal digits. It is made of rule, file, message, and which of several alike it is,
 * not of the line: lines that come or go above do not make an old finding look new.
 */
export function fingerprintsOf(findings: Finding[], folder: string): Map<Finding, string> {
  const alike = new Map<string, number>()
  return new Map(
    findings.map((finding) => {
      const words = JSON.stringify([finding.rule, forgePath(folder, finding.file), finding.message])
      const before = alike.get(words) ?? 0
      alike.set(words, before + 1)
      return [finding, createHash('sha256').update(`${words}${before}`).digest('hex')]
    }),
  )
}
