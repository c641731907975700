/** The glossary as readers of one language see it: sorted, and each entry with its place on the page. */
import { slug } from 'github-slugger'
import type { GlossaryTerm } from '../model/catalogues.ts'
import type { Language } from '../model/values.ts'
import { languageRoot, withBase } from './address.ts'

export interface GlossaryEntry extends GlossaryTerm {
  lang: Language
  /** Id of the entry on the glossary’s page. */
  anchor: string
}

/**
 * The entries of a language; those of the handbook’s first one where it has none of its own.
 *
 * @param languages those of the handbook, the first one first
 */
export function glossaryIn(
  lang: Language,
  terms: readonly GlossaryTerm[],
  languages: readonly Language[],
): GlossaryEntry[] {
  const all = terms.map((term) => ({ ...term, lang: term.lang ?? languages[0]! }))
  const own = all.filter((term) => term.lang === lang)
  const taken = new Set<string>()
  return (own.length > 0 ? own : all)
    .sort((a, b) => a.term.localeCompare(b.term, lang))
    .map((term) => ({ ...term, anchor: freeAnchor(term.term, taken) }))
}

/** Where the entries of a language stand. */
export function glossaryAddress(lang: Language, languages: readonly Language[]): string {
  return `${languageRoot(lang, languages[0]!)}glossary/`
}

/** What the renderer needs to explain the words of a text of this language in place, each with a link to its entry. */
export function explainedTerms(
  lang: Language,
  terms: readonly GlossaryTerm[],
  languages: readonly Language[],
  base: string,
): { id: string; term: string; names: string[]; definition: string; href: string }[] {
  const page = withBase(glossaryAddress(lang, languages), base)
  return glossaryIn(lang, terms, languages)
    .filter((entry) => entry.lang === lang && entry.explain)
    .map(({ anchor, term, aliases, definition }) => ({
      id: anchor,
      term,
      names: [term, ...aliases],
      definition,
      href: `${page}#${anchor}`,
    }))
}

function freeAnchor(term: string, taken: Set<string>): string {
  const natural = `page-term-${slug(term) || 'entry'}`
  let anchor = natural
  for (let count = 2; taken.has(anchor); count++) anchor = `${natural}-${count}`
  taken.add(anchor)
  return anchor
}
