/**
 * Allowances: comments in the content by which one finding at one place is accepted, for a reason and for a time.
 *
 *     <!-- opsbook-allow personal-data until 2027-05-31: the address of our public desk -->
 *     # opsbook-allow internal until 2027-05-31: the range is that of the sample network
 *
 * At the end of a line it holds for that line. Alone on a line it holds for what follows: in the body the next
 * paragraph, list or code block, in YAML the next field with what is indented below it.
 */
import type { Handbook } from '../handbook.ts'
import { siteFacts } from '../handbook.ts'
import { didYouMean } from '../model/explain.ts'
import type { Finding, Range } from '../model/finding.ts'
import { dayProblem } from '../model/time.ts'
import type { SourceText } from '../reader/source-text.ts'
import type { RuleFinding, RuleText } from './rule.ts'

export const allowance: RuleText = {
  id: 'allowance',
  severity: 'error',
  essential: true,
  description: 'A comment that allows something names the rule, a reason and, for what could do harm, a last day.',
  why: 'An exception that nobody can understand or that never ends is a hole in the wall.',
  remedy: 'Write <!-- opsbook-allow RULE until YYYY-MM-DD: reason -->, and remove it when nothing is left to allow.',
  bad: { kind: 'runbook', body: '\n<!-- opsbook-allow raw-html: it looks better -->\n<center>Restart it.</center>\n' },
  good: {
    kind: 'runbook',
    body: '\n<!-- opsbook-allow raw-html until 2099-12-31: copied from the vendor, word for word -->\n<center>Restart it.</center>\n',
  },
}

interface Allowance {
  rule: string
  /** Last day on which it holds. */
  until?: string
  /** Where the comment stands. */
  place: Range
  /** First and last line that it holds for. */
  from: number
  to: number
  used: boolean
}

/**
 * Parts findings by the allowances of the content: those that are left, with those about the allowances themselves, and
 * those that are allowed.
 */
export function withAllowances(
  findings: Finding[],
  handbook: Handbook,
  texts: RuleText[],
): { left: Finding[]; allowed: Finding[] } {
  const known = new Map(texts.map((text) => [text.id, text]))
  const { asOf } = siteFacts(handbook)
  const byFile = new Map<string, Allowance[]>()
  const left: Finding[] = []
  const accepted: Finding[] = []
  const say = (
    file: string,
    place: Range,
    finding: Pick<RuleFinding, 'message' | 'hint'>,
    severity = allowance.severity,
  ) => left.push({ rule: allowance.id, severity, file, ...place, ...finding })

  for (const [file, source] of handbook.source.sources) {
    if (!source.text.includes(MARK)) continue
    const valid: Allowance[] = []
    for (const comment of comments(source)) {
      const read = readAllowance(comment, known)
      if ('message' in read) say(file, comment.place, read)
      else valid.push({ ...read, place: comment.place, ...scope(comment, source), used: false })
    }
    byFile.set(file, valid)
  }

  for (const finding of findings) {
    const allowed = byFile
      .get(finding.file)
      ?.filter(({ rule, from, to }) => rule === finding.rule && from <= finding.line && finding.line <= to)
    for (const each of allowed ?? []) each.used = true
    if (!allowed?.length) left.push(finding)
    else if (asOf && allowed.every(({ until }) => until !== undefined && until < asOf)) {
      left.push({ ...finding, message: `${finding.message}; it was allowed until ${allowed[0]!.until}` })
    } else accepted.push(finding)
  }
  for (const [file, allowances] of byFile) {
    for (const { rule, place, used } of allowances) {
      if (!used)
        say(file, place, { message: `there is nothing here that “${rule}” finds`, hint: 'Remove the comment.' }, 'warn')
    }
  }
  return { left, allowed: accepted }
}

const MARK = 'opsbook-allow'
const COMMENT = /(?:<!--|#)[ \t]*opsbook-allow\b[ \t]*([^\n]*)/g

interface Comment {
  /** What stands after the mark. */
  words: string
  place: Range
  yaml: boolean
  /** Whether it is all that stands on its line. */
  alone: boolean
}

/** Comments that want to allow something. In a Markdown file `#` is a comment in the front matter only. */
function* comments(source: SourceText): Generator<Comment> {
  const isMarkdown = source.line(1) === '---'
  let frontMatterEnd = 1
  if (isMarkdown) while (frontMatterEnd < source.lines && !/^---\s*$/.test(source.line(++frontMatterEnd)));
  for (const match of source.text.matchAll(COMMENT)) {
    const { line } = source.position(match.index)
    const yaml = !isMarkdown || line < frontMatterEnd
    if (yaml !== match[0].startsWith('#')) continue
    const closing = match[0].indexOf('-->')
    const written = yaml || closing === -1 ? match[0].trimEnd() : match[0].slice(0, closing + 3)
    const words = match[1]!.replace(/-->.*$/, '').trim()
    const place = source.range(match.index, match.index + written.length)
    yield { words, place, yaml, alone: source.line(line).trim() === written }
  }
}

const USAGE =
  'Write <!-- opsbook-allow RULE until YYYY-MM-DD: reason -->, in YAML # opsbook-allow RULE until YYYY-MM-DD: reason.'

function readAllowance(
  { words }: Comment,
  known: Map<string, RuleText>,
): { rule: string; until?: string } | { message: string; hint: string } {
  const parts = /^([a-z-]+)(?:\s+until\s+([^\s:]+))?\s*:\s*(\S.*)$/.exec(words)
  if (!parts) return { message: 'this allowance does not say which rule, until when and why', hint: USAGE }
  const [, id = '', until] = parts
  const rule = known.get(id)
  if (!rule) return { message: `there is no rule “${id}”`, hint: didYouMean(id, [...known.keys()]) ?? USAGE }
  if (rule.essential) {
    return { message: `what “${id}” finds cannot be allowed: the pages stand on it`, hint: 'Mend what the rule finds.' }
  }
  const wrongDay = until === undefined ? undefined : dayProblem(until)
  if (wrongDay) return wrongDay
  if (rule.safety && until === undefined) {
    return { message: `“${id}” can be allowed for a time only, and the last day is missing`, hint: USAGE }
  }
  return { rule: id, ...(until ? { until } : {}) }
}

/** The lines that a comment holds for. */
function scope({ place, alone, yaml }: Comment, source: SourceText): { from: number; to: number } {
  if (!alone) return { from: place.line, to: place.line }
  let from = place.endLine + 1
  while (from < source.lines && source.line(from).trim() === '') from++
  let to = from
  const first = source.line(from)
  const fence = /^\s*(`{3,}|~{3,})/.exec(first)?.[1]
  const indentation = (line: string) => line.length - line.trimStart().length
  const goesOn = (line: string) =>
    yaml ? line.trim() === '' || indentation(line) > indentation(first) : line.trim() !== ''
  if (fence && !yaml) {
    while (to < source.lines && !source.line(++to).trim().startsWith(fence));
  } else while (to < source.lines && goesOn(source.line(to + 1))) to++
  return { from, to }
}
