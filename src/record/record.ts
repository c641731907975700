/**
 * The record: all documents of a handbook, linked. Pure, and computed once for the whole site; pages
 * only look things up.
 */
import type { Heading } from '../markdown/types.ts'
import type { Catalogues, FrontMatter, Kind } from '../model/index.ts'
import type { Declaration, Principle } from '../model/manifesto.ts'
import type { ThemeFacts } from '../model/theme.ts'
import type { Language } from '../model/values.ts'
import { type ActionChange, actionChanges } from './action-changes.ts'
import { type ActionLedgers, actionLedgers, hasActions } from './actions.ts'
import { addressOf, keyOf } from './address.ts'
import { type EvidenceIndex, evidenceIndex } from './controls.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import type { Edition } from './editions.ts'
import { type Facet, facetsOf } from './facets.ts'
import { add } from './grouping.ts'
import { type Incident, inRecordOrder, servicesOf, toIncident } from './incident.ts'
import { type Insights, insightsOf } from './insights.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import { type OpenPrincipleAnswers, opennessOf } from './openness.ts'
import { picturedIncidents } from './pictures.ts'
import { reviewDue } from './review.ts'
import { nameOf, type Translations, translationsOf } from './translations.ts'
import type { Withheld } from './withheld.ts'

export { type Incident, servicesOf } from './incident.ts'

/** A published document without its HTML. Serialisable. */
export interface Document<K extends Kind = Kind> {
  kind: K
  id: string
  lang: Language
  /** Path below the content folder. */
  file: string
  data: FrontMatter<K>
  headings: Heading[]
  /** Anchors of the glossary’s entries that the text uses. */
  terms: string[]
  /**
   * The last commit that changed the file, its day and moment in UTC, and its place among the commits of the content,
   * from 1, the oldest; absent where git cannot tell.
   */
  lastChange?: { commit: string; day: string; at: string; order: number }
  /** Of a postmortem: the texts that were public before, and today’s, oldest first. Absent when there is nothing to compare. */
  editions?: Edition[]
  /** Of a postmortem: what is published in place of its actions. Absent where they are public. */
  withheld?: Withheld
}

/** What the site knows of itself, beside its documents. */
export interface SiteFacts {
  catalogues: Catalogues
  /** The look of its own, when the handbook has one. */
  theme?: ThemeFacts
  /** The commit that the content was built from; absent outside git. */
  head?: { commit: string; day: string }
  /** Whether the content differs from `head`. */
  modified: boolean
  /** Path of the content folder within the repository, with a slash at its end. */
  prefix: string
  /** The day for which the site is right, `YYYY-MM-DD`; absent when nobody can say. */
  asOf?: string
}

/** What points to something, by kind, each list in the order of its index. */
export interface Backlinks {
  processes: Document<'process'>[]
  runbooks: Document<'runbook'>[]
  incidents: Incident[]
}

/** The record as readers of one language see it: documents of that language, and of the first one where no translation exists. */
export interface Record {
  lang: Language
  facts: SiteFacts
  declaration?: Document<'manifesto'> & { data: Declaration }
  /** In their order. */
  principles: (Document<'manifesto'> & { data: Principle })[]
  /** Pages beside the manifesto, by title. */
  manifestoPages: Document<'manifesto'>[]
  /** By title. */
  processes: Document<'process'>[]
  /** By title. */
  runbooks: Document<'runbook'>[]
  /** Newest first; those without a time last. */
  incidents: Incident[]
  /** All of them, by `kind/id`: a page that looks one up depends on that one, and not on a list. */
  named: Map<string, Document>
  /** Which entries its navigation has, of those that a site may lack. */
  navigation: { manifesto: boolean; actions: boolean }
  /** Keys of the postmortems that have a picture of their own. */
  pictured: Set<string>
  /** What the incidents can be narrowed down by. */
  facets: Facet[]
  /** What was decided to be done after them, and where it stands. */
  actions: ActionLedgers
  /** What became of them, the latest first; empty where the handbook does not publish its actions. */
  actionChanges: ActionChange[]
  /** What they say together. */
  insights: Insights
  /** Which pages are evidence for which controls. */
  controls: EvidenceIndex
  /** What is published of operations, and what is not. */
  coverage: Coverage
  /** How open that is, by the principles of Open Operations. */
  openness: OpenPrincipleAnswers[]
  /** What puts a principle into practice, by its id. */
  practice: Map<string, Backlinks>
  /** What concerns a service, by its id. */
  services: Map<string, Backlinks>
  /** What names a runbook, by its id: incidents that used it, processes. */
  runbookUses: Map<string, Backlinks>
  /** What names a process, by its id. */
  processUses: Map<string, Backlinks>
  /** What names a postmortem, by its id. */
  incidentUses: Map<string, Backlinks>
  /** What comes before and after an incident or a principle, by `kind/id`. */
  neighbours: Map<string, Neighbours>
  translations: Translations<Document>
  /** Documents of this language that use a term, in the order of the indexes, by the anchor of its entry. */
  termUses: Map<string, Document[]>
}

/** One record for each language of the site, in the order of `handbook.yaml`. */
export function buildRecords(documents: Document[], facts: SiteFacts): Map<Language, Record> {
  const { languages } = facts.catalogues.settings
  const translations = translationsOf(documents, languages)
  return new Map(languages.map((lang) => [lang, buildRecord(facts, lang, translations)]))
}

function buildRecord(facts: SiteFacts, lang: Language, translations: Translations<Document>): Record {
  // A reader of German gets the German text where there is one, and otherwise the first language that has it.
  const documents = [...translations.versions.values()].map(
    (versions) => versions.find((version) => version.lang === lang) ?? versions[0]!,
  )
  const byTitle = <D extends Document>(list: D[]) =>
    list.sort((a, b) => compareText(a.data.title, b.data.title, lang) || compareText(a.id, b.id, 'en'))
  const ofKind = <K extends Kind>(kind: K) =>
    documents.filter((document): document is Document<K> => document.kind === kind)

  const manifesto = ofKind('manifesto')
  const principles = manifesto
    .filter((document): document is Record['principles'][number] => document.data.type === 'principle')
    .sort((a, b) => a.data.order - b.data.order || compareText(a.id, b.id, 'en'))
  const processes = byTitle(ofKind('process'))
  const runbooks = byTitle(ofKind('runbook'))
  const incidents = ofKind('postmortem').map(toIncident).sort(inRecordOrder)

  const practice = new Map<string, Backlinks>()
  const services = new Map<string, Backlinks>()
  const runbookUses = new Map<string, Backlinks>()
  const processUses = new Map<string, Backlinks>()
  const incidentUses = new Map<string, Backlinks>()

  for (const process of processes) {
    for (const id of once(process.data.principles)) backlinks(practice, id).processes.push(process)
    for (const id of once(process.data.runbooks)) backlinks(runbookUses, id).processes.push(process)
    for (const id of once(process.data.related)) backlinks(processUses, id).processes.push(process)
  }
  for (const runbook of runbooks) {
    for (const id of once(runbook.data.principles)) backlinks(practice, id).runbooks.push(runbook)
    for (const id of once(runbook.data.services)) backlinks(services, id).runbooks.push(runbook)
    for (const id of once(runbook.data.processes)) backlinks(processUses, id).runbooks.push(runbook)
  }
  // A process concerns a service when a runbook of the service belongs to it.
  const runbooksById = new Map(runbooks.map((runbook) => [runbook.id, runbook]))
  const runbooksOf = new Map<string, Document<'runbook'>[]>()
  for (const process of processes) {
    const its = new Set([
      ...process.data.runbooks.flatMap((id) => runbooksById.get(id) ?? []),
      ...(processUses.get(process.id)?.runbooks ?? []),
    ])
    runbooksOf.set(process.id, [...its])
    for (const id of once([...its].flatMap((runbook) => runbook.data.services))) {
      backlinks(services, id).processes.push(process)
    }
  }
  for (const incident of incidents) {
    const { data } = incident.document
    for (const id of once(data.principles)) backlinks(practice, id).incidents.push(incident)
    for (const id of servicesOf(incident)) backlinks(services, id).incidents.push(incident)
    for (const id of once(data.runbooks.map(({ id }) => id))) backlinks(runbookUses, id).incidents.push(incident)
    for (const id of once(data.processes)) backlinks(processUses, id).incidents.push(incident)
    for (const id of once(data.related.map(({ id }) => id))) backlinks(incidentUses, id).incidents.push(incident)
  }

  const termUses = new Map<string, Document[]>()
  for (const document of [...processes, ...runbooks, ...incidents.map((incident) => incident.document)]) {
    if (document.lang !== lang) continue
    for (const term of document.terms) add(termUses, term, document)
  }

  // What takes all incidents together is for few pages: whoever writes one of the others does not wait for it.
  const { catalogues, asOf } = facts
  const own = { catalogues, processes, runbooks, incidents }
  const facets = lazily(() => facetsOf(incidents, catalogues))
  const actions = lazily(() => actionLedgers(incidents, asOf))
  const changes = lazily(() => actionChanges(incidents))
  const insights = lazily(() => insightsOf(incidents, catalogues))
  const controls = lazily(() => evidenceIndex(catalogues.frameworks, { ...own, runbooksOf }, asOf))
  const coverage = lazily(() => coverageOf({ ...own, openActions: actions().all.groups.open }, asOf))
  const openness = lazily(() =>
    opennessOf({ ...own, actions: actions(), coverage: coverage(), controls: controls() }, asOf),
  )

  const declaration = manifesto.find(
    (document): document is NonNullable<Record['declaration']> => document.data.type === 'manifesto',
  )

  return {
    lang,
    facts,
    declaration,
    navigation: { manifesto: declaration !== undefined, actions: incidents.some(hasActions) },
    pictured: new Set(picturedIncidents(incidents, lang, catalogues.settings).map(({ document }) => keyOf(document))),
    principles,
    manifestoPages: byTitle(manifesto.filter((document) => document.data.type === 'page')),
    processes,
    runbooks,
    incidents,
    named: new Map(documents.map((document) => [nameOf(document), document])),
    get facets() {
      return facets()
    },
    get actions() {
      return actions()
    },
    get actionChanges() {
      return changes()
    },
    get insights() {
      return insights()
    },
    get controls() {
      return controls()
    },
    get coverage() {
      return coverage()
    },
    get openness() {
      return openness()
    },
    practice,
    services,
    runbookUses,
    processUses,
    incidentUses,
    neighbours: neighboursOf({ incidents, principles }),
    translations,
    termUses,
  }
}

/** Makes something when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Alphabetical for readers of `lang`. ICU comes with the pinned Node, so the order is the same on every machine. */
function compareText(a: string, b: string, lang: Language): number {
  return a.localeCompare(b, lang)
}

/** An incident may name a runbook twice, for its two uses; it is one incident all the same. */
function once(ids: string[]): Set<string> {
  return new Set(ids)
}

function backlinks(index: Map<string, Backlinks>, id: string): Backlinks {
  let entry = index.get(id)
  if (!entry) {
    entry = { processes: [], runbooks: [], incidents: [] }
    index.set(id, entry)
  }
  return entry
}

/** Where a document lives, below the base path. */
export function documentAddress(document: Pick<Document, 'kind' | 'lang' | 'id'>, facts: SiteFacts): string {
  return addressOf(document, facts.catalogues.settings.languages[0]!)
}

/** The documents of a kind that have these ids, in the order of the ids. */
export function namedIn<K extends Kind>(
  { named }: Pick<Record, 'named'>,
  kind: K,
  ids: readonly string[],
): Document<K>[] {
  return ids.flatMap((id) => (named.get(nameOf({ kind, id })) as Document<K> | undefined) ?? [])
}

/** The principles that have these ids, in the order of the ids. */
export function principlesIn(record: Pick<Record, 'named'>, ids: readonly string[]): Document<'manifesto'>[] {
  return namedIn(record, 'manifesto', ids).filter(({ data }) => data.type === 'principle')
}

/** When the next review of a page is due, and whether that day has passed as of the site’s day. */
export function reviewState(
  data: { reviewed?: string; reviewEvery?: string },
  facts: SiteFacts,
): { due: string; overdue: boolean } | undefined {
  if (!data.reviewed || !data.reviewEvery) return undefined
  const due = reviewDue(data.reviewed, data.reviewEvery)
  return { due, overdue: facts.asOf !== undefined && due < facts.asOf }
}
