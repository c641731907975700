/** What someone in a hurry looks for in a runbook: the steps, the check, the help, and whether it ever worked. */

import type { Messages } from '../i18n/index.ts'
import type { Runbook } from '../model/runbook.ts'
import type { Settings } from '../model/settings.ts'
import { inTextOrder } from '../model/text-order.ts'
import type { Document, Incident, Record } from '../record/record.ts'
import { sectionNamed } from '../record/runbook-sections.ts'
import type { ContentsEntry } from './contents-entry.ts'

/** The places that are never far away: steps, verification, escalation. The teams to call stand in for a section that does not exist. */
export function atHand(
  { data, headings }: Pick<Document<'runbook'>, 'data' | 'headings'>,
  { runbookSections }: Pick<Settings, 'runbookSections'>,
  { runbook: words }: Pick<Messages, 'runbook'>,
): ContentsEntry[] {
  const places = new Map<string, string>(data.escalation.length > 0 ? [['escalation', 'page-escalation']] : [])
  // The first section of a name is the one that is meant, so it is written last.
  for (const { depth, text, slug } of headings.toReversed()) {
    const section = depth === 2 && sectionNamed(text, runbookSections)
    if (section) places.set(section, slug)
  }
  return (['mitigation', 'verification', 'escalation'] as const).flatMap((section) => {
    const id = places.get(section)
    return id === undefined ? [] : [{ id, text: words.atHand[section] }]
  })
}

/** The latest exercise first: whether it works now is what counts. */
export function latestExercises({ exercised }: Pick<Runbook, 'exercised'>): Runbook['exercised'] {
  return exercised.toSorted((a, b) => inTextOrder(b.day, a.day))
}

/** The incidents in which a runbook was used, newest first, each with what it said of it. */
export function usesIn(id: string, record: Pick<Record, 'runbookUses'>) {
  const incidents: readonly Incident[] = record.runbookUses.get(id)?.incidents ?? []
  return incidents.map((incident) => ({
    incident,
    used: incident.document.data.runbooks.find((each) => each.id === id)!,
  }))
}

/** The name of a runbook’s place in the printed set, in front of the names of its own places. */
export function placeInPrint(id: string): string {
  return `page-runbook-${id}`
}

/** Every alert with the numbers that its runbooks have in the printed set, by name. */
export function alertNumbers(runbooks: readonly Pick<Document<'runbook'>, 'id' | 'data'>[], first = 1) {
  const places = new Map<string, { number: number; id: string }[]>()
  for (const [index, { id, data }] of runbooks.entries()) {
    for (const alert of new Set(data.alerts)) {
      places.set(alert, [...(places.get(alert) ?? []), { number: first + index, id }])
    }
  }
  return Array.from(places, ([alert, numbers]) => ({ alert, places: numbers })).sort((a, b) =>
    a.alert.localeCompare(b.alert, 'en'),
  )
}
