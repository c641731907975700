import { createRequire } from 'node:module'
import type { Root } from 'hast'
import type { fromHtml } from 'hast-util-from-html'

let parser: typeof fromHtml | undefined

/**
 * A piece of HTML as a browser reads it. The parser is loaded when the first text asks for it: most handbooks need none, and
 * it takes a tenth of the time in which a check starts.
 */
export function parseHtmlFragment(html: string): Root {
  parser ??= (createRequire(import.meta.url)('hast-util-from-html') as { fromHtml: typeof fromHtml }).fromHtml
  return parser(html, { fragment: true })
}
