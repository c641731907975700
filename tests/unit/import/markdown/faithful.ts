/**
 * Whether an import kept what it read: every block of code byte for byte, every visible word. The source is read here by
 * another parser than the importer’s, and the result as a reader gets it, out of the HTML.
 */
import type { Nodes as HastNodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm)

export interface Shown {
  code: string[]
  words: Map<string, number>
}

/**
 * A source without the notations of dialects that no reader sees: what remains is what a generator would show. Written from
 * their documentation, and on purpose simpler than the importer: it knows no nesting, only words.
 */
export function withoutNotations(text: string): string {
  let plain = text
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(
      /^([ \t]*)(`{3,}|~{3,})\{([\w-]+)\}(.*)\n((?:[ \t]*:[\w-]+:.*\n)*)\n?([\s\S]*?)^\1\2[ \t]*$/gm,
      (_, indent: string, fence: string, name: string, argument: string, _options, body: string) =>
        /^code/.test(name)
          ? `${indent}${fence}${argument.trim()}\n${body}${indent}${fence}`
          : /^(?:figure|image|toctree|include|mermaid)$/.test(name)
            ? ''
            : `${indent}${argument}\n\n${body}`,
    )
  }
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(
      /^([ \t]*)(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]+[ \t]*)*(".*")?[ \t]*\n((?:\1(?: {4}|\t).*(?:\n|$)|[ \t]*\n)+)/gm,
      (_, indent: string, title: string | undefined, body: string) =>
        `${indent}${title ?? ''}\n\n${body.replace(/^([ \t]*?)(?: {4}|\t)/gm, '$1')}`,
    )
  }
  // Code is no notation, whatever it looks like.
  const fenced = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})[^`\n]*\n[\s\S]*?^[ \t>]*\1[`~]*[ \t]*$/gm
  let taken = ''
  let at = 0
  for (const { 0: code, index } of plain.matchAll(fenced)) {
    taken += withoutMarks(plain.slice(at, index)) + code
    at = index + code.length
  }
  return taken + withoutMarks(plain.slice(at))
}

function withoutMarks(text: string): string {
  return text
    .replace(/^(:{3,}\{[\w-]+\}.*\n)(?::[\w-]+:.*\n)+/gm, '$1')
    .replace(/\{\{< highlight (\w+).*?>\}\}\n([\s\S]*?)\n\{\{< \/highlight >\}\}/g, '```$1\n$2\n```')
    .replace(/^(#{1,6} .*?)[ \t]*\{:?[ \t]*[#.][^{}]*\}[ \t]*$/gm, '$1')
    .replace(/^([ \t>]*):{3,}[ \t]*\{?[\w-]*\}?/gm, '$1\n')
    .replace(/^([ \t>]*)(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]+[ \t]*)*(".*")?[ \t]*$/gm, '$1$2\n')
    .replace(/\[\[(?:_?TOC_?|[^\][|]*#[^\][|]*\|([^\][|]*))\]\]/g, '$1')
    .replace(/\[\[([A-Za-z][^\][|"]*)(?:\|[^\][|]*)?\]\]/g, '$1')
    .replace(/\[!\w+\][+-]?/g, '')
    .replace(/\]\([^()\n]*(?:\{\{|\{%)[^()\n]*\)/g, '](x)')
    .replace(
      /\{\{[<%]\s*\/?\s*(?:alert|hint|notice|tabs?|figure)\b.*?[>%]\}\}|\{%\s*(?:end)?(?:hint|alert|note)\b.*?%\}/g,
      ' ',
    )
    .replace(/^import .*from ['"].*$/gm, '')
    .replace(/\{(?:ref|doc|term|kbd|file|code|abbr|guilabel|command)\}`[^`]*`/g, ' ')
    .replace(/^\(\S+\)=[ \t]*$/gm, '')
    .replace(/^\{:.*\}[ \t]*$|(?<=[)\]])\{:?[ \t]*[.#\w-][^{}]*\}/gm, '')
    .replace(/<TabItem\b[^>]*?(?:label="([^"]*)")?>/g, '$1 ')
    .replace(/<\/?Tab(?:s|Item)>/g, '')
}

/** What a reader of the source sees, by CommonMark and GFM alone. Front matter is no part of `text`. */
export function shownBySource(text: string): Shown {
  const shown: Shown = { code: [], words: new Map() }
  const walk = (node: Nodes) => {
    if (node.type === 'code') {
      shown.code.push(node.value)
      count(shown.words, node.value)
    } else if (node.type === 'text' || node.type === 'inlineCode') count(shown.words, node.value)
    else if (node.type === 'html') count(shown.words, visibleIn(node.value))
    else if (node.type === 'image' || node.type === 'imageReference') count(shown.words, node.alt ?? '')
    else if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(parser.parse(text) as Root)
  return shown
}

/** Text between tags; names that are no HTML are placeholders, and words. */
function visibleIn(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<\/?([A-Za-z][\w-]*)(?:\s[^<>]*)?\/?>/g, (tag, name: string) =>
      HTML.has(name.toLowerCase()) ? ' ' : tag,
    )
}

const HTML = new Set(
  'a abbr address article aside audio b big blockquote body br button canvas caption center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta nav object ol option p param picture pre q s samp script section select small source span strike strong style sub summary sup svg table tabs tabitem tbody td textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
)

/** What a reader of a built page sees. */
export function shownByHtml(html: string, title = ''): Shown {
  const shown: Shown = { code: [], words: new Map() }
  count(shown.words, title)
  const walk = (node: HastNodes) => {
    if (node.type === 'text') count(shown.words, node.value)
    else if (node.type === 'element') {
      if (node.tagName === 'img') count(shown.words, String(node.properties.alt ?? ''))
      if (node.tagName === 'pre') {
        // Colours split words into elements.
        shown.code.push(textOf(node))
        count(shown.words, textOf(node))
        return
      }
      for (const child of node.children) walk(child)
    } else if (node.type === 'root') for (const child of node.children) walk(child)
  }
  walk(fromHtml(html, { fragment: true }))
  return shown
}

function textOf(node: HastNodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as HastNodes)).join('') : ''
}

function count(words: Map<string, number>, text: string): void {
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1)
}

/** Code of the source that no block of the result is, byte for byte; each block of the result counts once. */
export function lostCode(source: Shown, result: Shown): string[] {
  const left = new Map<string, number>()
  const bare = (code: string) => code.replace(/\n$/, '')
  for (const code of result.code) left.set(bare(code), (left.get(bare(code)) ?? 0) + 1)
  return source.code.filter((code) => {
    const there = left.get(bare(code)) ?? 0
    if (there > 0) left.set(bare(code), there - 1)
    return there === 0
  })
}

/** Words that the result has less often than the source. */
export function lostWords(source: Shown, result: Shown): string[] {
  return [...source.words].flatMap(([word, times]) => {
    const missing = times - (result.words.get(word) ?? 0)
    return missing > 0 ? [missing > 1 ? `${word} ×${missing}` : word] : []
  })
}
