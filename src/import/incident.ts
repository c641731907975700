/**
 * An incident as a status page tells it, made into the draft of a postmortem. Importers of status pages read their own
 * format, and say here what it states; what it does not state stays absent.
 */

import { headerText } from '../drafts/draft.ts'
import { didYouMean } from '../model/explain.ts'
import type { ImpactLevel } from '../model/impact.ts'
import type { Milestones } from '../model/milestones.ts'
import { placeholder } from '../model/placeholder.ts'
import { isTimeZone } from '../model/time.ts'
import { Language, WebAddress } from '../model/values.ts'
import {
  asCode,
  type ForeignText,
  foreignMarkdown,
  isSound,
  plainLine,
  unreadable,
  withoutControls,
} from './foreign-markdown.ts'
import { idOf } from './ids.ts'
import {
  type Fate,
  type ImportedDraft,
  type ImporterOption,
  type ImportInput,
  type InputProblem,
  InputRefused,
  type Remark,
} from './importer.ts'
import { originOptions, type Provenance, provenanceOf } from './origin.ts'

/** Something that the page told its readers. */
export interface ToldUpdate {
  /** In UTC, to the minute: see `Moment`. */
  at: string
  /** The page’s own word for the state of the incident. */
  state?: string
  /** Markdown, plain text, or a fragment of HTML. */
  text: string
}

/** For how long a component had a level of impact. */
export interface ToldWindow {
  from: string
  to?: string
  level: Exclude<ImpactLevel, 'none'>
  component: ToldComponent
}

export interface ToldComponent {
  id?: string
  name: string
}

export interface ToldIncident {
  /** Names it within the source, the same in every export. */
  source: string
  line?: number
  title: string
  /** The moment that its id is named after. */
  day?: string
  summary?: string
  times: Milestones
  updates: ToldUpdate[]
  components: ToldComponent[]
  windows: ToldWindow[]
  regions?: string[]
  timeZone?: string
  /** The page’s word for how bad it was, and the name of the field that says it. */
  severity?: { word: string; field: string }
  /** Where it is published. */
  address?: string
  /** A report that the page shows, as Markdown. */
  report?: string
}

/** Options that importers of status pages have in common. */
export const incidentOptions = {
  owner: { value: 'TEAM', help: 'team of teams.yaml that answers for the postmortems' },
  severity: { value: 'WORD=ID', help: 'a severity of handbook.yaml for a word of the source', multiple: true },
  service: { value: 'NAME=ID', help: 'a service of services.yaml for a component of the source', multiple: true },
  include: { value: 'maintenance', help: 'take scheduled maintenance as well' },
  lang: { value: 'CODE', help: 'language of the texts, when it is not the first of the handbook' },
  ...originOptions,
} as const satisfies Record<string, ImporterOption>

/** Bytes that the front matter of a draft may have, with room for what a person adds. */
const HEADER_ROOM = 12 * 1024
/** Bytes that a body may have. */
const BODY_ROOM = 480 * 1024
/** Characters that a row of the timeline shows of an update; the body has the rest. */
const EVENT = 400
const SHORT_EVENT = 160

/** Makes drafts of incidents, and remembers what became of each part of them. */
export class IncidentDrafts {
  readonly drafts: ImportedDraft[] = []
  readonly remarks: Remark[] = []
  readonly includesMaintenance: boolean
  readonly #lang: Language
  readonly #draftLang: Language | undefined
  readonly #provenance: Provenance
  readonly #file: string
  readonly #severities: Map<string, string>
  readonly #services: Map<string, string>
  readonly #owner: string | undefined

  /**
   * @throws {InputRefused} when an option names what the handbook does not have.
   */
  constructor(input: ImportInput) {
    const { options, handbook } = input
    const { settings, teams, services } = handbook.catalogues
    const problems: InputProblem[] = []
    const known = (name: string, value: string, ids: string[], where: string) => {
      if (ids.includes(value)) return
      const hint = didYouMean(value, ids) ?? (ids.length > 0 ? `There is ${ids.join(', ')}.` : `${where} lists none.`)
      problems.push({ file: `--${name}`, message: `“${value}” is not in ${where}`, hint })
    }
    const mapping = (name: 'severity' | 'service', ids: string[], where: string) => {
      const given = [(options[name] ?? []) as string | string[]].flat()
      return new Map(
        given.map((pair) => {
          const at = pair.lastIndexOf('=')
          const hint = `Write --${name} WORD=ID, for example --${name} major=${ids[0] ?? 'sev1'}.`
          if (at < 1) problems.push({ file: `--${name}`, message: `“${pair}” has no “=” behind a word`, hint })
          else known(name, pair.slice(at + 1), ids, where)
          return [pair.slice(0, Math.max(at, 0)).trim().toLowerCase(), pair.slice(at + 1)]
        }),
      )
    }
    const severities = settings.severities.map(({ id }) => id)
    this.#severities = mapping('severity', severities, 'handbook.yaml')
    this.#services = mapping(
      'service',
      services.map(({ id }) => id),
      'services.yaml',
    )
    this.#owner = options.owner as string | undefined
    if (this.#owner !== undefined)
      known(
        'owner',
        this.#owner,
        teams.map(({ id }) => id),
        'teams.yaml',
      )
    const lang = Language.safeParse(options.lang ?? handbook.language)
    if (!lang.success || !settings.languages.includes(lang.data)) {
      known('lang', String(options.lang), settings.languages, 'the languages of handbook.yaml')
    }
    const include = options.include
    if (include !== undefined && include !== 'maintenance') {
      problems.push({
        file: '--include',
        message: `“${String(include)}” cannot be included`,
        hint: 'There is maintenance.',
      })
    }
    this.#file = input.files.map(({ path }) => path).join(', ')
    this.includesMaintenance = include === 'maintenance'
    this.#lang = lang.data ?? handbook.language
    this.#draftLang = this.#lang === handbook.language ? undefined : this.#lang
    this.#provenance = attempt(() => provenanceOf(options, this.#lang, true), problems) ?? {}
    if (problems.length > 0) throw new InputRefused(problems)
    // Services by their names as well, in every language.
    for (const { id, name, translations } of services) {
      for (const word of [id, name, ...Object.values(translations ?? {}).map((each) => each?.name ?? '')]) {
        const key = word.trim().toLowerCase()
        if (key && !this.#services.has(key)) this.#services.set(key, id)
      }
    }
  }

  /** What became of a part of an incident that no draft shows. */
  remark(fate: Fate, { source, line }: Pick<ToldIncident, 'source' | 'line'>, message: string, field?: string): void {
    this.remarks.push({ fate, source, ...(line ? { line } : {}), ...(field ? { field } : {}), message })
  }

  add(incident: ToldIncident): void {
    const lang = this.#lang
    const words = texts[lang]
    const title = oneLine(incident.title) || words.untitled
    const say = (fate: Fate, message: string, field?: string) => this.remark(fate, incident, message, field)
    if (!oneLine(incident.title)) say('look', 'the source gives no title', 'title')
    if (title.length > 120)
      say('look', 'the title was shortened to 120 characters; the body begins with all of it', 'title')
    const summary = oneLine(incident.summary ?? '')
    const windows = this.#windows(incident)
    const times = consistent(incident.times, windows, say)
    const address = this.#address(incident)
    this.#assertReadable(incident)
    const updates = [...incident.updates].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    const data: Record<string, unknown> = {
      title: cut(title, 120),
      summary: summary && summary.length <= 400 ? summary : placeholder(lang, words.summary),
      status: 'draft',
      owner: this.#owner,
      ...this.#severity(incident, say),
      services: unique(incident.components.flatMap((component) => this.#service(component) ?? [])),
      regions: unique((incident.regions ?? []).map((region) => cut(oneLine(region), 80)).filter(Boolean)),
      ...(incident.timeZone && isTimeZone(incident.timeZone) ? { timeZone: incident.timeZone } : {}),
      ...(Object.keys(times).length > 0 ? { times } : {}),
      impactWindows: windows,
      ...this.#origin(incident, address, updates.length),
    }
    const unknown = unique(incident.components.filter((each) => !this.#service(each)).map(({ name }) => oneLine(name)))
    if (unknown.length > 0) {
      const names = unknown.map((name) => `“${name}”`).join(', ')
      say('dropped', `${names}: not in services.yaml; name the service with --service NAME=ID`, 'services')
    }
    if (summary.length > 400)
      say('look', 'the description is longer than a summary may be; it stands in the body', 'summary')
    const told = toldIn(updates, address, this.#provenance.organisation !== undefined, times, say)
    tellWithin(data, told, say)
    const body = this.#body(incident, { title, summary, told }, say)
    if (Buffer.byteLength(body) > BODY_ROOM) {
      const message = `incident ${incident.source} has more text than a document may have (512 kB)`
      const hint = 'Take what is not about the incident out of the export.'
      throw new InputRefused([{ file: this.#file, ...(incident.line ? { line: incident.line } : {}), message, hint }])
    }
    const { notice, remark } = this.#provenance
    if (notice && remark) say('look', remark)
    const draft: ImportedDraft = {
      kind: 'postmortem',
      id: incidentId(incident, title),
      source: incident.source,
      ...(this.#draftLang ? { lang: this.#draftLang } : {}),
      data,
      body: [notice, body].filter(Boolean).join('\n\n'),
    }
    this.drafts.push(draft)
  }

  /** @throws {InputRefused} when a text is one that our renderer would not even try to read. */
  #assertReadable(incident: ToldIncident): void {
    const texts = [incident.title, incident.summary, incident.report, ...incident.updates.map(({ text }) => text)]
    const problems = texts.flatMap((text) => (text === undefined ? [] : (unreadable(text) ?? [])))
    if (problems.length === 0) return
    const place = { file: this.#file, ...(incident.line ? { line: incident.line } : {}) }
    const hint = 'No person writes so; take the text out of the export.'
    throw new InputRefused(
      problems.map((message) => ({ ...place, message: `incident ${incident.source}: ${message}`, hint })),
    )
  }

  #service({ id, name }: ToldComponent): string | undefined {
    return this.#services.get(oneLine(name).toLowerCase()) ?? (id ? this.#services.get(id.toLowerCase()) : undefined)
  }

  #severity({ severity }: ToldIncident, say: Say): Record<string, string> {
    if (!severity) return {}
    const word = oneLine(severity.word)
    if (!word) return {}
    const isOthers = this.#provenance.organisation !== undefined
    const published: Record<string, string> = isOthers ? { severityPublished: cut(word, 60) } : {}
    const id = this.#severities.get(word.toLowerCase())
    if (id) return { severity: id, ...published }
    const hint = `give --severity ${/\s/.test(word) ? `"${word}=ID"` : `${word}=ID`} to map it`
    if (!isOthers)
      say('dropped', `the source’s ${severity.field} “${word}” is no severity of ours; ${hint}`, 'severity')
    return published
  }

  /** Spans of one level, those of several components at once put together. */
  #windows({ windows }: ToldIncident): Window[] {
    const groups = Map.groupBy(
      windows.filter(({ from, to }) => to === undefined || to > from),
      ({ from, to, level }) => `${from}\0${to ?? ''}\0${level}`,
    )
    return [...groups.values()]
      .map((group): Window => {
        const { from, to, level } = group[0]!
        const services = unique(group.flatMap(({ component }) => this.#service(component) ?? []))
        const names = unique(group.map(({ component }) => oneLine(component.name))).join(', ')
        // Where a component is no service of ours, the window is about more than those that are.
        const isWhole = group.every(({ component }) => this.#service(component))
        return {
          from,
          ...(to === undefined ? {} : { to }),
          level,
          ...(isWhole ? { services } : {}),
          note: cut(names, 200) || level,
        }
      })
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  }

  #address({ address }: ToldIncident): string | undefined {
    const candidates = [address, this.#provenance.url]
    return candidates.find((each) => each !== undefined && each.length <= 300 && WebAddress.safeParse(each).success)
  }

  #origin(incident: ToldIncident, address: string | undefined, updates: number): Record<string, unknown> {
    const { organisation, license } = this.#provenance
    if (organisation === undefined) return license ? { license: cut(license, 60) } : {}
    if (address === undefined) {
      const message = `the export does not say where incident ${incident.source} is published`
      const hint = 'Give the address of the status page with --origin-url.'
      throw new InputRefused([{ file: this.#file, ...(incident.line ? { line: incident.line } : {}), message, hint }])
    }
    return {
      origin: {
        organisation: cut(organisation, 120),
        sources: [{ url: address, evidence: 'primary' }],
        evidence: texts[this.#lang].evidence(updates),
      },
      ...(license && license !== 'NOASSERTION' ? { license: cut(license, 60) } : {}),
    }
  }

  #body(
    incident: ToldIncident,
    { title, summary, told }: { title: string; summary: string; told: Told },
    say: Say,
  ): string {
    const words = texts[this.#lang]
    const parts: string[] = []
    const foreign: [index: number, text: string][] = []
    const add = (text: string, { markdown, remarks }: ForeignText) => {
      for (const remark of remarks) say('look', remark)
      foreign.push([parts.length, text])
      parts.push(markdown)
    }
    if (title.length > 120) add(title, foreignMarkdown(title, 2))
    if (summary.length > 400) add(incident.summary!, foreignMarkdown(incident.summary!, 2))
    if (incident.report?.trim()) add(incident.report, foreignMarkdown(incident.report, 2))
    const full = told.rows.filter(({ isWhole, isRow }) => !isWhole || !isRow)
    if (full.length > 0) parts.push(`## ${words.updates}`)
    for (const { update, state, text } of full) {
      parts.push(`### ${update.at.replace('T', ' ').replace('Z', ' UTC')}`)
      if (state) add(state, foreignMarkdown(state, 4))
      add(update.text, text)
    }
    const body = () => parts.filter(Boolean).join('\n\n')
    // Each text is sound alone; together, one could still define what another one means.
    if (!isSound(body())) for (const [index, text] of foreign) parts[index] = asCode(withoutControls(text))
    return body()
  }
}

type Say = (fate: Fate, message: string, field?: string) => void

interface Window {
  from: string
  to?: string
  level: ToldWindow['level']
  services?: string[]
  note: string
}

interface ToldRow {
  update: ToldUpdate
  /** The word for the state, as people read it; may be empty. */
  state: string
  text: ForeignText
  /** State and text in one line. */
  line: string
  /** As much of the line as a row of the timeline holds. */
  event: string
  /** Whether the row says all that the text says. */
  isWhole: boolean
  /** Whether it is a row of the timeline. */
  isRow: boolean
}

interface Told {
  rows: ToldRow[]
  address?: string
  isOthers: boolean
}

const texts = {
  en: {
    untitled: 'Incident without a title',
    summary: 'what happened, and what it meant for users, in at most 400 characters',
    updates: 'Updates in full',
    evidence: (updates: number) =>
      `The organisation’s own status page was read as it was exported, with ${updates} update${updates === 1 ? '' : 's'}; nothing else was read.`,
  },
  de: {
    untitled: 'Störung ohne Titel',
    summary: 'was geschehen ist und was es für Nutzer bedeutete, in höchstens 400 Zeichen',
    updates: 'Meldungen im Wortlaut',
    evidence: (updates: number) =>
      `Gelesen wurde die Statusseite der Organisation, wie sie exportiert wurde, mit ${updates} Meldung${updates === 1 ? '' : 'en'}; sonst nichts.`,
  },
} satisfies Record<Language, unknown>

/** Rows of updates, each with as much of its text as a row holds. */
function toldIn(
  updates: ToldUpdate[],
  address: string | undefined,
  isOthers: boolean,
  times: Milestones,
  say: Say,
): Told {
  const beginning = times.trigger ?? times.impactStart
  const earliest = beginning === undefined ? undefined : Date.parse(beginning) - 30 * 24 * 60 * 60_000
  const rows = updates.map((update): ToldRow => {
    const text = foreignMarkdown(update.text, 4)
    const state = update.state ? stateWords(update.state) : ''
    const words = plainLine(text.markdown)
    const line = [state, words].filter(Boolean).join(': ') || '…'
    const event = openingOf(line, EVENT)
    const isRow = earliest === undefined || Date.parse(update.at) >= earliest
    if (!isRow)
      say('look', 'an update is from more than 30 days before the impact; it stands in the body only', 'timeline')
    // Markup says more than its words where there are links, lists, or several paragraphs.
    const isPlain = words === '' || text.markdown.replace(/\s+/g, ' ').trim() === words
    return { update, state, text, line, event, isWhole: isPlain && event === line, isRow }
  })
  return { rows, isOthers, ...(address ? { address } : {}) }
}

/** Gives the front matter timeline and communications, as far as they fit into it. */
function tellWithin(data: Record<string, unknown>, told: Told, say: Say): void {
  // As YAML it takes hardly more room than as JSON, which is counted at once.
  const isWithin = () =>
    Buffer.byteLength(JSON.stringify(data)) * 2 <= HEADER_ROOM ||
    Buffer.byteLength(headerText({ kind: 'postmortem', data })) <= HEADER_ROOM
  const write = (rows: Told['rows'], sent: Told['rows']) => {
    data.timeline = rows.map(({ update, event }) => ({
      at: update.at,
      event,
      type: 'communication',
      ...(told.address ? { source: told.address } : {}),
      ...(told.isOthers ? { confidence: 'primary' } : {}),
    }))
    data.communications = sent.map(({ update, state, line }) => ({
      at: update.at,
      channel: 'status-page',
      text: state || openingOf(line, SHORT_EVENT),
      ...(told.address ? { url: told.address } : {}),
    }))
  }
  const rows = () => told.rows.filter(({ isRow }) => isRow)
  write(rows(), rows())
  if (isWithin()) return
  const shorten = () => {
    for (const row of told.rows) {
      const event = openingOf(row.line, SHORT_EVENT)
      if (event !== row.event) row.isWhole = false
      row.event = event
    }
  }
  shorten()
  write(rows(), rows())
  if (isWithin()) return
  const ends = () => unique([rows()[0], rows().at(-1)]).filter((row) => row !== undefined)
  say('dropped', 'so many updates that communications name the first and the last only', 'communications')
  write(rows(), ends())
  if (isWithin()) return
  // The front matter is data that people edit: what does not fit stands in the body, every word of it.
  let kept = rows().length
  while (kept > 0 && !isWithin()) {
    kept = Math.floor(kept * 0.8)
    write(rows().slice(0, kept), kept > 0 ? ends() : [])
  }
  const left = rows().slice(kept)
  for (const row of left) row.isRow = false
  say('look', `${left.length} updates do not fit into the timeline; they stand in the body only`, 'timeline')
}

/** Milestones and windows that do not contradict each other; what does is left out, with its value in the report. */
function consistent(times: Milestones, windows: Window[], say: Say): Milestones {
  const kept: Milestones = { ...times }
  const drop = (name: keyof Milestones, why: string) => {
    if (kept[name] === undefined) return
    say('look', `${kept[name]} was left out: ${why}`, `times.${name}`)
    delete kept[name]
  }
  const isBefore = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a < b
  if (isBefore(kept.impactEnd, kept.impactStart)) drop('impactEnd', 'it is before the impact starts')
  if (isBefore(kept.resolved, kept.impactStart)) drop('resolved', 'it is before the impact starts')
  const opens = windows[0]?.from
  const closes = windows
    .map(({ to }) => to ?? 'open')
    .sort()
    .at(-1)
  if (opens !== undefined && kept.impactStart !== undefined && opens !== kept.impactStart)
    drop('impactStart', `the levels of the components say ${opens}`)
  if (opens !== undefined && kept.impactEnd !== undefined && closes !== kept.impactEnd)
    drop('impactEnd', 'the levels of the components say otherwise')
  return kept
}

/** The day and the words of an incident as an id. */
function incidentId({ day }: ToldIncident, title: string): string {
  const words = idOf(title).slice(0, 60).replace(/-$/, '')
  return [day?.slice(0, 10), words || 'incident'].filter(Boolean).join('-')
}

/** As many whole sentences as fit, or else as many words, with a mark that there is more. */
export function openingOf(text: string, most: number): string {
  if (text.length <= most) return text
  const sentences = [...text.slice(0, most - 1).matchAll(/[.!?](?=\s)/g)].at(-1)
  return sentences && sentences.index > 20 ? `${text.slice(0, sentences.index + 1)} …` : cut(text, most)
}

/** At most so many UTF-16 units, not within a character, and between words where that is near. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const space = head.lastIndexOf(' ')
  return `${(space > most / 2 ? head.slice(0, space) : head).trimEnd()}…`
}

/** “in_progress” as people read it. */
function stateWords(state: string): string {
  const plain = oneLine(oneLine(state).replaceAll('_', ' '))
  const words = /[a-z]/.test(plain) ? plain : plain.toLowerCase()
  return cut(words.charAt(0).toUpperCase() + words.slice(1), 60)
}

const oneLine = (text: string) => withoutControls(text).replace(/\s+/g, ' ').trim()

const unique = <T>(list: T[]): T[] => [...new Set(list)]

function attempt<T>(run: () => T, problems: InputProblem[]): T | undefined {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error
    problems.push(...error.problems)
    return undefined
  }
}
