/**
 * Calendars to subscribe to: the days by which open actions are due, of all teams and of each; and the days on which
 * reviews of processes and runbooks are due. A calendar names teams and no people, and invites nobody.
 */

import { createHash } from 'node:crypto'
import { inLanguage, teamName } from '../i18n/catalogue-names.ts'
import { formatters, type Messages, messages } from '../i18n/index.ts'
import { inTextOrder } from '../model/text-order.ts'
import type { ActionLedger, DecidedAction } from '../record/actions.ts'
import { actionsPath, dueCalendarPath, languageRoot, REVIEWS_CALENDAR } from '../record/address.ts'
import { type Document, documentAddress, type Record, reviewState } from '../record/record.ts'
import type { DataFile, DataSite } from './data-file.ts'
import { type Component, date, dateTime, icalendar, type Property, text } from './icalendar.ts'

/**
 * In every language the same set of files, whether there is something in them or not: whoever has subscribed keeps an
 * address that answers. Due days are nowhere but where actions are public.
 */
export function* calendarFiles(site: DataSite): Generator<DataFile> {
  const { catalogues } = site.facts
  const [first] = catalogues.settings.languages
  for (const [lang, record] of site.records) {
    const root = languageRoot(lang, first!)
    const maker = new CalendarMaker(site, record)
    const file = (path: string, content: string): DataFile => ({ path: root.slice(1) + path, content })
    const { actions } = messages(lang)
    if (catalogues.settings.actions === 'public') {
      const all = maker.dueDays(record.actions.all, actions.calendar, actionsPath())
      yield file(dueCalendarPath(), all)
      for (const team of catalogues.teams) {
        const { name } = inLanguage(team, lang)
        const ledger = record.actions.ofTeam.get(team.id)
        const page = ledger ? actionsPath('team', team.id) : actionsPath()
        yield file(dueCalendarPath(team.id), maker.dueDays(ledger, actions.calendarOf(name), page))
      }
    }
    yield file(REVIEWS_CALENDAR, maker.reviews())
  }
}

/** Where an action stands, as far as a calendar tells: what is blocked waits, and nobody works on it. */
const STATUS = { open: 'NEEDS-ACTION', blocked: 'NEEDS-ACTION', 'in-progress': 'IN-PROCESS' } as const

class CalendarMaker {
  readonly #site: DataSite
  readonly #record: Record
  readonly #words: Messages

  constructor(site: DataSite, record: Record) {
    this.#site = site
    this.#record = record
    this.#words = messages(record.lang)
  }

  /** One VTODO for each open action that is due on a day, the first due first. */
  dueDays(ledger: ActionLedger | undefined, title: string, page: string): string {
    const todos = (ledger?.groups.open ?? []).flatMap((decided) => (decided.action.due ? this.#todo(decided) : []))
    return this.#calendar(title, page, todos)
  }

  /** One VEVENT, a whole day, for each review that a process or a runbook in force says to have. */
  reviews(): string {
    const { processes, runbooks, facts } = this.#record
    const events = [...processes, ...runbooks].flatMap((document) => {
      const due = document.data.status === 'active' && reviewState(document.data, facts)?.due
      return due ? { due, event: this.#review(document, due) } : []
    })
    events.sort((a, b) => inTextOrder(a.due, b.due))
    return this.#calendar(
      this.#words.page.reviewCalendar,
      '',
      events.map(({ event }) => event),
    )
  }

  #calendar(title: string, page: string, components: Component[]): string {
    const { lang, facts } = this.#record
    const { settings } = facts.catalogues
    const name = text(`${title} · ${settings.translations?.[lang]?.name ?? settings.name}`)
    return icalendar({
      name: 'VCALENDAR',
      properties: [
        ['VERSION', '2.0'],
        ['PRODID', text(`-//${settings.organisation}//${settings.name}//${lang.toUpperCase()}`)],
        // RFC 7986 has names for what calendars call themselves; older programs know those that begin with X.
        ['NAME', name, { LANGUAGE: lang }],
        ['X-WR-CALNAME', name],
        ['REFRESH-INTERVAL', 'P1D', { VALUE: 'DURATION' }],
        ['X-PUBLISHED-TTL', 'P1D'],
        ...this.#address(languageRoot(lang, settings.languages[0]!) + page),
      ],
      // A calendar has at least one component (section 3.6), and this one says nothing that is not so.
      components: components.length > 0 ? components : [UTC],
    })
  }

  #todo({ action, incident: { document } }: DecidedAction): Component {
    const words = this.#words
    const owner = action.owner
      ? teamName(this.#record.facts.catalogues, action.owner, this.#record.lang)
      : action.ownerName
    const address = `${documentAddress(document, this.#record.facts)}#page-action-${action.id}`
    return {
      name: 'VTODO',
      properties: [
        ...this.#identity(document, action.id),
        ['SUMMARY', text(action.text), { LANGUAGE: document.lang }],
        ['DUE', date(action.due!), { VALUE: 'DATE' }],
        ['STATUS', STATUS[action.status as keyof typeof STATUS]],
        ['CATEGORIES', text(words.postmortem.actionClass[action.class])],
        ['DESCRIPTION', text([`${words.actions.after} ${document.data.title}`, owner].filter(Boolean).join('\n'))],
        ...this.#address(address),
      ],
    }
  }

  #review(document: Document<'process' | 'runbook'>, due: string): Component {
    const { page, kind } = this.#words
    const { title, owner, reviewed } = document.data
    const { lang, facts } = this.#record
    const known = [
      `${page.reviewed}: ${formatters(lang).day(reviewed!)}`,
      `${page.owner}: ${teamName(facts.catalogues, owner, lang)}`,
    ]
    return {
      name: 'VEVENT',
      properties: [
        ...this.#identity(document, 'review'),
        ['SUMMARY', text(page.reviewOf(title)), { LANGUAGE: lang }],
        ['DTSTART', date(due), { VALUE: 'DATE' }],
        // A day on which something is due is not a day on which nobody is free.
        ['TRANSP', 'TRANSPARENT'],
        ['CATEGORIES', text(kind[document.kind])],
        ['DESCRIPTION', text(known.join('\n'))],
        ...this.#address(documentAddress(document, facts)),
      ],
    }
  }

  /** Who it is and of when. The day is that of the last change, never that of the build: what stayed is the same bytes. */
  #identity(document: Document<'postmortem' | 'process' | 'runbook'>, part: string): Property[] {
    const { organisation } = this.#record.facts.catalogues.settings
    const changed = document.lastChange?.day
    const known = 'published' in document.data ? document.data.published : undefined
    const reviewed = 'reviewed' in document.data ? document.data.reviewed : undefined
    return [
      ['UID', uid([organisation, document.kind, document.id, part])],
      ['DTSTAMP', dateTime(changed ?? known ?? reviewed ?? '1970-01-01')],
      ...(changed ? [['LAST-MODIFIED', dateTime(changed)] as const] : []),
    ]
  }

  /** An address of a calendar says where on the web: there is none where nobody has said so. */
  #address(address: string): Property[] {
    return this.#site.site === undefined ? [] : [['URL', this.#site.link(address)]]
  }
}

const UTC: Component = {
  name: 'VTIMEZONE',
  properties: [['TZID', 'Etc/UTC']],
  components: [
    {
      name: 'STANDARD',
      properties: [
        ['DTSTART', '19700101T000000'],
        ['TZOFFSETFROM', '+0000'],
        ['TZOFFSETTO', '+0000'],
      ],
    },
  ],
}

/** Of our own making, once: https://www.rfc-editor.org/rfc/rfc9562 section 6.6 asks for one. */
const NAMESPACE = Buffer.from('5f0c1f2e9a5b4d0c8a37d2c4b1e60f93', 'hex')

/**
 * A name-based UUID (RFC 9562, section 5.5), as RFC 7986 recommends in place of names of hosts. It is made of ids, which are
 * permanent, and of whose they are: so it outlives other titles and other addresses of the site, is the same in every
 * language, and different where two organisations tell of the same incident.
 */
function uid(names: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(JSON.stringify(names)).digest().subarray(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
