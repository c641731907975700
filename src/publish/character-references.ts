import { fromHtml } from 'hast-util-from-html'

/** What templates and the Markdown renderer write. Everything else is rare. */
const COMMON = /&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g
const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
const ANY = /&[a-zA-Z#]/
/** Whatever else could be one, alone or together with what stands beside it. */
const DOUBTFUL = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)[a-zA-Z#&]/

/** The value of an attribute as a browser reads it: `&amp;`, `&#x3a;`, and all the names that HTML knows. */
export function resolveReferences(value: string): string {
  if (!value.includes('&')) return value
  // Something rarer is left: over two thousand names, some of them without a semicolon. A full parser knows them.
  if (DOUBTFUL.test(value) && ANY.test(value.replace(COMMON, ''))) return parseValue(value)
  return value.replace(COMMON, (reference, decimal?: string, hexadecimal?: string) => {
    if (decimal) return character(Number.parseInt(decimal, 10))
    if (hexadecimal) return character(Number.parseInt(hexadecimal, 16))
    return NAMED[reference]!
  })
}

/** Code points that HTML replaces are no characters of an address: whatever they become, it is not found. */
function character(point: number): string {
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD'
}

function parseValue(value: string): string {
  const [element] = fromHtml(`<i title="${value.replaceAll('"', '&quot;')}">`, { fragment: true }).children
  return element?.type === 'element' ? String(element.properties.title) : value
}
