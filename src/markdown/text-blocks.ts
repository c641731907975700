import type { Nodes, Root } from 'mdast'
import { parseMarkdown } from './parse.ts'
import { parserLimit } from './parser-limits.ts'
import { sourceLines } from './source-text.ts'

/**
 * What a body says, for comparing two texts: its paragraphs, headings, rows of tables and blocks of code, without markup.
 * Where a text is broken into lines makes no difference, and what no reader of the page sees, such as a comment, is not
 * there. Nothing for a text that the parser must not be given. Does not recurse.
 */
export function textBlocks(markdown: string): string[] {
  const root = parsed(withoutComments(markdown))
  if (!root) return []
  const blocks: string[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (BLOCKS.has(node.type)) {
      const words = wordsOf(node)
      if (words !== '') blocks.push(words)
    } else if ('children' in node) pushAll(waiting, node.children)
  }
  return blocks
}

/** Whole comments taken out wherever they stand, since one that holds an empty line is no single block. Linear. */
function withoutComments(text: string): string {
  let rest = ''
  let at = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4)
    if (end === -1) break
    rest += text.slice(at, start)
    at = end + 3
  }
  return rest + text.slice(at)
}

function parsed(markdown: string): Root | undefined {
  try {
    return parserLimit(sourceLines(markdown)) ? undefined : parseMarkdown(markdown)
  } catch {
    return undefined
  }
}

const BLOCKS = new Set<Nodes['type']>(['paragraph', 'heading', 'tableRow', 'code', 'html'])

function wordsOf(block: Nodes): string {
  let words = ''
  const waiting: Nodes[] = [block]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'tableCell') words += ' · '
    if (node.type === 'break') words += ' '
    else if (node.type === 'html') words += node.value.replace(/<!--[\s\S]*|<[^<>]*>/g, '')
    else if ('value' in node) words += node.value
    else if ('alt' in node) words += node.alt ?? ''
    if ('children' in node) pushAll(waiting, node.children)
  }
  return words.replace(/\s+/g, ' ').replace(/^ · /, '').trim()
}

function pushAll(waiting: Nodes[], children: readonly Nodes[]): void {
  for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!)
}
