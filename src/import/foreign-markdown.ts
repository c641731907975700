/**
 * Texts of a stranger as Markdown that our renderer accepts: what it would refuse is set as it was written, in a block of
 * code. The words stay, and nothing in them runs, loads, or takes the place of our own headings.
 */

import type { Nodes as HtmlNodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Nodes, RootContent } from 'mdast'
import { toString as wordsOf } from 'mdast-util-to-string'
import { parseMarkdown } from '../markdown/parse.ts'
import { parserLimit } from '../markdown/parser-limits.ts'
import { renderBody } from '../markdown/render.ts'
import { sourceLines } from '../markdown/source-text.ts'
import type { Resolution } from '../markdown/types.ts'
import { webAddressProblem } from '../model/web-address.ts'

export interface ForeignText {
  markdown: string
  /** What became of it that a person should know, as sentences. */
  remarks: string[]
}

/** What Markdown, or our own renderer, could make something of. */
const MARKUP = /[\\`*_{}[\]<>#|~&$^!=+]|::|:\/\/|www\.|^[ \t]*(?:-|\d+[.)])|^(?: {4}|\t)/m

const HTML = /<\/?(?:a|b|blockquote|br|code|div|em|h[1-6]|i|img|li|ol|p|pre|span|strong|table|td|tr|u|ul)\b[^<>]*>/i

/**
 * @param text Markdown, plain text, or a fragment of HTML
 * @param depth of its highest heading
 */
export function foreignMarkdown(text: string, depth: number): ForeignText {
  const remarks = new Set<string>()
  let markdown = withoutBlankEnds(withoutControls(text))
  if (!MARKUP.test(markdown)) return { markdown, remarks: [] }
  if (HTML.test(markdown)) {
    try {
      markdown = textOfHtml(markdown)
    } catch (error) {
      // Elements within each other by the thousand are more than the parser of HTML can hold.
      if (!(error instanceof RangeError)) throw error
      return { markdown: asCode(markdown), remarks: [AS_CODE] }
    }
    remarks.add('HTML has become text')
  }
  markdown = edited(markdown, depth, remarks)
  for (let round = 0; round < 3 && !isSound(markdown); round++) {
    remarks.add(AS_CODE)
    markdown = withCode(markdown)
  }
  if (!isSound(markdown)) markdown = asCode(withoutControls(text))
  return { markdown: withoutBlankEnds(markdown), remarks: [...remarks] }
}

/** A text in one line, without its markup. */
export function plainLine(markdown: string): string {
  if (!MARKUP.test(markdown)) return markdown.replace(/\s+/g, ' ').trim()
  let words = ''
  const waiting: (Nodes | string)[] = [parseMarkdown(markdown)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') words += node
    else if (node.type === 'break') words += ' '
    else if ('children' in node) {
      // Between blocks there is nothing in the tree, and a line end on the page.
      if (!/^(?:text|emphasis|strong|delete|link)/.test(node.type)) waiting.push(' ')
      waiting.push(...node.children.toReversed())
    } else if (node.type === 'code') words += ` ${node.value} `
    else words += wordsOf(node)
  }
  return words.replace(/\s+/g, ' ').trim()
}

/** A fragment of HTML as text: one line a block, the address behind the words of a link. */
export function textOfHtml(html: string): string {
  let text = ''
  const waiting: (HtmlNodes | string)[] = [fromHtml(html, { fragment: true })]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node
    else if (node.type === 'text') text += node.value
    else if (node.type === 'root') waiting.push(...node.children.toReversed())
    else if (node.type === 'element' && !/^(?:script|style|template)$/.test(node.tagName)) {
      const href = node.tagName === 'a' ? String(node.properties.href ?? '') : ''
      const end = /^https?:/.test(href) && !webAddressProblem(href) ? ` (${href})` : ''
      if (node.tagName === 'br') text += '\n'
      const isBlock = /^(?:p|div|li|ul|ol|h[1-6]|table|tr|pre|blockquote)$/.test(node.tagName)
      if (isBlock) waiting.push('\n\n')
      if (end) waiting.push(end)
      waiting.push(...node.children.toReversed())
      if (node.tagName === 'li') waiting.push('- ')
      if (isBlock) waiting.push('\n\n')
    }
  }
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Line ends as ours, without the characters that no page can hold. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .toWellFormed()
}

const AS_CODE = 'a part that our pages cannot show as Markdown stands as it was written, in a block of code'

/** Blanks before the first word can make it code. */
const withoutBlankEnds = (text: string) => text.replace(/^(?:[ \t]*\n)+|\s+$/g, '')

/** Why our renderer would not even try to read a text, which no text of a person is; absent when it does. */
export function unreadable(text: string): string | undefined {
  return parserLimit(sourceLines(withoutControls(text)))?.message
}

/** As a block of code, whatever it holds. */
export function asCode(text: string): string {
  let longest = 2
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

const findingsIn = (markdown: string) =>
  renderBody(markdown, { file: '', firstLine: 1, lang: 'en', resolve }).findings.filter(
    ({ severity }) => severity === 'error',
  )

/** Whether the renderer takes a body, and what follows it is not drawn into a block that never ends. */
export function isSound(markdown: string): boolean {
  return findingsIn(markdown).length === 0 && parseMarkdown(`${markdown}\n\n## End`).children.at(-1)?.type === 'heading'
}

/** Links out of the page only: where a relative one led, the source’s own site knew. */
function resolve(target: string): Resolution {
  return isOutside(target) ? { href: target, external: true } : { problem: 'leads nowhere' }
}

const isOutside = (target: string) => /^https?:/i.test(target) && webAddressProblem(target) === undefined

/** Headings below ours, images as links, and links that lead nowhere as their words. */
function edited(markdown: string, depth: number, remarks: Set<string>): string {
  const { children } = parseMarkdown(markdown)
  const edits: { from: number; to: number; text: string }[] = []
  const levels = children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  const down = depth - Math.min(6, ...levels)
  const inner = (node: Nodes) => {
    const [first, last] = 'children' in node ? [node.children[0], node.children.at(-1)] : []
    return markdown.slice(first?.position?.start.offset, last?.position?.end.offset ?? 0)
  }
  const replace = (node: Nodes, text: string) => {
    const { start, end } = node.position!
    edits.push({ from: start.offset!, to: end.offset!, text })
  }
  const waiting: Nodes[] = [...children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'image') {
      const alt = (node.alt || 'image').replace(/[[\]\n]/g, ' ')
      remarks.add('an image of another site has become a link')
      replace(node, isOutside(node.url) ? `[${alt}](<${node.url}>)` : alt)
    } else if (node.type === 'link' && !isOutside(node.url)) {
      remarks.add('a link that leads nowhere from here has become text')
      replace(node, inner(node))
    } else if (node.type === 'heading' && children.includes(node as RootContent)) {
      const level = Math.min(6, Math.max(depth, node.depth + down))
      replace(node, `${'#'.repeat(level)} ${inner(node).replace(/\s*\n\s*/g, ' ')}`)
    } else if ('children' in node) waiting.push(...node.children)
  }
  let text = ''
  let end = 0
  for (const edit of edits.sort((a, b) => a.from - b.from)) {
    text += markdown.slice(end, edit.from) + edit.text
    end = edit.to
  }
  return text + markdown.slice(end)
}

/** The blocks that the renderer finds fault with, as code. */
function withCode(markdown: string): string {
  const lines = markdown.split('\n')
  const faulty = findingsIn(markdown).map(({ line }) => line)
  const blocks = parseMarkdown(markdown).children.map(
    ({ position }) => [position!.start.line, position!.end.line] as const,
  )
  const hit = blocks.filter(([from, to]) => faulty.some((line) => line >= from && line <= to))
  if (hit.length === 0) return asCode(markdown)
  let text = ''
  let next = 1
  for (const [from, to] of hit) {
    text += `${lines.slice(next - 1, from - 1).join('\n')}\n\n${asCode(lines.slice(from - 1, to).join('\n'))}\n\n`
    next = to + 1
  }
  return (text + lines.slice(next - 1).join('\n')).replace(/\n{3,}/g, '\n\n')
}
