/**
 * Notations within a line that CommonMark does not know: wiki links, MyST’s roles, attributes behind a link, imports of
 * components, addresses with blanks.
 */
import type { Tell } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { isWithin, verbatimSpans } from './parsed-body.ts'

/** What a notation may ask about the tree. */
export interface NotationTargets {
  /** The path of the document that a wiki link names. */
  page(name: string): string | undefined
  /** Whether an address leads to a file of the tree. */
  leads(target: string): boolean
}

const WIKI_LINK = /(!?)(?<!\\)\[\[([^\][\n|]{1,200})(?:\|([^\][\n|]{1,200}))?\]\](?![(\][])/g
const TABLE_OF_CONTENTS = /^[ \t]*(?:\[\[_?TOC_?\]\]|\[TOC\]|\{:?[ \t]*toc[ \t]*\}|\$\{toc\})[ \t]*$/gim
const ROLE = /\{([a-z][\w:+.-]*)\}(`+)([^`\n]+)\2(?!`)/g
const ATTRIBUTE_LIST =
  /(?<=[)\]`*_])\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))(?:[ \t]+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)))*[ \t]*\}/g
const ATTRIBUTE_LINE = /^[ \t>]*(?:\{:(?!:)[^{}\n]*\}|\{[ \t]*\.[\w-]+(?:[ \t]+\.[\w-]+)*[ \t]*\})[ \t]*$/gm
const IMPORT = /^import[ \t]+(?:[\w${},*\s]{1,200}[ \t]+from[ \t]+)?['"][^'"\n]+['"];?[ \t]*$/gm
/** Tabs of Docusaurus. Names that are no HTML are words to the renderer, so these are taken before it sees them. */
const TAB_TAG = /<(\/?)(Tabs|TabItem)\b((?:[^<>"'{}]|"[^"\n]*"|'[^'\n]*'|\{[^{}]*\})*)>/g
const MDX_COMMENT = /\{\/\*[\s\S]{0,5000}?\*\/\}/g
const BLANK_ADDRESS = /(!?\[[^\][\n]{0,300}\]\()([^()<>"'\n]{1,300}?\.\w{2,8}(?:#[^()\s]*)?)(?=\))/g

/** Roles that only style their words. */
const STYLES =
  /^(?:kbd|code|file|command|guilabel|menuselection|literal|program|samp|option|envvar|term|abbr|sub|sup|dfn|mailheader|makevar|regexp|button)$/

export function withoutInlineNotations(body: EditedText, targets: NotationTargets, tell: Tell): void {
  const { text } = body
  const spans = verbatimSpans(body)
  const edits: TextEdit[] = []
  const each = (pattern: RegExp, judge: (match: RegExpExecArray, line: number) => string | undefined) => {
    for (const match of text.matchAll(pattern)) {
      if (isWithin(spans, match.index)) continue
      const written = judge(match as RegExpExecArray, body.sourceLine(match.index))
      if (written !== undefined && written !== match[0])
        edits.push({ start: match.index, end: match.index + match[0].length, text: written })
    }
  }
  each(TABLE_OF_CONTENTS, (_, line) => {
    tell('dropped', line, 'The table of contents is left out: the page makes its own.')
    return ''
  })
  each(WIKI_LINK, ([written, embeds, first, second], line) => {
    if (/^_?TOC_?$/i.test(first!)) return undefined
    // GitLab and Obsidian write the page first, GitHub’s wiki the words.
    for (const [page, shown] of [[first!, second ?? first!], ...(second ? [[second, first!]] : [])] as [
      string,
      string,
    ][]) {
      const [name, fragment] = page.split('#') as [string, string | undefined]
      const path = name.trim() === '' ? '' : targets.page(name.trim())
      if (path === undefined || embeds) continue
      return `[${shown.trim()}](</${path}${fragment ? `#${fragment}` : ''}>)`
    }
    if (/[\p{L}]{2}/u.test(written) && !/^\[\[ /.test(written))
      tell('dropped', line, `“${written}” names no page of the source; it stays as words.`)
    return undefined
  })
  each(ROLE, ([, role, , content], line) => {
    if (STYLES.test(role!)) return `\`${content}\``
    const [, words, target] = /^(.*?)\s*<([^<>]+)>$/.exec(content!) ?? [undefined, '', content]
    if (/^(?:std:)?doc$/.test(role!)) return `[${words}](<${target!.trim()}>)`
    if (/^(?:std:)?(?:ref|numref)$|^any$/.test(role!)) return `[${words}](<#${target!.trim()}>)`
    if (role === 'download') return `[${words || target}](<${target!.trim()}>)`
    tell('look', line, `The role {${role}} stays as it was written.`)
    return undefined
  })
  each(ATTRIBUTE_LINE, (_, line) => {
    tell('dropped', line, 'Attributes of a block are left out: the looks of a page are the same everywhere.')
    return ''
  })
  each(ATTRIBUTE_LIST, (_, line) => {
    tell('dropped', line, 'Attributes of a link or an image are left out: the looks of a page are the same everywhere.')
    return ''
  })
  each(IMPORT, (_, line) => {
    tell('dropped', line, 'The import of a component is left out: nothing in a text runs.')
    return ''
  })
  each(TAB_TAG, ([, slash, name, attributes]) => {
    const label = /\blabel=["']([^"'\n]+)["']/.exec(attributes!) ?? /\bvalue=["']([^"'\n]+)["']/.exec(attributes!)
    return slash || name === 'Tabs' || !label ? '' : `**${label[1]!.replace(/[*_[\]`<]/g, '\\$&')}**`
  })
  each(MDX_COMMENT, ([written]) => '\n'.repeat(written!.split('\n').length - 1))
  each(BLANK_ADDRESS, ([, opening, address]) =>
    /\s/.test(address!.trim()) && targets.leads(address!.trim()) ? `${opening}<${address!.trim()}>` : undefined,
  )
  body.apply(edits)
}
