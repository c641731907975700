/** Short answers to a customer’s questions, from what was published. A question without an answer is left out. */
import type { Formatters, Messages } from '../i18n/index.ts'
import { type Incident, servicesOf } from '../record/record.ts'
import { impactEnd } from './incident-span.ts'

export interface Answers {
  affected?: string
  data?: string
  over?: string
}

export function answersOf(
  incident: Incident,
  nameOf: (service: string) => string,
  format: Formatters,
  words: Messages,
): Answers {
  return {
    affected: affected(incident, nameOf, format, words),
    data: dataLost(incident, format, words),
    over: over(incident, format, words),
  }
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
  if (end) return postmortem.overSince(`${format.moment(end)} UTC`)
  return times.mitigated ? postmortem.mitigatedSince(`${format.moment(times.mitigated)} UTC`) : undefined
}
