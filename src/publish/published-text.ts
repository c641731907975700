/**
 * What a published file says to those who read it, and to machines: its text without the markup that would break words
 * apart, the values of its attributes, its comments.
 */
import { gunzipSync } from 'node:zlib'
import { type CodeSpans, codeSpans } from '../markdown/handles.ts'
import { cborTexts } from './cbor-texts.ts'
import { resolveReferences } from './character-references.ts'

export interface PublishedText {
  text: string
  /** Spans of code, where what begins with @ is no handle. */
  code: CodeSpans
}

/** Pagefind writes this before its data. */
const PAGEFIND_MARK = 'pagefind_dcd'
/** More than any file of a search index holds; what grows beyond it is not what we wrote. */
const MAXIMUM_INFLATED = 64 * 1024 * 1024

/** The text of a file of the site, or undefined when it has none: images, and the program of the search. */
export function publishedText(path: string, bytes: Buffer): PublishedText | undefined {
  if (/^pagefind\/(?:[^/]*\.js|wasm\.)/.test(path)) return undefined
  const ending = path.split('.').at(-1)!.toLowerCase()
  if (/^(?:html?|xml|svg|atom|rss)$/.test(ending)) return markupText(bytes.toString('utf8'))
  if (ending === 'json' || ending === 'webmanifest') return jsonText(bytes.toString('utf8'))
  if (ending === 'md') return markdownText(bytes.toString('utf8'))
  if (ending === 'pf_fragment') return undecided(jsonText(inflated(bytes).toString('utf8')).text)
  if (/^pf_(?:index|meta|filter)$/.test(ending)) {
    // A number of which nothing tells what it counts says nothing, and could be any.
    const words = [...cborTexts(inflated(bytes))].filter((word) => /\D/.test(word))
    return undecided(words.join('\n'))
  }
  if (ending === 'ics') return undecided(calendarText(bytes.toString('utf8')))
  if (ending === 'csv') return undecided(bytes.toString('utf8').replaceAll('""', '"'))
  if (/^(?:txt|js|css)$/.test(ending)) return undecided(bytes.toString('utf8'))
  return undefined
}

function inflated(bytes: Buffer): Buffer {
  const data = gunzipSync(bytes, { maxOutputLength: MAXIMUM_INFLATED })
  return data.subarray(0, PAGEFIND_MARK.length).toString('latin1') === PAGEFIND_MARK
    ? data.subarray(PAGEFIND_MARK.length)
    : data
}

function markdownText(text: string): PublishedText {
  // Of the rest nobody asks what is code.
  return { text, code: text.includes('@') ? codeSpans(text) : [] }
}

/** Lines of a calendar are folded anywhere, also within a word, and commas and line breaks are escaped (RFC 5545, 3.1 and 3.3.11). */
function calendarText(text: string): string {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
}

/** Nothing tells code from prose here; the same words stand on a page, where it can be told. */
function undecided(text: string): PublishedText {
  return { text, code: [[0, text.length]] }
}

/** Every string of a record, with its name before it. Each is read for what it is: Markdown, or HTML, which loses its markup. */
function jsonText(json: string): PublishedText {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undecided(json)
  }
  const parts: string[] = []
  const code: [number, number][] = []
  let length = 0
  for (const [name, text] of stringsIn(value, '')) {
    const read = /<\/[a-z]/i.test(text) ? markupText(text) : markdownText(text)
    const before = name === '' ? '' : `${name}:${text.includes('\n') ? '\n' : ' '}`
    length += before.length
    for (const [start, end] of read.code) code.push([length + start, length + end])
    parts.push(before, read.text, '\n')
    length += read.text.length + 1
  }
  return { text: parts.join(''), code }
}

/** The strings of a value, each with the name of what holds it, in their order. What is no string says nothing alone. */
function* stringsIn(value: unknown, name: string): Generator<[name: string, text: string]> {
  if (typeof value === 'string') yield [name, value]
  else if (Array.isArray(value)) for (const each of value) yield* stringsIn(each, name)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* stringsIn(each, key)
  }
}

/** Elements that begin or end within a word. All others set what they hold apart. */
const WITHIN = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time tspan u var wbr'.split(
    ' ',
  ),
)
const CODE = new Set(['code', 'kbd', 'pre', 'samp'])
/** What is heard between a cell and the next, a term and its definition. */
const BETWEEN: Record<string, string> = { td: ' | ', th: ' | ', dt: ': ' }
const ATTRIBUTE = /([^\s"'=<>/]{1,100})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/g
/** Names of attributes whose values are ours alone, and values that lead to another file of the site, which is read itself. */
const OURS = /^(?:class|id|role|rel|type|for|lang|dir|datetime|d|viewBox|width|height|x|y|xmlns)="|="[/#.]/

const NAME = /<(\/?)([a-zA-Z][\w:-]*)/y
/** What is no element begins and ends so. */
const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '>'],
] as const
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const GREATER = 0x3e

/** The text of HTML, SVG or a feed, then one attribute a line. What is escaped twice, as in feeds, is read twice. */
export function markupText(markup: string): PublishedText {
  const parts: string[] = []
  const attributes: string[] = []
  const code: [number, number][] = []
  let length = 0
  let depth = 0
  let codeStart = 0
  const add = (text: string) => {
    parts.push(text)
    length += text.length
  }
  for (let at = 0; ; ) {
    const open = markup.indexOf('<', at)
    add(resolveReferences(markup.slice(at, open === -1 ? undefined : open)))
    if (open === -1) break
    const { end, name, closing, inside } = readTag(markup, open)
    at = end
    if (name === '') {
      add(inside)
      continue
    }
    if (CODE.has(name)) {
      if (!closing && depth++ === 0) codeStart = length
      if (closing && depth > 0 && --depth === 0) code.push([codeStart, length])
    }
    if (!WITHIN.has(name))
      add(closing ? (BETWEEN[name] ?? '\n') : name === 'br' || BETWEEN[name] === undefined ? '\n' : '')
    if (inside !== '') {
      for (const [, attribute = '', quoted, single] of inside.matchAll(ATTRIBUTE)) {
        const written = `${attribute}="${quoted ?? single ?? ''}"`
        if (!OURS.test(written)) attributes.push(resolveReferences(written))
      }
    }
    if (!closing && (name === 'style' || name === 'script')) {
      const behind = markup.indexOf(`</${name}`, end)
      at = behind === -1 ? markup.length : behind
      add(markup.slice(end, at))
    }
  }
  if (depth > 0) code.push([codeStart, length])
  const text = parts.join('')
  if (/&lt;\/|<\/[a-z][^>]{0,20}>/i.test(text) && /^\s*<\?xml|<(?:rss|feed)\b/.test(markup.slice(0, 300))) {
    const again = markupText(text)
    return { text: `${again.text}\n${attributes.join('\n')}`, code: again.code }
  }
  return { text: `${text}\n${attributes.join('\n')}`, code }
}

interface Tag {
  /** Place behind it. */
  end: number
  /** In lower case; empty for what is no element. */
  name: string
  closing: boolean
  /** What stands between the name and its end; of a comment or a CDATA section its text. */
  inside: string
}

function readTag(markup: string, start: number): Tag {
  const isElement = !'!?'.includes(markup[start + 1] ?? ' ')
  for (const [opening, ending] of isElement ? [] : SECTIONS) {
    if (!markup.startsWith(opening, start)) continue
    const found = markup.indexOf(ending, start + opening.length)
    const last = found === -1 ? markup.length : found
    const inside = `\n${markup.slice(start + opening.length, last)}\n`
    return { end: Math.min(markup.length, last + ending.length), name: '', closing: false, inside }
  }
  NAME.lastIndex = start
  const named = NAME.exec(markup)
  if (!named) return { end: start + 1, name: '', closing: false, inside: '<' }
  let at = NAME.lastIndex
  let quote = 0
  for (; at < markup.length; at++) {
    const code = markup.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code
    else if (code === GREATER) break
  }
  return {
    end: Math.min(markup.length, at + 1),
    name: named[2]!.toLowerCase(),
    closing: named[1] === '/',
    inside: markup.slice(NAME.lastIndex, at),
  }
}
