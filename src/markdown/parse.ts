import type { Root } from 'mdast'
import { markdownToMdast } from 'satteri'

/**
 * Parses Markdown with the one engine of the house.
 *
 * GFM is on. Everything that would change an author's words is off: smart punctuation turns `--force` into
 * a dash, directives eat the `:45` of `12:30:45`, heading attributes eat a trailing `{service}`.
 * Positions count UTF-16 units.
 */
export function parseMarkdown(text: string): Root {
  return markdownToMdast(text, {
    features: { gfm: true, frontmatter: false, smartPunctuation: false, headingAttributes: false, directive: false },
  }) as Root
}
