import { slug as githubSlug } from 'github-slugger'
import type { Range } from '../model/finding.ts'

/** Ids that the layout, footnotes and diagrams use. A heading must not take one of them over. */
const RESERVED = /^(?:page-|fn-\d|fnref-\d|term-\d|footnotes$|diagram-\d+-)/

/** What an author may write as `{#id}`. */
const EXPLICIT = /^[A-Za-z][A-Za-z0-9_-]*$/

/** The ids of one page's body. Each is given out once. */
export class AnchorRegister {
  readonly #taken = new Set<string>()
  readonly #wanted = new Set<string>()
  readonly #explicit = new Map<string, Range>()
  readonly #counts = new Map<string, number>()

  /**
   * Gives a heading the anchor that GitHub would give it: `impact`, then `impact-1`. A heading without
   * letters gets `section`; one whose anchor belongs to the layout gets `section-` in front. `clash` is the
   * place of an author's `{#impact}` further up, which has taken the anchor that this heading would get.
   */
  forHeading(headingText: string): { id: string; clash: Range | undefined } {
    const natural = githubSlug(headingText) || 'section'
    const wanted = RESERVED.test(natural) ? `section-${natural}` : natural
    this.#wanted.add(wanted)
    return { id: this.#unique(wanted), clash: this.#explicit.get(wanted) }
  }

  /** Gives an id that the author chose at `range`; `taken` when another place of the body has it already. */
  explicit(id: string, range: Range): { id: string; taken: boolean } {
    const taken = this.#taken.has(id) || this.#wanted.has(id)
    this.#wanted.add(id)
    if (!taken) this.#explicit.set(id, range)
    return { id: this.#unique(id), taken }
  }

  /** Registers an id that the renderer itself writes, such as that of a footnote. */
  own(id: string): string {
    this.#taken.add(id)
    return id
  }

  /** All ids, in the order in which they were given out. */
  all(): string[] {
    return [...this.#taken]
  }

  #unique(wanted: string): string {
    let count = this.#counts.get(wanted) ?? 0
    let id = count === 0 ? wanted : `${wanted}-${count}`
    while (this.#taken.has(id)) {
      count++
      id = `${wanted}-${count}`
    }
    this.#counts.set(wanted, count + 1)
    this.#taken.add(id)
    return id
  }
}

/** Why an id cannot be an anchor, or undefined when it can. */
export function anchorProblem(id: string): string | undefined {
  if (!EXPLICIT.test(id)) return `the anchor “${id}” is not one that links can carry`
  if (RESERVED.test(id)) return `the anchor “${id}” belongs to the page itself`
  return undefined
}
