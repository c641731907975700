/** The entries of feeds: one for each document, made when a feed first asks for it, the same one for all that ask. */

import { serviceName } from '../../i18n/catalogue-names.ts'
import { messages } from '../../i18n/index.ts'
import { licence } from '../../i18n/licence.ts'
import { inTextOrder } from '../../model/text-order.ts'
import { type Document, documentAddress, type Incident, servicesOf } from '../../record/record.ts'
import type { DataSite } from '../data-file.ts'
import { documentContent } from './document-content.ts'
import type { FeedEntry } from './feed.ts'
import { portableHtml } from './portable-html.ts'
import { postmortemContent } from './postmortem-content.ts'

/** A document, and the incident that it tells of, if it tells of one. */
export interface Told {
  document: Document
  incident?: Incident
}

export class Entries {
  readonly #site: DataSite
  readonly #made = new Map<Document, FeedEntry>()

  constructor(site: DataSite) {
    this.#site = site
  }

  /** The newest of these, by their last change, then by publication; what shares both keeps its order. */
  newest(told: readonly Told[], most: number): FeedEntry[] {
    return told
      .flatMap((each) => {
        const { published = '', updated } = datesOf(each.document)
        return updated === undefined ? [] : { told: each, updated, published }
      })
      .sort((a, b) => inTextOrder(b.updated, a.updated) || inTextOrder(b.published, a.published))
      .slice(0, most)
      .map(({ told, updated }) => this.#entry(told, updated))
  }

  #entry(told: Told, updated: string): FeedEntry {
    const known = this.#made.get(told.document) ?? this.#make(told, updated)
    this.#made.set(told.document, known)
    return known
  }

  #make({ document, incident }: Told, updated: string): FeedEntry {
    const { facts, htmlOf, link } = this.#site
    const { lang, data } = document
    const words = messages(lang)
    const { published } = datesOf(document)
    const page = link(documentAddress(document, facts))
    const body = portableHtml(htmlOf(document), page)
    const withdrawn = incident?.document.data.status === 'withdrawn'
    return {
      // The address of a document is permanent: it is made of what may never change, its kind, its language and its id.
      id: page,
      page,
      lang,
      title: data.title,
      summary: withdrawn ? words.stateText.withdrawn : data.summary,
      html: incident ? postmortemContent(incident, body, page, facts) : documentContent(document, body, page, facts),
      ...(published ? { published } : {}),
      updated,
      tags: [words.kind[document.kind], ...(incident ? this.#about(incident) : []), ...data.tags],
      license: licence(data.license ?? facts.catalogues.settings.license),
    }
  }

  /** Severity and services, by which readers sort what they get. */
  #about(incident: Incident): string[] {
    const { catalogues } = this.#site.facts
    const { data, lang } = incident.document
    const severity = catalogues.settings.severities.find(({ id }) => id === data.severity)
    return [
      ...(severity ? [severity.label] : []),
      ...servicesOf(incident).map((id) => serviceName(catalogues, id, lang)),
    ]
  }
}

/**
 * When a document was published and changed last, as far as its front matter and git tell. Never the clock: a document
 * of which neither tells anything has no dates. A day of the front matter counts from its beginning in UTC.
 */
function datesOf({ data, lastChange }: Document): { published?: string; updated?: string } {
  const days = 'revisions' in data ? [data.published, ...data.revisions.map(({ day }) => day)] : []
  const [published, ...revised] = days.map((day) => (day === undefined ? undefined : `${day}T00:00:00Z`))
  const updated = [lastChange?.at, published, ...revised]
    .filter((each) => each !== undefined)
    .sort()
    .at(-1)
  return { ...(published ? { published } : {}), ...(updated ? { updated } : {}) }
}
