/** From when to when an incident is told of, in words. */
import { dayIn, type Formatters, type Messages } from '../i18n/index.ts'
import type { Incident } from '../record/record.ts'

/** When the impact ended: as written, else when its last window closed; absent while one is open or when not published. */
export function impactEnd({ document: { data } }: Incident): string | undefined {
  if (data.times.impactEnd) return data.times.impactEnd
  const felt = data.impactWindows.filter((window) => window.level !== 'none')
  if (felt.some((window) => window.to === undefined)) return undefined
  return felt
    .map((window) => window.to!)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)
}

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
