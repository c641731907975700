/** The first sentence of a summary, for rows of an index: the whole text stands on the page itself. */
import type { Language } from '../model/values.ts'

const segmenters = new Map<Language, Intl.Segmenter>()

export function firstSentence(text: string, lang: Language): string {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' })
  segmenters.set(lang, segmenter)
  let sentence = ''
  for (const { segment } of segmenter.segment(text)) {
    sentence += segment
    // “8. November”, “z. B.”: a full stop after a number or a single letter ends no sentence.
    if (!/(?:\d|(?:^|[\s.])\p{L})\.\s*$/u.test(sentence)) break
  }
  return sentence.trim()
}
