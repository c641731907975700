import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf, wordsIn } from '../../../../src/checks/writing/sentences.ts'

describe('a sentence', () => {
  it.each<['en' | 'de', string, string[]]>([
    ['en', 'It failed. It came back!', ['It failed.', 'It came back!']],
    ['en', 'Some parts, e.g. storage, failed. It lasted.', ['Some parts, e.g. storage, failed.', 'It lasted.']],
    ['en', 'Some parts, e.g. Swift, failed. It lasted.', ['Some parts, e.g. Swift, failed.', 'It lasted.']],
    [
      'en',
      'Version v1.2.3 failed at 14:05 UTC. It lasted 1.5 h.',
      ['Version v1.2.3 failed at 14:05 UTC.', 'It lasted 1.5 h.'],
    ],
    ['en', 'It failed in 2017. It came back.', ['It failed in 2017.', 'It came back.']],
    ['en', 'See no. 5 of the list. Then go on.', ['See no. 5 of the list.', 'Then go on.']],
    ['en', 'It said “stop.” Then it stopped.', ['It said “stop.”', 'Then it stopped.']],
    ['en', 'Why? Nobody knew... Then it came back.', ['Why?', 'Nobody knew...', 'Then it came back.']],
    ['en', '  Folded\n  in the middle. And on.', ['Folded\n  in the middle.', 'And on.']],
    [
      'en',
      'Mail ops@example.org or see example.org/page. Then wait',
      ['Mail ops@example.org or see example.org/page.', 'Then wait'],
    ],
    [
      'de',
      'Am 8. November 2017 fiel das Netz aus. Es dauerte.',
      ['Am 8. November 2017 fiel das Netz aus.', 'Es dauerte.'],
    ],
    ['de', 'Im Jahr 2017. Danach nicht mehr.', ['Im Jahr 2017.', 'Danach nicht mehr.']],
    [
      'de',
      'Einige Dienste, z. B. Speicher, d.h. Daten, fielen aus. Es dauerte.',
      ['Einige Dienste, z. B. Speicher, d.h. Daten, fielen aus.', 'Es dauerte.'],
    ],
    [
      'de',
      'Es traf ca. 5 % der Kunden bzw. Projekte. Mehr nicht.',
      ['Es traf ca. 5 % der Kunden bzw. Projekte.', 'Mehr nicht.'],
    ],
    [
      'de',
      'Um 14:05 UTC, in Version 1.10, stand alles. „Warum?“, fragten sie.',
      ['Um 14:05 UTC, in Version 1.10, stand alles.', '„Warum?“, fragten sie.'],
    ],
  ])('%s: %j ends where a reader says so', (lang, text, expected) => {
    const sentences = sentencesOf(text, lang)
    expect(sentences.map(({ text, start }) => [text.length, start])).toEqual(
      expected.map((sentence) => [sentence.length, text.indexOf(sentence)]),
    )
  })

  it('and the next hold all that is written, whatever it is', () => {
    const unspaced = (text: string) => text.replace(/\s/g, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('en' as const, 'de' as const), (text, lang) => {
        const sentences = sentencesOf(text, lang)
        expect(unspaced(sentences.map((sentence) => sentence.text).join(''))).toBe(unspaced(text))
        for (const sentence of sentences)
          expect(text.replaceAll('\n', ' ').startsWith(sentence.text, sentence.start)).toBe(true)
      }),
    )
  })
})

/** What Unicode’s rules of sentences tell apart. No word is an abbreviation, so each end that they see is one. */
const telling = [
  'ab',
  'Cd',
  'Äß',
  'жж',
  '中中',
  '12',
  ...'!?….。,;:()“”„‚\'"»-–‐ \u00a0\u3000\n\r\t\u0085\u2028\u2029\u200b\u2024\uFE52\u0301\u037E\u0964\uFFFC',
]

describe('every end of a sentence that Unicode’s rules see', () => {
  it('is one here, in texts that are looked at closely and in those that are not', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
    const texts = fc.array(fc.constantFrom(...telling), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const segments = Array.from(segmenter.segment(text.replaceAll('\n', ' ')), ({ segment }) => segment.trim())
        expect(sentencesOf(text, 'en').map((sentence) => sentence.text)).toEqual(segments.filter((each) => each !== ''))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('the words of a sentence', () => {
  it.each([
    ['', 0],
    ['one two  three\nfour', 4],
    ['at 14:05 UTC – v1.2.3 & 99.9 %', 5],
    ['time-to-detect, „Störung“, (it’s)', 3],
  ])('%j has %i', (text, count) => {
    expect(wordsIn(text)).toBe(count)
  })
})
