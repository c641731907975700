/**
 * What the search index is told about a page, beside its text.
 *
 * Filters are ids here (`runbook`, `block-storage`, `sev1`, `final`), not words: an address such as
 * `/search/?q=etcd&kind=runbook` stays right when a name is changed, and means the same in every language.
 */
import type { Messages } from '../i18n/index.ts'
import type { Kind } from '../model/index.ts'
import { type Document, type Incident, servicesOf } from '../record/record.ts'

export interface SearchEntry {
  kind: Kind | 'service'
  /** Day by which “newest first” orders; every page has one, or it would vanish from the sorted list. */
  date: string
  /** The day that is shown with the result; absent when nobody knows one. */
  shownDate?: string
  services: string[]
  severity?: string
  year?: string
  state?: keyof Messages['state']
  /** Exact names of alerts, which people paste. */
  alerts?: string[]
  tags?: string[]
}

const NO_DAY = '0000-01-01'

function tagsOf({ tags }: { tags: string[] }): string[] | undefined {
  return tags.length > 0 ? tags : undefined
}

export function incidentEntry(incident: Incident): SearchEntry {
  const { data } = incident.document
  const day = incident.start ? new Date(incident.start).toISOString().slice(0, 10) : undefined
  return {
    kind: 'postmortem',
    date: day ?? NO_DAY,
    shownDate: day,
    services: servicesOf(incident),
    severity: data.severity,
    year: incident.year?.toString(),
    state: data.status,
    tags: tagsOf(data),
  }
}

export function documentEntry(document: Document<'process' | 'runbook' | 'manifesto'>): SearchEntry {
  const { kind, data, lastChange } = document
  const day = ('reviewed' in data ? data.reviewed : undefined) ?? lastChange?.day
  return {
    kind,
    date: day ?? NO_DAY,
    shownDate: day,
    services: 'services' in data ? data.services : [],
    state: 'status' in data ? data.status : undefined,
    alerts: 'alerts' in data && data.alerts.length > 0 ? data.alerts : undefined,
    tags: tagsOf(data),
  }
}

export function serviceEntry(service: { id: string }): SearchEntry {
  return { kind: 'service', date: NO_DAY, services: [service.id] }
}
