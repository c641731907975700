/**
 * Calls of templates: Hugo’s shortcodes, Jekyll’s and GitBook’s tags, macros. Those that mean what Markdown or an admonition
 * can say are written so. All others stay in the text as they are, visible, and are told.
 */
import { admonitionKind } from '../../markdown/admonition-kinds.ts'
import type { Tell } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { isWithin, verbatimSpans } from './parsed-body.ts'

const CALL =
  /\{\{([<%])[ \t]*(\/?)[ \t]*([A-Za-z][\w./-]*)((?:[ \t\n]+(?:[\w-]+[ \t]*=[ \t]*)?(?:"[^"]{0,500}"|`[^`]{0,500}`|[^\s"`<>%{}=]+)){0,40})[ \t\n]*\/?[ \t]*[>%]\}\}|\{%-?[ \t]*(end)?([A-Za-z]\w*)([^%\n{}]{0,500})-?%\}/g

/** In the address of a link: `](…)` with a call in it. */
const CALL_IN_ADDRESS = /\]\(<?([^()\n]{0,200}(?:\{\{|\{%)[^()\n]{1,300}(?:\}\}|%\})[^()\n]{0,200}?)>?\)/g

/** What stands for a pair of calls. */
type Meaning = 'admonition' | 'details' | 'code' | 'mermaid' | 'part' | 'around'

const PAIRS: Readonly<Record<string, Meaning>> = {
  hint: 'admonition',
  alert: 'admonition',
  notice: 'admonition',
  callout: 'admonition',
  admonition: 'admonition',
  box: 'admonition',
  details: 'details',
  expand: 'details',
  collapse: 'details',
  'content-ref': 'around',
  highlight: 'code',
  code: 'code',
  mermaid: 'mermaid',
  tab: 'part',
  tabitem: 'part',
  step: 'part',
  stepper: 'around',
  tabs: 'around',
  tabpane: 'around',
  steps: 'around',
  cards: 'around',
  columns: 'around',
}

interface Call {
  start: number
  end: number
  isEnd: boolean
  name: string
  words: Map<string, string>
  written: string
}

export function withoutKnownCalls(body: EditedText, tell: Tell): void {
  if (!/\{[{%]/.test(body.text)) return
  body.apply(addressEdits(body))
  const spans = verbatimSpans(body)
  const calls = callsIn(body.text, spans)
  const edits: TextEdit[] = []
  const open: Call[] = []
  const openCounts = new Map<string, number>()
  const code: { start: number; end: number }[] = []
  const settled = new Set<Call>()
  for (const call of calls) {
    if (!call.isEnd) {
      open.push(call)
      openCounts.set(call.name, (openCounts.get(call.name) ?? 0) + 1)
      continue
    }
    if (!openCounts.get(call.name)) continue
    const at = open.findLastIndex(({ name }) => name === call.name)
    if (at === -1) continue
    const start = open[at]!
    for (const { name } of open.splice(at)) openCounts.set(name, openCounts.get(name)! - 1)
    const written = pairEdits(start, call, body.text)
    if (!written) continue
    edits.push(...written)
    settled.add(start).add(call)
    if (isCode(start.name)) code.push({ start: start.start, end: call.end })
  }
  code.sort((a, b) => a.start - b.start)
  for (const call of calls) {
    if (settled.has(call) || isWithin(code, call.start)) continue
    const image = call.name === 'figure' || call.name === 'img' || call.name === 'image' ? figure(call) : undefined
    if (image) edits.push({ start: call.start, end: call.end, text: image })
    else {
      tell(
        'look',
        body.sourceLine(call.start),
        `“${shortened(call.written)}” is a call of a template. It stays in the text as it was written.`,
      )
      // Without a blank behind it, “<” would begin a tag.
      if (/^\{\{<[^\s]/.test(call.written)) edits.push({ start: call.start + 2, end: call.start + 3, text: '&lt;' })
    }
  }
  for (const { 0: written, index } of body.text.matchAll(/\{\{[-#]?[ \t]*[\w$.][^{}\n]*\}\}/g)) {
    if (isWithin(spans, index) || /^\{\{[<%]/.test(written)) continue
    tell(
      'look',
      body.sourceLine(index),
      `“${shortened(written)}” is a variable or a macro. It stays in the text as it was written.`,
    )
  }
  body.apply(edits)
}

const isCode = (name: string) => PAIRS[name] === 'code' || PAIRS[name] === 'mermaid'

function callsIn(text: string, spans: readonly { start: number; end: number }[]): Call[] {
  return [...text.matchAll(CALL)]
    .filter(({ index }) => !isWithin(spans, index))
    .map((match) => {
      const [written, , slash, name, words, end, tag, rest] = match
      return {
        start: match.index,
        end: match.index + written.length,
        isEnd: slash === '/' || end === 'end',
        name: (name ?? tag ?? '').toLowerCase(),
        words: wordsOf(words ?? rest ?? ''),
        written,
      }
    })
}

/** The arguments of a call: named ones by name, others by their number. */
function wordsOf(text: string): Map<string, string> {
  const words = new Map<string, string>()
  let count = 0
  for (const { 1: name, 2: double, 3: single, 4: plain } of text.matchAll(
    /(?:([\w-]+)[ \t]*=[ \t]*)?(?:"([^"]*)"|[`']([^`']*)[`']|([^\s"`'=]+))/g,
  ))
    words.set(name ?? String(count++), double ?? single ?? plain ?? '')
  return words
}

function pairEdits(start: Call, end: Call, text: string): TextEdit[] | undefined {
  const meaning = PAIRS[start.name] ?? (admonitionKind(start.name) ? 'admonition' : undefined)
  if (!meaning) return undefined
  const given = (...names: string[]) => names.map((name) => start.words.get(name)).find((word) => word)
  const colours: Record<string, string> = {
    primary: 'note',
    secondary: 'note',
    warn: 'warning',
    blue: 'note',
    red: 'danger',
    yellow: 'warning',
    green: 'tip',
  }
  const kindWords = [
    given('style'),
    given('type'),
    given('color'),
    given('kind'),
    given('level'),
    given('context'),
    ...[...start.words].filter(([name]) => /^\d+$/.test(name)).map(([, word]) => word),
    start.name,
  ]
    .filter((word) => word !== undefined)
    .map((word) => colours[word] ?? word)
  const kind = kindWords.find((word) => admonitionKind(word)) ?? 'note'
  const unnamed = [...start.words].filter(
    ([name, word]) =>
      /^\d+$/.test(name) && !admonitionKind(colours[word] ?? word) && !/^(?:true|false|open|closed)$/.test(word),
  )
  const title = given('title', 'heading', 'summary', 'label', 'header', 'name') ?? unnamed[0]?.[1]
  switch (meaning) {
    case 'admonition':
      return fenceEdits(
        start,
        end,
        text,
        `:::${kind}${title ? ` ${title}` : ''}`,
        ':::',
        `**${title ?? `${kind[0]!.toUpperCase()}${kind.slice(1)}`}:** `,
      )
    case 'details':
      return fenceEdits(start, end, text, `:::details${title ? ` ${title}` : ''}`, ':::', title ? `**${title}** ` : '')
    case 'code':
      return fenceEdits(
        start,
        end,
        text,
        `${fenceFor(text.slice(start.end, end.start))}${given('0', 'lang', 'language') ?? ''}`,
        fenceFor(text.slice(start.end, end.start)),
      )
    case 'mermaid':
      return fenceEdits(start, end, text, '```mermaid', '```')
    case 'part':
      return fenceEdits(start, end, text, title ? `**${title}**\n` : '', '', title ? `**${title}** ` : '')
    case 'around':
      return fenceEdits(start, end, text, '', '', '')
  }
}

function fenceFor(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length))
  return '`'.repeat(longest + 1)
}

/** The lines that begin and end a block, each on a line of its own; `inline` when the pair stands within a line. */
function fenceEdits(
  start: Call,
  end: Call,
  text: string,
  opening: string,
  closing: string,
  inline?: string,
): TextEdit[] | undefined {
  const before = text.slice(text.lastIndexOf('\n', start.start - 1) + 1, start.start)
  if (!/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?$/.test(before)) {
    if (inline === undefined) return undefined
    return [
      { start: start.start, end: start.end, text: inline },
      { start: end.start, end: end.end, text: '' },
    ]
  }
  const indent = before.replace(/[^>\s]/g, ' ')
  const opens = opening.split('\n').join(`\n${indent}`)
  const restOfLine = /^[^\n]*/.exec(text.slice(start.end))![0]
  const startsLine = restOfLine.trim() === ''
  const endBefore = text.slice(text.lastIndexOf('\n', end.start - 1) + 1, end.start)
  const endAlone = /^[ \t>]*$/.test(endBefore)
  const endRest = /^[^\n]*/.exec(text.slice(end.end))![0].trim()
  const blanks = startsLine ? 0 : /^[ \t]*/.exec(restOfLine)![0].length
  return [
    { start: start.start, end: start.end + blanks, text: opens + (startsLine ? '' : `\n${indent}`) },
    {
      start: end.start,
      end: end.end,
      text: (endAlone ? '' : `\n${indent}`) + closing + (endRest === '' ? '' : `\n${indent}`),
    },
  ]
}

function figure({ words }: Call): string | undefined {
  const source = words.get('src') ?? words.get('0')
  if (!source) return undefined
  const alt = words.get('alt') ?? words.get('caption') ?? words.get('title') ?? ''
  const shown = [words.get('title'), words.get('caption')].filter((word) => word && word !== alt)
  const image = `![${alt.replace(/[[\]]/g, '\\$&')}](<${source}>)`
  return shown.length > 0 ? `${image} ${shown.map((word) => `*${word}*`).join(' ')}` : image
}

/** Addresses that a template makes: of `{{< relref "disk.md" >}}` the path, of `{{ site.baseurl }}/x/` what follows. */
function addressEdits(body: EditedText): TextEdit[] {
  const spans = verbatimSpans(body)
  return [...body.text.matchAll(CALL_IN_ADDRESS)]
    .filter(({ index }) => !isWithin(spans, index))
    .flatMap(({ 0: whole, 1: address, index }): TextEdit[] => {
      const plain = address!
        .replace(/\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["`]?([^"`\s>%]+)["`]?[^>%]*[>%]\}\}/g, '$1')
        .replace(/\{%-?\s*(?:link|post_url)\s+([^\s%]+)\s*-?%\}/g, '/$1')
        .replace(
          /\{\{[<%]?\s*(?:site\.)?(?:base_?url|url|relurl|absurl)(?:\s+"[^"]*")?\s*(?:\|[^{}]*)?[>%]?\}\}\/?/gi,
          '/',
        )
        .replace(/\{\{\s*["']([^"']+)["']\s*\|[^{}]*\}\}/g, '$1')
      if (plain === address || /[{}]/.test(plain)) return []
      const start = index + 2
      return [{ start, end: index + whole.length - 1, text: /[\s()<>]/.test(plain) ? `<${plain.trim()}>` : plain }]
    })
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length > 70 ? `${plain.slice(0, 67)}…` : plain
}
