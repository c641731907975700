/** Short answers to a customer’s questions, from what was published. A question without an answer is left out. */
import type { Formatters, Messages } from '../i18n/index.ts'
import { countActions, standingOf, standings, totalOf } from '../record/actions.ts'
import { impactEnd } from '../record/incident.ts'
import { overdueAhead } from '../record/overdue.ts'
import { type Incident, servicesOf } from '../record/record.ts'

export interface Answers {
  affected?: string
  /** Minutes, or words while it goes on. */
  howLong?: number | string
  data?: string
  over?: string
  /** What changes, with a link to where the page says more. Empty when nothing at all is answered. */
  changes: (string | AnswerLink | AnswerOverdue)[]
}

/** How many of the actions are overdue, and what the browser needs to count them on its own day. */
export interface AnswerOverdue {
  n: number
  ahead: string | undefined
  words(n: string): string
}

export interface AnswerLink {
  href: string
  text: string
}

export function answersOf(
  incident: Incident,
  nameOf: (service: string) => string,
  format: Formatters,
  words: Messages,
  asOf?: string,
): Answers {
  const known = {
    affected: affected(incident, nameOf, format, words),
    howLong: howLong(incident, format, words),
    data: dataLost(incident, format, words),
    over: over(incident, format, words),
  }
  // That there are no actions is an answer beside others; alone it would be all that is said of a page that says nothing.
  const nothing = Object.values(known).every((answer) => answer === undefined)
  return { ...known, changes: changes(incident, words, asOf) ?? (nothing ? [] : [noActions(incident, words)]) }
}

function affected(
  incident: Incident,
  nameOf: (service: string) => string,
  format: Formatters,
  { postmortem }: Messages,
): string | undefined {
  const { type, impact, regions } = incident.document.data
  if (type === 'near-miss') return postmortem.nearMiss
  if (type === 'exercise') return postmortem.exercise
  const services = servicesOf(incident)
  const parts = [
    services.length > 0 && postmortem.affectedServices(format.list(services.map(nameOf))),
    regions.length > 0 && (services.length > 0 ? postmortem.inRegions(format.list(regions)) : format.list(regions)),
  ].filter(Boolean)
  const amount = (text: string) => (impact.estimate ? postmortem.estimated(text) : text)
  const numbers = [
    impact.customersAffected !== undefined &&
      amount(
        impact.customersTotal === undefined
          ? postmortem.customers(format.number(impact.customersAffected))
          : postmortem.customersOf(format.number(impact.customersAffected), format.number(impact.customersTotal)),
      ),
    impact.percent !== undefined && amount(`${format.number(impact.percent)} % ${impact.unit ?? ''}`.trim()),
  ].filter(Boolean)
  const sentence = [parts.join(' '), ...numbers].filter(Boolean).join('; ')
  return sentence ? `${sentence}.` : undefined
}

/** Minutes; while it goes on, since when in words. */
function howLong(
  { impact, start, atLeast }: Incident,
  format: Formatters,
  { postmortem }: Messages,
): Answers['howLong'] {
  if (impact !== 'ongoing') return atLeast && impact ? postmortem.atLeast(format.duration(impact)) : impact
  return start ? postmortem.since(`${format.moment(start)} UTC`) : postmortem.ongoing
}

function dataLost({ document: { data } }: Incident, format: Formatters, { postmortem }: Messages): string | undefined {
  if (data.impact.dataLost) return data.impact.dataLost
  if (data.impact.recordsLost === 0) return postmortem.noDataLost
  if (data.impact.recordsLost !== undefined) return postmortem.recordsLost(format.number(data.impact.recordsLost))
  return undefined
}

function over(incident: Incident, format: Formatters, { postmortem }: Messages): string | undefined {
  if (incident.impact === 'ongoing') return postmortem.notOver
  const { times } = incident.document.data
  const end = impactEnd(incident) ?? times.resolved
  if (end && incident.atLeast && !times.resolved) return postmortem.overAfter(`${format.moment(end)} UTC`)
  if (end) return postmortem.overSince(`${format.moment(end)} UTC`)
  return times.mitigated ? postmortem.mitigatedSince(`${format.moment(times.mitigated)} UTC`) : undefined
}

/** How many actions there are and where they stand; else why there are none, as far as somebody said so. */
function changes(incident: Incident, words: Messages, asOf: string | undefined): Answers['changes'] | undefined {
  const { data, withheld } = incident.document
  const { postmortem } = words
  const counts = (withheld ? withheld.actions : countActions(data.actions, asOf))?.all
  const total = counts ? totalOf(counts) : 0
  if (counts && total > 0) {
    const link = { href: '#page-actions', text: postmortem.actionsCount(total) }
    if (counts.unknown === total) return [link, `; ${postmortem.outcomeUnknown(total)}.`]
    const tally = standings.flatMap((standing) =>
      counts[standing] > 0 ? `${counts[standing]} ${postmortem.actionStatus[standing]}` : [],
    )
    const due = data.actions.map((action) => (standingOf(action) === 'open' ? action.due : undefined))
    const overdue = {
      n: counts.overdue,
      ahead: overdueAhead(due, asOf),
      words: (n: string) => `; ${postmortem.overdueCount(n)}`,
    }
    return [link, `: ${tally.join(', ')}`, ...(overdue.n > 0 || overdue.ahead ? [overdue] : []), '.']
  }
  if (data.noActions) return [data.noActions]
  if (!data.resolution) return undefined
  return [`${noActions(incident, words)} `, { href: '#page-resolution', text: postmortem.howItEnded }]
}

/** That there are none is said only where it would be known. */
function noActions({ document: { withheld } }: Incident, { postmortem, actions }: Messages): string {
  return withheld && !withheld.actions ? actions.withheld.off : postmortem.noActionsRecorded
}
