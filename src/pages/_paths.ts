/** Which pages each route has. One file per route serves all languages; the first one lives at the root. */
import { folders, type Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import type { ActionLedger } from '../record/actions.ts'
import { controlsPath, DECLARATION, insightsPath, type LedgerPart, printPath } from '../record/address.ts'
import { alertDirectory } from '../record/alerts.ts'
import { alphabetOf } from '../record/alphabet.ts'
import {
  layerLists,
  type PrintedSet,
  printedSets,
  processIndex,
  runbookIndex,
  serviceLists,
} from '../record/document-lists.ts'
import { facetCounts } from '../record/facets.ts'
import { add } from '../record/grouping.ts'
import { isOwn } from '../record/incident.ts'
import { incidentLists } from '../record/incident-lists.ts'
import { insightsPages } from '../record/insights.ts'
import type { Document, Incident, Record } from '../record/record.ts'
import { languageParam, languages, recordFor, servicesIn } from '../site.ts'

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

/** The list of all incidents. */
export function allIncidentsPaths() {
  return incidentListPaths().flatMap(({ params: { lang }, props }) =>
    props.list.path === `${folders.postmortem}/`
      ? [
          {
            params: { lang },
            props: { ...props, foreign: recordFor(props.lang).incidents.some((each) => !isOwn(each)) },
          },
        ]
      : [],
  )
}

/** The lists of each value of each facet, and the parts of those that are too long for a page. */
export function facetPaths() {
  const pages = incidentListPaths().filter(({ props }) => props.list.path !== `${folders.postmortem}/`)
  return inTheirLanguages(pages, ({ list }) => list.path)
}

/** Pages of lists, each with the languages that have a page at its path: lists are as long as what a language has. */
function inTheirLanguages<Params, Props extends { lang: Language }>(
  pages: { params: Params; props: Props }[],
  pathOf: (props: Props) => string,
) {
  const inLanguages = new Map<string, Language[]>()
  for (const { props } of pages) add(inLanguages, pathOf(props), props.lang)
  return pages.map(({ params, props }) => ({ params, props: { ...props, languages: inLanguages.get(pathOf(props))! } }))
}

function incidentListPaths() {
  return languagePaths().flatMap(({ params, props }) => {
    const { incidents, facets } = recordFor(props.lang)
    const lists = [...incidentLists(incidents, facets).values()]
    const filters = facetCounts(incidents, facets, lists[0]!.parts.length === 0)
    return lists.map((list) => ({
      params: { ...params, ...facetParams(list.path) },
      props: { ...props, list, ...(list.part ? {} : { filters }) },
    }))
  })
}

/** `postmortems/year/2024/03/` is the part `2024/03` of the facet `year`. */
function facetParams(path: string) {
  const [, facet, ...part] = path.slice(0, -1).split('/')
  return { facet, part: part.join('/') }
}

/** The list of runbooks, with what its page shows of them. */
export function runbookIndexPaths() {
  return languagePaths().map(({ params, props }) => {
    const { runbooks, services } = recordFor(props.lang)
    const index = runbookIndex({ runbooks, services })
    const { headings, n: nOfAlerts } = alertDirectory(runbooks)
    return { params, props: { ...props, ...index, n: runbooks.length, alerts: { headings, n: nOfAlerts } } }
  })
}

/** The alerts of each letter, where they are too many for the list of runbooks. */
export function alertPaths() {
  const pages = languagePaths().flatMap(({ params, props }) => {
    const { headings, pages } = alertDirectory(recordFor(props.lang).runbooks)
    const letters = headings.map(({ name }) => name)
    return pages.map((page) => ({ params: { ...params, part: partOf(page, 2) }, props: { ...props, page, letters } }))
  })
  return inTheirLanguages(pages, ({ page }) => page.path)
}

/** The runbooks for paper: as one set, or those of each service. */
export function printPaths() {
  const pages = languagePaths().flatMap(({ params, props }) => {
    const sets = printedSets(recordFor(props.lang))
    const services = sets.flatMap(({ service, number, total }) =>
      service !== undefined && number === 1 ? [{ id: service, n: total }] : [],
    )
    // The services lead to their sets, where there is no set of all.
    const shown: { set?: PrintedSet; services: typeof services }[] = [
      ...(services.length > 0 ? [{ services }] : []),
      ...sets.map((set) => ({ set, services: [] })),
    ]
    return shown.map((page) => ({
      params: { ...params, part: page.set?.service === undefined ? undefined : partOf(page.set, 2) },
      props: { ...props, ...page },
    }))
  })
  return inTheirLanguages(pages, ({ set }) => set?.path ?? printPath())
}

/** The list of processes, with what its page shows of them. */
export function processIndexPaths() {
  return languagePaths().map(({ params, props }) => ({
    params,
    props: { ...props, layers: processIndex(recordFor(props.lang)) },
  }))
}

/** The processes of each layer of which the list of processes does not show all. */
export function layerPaths() {
  const pages = languagePaths().flatMap(({ params, props }) =>
    layerLists(recordFor(props.lang)).map((page) => ({
      params: { ...params, part: partOf(page, 2) },
      props: { ...props, page },
    })),
  )
  return inTheirLanguages(pages, ({ page }) => page.path)
}

/** The runbooks and processes of each service of which its page does not show all. */
export function serviceListPaths() {
  const pages = languagePaths().flatMap(({ params, props }) =>
    serviceLists(recordFor(props.lang)).map((page) => ({
      params: { ...params, id: page.service, part: partOf(page, 2) },
      props: { ...props, page },
    })),
  )
  return inTheirLanguages(pages, ({ page }) => page.path)
}

/** Everything from A to Z, as the page of the search shows it. */
export function searchPaths() {
  return languagePaths().map(({ params, props }) => {
    const record = recordFor(props.lang)
    const { letters, tags, otherTags } = alphabetOf(record, servicesIn(props.lang))
    const years = record.facets.find(({ name }) => name === 'year')?.values ?? []
    return {
      params,
      props: {
        ...props,
        letters: letters.headings,
        tags: tags.headings,
        otherTags,
        years: years.map(({ id, incidents }) => ({ id, n: incidents.length })),
      },
    }
  })
}

/** The lists of letters and tags, where everything is too much for the page of the search. */
export function alphabetPaths() {
  const all = languagePaths().map(({ params, props }) => ({
    params,
    props,
    alphabet: alphabetOf(recordFor(props.lang), servicesIn(props.lang)),
  }))
  const pages = all.flatMap(({ params, props, alphabet: { letters, tags } }) => {
    const names = letters.pages.length > 0 ? letters.headings.map(({ name }) => name) : []
    const lists = [
      ...letters.pages.map((page) => ({ page, by: 'letter' as const, letters: names })),
      ...tags.pages.map((page) => ({ page, by: 'tag' as const, letters: names })),
    ]
    return lists.map((list) => ({
      params: { ...params, part: partOf(list.page, 1) },
      props: { ...props, ...list },
    }))
  })
  return inTheirLanguages(pages, ({ page }) => page.path)
}

/** The address of a page of a list without the folders of its route: the value of a rest parameter. */
function partOf({ path }: { path: string }, folders: number): string {
  return path.slice(0, -1).split('/').slice(folders).join('/')
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
  const pages = languagePaths().flatMap(({ params, props }) =>
    recordFor(props.lang).controls.frameworks.flatMap((evidence) =>
      evidence.pages.map((page) => ({
        params: { ...params, part: page.path.slice(controlsPath().length, -1) },
        props: { ...props, evidence, page },
      })),
    ),
  )
  return inTheirLanguages(pages, ({ page }) => page.path)
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
