/**
 * Explains words of the glossary in place. The first use of a term in a body gets a button over it, which opens the
 * definition; the definitions stand once each behind the text. The browser opens, places and closes them without any
 * script of ours, by key, finger or mouse. The word itself stays text: it can be copied, found, and read without a button.
 */
import type { Element, ElementContent } from 'hast'
import { element, text } from './element.ts'
import { isGerman, type Labels } from './labels.ts'

/** A word that the handbook explains. */
export interface ExplainedTerm {
  /** Known by it to whoever asks which terms a body uses. */
  id: string
  term: string
  /** How it may be written, the term itself included. */
  names: readonly string[]
  definition: string
  /** Where all terms are explained. */
  href: string
}

/** Terms that are explained on one page, at most: a text is no exercise in looking things up. */
const MOST = 8

/** Characters that a button lies over, at most: they stay on one line, on a narrow screen too. */
const LINE = 28

/** What is no running text of the author’s, or has a function of its own. */
const SKIPPED = new Set(
  'a abbr blockquote button caption cite code dfn figure h2 h3 h4 h5 h6 kbd pre q samp summary svg th var'.split(' '),
)

/** The terms of one language, ready to be found: by how they begin, so that a long glossary costs little more than a short one. */
export class TermIndex {
  readonly #beginnings: RegExp
  readonly #patterns: ReadonlyMap<string, RegExp>
  readonly #terms = new Map<string, ExplainedTerm>()

  constructor(terms: readonly ExplainedTerm[], lang: string) {
    const names = terms.flatMap((term) => term.names.map((name) => ({ name: folded(name), term })))
    // The longest first, so that “error budget policy” is not found as an error budget.
    names.sort((a, b) => b.name.length - a.name.length)
    const spellings = new Map<string, string[]>()
    for (const { name, term } of names) {
      for (const spelling of spellingsOf(name)) {
        if (this.#terms.has(spelling)) continue
        this.#terms.set(spelling, term)
        const beginning = spelling.slice(0, 2)
        spellings.set(beginning, [...(spellings.get(beginning) ?? []), escaped(spelling)])
      }
    }
    const ending = isGerman(lang) ? '(?:e[mnrs]?|ns?|s)?' : "(?:e?s|[’']s)?"
    const pattern = (all: string[]) =>
      new RegExp(`(${all.join('|')})${ending}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`, 'uy')
    this.#patterns = new Map([...spellings].map(([beginning, all]) => [beginning, pattern(all)]))
    this.#beginnings = new RegExp([...spellings.keys()].map(escaped).join('|') || '(?!)', 'g')
  }

  /** Terms in a text, in their order, none within a longer word. */
  *find(words: string): Generator<{ term: ExplainedTerm; start: number; end: number }> {
    const beginnings = this.#beginnings
    let from = 0
    while (true) {
      beginnings.lastIndex = from
      const start = beginnings.exec(words)?.index
      if (start === undefined) return
      from = start + 1
      const before = words[start - 1] === '-' ? words[start - 2] : words[start - 1]
      if (before !== undefined && LETTER.test(before)) continue
      const pattern = this.#patterns.get(words.slice(start, start + 2)) ?? this.#patterns.get(words[start]!)!
      pattern.lastIndex = start
      const match = pattern.exec(words)
      if (!match) continue
      from = pattern.lastIndex
      yield { term: this.#terms.get(folded(match[1]!))!, start, end: from }
    }
  }
}

const LETTER = /[\p{L}\p{N}_]/u

/** How a name may be written: a capital at its beginning comes and goes, an abbreviation stays as it is. */
function spellingsOf(name: string): string[] {
  const [first = '', second = ''] = name
  if (second === second.toUpperCase()) return [name]
  return [first.toLowerCase(), first.toUpperCase()].map((letter) => letter + name.slice(first.length))
}

function escaped(spelling: string): string {
  return spelling.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '\\s+')
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}

/** The body with its terms explained, and the ids of all terms that it uses, sorted. */
export function explainTerms(
  nodes: ElementContent[],
  index: TermIndex,
  labels: Labels,
): { nodes: ElementContent[]; used: string[] } {
  const used = new Set<string>()
  const explained: ExplainedTerm[] = []
  const walk = (parent: { children: ElementContent[] }): void => {
    const children: ElementContent[] = []
    for (const child of parent.children) {
      if (child.type === 'text') children.push(...split(child.value))
      else {
        if (child.type === 'element' && !SKIPPED.has(child.tagName) && !isTitle(child)) {
          walk(child as Element & { children: ElementContent[] })
        }
        children.push(child)
      }
    }
    parent.children = children
  }
  const split = (words: string): ElementContent[] => {
    const parts: ElementContent[] = []
    let done = 0
    for (const { term, start, end } of index.find(words)) {
      if (used.has(term.id)) continue
      used.add(term.id)
      const from = lastWords(words, start, end)
      if (explained.length === MOST || from === undefined) continue
      const number = explained.push(term)
      if (from > done) parts.push(text(words.slice(done, from)))
      parts.push(mark(words.slice(from, end), term, number, labels))
      done = end
    }
    return done === 0 ? [text(words)] : [...parts, text(words.slice(done))]
  }
  const body = { children: nodes }
  walk(body)
  const definitions = explained.map((term, at) => definition(term, at + 1))
  return {
    nodes:
      definitions.length > 0
        ? [...body.children, element('div', { className: ['terms'], dataPagefindIgnore: 'all' }, definitions)]
        : body.children,
    used: [...used].sort(),
  }
}

/** Where the last words of a term begin, as many as fit on a line. */
function lastWords(words: string, start: number, end: number): number | undefined {
  if (end - start <= LINE) return start
  const blank = /\s\S/g
  blank.lastIndex = end - LINE - 1
  const match = blank.exec(words)
  return match && match.index + 1 < end ? match.index + 1 : undefined
}

function mark(words: string, { term }: ExplainedTerm, number: number, labels: Labels): Element {
  const button = element(
    'button',
    { type: 'button', popoverTarget: idOf(number), ariaLabel: labels.explain(term), ariaDescribedBy: [idOf(number)] },
    [],
  )
  return element('span', { className: ['term'] }, [text(words), button])
}

function definition({ term, definition, href }: ExplainedTerm, number: number): Element {
  const link = element('a', { href }, [text(term)])
  return element('p', { id: idOf(number), popover: '' }, [link, text(` ${definition}`)])
}

function idOf(number: number): string {
  return `term-${number}`
}

function isTitle({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('admonition-title')
}
