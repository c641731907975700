import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TextChange, textChanges, wordChanges } from '../../../src/record/text-changes.ts'

/** Changes in one line each: `+` added, `-` removed, words in brackets likewise. */
const shown = (changes: TextChange[]) =>
  changes.map((change) =>
    change.kind === 'changed'
      ? change.words
          .map(({ text, change: kind }) => (kind ? `[${kind === 'added' ? '+' : '-'}${text}]` : text))
          .join(' ')
      : `${change.kind === 'added' ? '+' : '-'}${change.text}`,
  )

describe('what changed between two texts', () => {
  test.each<[what: string, before: string[], after: string[], expected: string[]]>([
    ['what stayed is left out', ['a b c', 'd e f'], ['a b c', 'd e f'], []],
    ['a paragraph that came', ['a b c'], ['a b c', 'd e f'], ['+d e f']],
    ['a paragraph that went', ['a b c', 'd e f'], ['d e f'], ['-a b c']],
    [
      'a time that was corrected',
      ['It began at 01:57 UTC.'],
      ['It began at 01:30 UTC.'],
      ['It began at [-01:57] [+01:30] UTC.'],
    ],
    ['a paragraph that became another', ['one two three'], ['four five six'], ['-one two three', '+four five six']],
    [
      'a paragraph that changed beside one that became another',
      ['It was slow.', 'We rolled it back at noon.'],
      ['Nobody could log in.', 'We rolled it back at 12:10.'],
      ['-It was slow.', '+Nobody could log in.', 'We rolled it back at [-noon.] [+12:10.]'],
    ],
  ])('%s', (_, before, after, expected) => expect(shown(textChanges(before, after))).toEqual(expected))

  test('both texts can be read in what is shown of a changed paragraph', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((words) => words.join(' '))
    const without = (words: ReturnType<typeof wordChanges>, kind: string) =>
      words.flatMap(({ text, change }) => (change === kind ? [] : text)).join(' ')
    fc.assert(
      fc.property(text, text, (before, after) => {
        const words = wordChanges(before, after)
        expect(without(words, 'added')).toBe(before)
        expect(without(words, 'removed')).toBe(after)
      }),
    )
  })

  test('texts without a word in common end the search, however long they are', () => {
    const many = (prefix: string) => Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`)
    expect(textChanges(many('a'), many('b'))).toHaveLength(40_000)
    expect(wordChanges(many('a').join(' '), many('b').join(' '))).toHaveLength(2)
  })
})
