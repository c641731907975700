/** `url(…)` in its three ways of writing, and `@import "…"`. */
const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g

export interface StyleAddress {
  target: string
  /** Where it stands in the style sheet. */
  start: number
  end: number
}

/** What a style sheet makes the browser fetch. Addresses are relative to the sheet. */
export function styleAddresses(css: string): StyleAddress[] {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length))
  return Array.from(withoutComments.matchAll(ADDRESS), (found) => ({
    target: found.slice(1).find((target) => target !== undefined)!,
    start: found.index,
    end: found.index + found[0].length,
  }))
}
