import type { Element, ElementContent, Properties, Text } from 'hast'

/** An element of the output tree. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

/** A text of the output tree; it is escaped when it is written. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** The words that a reader sees in these nodes, without footnote marks, which are no words of the sentence. */
export function textOf(nodes: readonly ElementContent[]): string {
  let words = ''
  for (const node of nodes) {
    if (node.type === 'text') words += node.value
    else if (node.type === 'element' && node.tagName === 'img') words += String(node.properties.alt ?? '')
    else if (node.type === 'element' && !isFootnoteMark(node)) words += textOf(node.children)
  }
  return words
}

function isFootnoteMark(node: Element): boolean {
  const classes = node.properties.className
  return node.tagName === 'sup' && Array.isArray(classes) && classes.includes('footnote-mark')
}

const BLOCKS = new Set(
  'aside blockquote details div dl dt dd figure figcaption h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)

/** Whether an element of this name ends a paragraph that it stands in, as HTML parsers see it. */
export function isBlock(tagName: string): boolean {
  return BLOCKS.has(tagName)
}
