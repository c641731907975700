/** What stands in quotation marks was said by somebody else, or is spoken about. */

/**
 * A quotation ends at the next mark that can close it, and no mark that could open another one stands between: so an
 * unclosed mark swallows nothing. Straight marks open before a word and close after one; apostrophes do neither.
 */
const QUOTATION = [
  /“[^“”„]*”/g,
  /„[^“”„]*[“”]/g,
  /‚[^‚‘]*‘/g,
  /‘(?:[^‘’]|(?<=\p{L})’(?=\p{L}))*’(?!\p{L})/gu,
  /«[^«»]*»/g,
  /»[^«»]*«/g,
  /›[^‹›]*‹/g,
  /(?<![\p{L}\p{N}"])"(?=\S)[^"]*(?<=\S)"(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}'])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L})){0,300}(?<=\S)'(?![\p{L}\p{N}])/gu,
]

const MARK = /[“”„‚‘’«»‹›"']/

/** The text with every character of a quotation replaced by U+FFFC, so that places stay what they are. */
export function withoutQuotations(text: string): string {
  // Most texts quote nothing.
  if (!MARK.test(text)) return text
  return QUOTATION.reduce((rest, quotation) => rest.replace(quotation, (said) => '\uFFFC'.repeat(said.length)), text)
}
