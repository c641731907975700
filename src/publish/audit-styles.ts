import type { PageLink } from './audit-page.ts'

/** `url(…)` in its three ways of writing, and `@import "…"`. */
const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g

/** What a style sheet makes the browser fetch. Addresses are relative to the sheet. */
export function styleLinks(css: string): PageLink[] {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length))
  return Array.from(withoutComments.matchAll(ADDRESS), (found) => ({
    target: found.slice(1).find((target) => target !== undefined)!,
    use: 'load' as const,
    tag: 'img',
    start: found.index,
    end: found.index + found[0].length,
  }))
}
