/** From when to when an incident is told of, in words. */

import { type Incident, impactEnd } from '../record/incident.ts'
import { dayIn, type Formatters, type Messages } from './index.ts'

/** “8 November 2017, 09:05 to 13:22 UTC”; the day is said again only when it is another one. */
export function spanWords(incident: Incident, format: Formatters, words: Messages): string | undefined {
  const { start } = incident
  if (!start) return undefined
  if (incident.impact === 'ongoing') return words.postmortem.since(`${format.moment(start)} UTC`)
  const end = impactEnd(incident)
  if (!end || end === start) return `${format.moment(start)} UTC`
  const until = dayIn(start) === dayIn(end) ? format.time(end) : format.moment(end)
  const later = incident.atLeast ? ` ${words.postmortem.orLater}` : ''
  return `${words.postmortem.span(format.moment(start), until)} UTC${later}`
}
