/**
 * What a published file says to those who read it, and to machines: its text without the markup that would break words
 * apart, the values of its attributes, its comments.
 */
import { gunzipSync } from 'node:zlib'
import { type CodeSpans, codeSpans } from '../markdown/handles.ts'
import { cborTexts } from './cbor-texts.ts'
import { resolveReferences } from './character-references.ts'
import { type ReadTag, TagMemory } from './tag-memory.ts'

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
  let record: unknown
  try {
    record = JSON.parse(json)
  } catch {
    return undecided(json)
  }
  let all = ''
  const code: [number, number][] = []
  // What is no string says nothing alone.
  const read = (value: unknown, name: string) => {
    if (typeof value === 'string') {
      if (name !== '') all += value.includes('\n') ? `${name}:\n` : `${name}: `
      const { text, code: spans } = /<\/[a-z]/i.test(value) ? markupText(value) : markdownText(value)
      for (const [start, end] of spans) code.push([all.length + start, all.length + end])
      all += `${text}\n`
    } else if (Array.isArray(value)) {
      for (const each of value) read(each, name)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) read(each, key)
    }
  }
  read(record, '')
  return { text: all, code }
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
  let text = ''
  let attributes = ''
  const code: [number, number][] = []
  let depth = 0
  let codeStart = 0
  for (let at = 0; ; ) {
    const open = markup.indexOf('<', at)
    if (open !== at) text += resolveReferences(markup.slice(at, open === -1 ? undefined : open))
    if (open === -1) break
    const tag = tags.at(markup, open)
    at = open + tag.length
    if (tag.isCode) {
      if (!tag.closing && depth++ === 0) codeStart = text.length
      if (tag.closing && depth > 0 && --depth === 0) code.push([codeStart, text.length])
    }
    text += tag.heard
    attributes += tag.attributes
    if (tag.isRaw) {
      const behind = markup.indexOf(`</${tag.name}`, at)
      const end = behind === -1 ? markup.length : behind
      text += markup.slice(at, end)
      at = end
    }
  }
  if (depth > 0) code.push([codeStart, text.length])
  attributes ||= '\n'
  if (/^\s*<\?xml|<(?:rss|feed)\b/.test(markup.slice(0, 300)) && /&lt;\/|<\/[a-z][^>]{0,20}>/i.test(text)) {
    const again = markupText(text)
    return { text: again.text + attributes, code: again.code }
  }
  return { text: text + attributes, code }
}

interface Tag extends ReadTag {
  /** In lower case; empty for what is no element. */
  name: string
  closing: boolean
  isCode: boolean
  /** Whether no tags are read in what follows, up to its own end. */
  isRaw: boolean
  /** What is heard in its place; of a comment or a CDATA section its text. */
  heard: string
  /** Those of its attributes that say something, each on a line of its own. */
  attributes: string
}

const tags = new TagMemory<Tag>((markup, start) => {
  const { end, name, closing, inside, isWhole } = readParts(markup, start)
  const tag: Tag = {
    length: end - start,
    isWhole,
    name,
    closing,
    isCode: false,
    isRaw: false,
    heard: '',
    attributes: '',
  }
  if (name === '') return { ...tag, heard: inside }
  if (!WITHIN.has(name))
    tag.heard = closing ? (BETWEEN[name] ?? '\n') : name === 'br' || BETWEEN[name] === undefined ? '\n' : ''
  for (const [, attribute = '', quoted, single] of inside.matchAll(ATTRIBUTE)) {
    const written = `${attribute}="${quoted ?? single ?? ''}"`
    if (!OURS.test(written)) tag.attributes += `\n${resolveReferences(written)}`
  }
  tag.isCode = CODE.has(name)
  tag.isRaw = !closing && (name === 'style' || name === 'script')
  return tag
})

interface Parts {
  /** Place behind it. */
  end: number
  /** Whether it is an element’s, and ends with a `>` of its own. */
  isWhole: boolean
  name: string
  closing: boolean
  /** What stands between the name and its end; of a comment or a CDATA section its text. */
  inside: string
}

function readParts(markup: string, start: number): Parts {
  for (const [opening, ending] of '!?'.includes(markup[start + 1] ?? ' ') ? SECTIONS : []) {
    if (!markup.startsWith(opening, start)) continue
    const found = markup.indexOf(ending, start + opening.length)
    const last = found === -1 ? markup.length : found
    const inside = `\n${markup.slice(start + opening.length, last)}\n`
    return { end: Math.min(markup.length, last + ending.length), isWhole: false, name: '', closing: false, inside }
  }
  NAME.lastIndex = start
  const named = NAME.exec(markup)
  if (!named) return { end: start + 1, isWhole: false, name: '', closing: false, inside: '<' }
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
    isWhole: at < markup.length,
    name: named[2]!.toLowerCase(),
    closing: named[1] === '/',
    inside: markup.slice(NAME.lastIndex, at),
  }
}
