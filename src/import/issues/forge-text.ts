/** What is special in the text of an issue: handles, references, quick actions, comments of templates, uploads. */
import type { Link, Nodes } from 'mdast'
import { handlesIn } from '../../markdown/handles.ts'
import { endOf, startOf } from '../../markdown/source-text.ts'
import { placeholder } from '../../model/placeholder.ts'
import type { Language } from '../../model/values.ts'
import type { EditedText, TextEdit } from '../markdown/edited-text.ts'
import { nodesIn, parseBody } from '../markdown/parsed-body.ts'
import type { Project } from './issue.ts'

/** What was in the text that its forge alone understands. */
export interface ForgeNotations {
  /** How many people were named by their handle. */
  people: number
  quickActions: string[]
  comments: number
  uploads: string[]
}

const QUICK_ACTION =
  /^\/(?:add_contacts|add_child|add_email|approve|area|assign|assign_reviewer|award|blocked_by|blocks|board_move|cc|child_epic|clear_health_status|clear_weight|clone|close|confidential|copy_metadata|create_merge_request|done|draft|due|duplicate|epic|estimate|health_status|hold|iteration|kind|label|lgtm|link|lock|merge|milestone|move|page|parent_epic|priority|promote|promote_to|promote_to_incident|publish|ready|reassign|rebase|relabel|relate|remove_child|remove_contacts|remove_due_date|remove_email|remove_epic|remove_estimate|remove_iteration|remove_milestone|remove_parent|remove_time_spent|remove_zoom|reopen|retest|set_parent|severity|shrug|spend|submit_review|subscribe|tableflip|target_branch|timeline|title|todo|type|unapprove|unassign|unassign_reviewer|unlabel|unlock|unrelate|unsubscribe|weight|zoom)(?:[ \t].*)?$/gm

const REFERENCE =
  /(?<![\p{L}\p{N}_/&#!=:.@\\-])(?:(?<path>[A-Za-z0-9_.-]{1,100}(?:\/[A-Za-z0-9_.-]{1,100}){1,5}))?(?<mark>[#!])(?<number>[1-9]\d{0,8})(?![\p{L}\p{N}_-])/gu
const COMMIT =
  /(?<![\p{L}\p{N}_/.@#=:-])(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{7,12})(?![\p{L}\p{N}_/.@-])/gu
/** Names of pictures that reports use; others stay words. */
const PICTURES: Readonly<Record<string, string>> = {
  alarm_clock: '⏰',
  arrow_down: '⬇️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  ballot_box_with_check: '☑️',
  bell: '🔔',
  book: '📖',
  bug: '🐛',
  bulb: '💡',
  chart_with_upwards_trend: '📈',
  checkered_flag: '🏁',
  construction: '🚧',
  eyes: '👀',
  exclamation: '❗',
  fire: '🔥',
  fire_engine: '🚒',
  heavy_check_mark: '✔️',
  hourglass: '⌛',
  information_source: 'ℹ️',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  no_entry: '⛔',
  pencil: '📝',
  question: '❓',
  red_circle: '🔴',
  rocket: '🚀',
  rotating_light: '🚨',
  stopwatch: '⏱️',
  tada: '🎉',
  thinking: '🤔',
  thumbsup: '👍',
  timer_clock: '⏲️',
  warning: '⚠️',
  white_check_mark: '✅',
  wrench: '🔧',
  x: '❌',
}

const PROFILE = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.[a-z0-9.-]+)\/[A-Za-z0-9_.-]+\/?$/i

/**
 * Takes out of a text what only its forge understands, and leaves a role to be written where it names people.
 *
 * @param project where references lead; they stay text without it
 * @throws {Unreadable} when the text cannot be given to the parser
 */
export function withoutForgeNotations(body: EditedText, lang: Language, project: Project | undefined): ForgeNotations {
  const { text } = body
  const parsed = parseBody(body)
  const edits: TextEdit[] = []
  const result: ForgeNotations = { people: 0, quickActions: [], comments: 0, uploads: [] }
  const handles: { start: number; end: number; name: string }[] = []
  /** Spans of plain words, in order. */
  const plain: { start: number; end: number; isLinked: boolean }[] = []
  for (const { node, parents } of nodesIn(parsed.root)) {
    const { start, end } = parsed.place(node)
    if (node.type === 'text') {
      plain.push({ start, end, isLinked: parents.some(({ type }) => type === 'link' || type === 'linkReference') })
    } else if (node.type === 'html' && node.value.startsWith('<!--')) {
      const close = text.indexOf('-->', start)
      edits.push({ start, end: close === -1 || close + 3 > end ? end : close + 3, text: '' })
      result.comments++
    } else if (node.type === 'link' && isProfile(node)) {
      handles.push({ start, end, name: handleOf(node)! })
    } else if ((node.type === 'image' || node.type === 'link') && node.url.startsWith('/uploads/')) {
      result.uploads.push(node.url)
      if (project) {
        const from = text.lastIndexOf(node.url, end)
        if (from > start) edits.push({ start: from, end: from + node.url.length, text: project.upload(node.url) })
      } else edits.push(...asWords(node, parsed.place, text))
    }
  }
  const within = (at: number) => {
    const next = firstBehind(plain, at)
    const span = plain[next - 1]
    return span && at < span.end ? span : undefined
  }
  for (const match of text.matchAll(QUICK_ACTION)) {
    if (!within(match.index)) continue
    result.quickActions.push(match[0].split(/\s/)[0]!)
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' })
  }
  // The page makes its own table of contents.
  for (const match of text.matchAll(/^[ \t]*\[\[_TOC_\]\][ \t]*$/gm)) {
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' })
  }
  // Everywhere but in code, as the checks look for them: HTML that is not closed holds more than it seems to.
  for (const { start, end } of handlesIn(text)) handles.push({ start, end, name: text.slice(start + 1, end) })
  const roles = new Map<string, string>()
  const gone = edits.toSorted((a, b) => a.start - b.start)
  for (const { start, end, name } of handles.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = gone[firstBehind(gone, start) - 1]
    if (before && start < before.end) continue
    const key = name.toLowerCase()
    const role = roles.get(key) ?? placeholder(lang, `${lang === 'de' ? 'Rolle' : 'role'} ${roles.size + 1}`)
    roles.set(key, role)
    edits.push({ start, end, text: role })
  }
  if (project) {
    for (const match of text.matchAll(REFERENCE)) {
      const span = within(match.index)
      if (!span || span.isLinked) continue
      const { path, mark, number } = match.groups as { path?: string; mark: string; number: string }
      const address = mark === '#' ? project.issue(number, path) : project.change(number, path)
      if (address)
        edits.push({ start: match.index, end: match.index + match[0].length, text: `[${match[0]}](${address})` })
    }
    for (const match of text.matchAll(COMMIT)) {
      const span = within(match.index)
      if (!span || span.isLinked) continue
      edits.push({
        start: match.index,
        end: match.index + match[0].length,
        text: `[${match[0]}](${project.commit(match[0])})`,
      })
    }
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_:]):([a-z0-9_+-]{2,40}):(?![\p{L}\p{N}_:])/gu)) {
    const picture = Object.hasOwn(PICTURES, match[1]!) ? PICTURES[match[1]!] : undefined
    if (picture && within(match.index))
      edits.push({ start: match.index, end: match.index + match[0].length, text: picture })
  }
  body.apply(edits)
  return { ...result, people: roles.size }
}

/** Index of the first span that begins behind a place; the spans stand in order. */
function firstBehind(spans: readonly { start: number }[], at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** A link from somebody’s handle to their page. */
function isProfile(link: Link): boolean {
  return PROFILE.test(link.url) && handleOf(link) !== undefined
}

function handleOf({ children }: Link): string | undefined {
  const [only] = children
  return children.length === 1 && only?.type === 'text' ? /^@([A-Za-z0-9][\w.-]*)$/.exec(only.value)?.[1] : undefined
}

/** The words of a link or an image whose address leads nowhere any more. */
function asWords(node: Nodes, place: (node: Nodes) => { start: number; end: number }, text: string): TextEdit[] {
  const { start, end } = place(node)
  if (node.type === 'image')
    return [{ start, end, text: node.alt ? `(${node.alt.replace(/[[\]<>*_`\\]/g, '\\$&')})` : '' }]
  if (!('children' in node) || node.children.length === 0) return [{ start, end, text: '' }]
  const [first, last] = [startOf(node.children[0]!), endOf(node.children.at(-1)!)]
  return [{ start, end, text: text.slice(first, last) }]
}
