/** Text in XML, whoever wrote it. */

/** What XML 1.0 cannot hold in any way, written out or not: https://www.w3.org/TR/xml/#charsets */
const UNSPEAKABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
const SPECIAL = /[&<>"]/g
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * For an element’s text and for a value in double quotes. Without CDATA sections there is no `]]>` to look for. Characters
 * that XML does not have become U+FFFD; a carriage return, which parsers would make a line feed, is written as a reference.
 */
export function xmlText(text: string): string {
  return text
    .replace(UNSPEAKABLE, '\uFFFD')
    .replace(SPECIAL, (character) => REFERENCES[character]!)
    .replaceAll('\r', '&#13;')
}

/** An element of plain text; nothing where there is none. */
export function xmlElement(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${xmlText(text)}</${name}>`
}
