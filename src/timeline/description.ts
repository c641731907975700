/** What a drawing of a timeline shows, in sentences, for those who do not see it. */
import { dayIn, type Formatters, type Messages } from '../i18n/index.ts'
import type { DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { iso } from './ticks.ts'

export function description(incident: DrawnIncident, format: Formatters, { postmortem: words }: Messages): string {
  const { from, to, open, phases, windows, events } = incident
  const moment = (time: number) => format.moment(iso(time))
  // A day is said again only when it is another one.
  const end = (from: number, to: number) => (dayIn(iso(from)) === dayIn(iso(to)) ? format.time(iso(to)) : moment(to))
  const spanned = ({ from, to, label }: DrawnSpan) =>
    `${label}, ${to === undefined ? words.since(moment(from)) : words.span(moment(from), end(from, to))}`
  return [
    open ? words.drawnSince(moment(from)) : words.drawnFrom(moment(from), end(from, to)),
    phases.length > 0 && words.drawnPhases(phases.map(({ label }) => label).join('; ')),
    windows.length > 0 && words.drawnWindows(windows.map(spanned).join('; ')),
    words.drawnEvents(events.length),
  ]
    .filter(Boolean)
    .join(' ')
}
