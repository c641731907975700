/** Where sentences begin and end, in a text of the languages that a handbook can have. */
import type { Language } from '../../model/values.ts'

export interface Sentence {
  text: string
  /** Index of its first character in the whole text. */
  start: number
}

const segmenters: Record<Language, Intl.Segmenter> = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  de: new Intl.Segmenter('de', { granularity: 'sentence' }),
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

/** The sentences of a text, without the blanks around them. */
export function sentencesOf(text: string, lang: Language): Sentence[] {
  const sentences: Sentence[] = []
  let open: Sentence | undefined
  // A line end is a blank here: front matter may be folded anywhere.
  for (const { segment, index } of segmenters[lang].segment(text.replaceAll('\n', ' '))) {
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
