import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findBlame } from '../../../../src/checks/language/blame.ts'

type Part = 'whole' | 'tuned' | 'held out'

/** Sentences of a corpus: all, those in odd lines (tuned on) or those in even lines (held out). */
function sentences(lang: 'en' | 'de', name: 'blaming' | 'innocent', part: Part): string[] {
  const lines = readFileSync(`tests/fixtures/blameless/${lang}/${name}.txt`, 'utf8').trim().split('\n')
  return lines.filter((_, index) => part === 'whole' || (index % 2 === 0) === (part === 'tuned'))
}

function score(lang: 'en' | 'de', part: Part): { precision: number; recall: number } {
  const blaming = sentences(lang, 'blaming', part)
  const found = blaming.filter((sentence) => findBlame(sentence, lang).length > 0).length
  const wrong = sentences(lang, 'innocent', part).filter((sentence) => findBlame(sentence, lang).length > 0).length
  return { precision: found / (found + wrong), recall: found / blaming.length }
}

describe.each(['en', 'de'] as const)('blame in sentences of the corpus: %s', (lang) => {
  it('is looked for in at least 180 blaming and 350 innocent sentences, each written once', () => {
    const blaming = sentences(lang, 'blaming', 'whole')
    const innocent = sentences(lang, 'innocent', 'whole')
    expect(blaming.length).toBeGreaterThanOrEqual(180)
    expect(innocent.length).toBeGreaterThanOrEqual(350)
    expect(new Set([...blaming, ...innocent]).size).toBe(blaming.length + innocent.length)
  })

  it.each<Part>(['whole', 'tuned', 'held out'])('is found with precision and recall: %s', (part) => {
    const { precision, recall } = score(lang, part)
    console.info(`blameless ${lang}, ${part}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.85)
  })
})
