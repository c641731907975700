/** Small pieces of HTML that mean the same everywhere: what entries say of their own accord, beside the body of a document. */
import type { ElementContent } from 'hast'
import { element, text } from '../../markdown/element.ts'
import { writeHtml } from '../../markdown/write-html.ts'

/** Words, or elements that were made of some. */
export type Said = string | readonly ElementContent[]

const nodes = (said: Said): ElementContent[] => (typeof said === 'string' ? [text(said)] : [...said])

export function paragraph(said: Said): ElementContent {
  return element('p', {}, nodes(said))
}

/** What must be seen first. */
export function strong(said: Said): ElementContent {
  return element('p', {}, [element('strong', {}, nodes(said))])
}

export function list(name: 'ol' | 'ul', items: readonly Said[]): ElementContent {
  return element(
    name,
    {},
    items.map((said) => element('li', {}, nodes(said))),
  )
}

export function link(words: string, href: string): ElementContent {
  return element('a', { href }, [text(words)])
}

/** Names and what is known under them. What is not known is left out, and with it its name. */
export function facts(pairs: readonly (readonly [name: string, said: Said | undefined])[]): ElementContent[] {
  const known = pairs.filter((pair): pair is [string, Said] => pair[1] !== undefined && pair[1].length > 0)
  const rows = known.flatMap(([name, said]) => [element('dt', {}, [text(name)]), element('dd', {}, nodes(said))])
  return rows.length > 0 ? [element('dl', {}, rows)] : []
}

/** A part under a heading; nothing where there is nothing to say. */
export function section(title: string, content: readonly (ElementContent | undefined | false)[]): ElementContent[] {
  const said = content.filter((node): node is ElementContent => Boolean(node))
  return said.length > 0 ? [element('h2', {}, [text(title)]), ...said] : []
}

/** Plain text as HTML. */
export function escapeHtml(words: string): string {
  return writeHtml([text(words)])
}
