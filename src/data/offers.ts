/** What a site has for machines, as it is told to people on the page “Data” and to machines in `/api/v1/index.json`. */
import { dueCalendarPath, REVIEWS_CALENDAR } from '../record/address.ts'
import { CONTROLS_CSV, CONTROLS_JSON } from '../record/controls.ts'
import { feedFolders, feedFormats, feedPath, feedTypes } from '../record/feed-address.ts'
import type { Record } from '../record/record.ts'
import { API, apiSchemaPath } from './api/head.ts'
import type { ApiFile } from './api/model.ts'

/** What belongs together on the page, in its order. */
export const offerGroups = ['lists', 'documents', 'feeds', 'calendars', 'texts'] as const
export type OfferGroup = (typeof offerGroups)[number]

/** Each has a title and a description among the messages. */
export type OfferName =
  | Exclude<ApiFile, 'manifesto' | 'process' | 'runbook' | 'postmortem'>
  | 'timeline'
  | 'controls'
  | 'documentJson'
  | 'documentMarkdown'
  | 'schemas'
  | 'changesFeed'
  | 'postmortemsFeed'
  | 'actionsFeed'
  | 'serviceFeed'
  | 'severityFeed'
  | 'dueCalendar'
  | 'teamCalendar'
  | 'reviewsCalendar'
  | 'llms'
  | 'llmsFull'

export interface Offer {
  offer: OfferName
  group: OfferGroup
  /** The same in one format or in several. */
  files: OfferedFile[]
  /** The schema of its contents, below the site’s root, if it has one. */
  schema?: string
  /** How many entries it has, or how many such files there are. */
  records?: number
}

export interface OfferedFile {
  /** Below the site’s root. What stands in braces is filled in by whoever asks: `services/{SERVICE}/feed.atom`. */
  path: string
  /** What the format is called, where there are several. */
  format?: string
}

/**
 * Every file for machines, or one line for many of a sort. A test holds that no other is made.
 *
 * @param record that of the handbook’s first language
 * @param isPlaced whether the site’s own address is known: without it there are no feeds
 */
export function offersOf(record: Record, isPlaced: boolean): Offer[] {
  const { incidents, runbooks, processes, facts, actions, controls, translations } = record
  const { services, settings, teams } = facts.catalogues
  const rows = incidents.reduce((sum, { document }) => sum + document.data.timeline.length, 0)
  const documents = [...translations.versions.values()].reduce((sum, versions) => sum + versions.length, 0)
  return [
    list('index'),
    list('postmortems', incidents.length),
    list('runbooks', runbooks.length),
    list('processes', processes.length),
    list('services', services.length),
    list('actions', Object.values(actions.all.groups).flat().length),
    list('metrics', incidents.length),
    { ...one('timeline', 'lists', `${API}timeline.csv`), records: rows },
    ...(controls.frameworks.length > 0
      ? [one('controls', 'lists', CONTROLS_JSON.slice(1), CONTROLS_CSV.slice(1))]
      : []),
    { ...one('documentJson', 'documents', '{FOLDER}/{ID}.json'), records: documents },
    { ...one('documentMarkdown', 'documents', '{FOLDER}/{ID}.md'), records: documents },
    one('schemas', 'documents', `schema/${API}{NAME}.json`),
    ...(isPlaced
      ? [
          feed('changesFeed', feedFolders.changes),
          feed('postmortemsFeed', feedFolders.postmortems),
          ...(settings.actions === 'public' ? [feed('actionsFeed', feedFolders.actions)] : []),
          ...(services.length > 0 ? [feed('serviceFeed', feedFolders.service('{SERVICE}'))] : []),
          ...(settings.severities.length > 0 ? [feed('severityFeed', feedFolders.severity('{SEVERITY}'))] : []),
        ]
      : []),
    ...(settings.actions === 'public'
      ? [
          one('dueCalendar', 'calendars', dueCalendarPath()),
          ...(teams.length > 0 ? [one('teamCalendar', 'calendars', dueCalendarPath('{TEAM}'))] : []),
        ]
      : []),
    one('reviewsCalendar', 'calendars', REVIEWS_CALENDAR),
    ...(documents > 0 ? [one('llms', 'texts', 'llms.txt'), one('llmsFull', 'texts', 'llms-full.txt')] : []),
  ]
}

function one(offer: OfferName, group: OfferGroup, ...paths: string[]): Offer {
  return { offer, group, files: paths.map((path) => ({ path })) }
}

function list(offer: OfferName & ApiFile, records?: number): Offer {
  const found = { ...one(offer, 'lists', `${API}${offer}.json`), schema: apiSchemaPath(offer) }
  return records === undefined ? found : { ...found, records }
}

function feed(offer: OfferName, folder: string): Offer {
  const files = feedFormats.map((format) => ({ path: feedPath(folder, format), format: feedTypes[format].name }))
  return { offer, group: 'feeds', files }
}
