/** How the sections of a runbook may be called. */
import type { Settings } from '../model/settings.ts'

export const sections = ['meaning', 'impact', 'diagnosis', 'mitigation', 'verification', 'escalation'] as const

export type SectionName = (typeof sections)[number]

/** The names that are written into findings, and the others that are understood. */
export const sectionNames: Record<SectionName, [en: string, de: string, ...others: string[]]> = {
  meaning: ['Meaning', 'Bedeutung', 'What it means', 'Was es bedeutet'],
  impact: ['Impact', 'Auswirkung', 'Auswirkungen', 'Wirkung', 'Folgen'],
  diagnosis: ['Diagnosis', 'Diagnose', 'Investigation', 'Untersuchung', 'Eingrenzung'],
  mitigation: ['Mitigation', 'Behebung', 'Remediation', 'Resolution', 'Abhilfe', 'Entstörung', 'Maßnahmen'],
  verification: ['Verification', 'Überprüfung', 'Prüfung', 'Nachprüfung', 'Kontrolle', 'Verifikation'],
  escalation: ['Escalation', 'Eskalation'],
}

/** The section that a heading opens: “Verification”, “Überprüfung nach dem Anhalten”. */
export function sectionNamed(heading: string, own: Settings['runbookSections']): SectionName | undefined {
  const words = fold(heading)
  return sections.find((section) =>
    [...sectionNames[section], ...own[section]].some(
      (name) => words === fold(name) || words.startsWith(`${fold(name)} `),
    ),
  )
}

function fold(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[:.!?]$/, '')
}
