/** Where a text blames people, instead of telling what the system offered and allowed. */
import type { Language } from '../../model/values.ts'
import { matchesOf } from '../matches.ts'
import { SignSearch } from '../sign-search.ts'
import { sentencesOf } from '../writing/sentences.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import { withoutQuotations } from './quotations.ts'
import { requiredWords } from './required-words.ts'

/** What a text does when it blames, and why that teaches nobody anything. */
export const blameKinds = {
  cause: {
    what: 'names people as the cause',
    why: 'A cause that is a person ends the search: tell what made the step look right, and what let it through.',
  },
  'human-error': {
    what: 'stops at human error',
    why: 'People err everywhere, every day: name the guard, the limit or the hint that was missing.',
  },
  counterfactual: {
    what: 'tells what people did not do',
    why: 'What did not happen explains nothing: tell what people saw, and why it made sense to act as they did.',
  },
  omission: {
    what: 'blames people for an omission',
    why: 'Tell what would have prompted the step, and where procedure, tool or signal was silent.',
  },
  carelessness: {
    what: 'judges the care or the skill of people',
    why: 'Tell the conditions instead: what was on the screen, how many alerts, how long a shift, which two things looked alike.',
  },
  slip: {
    what: 'makes a slip the story',
    why: 'A slip is where the story begins: tell what the tool accepted, and what did not stop it.',
  },
  belittling: {
    what: 'makes it sound easy',
    why: 'It was not easy at that moment, or it would have been done: leave the word out, or tell what stood in the way.',
  },
  appeal: {
    what: 'asks people to be better',
    why: 'An appeal wears off: change the tool, the check or the procedure, and say which.',
  },
} as const

export type BlameKind = keyof typeof blameKinds

/**
 * How one language blames. Everything is the source of a regular expression over text in lower case, in which a name in
 * braces stands for the piece of that name, and a blank for any white space. Repetitions are bounded, or end with a word.
 */
export interface BlamingWords {
  /** How people are spoken of. Patterns see each such phrase as a run of one of three marks. */
  people: {
    words: Record<string, string>
    /** Those who act, U+E000. */
    subject: string
    /** What makes them others when it stands before them: “the alert for the team”. */
    unless?: string
    /** Those who act if nobody else does, U+E001. */
    perhaps?: string
    /** Others, U+E002. */
    mentioned: string
  }
  /** People, and what may stand between them and what they are said to do. */
  clause: string
  /** Pieces that patterns are composed of. A piece may hold those that stand before it. */
  words: Record<string, string>
  /** A sentence that speaks about blame itself, and blames nobody. */
  aboutBlame: string[]
  /** What takes a verdict back when it stands before it: “this was not human error”. */
  denial: string
  kinds: {
    kind: BlameKind
    /** The same turned to the system, in the words of the language. */
    turned: string
    /** Whether a denial before it makes it harmless. */
    deniable?: true
    /** What people are said to do. */
    people?: string[]
    /** Other phrases. */
    patterns?: string[]
  }[]
}

/** A blaming phrase: `text.slice(start, end)`. */
export interface Blame {
  start: number
  end: number
  kind: BlameKind
  message: string
  hint: string
}

/** How pieces of patterns write people: a run of marks. */
const MARKS = /\\uE00[0-2]\]?\+/

const sources: Record<Language, BlamingWords> = { en: english, de: german }
const languages = new Map<Language, ReturnType<typeof compiled>>()

/** Compiled when a text asks for it: half a second that a run without new texts does not need. */
function languageOf(lang: Language): ReturnType<typeof compiled> {
  const known = languages.get(lang) ?? compiled(sources[lang])
  languages.set(lang, known)
  return known
}

/**
 * The blaming phrases of a plain text, in order and without overlap. Quotations say nothing; U+FFFC stands for code
 * or a name and is no person. In linear time.
 *
 * @param wanted the kinds that are looked for; all of them when it is left out
 */
export function findBlame(text: string, lang: Language, wanted?: ReadonlySet<BlameKind>): Blame[] {
  const { kinds, aboutBlame, denial, mark, possible } = languageOf(lang)
  const found: Blame[] = []
  const wantedBits = kinds.reduce((bits, { kind, bit }) => (!wanted || wanted.has(kind) ? bits | bit : bits), 0)
  // Most texts hold no word that it takes: they need not be taken apart.
  if ((possible(text.toLowerCase()) & wantedBits) === 0) return found
  sentences: for (const { text: written, start: from } of sentencesOf(withoutQuotations(text), lang)) {
    const sentence = asPatternsSee(written)
    const bits = possible(sentence) & wantedBits
    if (bits === 0) continue
    const marked = mark(sentence)
    const hasPeople = marked !== sentence
    for (const { kind, turned, deniable, always, withPeople, bit } of kinds) {
      if ((bits & bit) === 0) continue
      for (const { 0: phrase, index } of matchesOf(marked, hasPeople ? withPeople : always)) {
        if (aboutBlame.test(sentence)) continue sentences
        if (deniable && denial.test(sentence.slice(Math.max(0, index - REACH_OF_DENIAL), index))) continue
        const start = from + index
        const end = start + phrase.length
        found.push({
          start,
          end,
          kind,
          message: `“${abridged(text.slice(start, end))}” ${blameKinds[kind].what}`,
          hint: `${blameKinds[kind].why} For example: “${turned}”`,
        })
      }
    }
  }
  return withoutOverlaps(found)
}

/** In characters: about ten words. */
const REACH_OF_DENIAL = 60

function compiled({ people, clause, words, aboutBlame, denial, kinds }: BlamingWords) {
  const { subject, unless = '(?!)', perhaps = '(?!)', mentioned } = people
  const person = expression(`(${subject})|(${perhaps})|${mentioned}`, people.words, 'g')
  const other = expression(`(?:${unless})$`, people.words, '')
  const expressions = kinds.map(({ people = [], patterns = [], ...rest }, index) => {
    const acts = people.length > 0 ? [`${clause}(?:${people.join('|')})`] : []
    const needPeople = (pattern: string) => MARKS.test(composed(pattern, words))
    return {
      ...rest,
      /** Stands for the kind in what `possible` returns. */
      bit: 1 << index,
      required: requiredWords(composed([...acts, ...patterns].join('|'), words)),
      /** What needs no people, for the many sentences that have none. */
      always: expression(patterns.filter((pattern) => !needPeople(pattern)).join('|') || '(?!)', words, 'g'),
      withPeople: expression([...acts, ...patterns].join('|'), words, 'g'),
    }
  })
  const bits = new Map<string, number>()
  for (const { bit, required } of expressions) {
    for (const word of required ?? []) bits.set(word, (bits.get(word) ?? 0) | bit)
  }
  const search = new SignSearch(bits)
  const whatever = expressions.reduce((sum, { bit, required }) => (required ? sum : sum | bit), 0)
  return {
    aboutBlame: expression(aboutBlame.join('|'), words, ''),
    denial: expression(denial, words, ''),
    kinds: expressions,
    /** The bits of the kinds that a text in lower case can have, by the words that it holds. */
    possible: (text: string) => search.signsIn(text) | whatever,
    /** The sentence, of the same length, with people as marks. */
    mark: (sentence: string) =>
      sentence.replace(person, (phrase, subject: string | undefined, perhaps: string | undefined, at: number) => {
        const isSubject = subject && !other.test(sentence.slice(Math.max(0, at - REACH_OF_DENIAL), at))
        return (isSubject ? '\uE000' : perhaps ? '\uE001' : '\uE002').repeat(phrase.length)
      }),
  }
}

/** A pattern with its pieces put in. */
function composed(pattern: string, words: Record<string, string>): string {
  return Object.entries(words).reduceRight(
    (whole, [name, piece]) => whole.replaceAll(`{${name}}`, `(?:${piece})`),
    pattern,
  )
}

/** A pattern that begins and ends with whole words. */
function expression(pattern: string, words: Record<string, string>, flags: string): RegExp {
  const whole = `(?<![a-zß-ÿ0-9\\uE000-\\uE002_-])(?:${composed(pattern, words)})(?![a-zß-ÿ0-9_])`
  return new RegExp(whole.replaceAll(' ', ' +'), flags)
}

/** So many blanks between two words are still one gap. */
const WIDEST_GAP = 4

/**
 * A text as patterns see it, of the same length: in lower case, but for a few capitals of other scripts that would become
 * longer; without the marks; and with plain blanks, a wider gap with tabs between them, so that “any white space, and not without bounds” need not be said at
 * each blank of each pattern. To compile that took a second, ten times as long as without.
 */
function asPatternsSee(text: string): string {
  const lower = text.toLowerCase()
  const same = lower.length === text.length ? lower : text.replace(/[A-ZÄÖÜ]/g, (letter) => letter.toLowerCase())
  return same
    .replace(/[\uE000-\uE002]/g, '\uFFFC')
    .replace(/\s+/g, ({ length }) => (length > WIDEST_GAP ? ` ${'\t'.repeat(length - 2)} ` : ' '.repeat(length)))
}

/** The first of those that overlap, and of those that begin together the longest. */
function withoutOverlaps(found: Blame[]): Blame[] {
  let end = 0
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((blame) => {
      if (blame.start < end) return false
      end = blame.end
      return true
    })
}

/** A phrase as a message shows it: on one line, and not longer than one. */
function abridged(phrase: string): string {
  const line = phrase.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 60).trimEnd()} … ${line.slice(-16).trimStart()}` : line
}
