/**
 * What the search index is told about a page, beside its text.
 *
 * Filters carry ids (`runbook`, `block-storage`, `sev1`, `final`), not words: an address such as
 * `/search/?q=etcd&kind=runbook` stays right when a name is changed, and means the same in every language.
 * The search page knows the words and shows them.
 */
import type { Kind } from '../model/index.ts'
import { type Document, type Incident, servicesOf } from '../record/record.ts'

export interface SearchEntry {
  kind: Kind | 'service'
  summary: string
  /** Day by which “newest first” orders; every page has one, or it would vanish from the sorted list. */
  date: string
  /** The day that is shown with the result; absent when nobody knows one. */
  shownDate?: string
  services: string[]
  severity?: string
  year?: string
  state?: string
}

const NO_DAY = '0000-01-01'

export function incidentEntry(incident: Incident): SearchEntry {
  const { data } = incident.document
  const day = incident.start ? new Date(incident.start).toISOString().slice(0, 10) : undefined
  return {
    kind: 'postmortem',
    summary: data.summary,
    date: day ?? NO_DAY,
    shownDate: day,
    services: servicesOf(incident),
    severity: data.severity,
    year: incident.year?.toString(),
    state: data.status,
  }
}

export function documentEntry(document: Document<'process' | 'runbook' | 'manifesto'>): SearchEntry {
  const { kind, data, lastChange } = document
  const day = ('reviewed' in data ? data.reviewed : undefined) ?? lastChange?.day
  return {
    kind,
    summary: data.summary,
    date: day ?? NO_DAY,
    shownDate: day,
    services: 'services' in data ? data.services : [],
    state: 'status' in data ? data.status : undefined,
  }
}

export function serviceEntry(service: { id: string; summary: string }): SearchEntry {
  return { kind: 'service', summary: service.summary, date: NO_DAY, services: [service.id] }
}
