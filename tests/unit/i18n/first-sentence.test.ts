import { expect, test } from 'vitest'
import { firstSentence } from '../../../src/i18n/first-sentence.ts'

test.each([
  ['en', 'It failed. It came back.', 'It failed.'],
  ['en', 'Version 1.2.3 failed. It came back.', 'Version 1.2.3 failed.'],
  ['en', 'Only one sentence', 'Only one sentence'],
  ['de', 'Am 8. November 2017 fiel das Netz aus. Es dauerte.', 'Am 8. November 2017 fiel das Netz aus.'],
  ['de', 'Einige Dienste, z. B. Speicher, fielen aus. Es dauerte.', 'Einige Dienste, z. B. Speicher, fielen aus.'],
] as const)('%s: %s', (lang, text, sentence) => {
  expect(firstSentence(text, lang)).toBe(sentence)
})
