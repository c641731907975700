/** Finds timelines in a text: tables and lists whose rows begin with a moment. */
import type { List, ListItem, Nodes, Paragraph, Root, RootContent, Table, TableRow } from 'mdast'
import type { TimelineEvent } from '../../model/timeline.ts'
import { WebAddress } from '../../model/values.ts'
import { plainText } from './plain-text.ts'
import { inOrderOfTime, type RowContext, readRows, type ToldRow } from './rows.ts'
import { type PlacedBlock, placedBlocks, type Section } from './sections.ts'
import { daysIn, type ToldMoment, type ToldZone, toldMoment, zoneStatedIn } from './time.ts'

export interface FoundTimeline {
  events: TimelineEvent[]
  /** Blocks, rows and items that say nothing which the events do not say. */
  told: Set<Nodes>
  /** What was concluded, with a line of the text. */
  guesses: { line: number; message: string }[]
  /** Rows that look like events and are none, and why. */
  problems: { line: number; message: string }[]
  /** Columns that name people, which events do not. */
  people: { line: number; message: string }[]
}

/** What the command line and the record around the text add. */
export interface TimelineOptions {
  zoneGiven?: ToldZone
  latest?: string
  /** Other words of the record that may name a day: its title. */
  besides?: string
  /** Where the text itself is published; the source of rows that name none. */
  address?: string
  /** What stands in place of the words of each row, where those may not be taken. */
  instead?: string
  /** How well the rows are supported; `secondary` when absent. */
  confidence?: RowContext['confidence']
}

const HEADING =
  /\b(?:timeline|time line|chronology|sequence of events|what happened when|how did (?:we|microsoft) respond|zeitleiste|zeitlicher (?:ab|ver)lauf|chronologie|ablauf)\b/i
const TIME_COLUMN = /\b(?:time|times|timestamp|when|utc|gmt|zeit|uhrzeit|zeitpunkt|wann)\b/i
const NO_TIME_COLUMN = /\b(?:duration|dauer|elapsed|time (?:to|in|since|spent)|ttd|ttm|ttr|mtt\w)\b/i
const DAY_COLUMN = /^(?:date|day|datum|tag)\b/i
const SOURCE_COLUMN = /\b(?:source|evidence|link|links|reference|quelle|beleg)\b/i
const PEOPLE_COLUMN = /\b(?:who|actor|person|people|author|owner|engineer|reporter|by|wer)\b/i
const EVENT_COLUMN =
  /\b(?:event|what|description|details?|happened|action|actions|activity|update|message|notes?|summary|ereignis|was|beschreibung|vorgang)\b/i

interface CandidateRow {
  row: ToldRow
  line: number
  /** The row, or the item. */
  node: Nodes
  /** Whether the event says all that the row says. */
  isWhole: boolean
}

export function findTimeline(root: Root, options: TimelineOptions): FoundTimeline {
  const found: FoundTimeline = { events: [], told: new Set(), guesses: [], problems: [], people: [] }
  const blocks = placedBlocks(root)
  const { text } = plainText(root.children)
  const context: Pick<RowContext, 'zonesElsewhere' | 'daysElsewhere' | 'zoneGiven' | 'latest' | 'confidence'> = {
    zonesElsewhere: blocks.flatMap(({ path }) => path.at(-1)!.zone ?? []),
    daysElsewhere: daysIn(`${options.besides ?? ''}\n${text}`),
    confidence: options.confidence ?? 'secondary',
    ...(options.zoneGiven ? { zoneGiven: options.zoneGiven } : {}),
    ...(options.latest ? { latest: options.latest } : {}),
  }
  for (const { node, path, role } of blocks) {
    if (role !== 'block') continue
    const isTimeline = path.some(({ heading }) => HEADING.test(heading))
    const candidates = candidatesIn(node, path, isTimeline, options, found)
    if (!candidates) {
      const message = 'none of its rows begins with a time that can be read'
      if (isTimeline && (node.type === 'table' || node.type === 'list'))
        found.problems.push({ line: lineOf(node), message })
      continue
    }
    const day = path.findLast((section) => section.day)?.day
    const zone = candidates.zone ?? path.findLast((section) => section.zone)?.zone
    const rows = candidates.rows.map(({ row }) => ({
      ...row,
      ...(row.day === undefined && day ? { day } : {}),
      ...(options.instead && row.event.trim() ? { event: options.instead } : {}),
    }))
    const read = readRows(rows, { ...context, ...(zone ? { zone } : {}) })
    const guessed = new Map<string, number>()
    for (const [index, { event, problem, guesses }] of read.entries()) {
      const { line, node: place, isWhole } = candidates.rows[index]!
      if (problem !== undefined) found.problems.push({ line, message: problem })
      if (!event) continue
      found.events.push(event)
      if (isWhole) found.told.add(place)
      for (const guess of guesses) if (!guessed.has(guess)) guessed.set(guess, line)
    }
    for (const [message, line] of guessed) found.guesses.push({ line, message })
    markTold(node, found.told)
  }
  markSections(blocks, found.told)
  found.events = inOrderOfTime(found.events)
  return found
}

function candidatesIn(
  node: RootContent,
  path: readonly Section[],
  isTimeline: boolean,
  options: TimelineOptions,
  found: FoundTimeline,
): { rows: CandidateRow[]; zone?: ToldZone } | undefined {
  if (node.type === 'table') return tableRows(node, isTimeline, options, found)
  if (node.type !== 'list' && node.type !== 'paragraph') return undefined
  const rows = node.type === 'list' ? listRows(node, options) : paragraphRows(node, options)
  const begun = rows.filter(({ row }) => row.moment.time !== undefined || row.moment.problem !== undefined)
  if (begun.length === 0) return undefined
  // Elsewhere a list is one only when each of its items says when, and on which clock or day.
  const sure = rows.filter(({ row: { moment } }) => moment.time && (moment.zone || moment.day))
  const isOne = isTimeline ? begun.length * 2 >= rows.length : rows.length >= 2 && sure.length === rows.length
  return isOne && path.length > 0 ? { rows } : undefined
}

function tableRows(
  table: Table,
  isTimeline: boolean,
  options: TimelineOptions,
  found: FoundTimeline,
): { rows: CandidateRow[]; zone?: ToldZone } | undefined {
  const [head, ...body] = table.children as [TableRow, ...TableRow[]]
  const titles = head.children.map((cell) => plainText([cell]).text)
  const columns = titles.map((_, column) => body.map((row) => plainText(row.children[column]?.children ?? [])))
  const moments = columns.map((cells) => cells.map(({ text }) => toldMoment(text)))
  const timesIn = (column: number) => moments[column]!.filter((moment) => moment?.time || moment?.problem).length
  const isTime = (column: number) =>
    timesIn(column) * 2 >= body.length &&
    timesIn(column) > 0 &&
    (!NO_TIME_COLUMN.test(titles[column]!) || zoneStatedIn(titles[column]!, 'label') !== undefined) &&
    (TIME_COLUMN.test(titles[column]!) || (isTimeline && (titles[column] === '' || DAY_COLUMN.test(titles[column]!))))
  const timeColumn = titles.findIndex((_, column) => isTime(column))
  if (timeColumn === -1) return undefined
  const others = titles.map((_, column) => column).filter((column) => column !== timeColumn)
  const dayColumn = others.find(
    (column) => DAY_COLUMN.test(titles[column]!) && moments[column]!.some((moment) => moment?.day && !moment.time),
  )
  const texts = others.filter((column) => column !== dayColumn)
  const named = (pattern: RegExp) => texts.find((column) => pattern.test(titles[column]!))
  const peopleColumn = named(PEOPLE_COLUMN)
  // Elsewhere a table of times may as well be one of measurements.
  const anyColumn = () => texts.find((column) => column !== peopleColumn && !SOURCE_COLUMN.test(titles[column]!))
  const eventColumn = named(EVENT_COLUMN) ?? (isTimeline ? anyColumn() : undefined)
  if (eventColumn === undefined) return undefined
  const sourceColumn = texts.find((column) => column !== eventColumn && SOURCE_COLUMN.test(titles[column]!))
  const isPeople = peopleColumn !== undefined && peopleColumn !== eventColumn && peopleColumn !== sourceColumn
  const rest = texts.filter(
    (column) => column !== eventColumn && column !== sourceColumn && !(isPeople && column === peopleColumn),
  )
  if (isPeople) {
    const message = `the column “${titles[peopleColumn]}” names who did something, which events do not say`
    found.people.push({ line: lineOf(table), message })
  }
  let day: string | undefined
  const rows = body.map((row, index): CandidateRow => {
    const dayCell = dayColumn === undefined ? undefined : moments[dayColumn]![index]
    const time = moments[timeColumn]![index]
    day = dayCell?.day ?? day
    const moment: ToldMoment = {
      approximate: false,
      end: 0,
      ...time,
      ...(dayCell?.problem ? { problem: dayCell.problem } : {}),
    }
    // A cell of the column that holds no moment at all.
    const timeText = columns[timeColumn]![index]!.text
    const behind = time ? timeText.slice(time.end).trim() : ''
    if (!time && timeText !== '') moment.problem = `“${timeText.slice(0, 40)}” is no time`
    const event = columns[eventColumn]![index]!
    const source = sourceColumn === undefined ? undefined : columns[sourceColumn]![index]!
    const words = [
      event.text,
      behind,
      ...rest.map((column) => labelled(titles[column]!, columns[column]![index]!.text)),
    ]
    const parts = [event, ...(source ? [source] : []), ...rest.map((column) => columns[column]![index]!)]
    const from = sourceOf(
      parts.flatMap(({ links }) => links),
      source?.text ?? '',
      options,
    )
    return {
      row: { moment, event: words.filter(Boolean).join(' '), ...from.field, ...(day ? { day } : {}) },
      line: lineOf(row),
      node: row,
      isWhole: !isPeople && from.isWhole && parts.every(({ isLossy }) => !isLossy),
    }
  })
  const zone = zoneStatedIn(titles[timeColumn]!, 'label')
  return zone ? { rows, zone } : { rows }
}

const labelled = (title: string, text: string) => (text === '' ? '' : title === '' ? text : `(${title}: ${text})`)

/** A list of events. An item that is only a day holds those of that day. */
function listRows(list: List, options: TimelineOptions): CandidateRow[] {
  return list.children.flatMap((item) => {
    const [first, ...others] = item.children
    const nested = others.length === 1 && others[0]!.type === 'list' ? (others[0] as List) : undefined
    if (first?.type === 'paragraph' && nested) {
      const { text } = plainText([first])
      const told = toldMoment(text)
      if (told?.day && !told.time && /^[\s.:]*$/.test(text.slice(told.end))) {
        return nested.children.map((inner) => {
          const row = itemRow(inner, options)
          return { ...row, row: { ...row.row, day: told.day! } }
        })
      }
    }
    return [itemRow(item, options)]
  })
}

function itemRow(item: ListItem, options: TimelineOptions): CandidateRow {
  return { ...rowOf(item.children, options), line: lineOf(item), node: item }
}

/** Lines of a paragraph that each begin with a moment. */
function paragraphRows(paragraph: Paragraph, options: TimelineOptions): CandidateRow[] {
  const row = { ...rowOf([paragraph], options), line: lineOf(paragraph), node: paragraph }
  return toldMoment(plainText([paragraph]).text)?.time ? [row] : []
}

function rowOf(nodes: readonly Nodes[], options: TimelineOptions): Pick<CandidateRow, 'row' | 'isWhole'> {
  const { text, links, isLossy } = plainText(nodes)
  const moment = toldMoment(text)
  const event = moment ? text.slice(moment.end).replace(/^[\s:;,.·|–—-]+/, '') : text
  const from = sourceOf(links, '', options)
  return {
    row: { moment: moment ?? { approximate: false, end: 0 }, event, ...from.field },
    isWhole: !isLossy && from.isWhole,
  }
}

/** The one source that a row names, or else the page that the row stands on; and whether no link is lost. */
function sourceOf(
  links: readonly string[],
  words: string,
  { address }: TimelineOptions,
): { field: { source?: string }; isWhole: boolean } {
  const [only, ...others] = new Set(links)
  const isUsable = only !== undefined && others.length === 0 && only.length <= 300 && WebAddress.safeParse(only).success
  if (isUsable) return { field: { source: only }, isWhole: words === '' || words === only }
  if (only === undefined && words !== '')
    return { field: { source: words.slice(0, 300) }, isWhole: words.length <= 300 }
  return { field: address ? { source: address } : {}, isWhole: only === undefined }
}

const lineOf = (node: Nodes) => node.position?.start.line ?? 1

/** A table or list of which every row is told is told as a whole. */
function markTold(node: RootContent, told: Set<Nodes>): void {
  if (node.type === 'table') {
    if (node.children.slice(1).every((row) => told.has(row))) told.add(node)
  } else if (node.type === 'list') {
    for (const item of node.children) {
      const nested = item.children.at(-1)
      if (nested?.type === 'list' && item.children.length === 2 && nested.children.every((inner) => told.has(inner)))
        told.add(item)
    }
    if (node.children.every((item) => told.has(item))) told.add(node)
  }
}

/** A heading above nothing but what is told is told with it, as are the sentences on its clock and day. */
export function markSections(blocks: readonly PlacedBlock[], told: Set<Nodes>): void {
  if (told.size === 0) return
  for (let index = blocks.length - 1; index >= 0; index--) {
    const { path, role } = blocks[index]!
    if (role !== 'heading') continue
    const { depth } = path.at(-1)!
    let end = index + 1
    let hasTold = false
    let hasMore = false
    for (; end < blocks.length; end++) {
      const block = blocks[end]!
      if (block.role === 'heading' && block.path.at(-1)!.depth <= depth) break
      if (told.has(block.node)) hasTold = true
      else if (block.role !== 'statement') hasMore = true
    }
    if (hasMore || !hasTold) continue
    for (const block of blocks.slice(index, end)) told.add(block.node)
  }
}
