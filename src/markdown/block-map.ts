import type { Root } from 'mdast'
import { isKnownElement } from './html-elements.ts'
import { parseMarkdown } from './parse.ts'

/** What the lines of a text are for, as the parser that renders sees them. */
export interface BlockMap {
  /** Whether a line (from 0) is code, a comment or other text in which nothing may be translated. */
  isLiteral(line: number): boolean
  /** Lines (from 0) that begin an HTML block with a name that is no HTML element, and the index of its `<`. */
  placeholders: ReadonlyMap<number, number>
  /** The fence that would close the code block in which the text ends, if there is one. */
  openFence: string | undefined
}

/** HTML blocks whose text is no Markdown and may hold anything, up to their own end mark. */
const LITERAL_HTML = /^<(?:!|\?|(?:pre|script|style|textarea)\b)/i
const TAG_NAME = /^<\/?([A-Za-z][^\s/>]*)/

/** Parses a text once to learn which of its lines are literal. Linear in the text. */
export function mapBlocks(text: string): BlockMap {
  const lines = text.split('\n')
  const literal = new Uint8Array(lines.length)
  const placeholders = new Map<number, number>()
  let openFence: string | undefined
  const waiting: Root['children'][number][] = [...parseMarkdown(text).children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const first = (node.position?.start.line ?? 1) - 1
    const last = (node.position?.end.line ?? 1) - 1
    if (node.type === 'code' || (node.type === 'html' && LITERAL_HTML.test(node.value))) {
      literal.fill(1, first, last + 1)
      if (node.type === 'code' && last >= lines.length - 1) openFence = unclosedFence(lines, first, last)
    } else if (node.type === 'html') {
      const name = TAG_NAME.exec(node.value)?.[1]
      if (name && !isKnownElement(name)) placeholders.set(first, (node.position?.start.column ?? 1) - 1)
    } else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      for (const child of node.children) waiting.push(child)
    }
  }
  return { isLiteral: (line) => literal[line] === 1, placeholders, openFence }
}

function unclosedFence(lines: readonly string[], first: number, last: number): string | undefined {
  const fence = /(`{3,}|~{3,})/.exec(lines[first] ?? '')?.[1]
  if (!fence) return undefined
  const closing = last > first ? lines[last]?.replace(/^[ \t>]+/, '').trimEnd() : undefined
  return closing?.startsWith(fence) && closing === fence[0]!.repeat(closing.length) ? undefined : fence
}
