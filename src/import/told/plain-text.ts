/** Markdown as one line of plain text, for fields of the front matter, and what is lost on the way. */
import type { Nodes } from 'mdast'

export interface PlainText {
  text: string
  /** Addresses of its links, each once. */
  links: string[]
  /** Whether it holds what plain text cannot say: an image, HTML, a block of code. */
  isLossy: boolean
}

/** The words of these nodes, in one line. Does not recurse: a stranger’s text may be nested deeply. */
export function plainText(nodes: readonly Nodes[]): PlainText {
  let text = ''
  let isLossy = false
  const links = new Set<string>()
  const waiting = nodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        text += node.value
        break
      case 'break':
        text += ' '
        break
      case 'html':
        if (/^<br\s*\/?>$/i.test(node.value)) text += ' '
        else if (!node.value.startsWith('<!--')) isLossy = true
        break
      case 'image':
      case 'imageReference':
        text += node.alt ?? ''
        isLossy = true
        break
      case 'code':
      case 'table':
      case 'list':
      case 'heading':
      case 'blockquote':
      case 'footnoteReference':
      case 'linkReference':
        isLossy = true
        break
      case 'link':
        links.add(node.url)
        break
    }
    if (node.type === 'paragraph' || node.type === 'listItem') text += ' '
    // Not spread: a text may have more blocks than a call has room for arguments.
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child)
  }
  // Nobody sees the others, and some of them turn a text round.
  text = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, (gap) => (/\s/.test(gap) ? ' ' : '')).trim()
  return { text, links: [...links], isLossy }
}
