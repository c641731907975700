import { parseHtmlFragment } from './html-parser.ts'

/** Decodes `&amp;`, `&#60;` and their like as a browser would in a text. */
export function decodeCharacterReferences(value: string): string {
  if (!value.includes('&')) return value
  let decoded = ''
  for (const node of parseHtmlFragment(value.replaceAll('<', '&lt;')).children) {
    if (node.type === 'text') decoded += node.value
  }
  // The parser drops a leading line feed nowhere in a fragment, but it drops NUL: none arrives here.
  return decoded
}
