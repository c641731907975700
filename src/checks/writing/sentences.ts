/** Where sentences begin and end, in a text of the languages that a handbook can have. */
import type { Language } from '../../model/values.ts'

export interface Sentence {
  text: string
  /** Index of its first character in the whole text. */
  start: number
}

const segmenters = new Map<Language, Intl.Segmenter>()

/** Made when a text asks for it: each loads the rules of its language. */
function segmenterOf(lang: Language): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' })
  segmenters.set(lang, known)
  return known
}

/**
 * Ends at which Unicode’s rules see a sentence and a reader sees none: a single letter (“z. B.”, “J. Doe”), an
 * abbreviation that something follows, and in German a number of one or two digits (“am 8. November”).
 */
const NO_END: Record<Language, RegExp> = {
  en: /(?:^|[\s.(“"'])(?:\p{L}|approx|ca|cf|dr|fig|incl|mr|mrs|no|prof|resp|st|vs)\.$/iu,
  de: /(?:^|[\s.(„"'])(?:\p{L}|\d\d?|abb|abs|art|bspw|bzw|ca|dr|evtl|ggf|inkl|insb|kap|max|mind|mio|mrd|nr|prof|sog|st|tel|vgl)\.$/iu,
}

/** Longer than any of these ends: what stands before it in a sentence need not be looked at. */
const END = 12

/**
 * A character after which Unicode’s rules can see a sentence end (UAX 29, SB4 and SB11), and something after it. A text
 * without any is one sentence, as nearly all texts are, and that is seen in a fiftieth of the time that a segmenter takes.
 */
const MAY_END = /[\p{Sentence_Terminal}\u2024\r\x85\u2028\u2029]\s*\S/u

/** Texts that were divided last, at most so many: one rule after another asks for the sentences of a document. */
const REMEMBERED = 256
const remembered: Record<Language, Map<string, Sentence[]>> = { en: new Map(), de: new Map() }

/** The sentences of a text, without the blanks around them. */
export function sentencesOf(text: string, lang: Language): readonly Sentence[] {
  const texts = remembered[lang]
  const known = texts.get(text)
  if (known) return known
  if (texts.size === REMEMBERED) texts.clear()
  const sentences = divided(text, lang)
  texts.set(text, sentences)
  return sentences
}

function divided(text: string, lang: Language): Sentence[] {
  // A line end is a blank here: front matter may be folded anywhere.
  const line = text.replaceAll('\n', ' ')
  if (!MAY_END.test(line)) return [trimmed({ text: line, start: 0 })].filter((sentence) => sentence.text !== '')
  const sentences: Sentence[] = []
  let open: Sentence | undefined
  for (const { segment, index } of segmenterOf(lang).segment(line)) {
    open = { text: (open?.text ?? '') + segment, start: open?.start ?? index }
    if (NO_END[lang].test(segment.trimEnd().slice(-END))) continue
    sentences.push(open)
    open = undefined
  }
  if (open) sentences.push(open)
  return sentences.map(trimmed).filter((sentence) => sentence.text !== '')
}

function trimmed({ text, start }: Sentence): Sentence {
  return { text: text.trim(), start: start + text.length - text.trimStart().length }
}

/** How many words a reader counts: “14:05”, “v1.2.3” and “time-to-detect” are one each, a lone dash is none. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}
