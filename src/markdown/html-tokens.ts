/** A piece of raw HTML. `start` and `end` are offsets in the text that was split. */
export type HtmlToken =
  | { type: 'text'; start: number; end: number }
  | { type: 'open'; name: string; attributes: HtmlAttribute[]; start: number; end: number }
  | { type: 'close'; name: string; start: number; end: number }
  | { type: 'comment'; value: string; start: number; end: number }
  /** `<!DOCTYPE …>`, `<?php …?>`, `<![CDATA[…]]>`, and a comment that never ends. */
  | { type: 'declaration'; start: number; end: number }

/** An attribute; the value is as written, its character references undecoded. */
export interface HtmlAttribute {
  name: string
  value: string
  start: number
  end: number
}

const NAME = /[A-Za-z][^\s/<>]*/y
const SPACE = /[\s/]*/y
const ATTRIBUTE_NAME = /[^\s/<>=]+/y
const EQUALS = /\s*=\s*/y
const UNQUOTED = /[^\s<>]+/y

/**
 * Splits raw HTML into tags, comments and text. Total: what is no tag is text. Every character belongs to
 * exactly one token. Linear: an unfinished tag is looked for once.
 */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  // Behind the last `>` there is no tag: without this, `</a</a</a` would be searched anew from each of its tags.
  const lastEnd = html.lastIndexOf('>')
  let textStart = 0
  let at = html.indexOf('<')
  while (at !== -1) {
    const token = at < lastEnd || html[at + 1] === '!' || html[at + 1] === '?' ? tokenAt(html, at) : undefined
    if (token) {
      if (at > textStart) tokens.push({ type: 'text', start: textStart, end: at })
      tokens.push(token)
      textStart = token.end
      at = html.indexOf('<', token.end)
    } else {
      at = html.indexOf('<', at + 1)
    }
  }
  if (textStart < html.length) tokens.push({ type: 'text', start: textStart, end: html.length })
  return tokens
}

function tokenAt(html: string, start: number): HtmlToken | undefined {
  const next = html[start + 1]
  if (html.startsWith('<!--', start)) return comment(html, start)
  if (next === '!' || next === '?') return declaration(html, start)
  if (next === '/') {
    const name = match(NAME, html, start + 2)
    const end = name ? html.indexOf('>', start + 2 + name.length) : -1
    return name && end !== -1 ? { type: 'close', name: name.toLowerCase(), start, end: end + 1 } : undefined
  }
  return openTag(html, start)
}

function comment(html: string, start: number): HtmlToken {
  // `<!-->` and `<!--->` are whole comments.
  const short = /^<!--(-?)>/.exec(html.slice(start, start + 6))
  if (short) return { type: 'comment', value: '', start, end: start + short[0].length }
  const end = html.indexOf('-->', start + 4)
  if (end === -1) return { type: 'declaration', start, end: html.length }
  return { type: 'comment', value: html.slice(start + 4, end), start, end: end + 3 }
}

function declaration(html: string, start: number): HtmlToken {
  const mark = html.startsWith('<![CDATA[', start) ? ']]>' : html[start + 1] === '?' ? '?>' : '>'
  const end = html.indexOf(mark, start + 2)
  return { type: 'declaration', start, end: end === -1 ? html.length : end + mark.length }
}

function openTag(html: string, start: number): HtmlToken | undefined {
  const name = match(NAME, html, start + 1)
  if (!name) return undefined
  const attributes: HtmlAttribute[] = []
  let at = start + 1 + name.length
  for (;;) {
    at += match(SPACE, html, at)?.length ?? 0
    if (html[at] === '>') return { type: 'open', name: name.toLowerCase(), attributes, start, end: at + 1 }
    const attributeName = match(ATTRIBUTE_NAME, html, at)
    if (!attributeName) return undefined
    const begin = at
    at += attributeName.length
    let value = ''
    const equals = match(EQUALS, html, at)
    if (equals) {
      at += equals.length
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1)
        if (close === -1) return undefined
        value = html.slice(at + 1, close)
        at = close + 1
      } else {
        value = match(UNQUOTED, html, at) ?? ''
        at += value.length
      }
    }
    attributes.push({ name: attributeName.toLowerCase(), value, start: begin, end: at })
  }
}

function match(pattern: RegExp, html: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(html)?.[0]
}
