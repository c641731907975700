/** Which pages each route has. One file per route serves all languages; the first one lives at the root. */
import type { Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import type { ActionLedger } from '../record/actions.ts'
import { controlsPath, DECLARATION, insightsPath, type LedgerPart } from '../record/address.ts'
import { insightsPages } from '../record/insights.ts'
import type { Document, Incident, Record } from '../record/record.ts'
import { languageParam, languages, recordFor } from '../site.ts'

/** A page in every language. */
export function languagePaths() {
  return languages.map((lang) => ({ params: { lang: languageParam(lang) }, props: { lang } }))
}

/** A page for each document, in the languages in which it exists. */
export function documentPaths<K extends Kind>(documentsOf: (record: Record) => Document<K>[]) {
  return languages.flatMap((lang) =>
    documentsOf(recordFor(lang))
      .filter((document) => document.lang === lang)
      .map((document) => ({ params: { lang: languageParam(lang), id: document.id }, props: { lang, document } })),
  )
}

/** The same for postmortems, each with what is computed from it. */
export function incidentPaths(): {
  params: { lang: string | undefined; id: string }
  props: { lang: Language; incident: Incident }
}[] {
  return languages.flatMap((lang) =>
    recordFor(lang)
      .incidents.filter(({ document }) => document.lang === lang)
      .map((incident) => ({
        params: { lang: languageParam(lang), id: incident.document.id },
        props: { lang, incident },
      })),
  )
}

/** A page of changes for each postmortem that has been revised. */
export function revisedPaths() {
  return incidentPaths().flatMap(({ params, props: { lang, incident } }) => {
    const { editions } = incident.document
    return editions ? { params, props: { lang, document: incident.document, editions } } : []
  })
}

/** A list of incidents for each value of each facet. */
export function facetPaths() {
  return languagePaths().flatMap(({ params, props }) =>
    recordFor(props.lang).facets.flatMap(({ name, values }) =>
      values.map(({ id, incidents }) => ({
        params: { ...params, facet: name, value: id },
        props: { ...props, facet: name, value: id, incidents },
      })),
    ),
  )
}

/** What incidents say together: one’s own, and those of other organisations. */
export function insightsPaths() {
  return languagePaths().flatMap(({ params, props }) =>
    insightsPages(recordFor(props.lang).insights).map((page) => ({
      params: { ...params, whose: page.path === insightsPath() ? undefined : page.whose },
      props: { ...props, ...page },
    })),
  )
}

/** A ledger for each team that has an action, and for each service of an incident that led to one. */
export function ledgerPaths() {
  return languagePaths().flatMap(({ params, props }) => {
    const { ofTeam, ofService } = recordFor(props.lang).actions
    const paths = (part: LedgerPart, ledgers: ReadonlyMap<string, ActionLedger>) =>
      Array.from(ledgers, ([id, ledger]) => ({
        params: { ...params, part, id },
        props: { ...props, part, id, ledger },
      }))
    return [...paths('team', ofTeam), ...paths('service', ofService)]
  })
}

/** The pages of each framework in the index of evidence. */
export function evidencePaths() {
  return languagePaths().flatMap(({ params, props }) =>
    recordFor(props.lang).controls.frameworks.flatMap((evidence) =>
      evidence.pages.map((page) => ({
        params: { ...params, part: page.path.slice(controlsPath().length, -1) },
        props: { ...props, evidence, page },
      })),
    ),
  )
}

/** Principles and pages of the manifesto; the declaration itself is the index. */
export function manifestoDocuments(record: Record): Document<'manifesto'>[] {
  return [...record.principles, ...record.manifestoPages].filter((document) => document.id !== DECLARATION)
}

/** Every document of a record, in the order of the kinds. */
export function allDocuments(record: Record): Document[] {
  return [
    ...(record.declaration ? [record.declaration] : []),
    ...manifestoDocuments(record),
    ...record.processes,
    ...record.runbooks,
    ...record.incidents.map((incident) => incident.document),
  ]
}
