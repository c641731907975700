import { resolveReferences } from './character-references.ts'
import { type ReadTag, TagMemory } from './tag-memory.ts'

/**
 * Reads the tags of a finished page, one after another, without building a tree.
 *
 * The audit asks simple questions of every page of a site. A parser that builds a tree took 8 to 16 ms for a page of
 * 54 kB, and the whole audit now takes 2.5 ms. This follows the tokenizer of the HTML standard as far as finished
 * pages need it; a test holds it against a full parser. It can be this short because it also says what it may have
 * misread: whatever our own writers never write, and browsers repair or skip, is an oddity.
 */

/** The attributes of a tag, by name, as the browser reads them: with character references resolved. */
export class Attributes extends Map<string, string> {
  /** Where nothing was wrong with them, for whoever judges them. Tags of the same text have the same attributes. */
  acceptedIn: 'page' | 'drawing' | undefined = undefined
}

/** What meets us on the way through a page. Names are in lower case; places are offsets in the page. */
export interface PageVisitor {
  /** A start tag. */
  open(tag: string, attributes: Attributes, start: number, end: number): void
  close(tag: string, start: number, end: number): void
  /** Text that is not mere white space, also within `title`, but not within scripts and styles. */
  text(start: number, end: number): void
  /** Something in which two readers could see two things, in words: "a comment". */
  oddity?(what: string, start: number, end: number): void
}

/** Elements whose content is text, whatever it looks like, until their own end tag. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp'])
const SILENT = new Set(['script', 'style'])

const SLASH = 0x2f
const GREATER = 0x3e
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y
/** What stands in a tag behind its name, as our writers write it: names without surprises, all values in quotes. */
const PLAIN_ATTRIBUTES = /(?:\s+[a-zA-Z][\w:.-]*(?:=(?:"[^"]*"|'[^']*'))?)*\s*\/?>/y

export function readTags(html: string, visitor: PageVisitor): void {
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next === -1 ? html.length : next
    if (hasText(html, at, end)) visitor.text(at, end)
    if (next === -1) return
    at = readMarkup(html, next, visitor)
  }
}

/** Reads what begins with `<` at this place, and returns the place behind it. */
function readMarkup(html: string, start: number, visitor: PageVisitor): number {
  const { name, closing, length, attributes, isPlain } = tags.at(html, start)
  if (name === '') return readOther(html, start, closing, visitor)
  const end = start + length
  if (!isPlain) visitor.oddity?.('a tag that every browser repairs in its own way', start, end)
  if (closing) {
    visitor.close(name, start, end)
    return end
  }
  visitor.open(name, attributes, start, end)
  return RAW.has(name) ? readRaw(html, end, name, visitor) : end
}

interface Tag extends ReadTag {
  /** In lower case; empty for what is no tag. */
  name: string
  closing: boolean
  attributes: Attributes
  /** Whether it is written as our writers write it: then each of its quotation marks is closed within it. */
  isPlain: boolean
}

const tags = new TagMemory<Tag>((html, start) => {
  const closing = html.charCodeAt(start + 1) === SLASH
  const nameStart = start + (closing ? 2 : 1)
  if (!isLetter(html.charCodeAt(nameStart)))
    return { length: 1, isWhole: false, name: '', closing, attributes: new Attributes(), isPlain: false }
  let nameEnd = nameStart + 1
  while (nameEnd < html.length && !endsName(html.charCodeAt(nameEnd))) nameEnd++
  const name = html.slice(nameStart, nameEnd).toLowerCase()
  const { attributes, end, repeated } = readAttributes(html, nameEnd)
  const isPlain = endsPlainly(html, nameEnd, end) && !repeated && !(closing && attributes.size > 0)
  return { length: end - start, isWhole: isPlain, name, closing, attributes, isPlain }
})

/** Comments, the document type, and a `<` that is just a character. */
function readOther(html: string, start: number, closing: boolean, visitor: PageVisitor): number {
  if (html.startsWith('<!--', start)) {
    const end = behind(html, '-->', start + 4)
    visitor.oddity?.('a comment', start, end)
    return end
  }
  if (closing || html[start + 1] === '!' || html[start + 1] === '?') {
    const end = behind(html, '>', start + 2)
    if (start > 0 || !/^<!doctype html>$/i.test(html.slice(0, end))) visitor.oddity?.('a declaration', start, end)
    return end
  }
  visitor.oddity?.('a “<” that begins nothing', start, start + 1)
  visitor.text(start, start + 1)
  return start + 1
}

interface ReadAttributes {
  attributes: Attributes
  end: number
  repeated: boolean
}

/** The first attribute of a name counts, as in browsers. */
function readAttributes(html: string, start: number): ReadAttributes {
  const attributes = new Attributes()
  if (html.charCodeAt(start) === GREATER) return { attributes, end: start + 1, repeated: false }
  let repeated = false
  let at = start
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(html)
    if (!found) return { attributes, end: behind(html, '>', at), repeated }
    const name = found[1]!.toLowerCase()
    if (attributes.has(name)) repeated = true
    else attributes.set(name, resolveReferences(found[2] ?? found[3] ?? found[4] ?? ''))
    at = ATTRIBUTE.lastIndex
  }
}

function endsPlainly(html: string, from: number, end: number): boolean {
  if (html.charCodeAt(from) === GREATER) return true
  PLAIN_ATTRIBUTES.lastIndex = from
  return PLAIN_ATTRIBUTES.test(html) && PLAIN_ATTRIBUTES.lastIndex === end
}

function readRaw(html: string, start: number, name: string, visitor: PageVisitor): number {
  const closer = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closer.lastIndex = start
  const end = closer.exec(html)?.index ?? html.length
  if (hasText(html, start, end)) {
    if (!SILENT.has(name)) visitor.text(start, end)
    // In a drawing it would be a tag, in a script it could move the end.
    if (html.slice(start, end).includes('<')) visitor.oddity?.(`a “<” in the text of <${name}>`, start, end)
  }
  return end
}

/** Whether something else than white space stands here. Mostly the first character tells. */
function hasText(html: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isSpace(html.charCodeAt(at))) return true
  }
  return false
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

function endsName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code)
}

function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}
