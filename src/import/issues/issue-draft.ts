/** An issue that holds a postmortem, as a draft. */
import type { Nodes, Root } from 'mdast'
import { headerText } from '../../drafts/draft.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { endOf, startOf } from '../../markdown/source-text.ts'
import { placeholder } from '../../model/placeholder.ts'
import type { Language } from '../../model/values.ts'
import { documentId } from '../ids.ts'
import type { Fate, ImportedDraft, ImportTarget, Remark } from '../importer.ts'
import { EditedText, type TextEdit } from '../markdown/edited-text.ts'
import { Unreadable } from '../markdown/parsed-body.ts'
import { asSummary } from '../markdown/summary.ts'
import { settleBody } from '../settled-body.ts'
import { findActions } from '../told/actions.ts'
import { plainText } from '../told/plain-text.ts'
import { placedBlocks } from '../told/sections.ts'
import { findTimeline } from '../told/timeline.ts'
import { withoutForgeNotations } from './forge-text.ts'
import type { Issue } from './issue.ts'
import type { IssueOptions } from './options.ts'

/** Bytes that the fields of a document may have, with room for what a person adds. */
const LARGEST_HEADER = 14 * 1024
const LONGEST_TITLE = 120
const SUMMARY = /^\W*(?:(?:executive |incident )?summary|tl;?dr|overview|zusammenfassung|kurzfassung|überblick)\b/iu

export interface IssueDraft {
  draft: ImportedDraft
  remarks: Remark[]
}

export function issueDraft(issue: Issue, options: IssueOptions, handbook: ImportTarget): IssueDraft {
  // What the front matter has no room for stays in the text.
  for (const parts of [
    { timeline: true, actions: true },
    { timeline: false, actions: true },
  ]) {
    const made = new Making(issue, options, handbook, parts).made()
    if (Buffer.byteLength(headerText(made.draft)) <= LARGEST_HEADER) return made
  }
  return new Making(issue, options, handbook, { timeline: false, actions: false }).made()
}

class Making {
  readonly #issue: Issue
  readonly #options: IssueOptions
  readonly #handbook: ImportTarget
  readonly #parts: { timeline: boolean; actions: boolean }
  readonly #lang: Language
  readonly #remarks: Remark[] = []
  readonly #data: Record<string, unknown> = { status: 'draft' }

  constructor(
    issue: Issue,
    options: IssueOptions,
    handbook: ImportTarget,
    parts: { timeline: boolean; actions: boolean },
  ) {
    this.#issue = issue
    this.#options = options
    this.#handbook = handbook
    this.#parts = parts
    this.#lang = options.lang
  }

  made(): IssueDraft {
    const { source, address } = this.#issue
    const title = this.#title()
    const body = this.#body(title)
    this.#labels()
    this.#paperwork()
    if (this.#options.owner) this.#data['owner'] = this.#options.owner
    return {
      draft: {
        kind: 'postmortem',
        id: documentId('postmortem', this.#issue.title, `issue ${source}`),
        ...(this.#lang !== this.#handbook.language ? { lang: this.#lang } : {}),
        source,
        data: this.#data,
        ...(address ? { comments: { title: `From ${address}` } } : {}),
        body,
      },
      remarks: this.#remarks,
    }
  }

  #tell(fate: Fate, message: string, field?: string): void {
    const { source, line } = this.#issue
    this.#remarks.push({ fate, source, line, ...(field ? { field } : {}), message })
  }

  /** The title, and whether it names nobody. */
  #title(): string {
    const words = new EditedText(this.#issue.title.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim())
    try {
      const { people } = withoutForgeNotations(words, this.#lang, undefined)
      if (people > 0)
        this.#tell('dropped', 'The title names somebody by their handle; a role is to be written there.', 'title')
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
    const title = words.text.trim()
    if (title.length > LONGEST_TITLE)
      this.#tell('guessed', `The title was cut; it was “${title.slice(0, 300)}”.`, 'title')
    const cut = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).replace(/\s+\S*$/u, '')}…` : title
    this.#data['title'] = cut || placeholder(this.#lang, say[this.#lang].title)
    return title
  }

  #body(title: string): string {
    const body = new EditedText(withoutControls(this.#issue.body))
    this.#data['summary'] = placeholder(this.#lang, say[this.#lang].summary)
    if (body.text.trim() === '') {
      this.#tell('look', 'The issue has no text.')
      return ''
    }
    const tell = (fate: Fate, line: number, message: string) => this.#tell(fate, `Line ${line} of the text: ${message}`)
    try {
      const notations = withoutForgeNotations(body, this.#lang, this.#options.project)
      const { people, quickActions, comments, uploads } = notations
      if (people > 0)
        this.#tell(
          'dropped',
          `${counted(people, 'person is', 'people are')} named by their handle; a role is to be written in place of each.`,
        )
      if (quickActions.length > 0)
        this.#tell('dropped', `Commands to the forge were left out: ${listed([...new Set(quickActions)])}.`)
      if (comments > 0)
        this.#tell(
          'dropped',
          `${counted(comments, 'comment that no reader sees was', 'comments that no reader sees were')} left out.`,
        )
      // With the project’s address they are images and links like others.
      if (uploads.length > 0 && !this.#options.project)
        this.#tell(
          'look',
          `Files that were uploaded to the forge cannot be copied without network; --repository makes links of them: ${listed(uploads)}.`,
        )
      const root = parseMarkdown(body.text)
      this.#summary(root)
      this.#takeParts(body, root, title)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
    settleBody(body, title, this.#lang, tell)
    return body.text
  }

  /** The section that its author called so. */
  #summary(root: Root): void {
    const blocks = placedBlocks(root)
    const first = blocks.find(
      ({ node, path, role }) => role === 'block' && node.type === 'paragraph' && SUMMARY.test(path.at(-1)!.heading),
    )
    const summary = first && asSummary(plainText([first.node]).text)
    if (!summary) {
      this.#tell('look', 'The text has no section that could be the summary.', 'summary')
      return
    }
    this.#data['summary'] = summary
    this.#tell(
      'guessed',
      'The summary is the beginning of the section of that name; it was written for colleagues.',
      'summary',
    )
  }

  /** Takes timeline and actions out of the text. */
  #takeParts(body: EditedText, root: Root, title: string): void {
    const { zone, actionClass } = this.#options
    const { lastChange, address } = this.#issue
    const told = new Set<Nodes>()
    const lineOf = (line: number) => `Line ${body.sourceLine(body.offset(line, 1))} of the text`
    const timeline = findTimeline(root, {
      besides: title,
      ...(zone ? { zoneGiven: zone } : {}),
      ...(lastChange ? { latest: lastChange } : {}),
      ...(address ? { address } : {}),
    })
    if (!this.#parts.timeline)
      this.#tell('look', 'The timeline is too long for the front matter; it stays in the text.', 'timeline')
    else {
      for (const { line, message } of timeline.problems)
        this.#tell('look', `${lineOf(line)} is no row of the timeline, and stays there: ${message}.`, 'timeline')
      for (const { line, message } of timeline.guesses)
        this.#tell('guessed', `${lineOf(line)}: ${message}.`, 'timeline')
      for (const { line, message } of timeline.people)
        this.#tell('look', `${lineOf(line)}: ${message}; the table stays.`, 'timeline')
      if (timeline.events.length > 0) {
        this.#data['timeline'] = timeline.events
        this.#tell(
          'look',
          `Each of the ${timeline.events.length} rows of the timeline is a “note”; say what sort of event it was, and which of them are milestones.`,
          'timeline',
        )
        for (const node of timeline.told) told.add(node)
      }
    }
    const actions = findActions(root, actionClass)
    if (!this.#parts.actions)
      this.#tell('look', 'The actions are too long for the front matter; they stay in the text.', 'actions')
    else {
      for (const { line, message } of actions.problems)
        this.#tell('look', `${lineOf(line)} is no action, and stays there: ${message}.`, 'actions')
      if (actions.actions.length > 0) this.#data['actions'] = actions.actions
      for (const node of actions.told) told.add(node)
    }
    body.apply(cuts(root, told, body.text))
  }

  #labels(): void {
    const { labels } = this.#issue
    const { severities, serviceLabels } = this.#options
    const { services } = this.#handbook.catalogues
    const left = new Set(labels)
    const meant = new Set<string>()
    const affected = new Set<string>()
    for (const label of labels) {
      const key = label.toLowerCase()
      const severity = severities.get(key)
      const service =
        serviceLabels.get(key) ?? services.find(({ id, name }) => id === key || name.toLowerCase() === key)?.id
      if (severity) meant.add(severity)
      if (service) affected.add(service)
      if (severity || service) left.delete(label)
    }
    if (meant.size === 1) this.#data['severity'] = [...meant][0]
    else if (meant.size > 1) this.#tell('look', `Labels give it several severities: ${listed(meant)}.`, 'severity')
    else this.#tell('look', 'No label says its severity; --severity LABEL=ID says what a label means.', 'severity')
    this.#data['services'] = [...affected]
    if (left.size > 0) this.#tell('dropped', `Labels without a meaning here: ${listed(left)}.`)
  }

  #paperwork(): void {
    const { opened, closed, comments, people, isConfidential } = this.#issue
    const times = [...(opened ? [`opened ${opened}`] : []), ...(closed ? [`closed ${closed}`] : [])]
    if (times.length > 0)
      this.#tell(
        'dropped',
        `The issue was ${times.join(' and ')}: paperwork, of which no time of the incident was made.`,
        'times',
      )
    if (people > 0) this.#tell('dropped', 'Author and assignees are people; name the team with “owner”.', 'owner')
    if (comments > 0)
      this.#tell(
        'dropped',
        `${counted(comments, 'comment was', 'comments were')} not taken; what belongs to the record is to be written into it.`,
      )
    if (isConfidential)
      this.#tell('look', 'The issue is confidential: somebody must decide whether this may be published.')
  }
}

/** What is taken out of the text: whole blocks with the empty lines behind them, and lines of rows and items. */
function cuts(root: Root, told: ReadonlySet<Nodes>, text: string): TextEdit[] {
  const edits: TextEdit[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!told.has(node)) {
      if (node.type === 'root' || node.type === 'table' || node.type === 'list' || node.type === 'listItem')
        for (const child of node.children) waiting.push(child)
      continue
    }
    const start = text.lastIndexOf('\n', startOf(node) - 1) + 1
    const lineEnd = text.indexOf('\n', Math.max(startOf(node), endOf(node) - 1))
    const end = lineEnd === -1 ? text.length : lineEnd + 1
    const isBlock = node.type !== 'tableRow' && node.type !== 'listItem'
    const blank = isBlock ? /^(?:[ \t]*\n)*/.exec(text.slice(end))![0].length : 0
    const isBehindText = isBlock && start > 0 && !/\n[ \t]*\n$/.test(text.slice(Math.max(0, start - 200), start))
    edits.push({ start, end: end + blank, text: isBehindText ? '\n' : '' })
  }
  return edits
}

/** Line ends as ours, without characters that nobody sees. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .toWellFormed()
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

function listed(words: Iterable<string>): string {
  const all = [...words]
  const shown = all.slice(0, 8).map((word) => `“${word.slice(0, 80)}”`)
  return `${shown.join(', ')}${all.length > 8 ? ` and ${all.length - 8} more` : ''}`
}

const say = {
  en: { title: 'what failed', summary: 'what happened and whom it concerned, in words that a customer understands' },
  de: { title: 'was ausfiel', summary: 'was geschah und wen es betraf, in Worten, die Kundinnen und Kunden verstehen' },
} as const satisfies Record<Language, unknown>
