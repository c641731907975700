/**
 * An incident as a status page tells it, made into the draft of a postmortem. Importers of status pages read their own
 * format, and say here what it states; what it does not state stays absent.
 */

import type { ImpactLevel } from '../model/impact.ts'
import type { Milestones } from '../model/milestones.ts'
import { placeholder } from '../model/placeholder.ts'
import { inTextOrder } from '../model/text-order.ts'
import { isTimeZone } from '../model/time.ts'
import { type Language, WebAddress } from '../model/values.ts'
import { asCode, type ForeignText, foreignMarkdown, isSound, unreadable, withoutControls } from './foreign-markdown.ts'
import { idOf } from './ids.ts'
import { type Fate, type ImportedDraft, type ImportInput, InputRefused, type Remark } from './importer.ts'
import { type IncidentChoices, incidentChoices } from './incident-options.ts'
import type { Provenance } from './origin.ts'
import { cut, oneLine } from './short-text.ts'
import { rowsOf, type Say, type ToldRows, type ToldUpdate, tellWithin } from './update-rows.ts'

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

/** Bytes that a body may have. */
const BODY_ROOM = 480 * 1024
/** Makes drafts of incidents, and remembers what became of each part of them. */
export class IncidentDrafts {
  readonly drafts: ImportedDraft[] = []
  readonly remarks: Remark[] = []
  readonly includesMaintenance: boolean
  readonly #choices: IncidentChoices
  readonly #lang: Language
  /** The language that the name of the file says; absent for the first one of the handbook. */
  readonly #draftLang: Language | undefined
  readonly #provenance: Provenance
  readonly #file: string

  /**
   * @throws {InputRefused} when an option names what the handbook does not have.
   */
  constructor(input: ImportInput) {
    this.#choices = incidentChoices(input)
    this.#lang = this.#choices.lang
    this.#draftLang = this.#lang === input.handbook.language ? undefined : this.#lang
    this.#provenance = this.#choices.provenance
    this.includesMaintenance = this.#choices.includesMaintenance
    this.#file = input.files.map(({ path }) => path).join(', ')
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
    const updates = [...incident.updates].sort((a, b) => inTextOrder(a.at, b.at))
    const data: Record<string, unknown> = {
      title: cut(title, 120),
      summary: summary && summary.length <= 400 ? summary : placeholder(lang, words.summary),
      status: 'draft',
      owner: this.#choices.owner,
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
    const told = rowsOf(updates, address, this.#provenance.organisation !== undefined, times, say)
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
    return (
      this.#choices.services.get(oneLine(name).toLowerCase()) ??
      (id ? this.#choices.services.get(id.toLowerCase()) : undefined)
    )
  }

  #severity({ severity }: ToldIncident, say: Say): Record<string, string> {
    if (!severity) return {}
    const word = oneLine(severity.word)
    if (!word) return {}
    const isOthers = this.#provenance.organisation !== undefined
    const published: Record<string, string> = isOthers ? { severityPublished: cut(word, 60) } : {}
    const id = this.#choices.severities.get(word.toLowerCase())
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
      .sort((a, b) => inTextOrder(a.from, b.from))
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
    { title, summary, told }: { title: string; summary: string; told: ToldRows },
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

interface Window {
  from: string
  to?: string
  level: ToldWindow['level']
  services?: string[]
  note: string
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

const unique = <T>(list: T[]): T[] => [...new Set(list)]
