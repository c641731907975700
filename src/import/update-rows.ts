/** What a page told its readers, as rows of the timeline and as communications, as far as the front matter has room. */
import { headerText } from '../drafts/draft.ts'
import { DAY } from '../model/day.ts'
import type { Milestones } from '../model/milestones.ts'
import { type ForeignText, foreignMarkdown, plainLine } from './foreign-markdown.ts'
import type { Fate } from './importer.ts'
import { openingOf, stateWords } from './short-text.ts'

/** Something that the page told its readers. */
export interface ToldUpdate {
  /** In UTC, to the minute: see `Moment`. */
  at: string
  /** The page’s own word for the state of the incident. */
  state?: string
  /** Markdown, plain text, or a fragment of HTML. */
  text: string
}

/** Bytes that the front matter of a draft may have, with room for what a person adds. */
const HEADER_ROOM = 12 * 1024
/** Characters that a row of the timeline shows of an update; the body has the rest. */
const EVENT = 400
const SHORT_EVENT = 160

/** Says what became of a part of a record. */
export type Say = (fate: Fate, message: string, field?: string) => void

export interface ToldRow {
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

/** All updates of an incident, in the order of time. */
export interface ToldRows {
  rows: ToldRow[]
  address?: string
  isOthers: boolean
}

/** Rows of updates, each with as much of its text as a row holds. */
export function rowsOf(
  updates: ToldUpdate[],
  address: string | undefined,
  isOthers: boolean,
  times: Milestones,
  say: Say,
): ToldRows {
  const beginning = times.trigger ?? times.impactStart
  const earliest = beginning === undefined ? undefined : Date.parse(beginning) - 30 * DAY
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
export function tellWithin(data: Record<string, unknown>, told: ToldRows, say: Say): void {
  // As YAML it takes hardly more room than as JSON, which is counted at once.
  const isWithin = () =>
    Buffer.byteLength(JSON.stringify(data)) * 2 <= HEADER_ROOM ||
    Buffer.byteLength(headerText({ kind: 'postmortem', data })) <= HEADER_ROOM
  const write = (rows: ToldRow[], sent: ToldRow[]) => {
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

const unique = <T>(list: T[]): T[] => [...new Set(list)]
