import type { Nodes } from 'mdast'
import { tokenizeHtml } from './html-tokens.ts'
import { parseMarkdown } from './parse.ts'

/**
 * A body without its HTML comments: what authors say to each other is not said to readers. All else stays as it was, also
 * what looks like a comment in code. Linear, and a text without a comment
 * is not even parsed.
 *
 * @param body a text that has been rendered: what the parser must not be given was refused then
 */
export function withoutComments(body: string): string {
  if (!body.includes('<!--')) return body
  const parts: string[] = []
  let at = 0
  for (const [start, end] of commentsIn(body)) {
    let last = start
    // Blanks that are left at the end of a line would break it.
    if (isLineEnd(body, end)) while (last > at && ' \t'.includes(body[last - 1]!)) last--
    parts.push(body.slice(at, last))
    at = end
  }
  return parts.join('') + body.slice(at)
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n' || text[at] === '\r'
}

/** Where comments begin and end, in the order of the text. */
function* commentsIn(body: string): Generator<[start: number, end: number]> {
  const waiting: Nodes[] = [parseMarkdown(body)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'html') {
      const from = node.position!.start.offset!
      // As it stands in the text: within a quotation each of its lines has a mark before it.
      for (const { type, start, end } of tokenizeHtml(body.slice(from, node.position!.end.offset!))) {
        if (type === 'comment') yield [from + start, from + end]
      }
    } else if ('children' in node) {
      for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!)
    }
  }
}
