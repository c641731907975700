/** How findings are put into words, the same in each format. */
import type { Finding } from '../../model/finding.ts'
import { summarise } from '../index.ts'

/** What is wrong and what to do, where there is room for one text only. */
export function inOneText({ message, hint }: Finding): string {
  return hint ? `${message}. ${hint}` : message
}

/** “3 errors, 1 warning” */
export function summaryLine(findings: Finding[]): string {
  const { errors, warnings } = summarise(findings)
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
}

/** “1 error”, “2 errors” */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
