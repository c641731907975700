import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requiredWords } from '../../../../src/checks/language/required-words.ts'

describe('words that an expression requires', () => {
  it.each<[source: string, words: string[] | undefined]>([
    ['skipped|ignored', ['skipped', 'ignored']],
    ['(?:had |has )?ignored', ['ignored']],
    ['mistakes?', ['mistakes', 'mistake']],
    ['recogni[sz]e', ['recogni']],
    ['fat[- ]finger', ['finger']],
    ['(?:in|by) (?:mistake|accident)', ['mistake', 'accident']],
    ['must(?! never) (?<=be )not', ['must']],
    ['[a-z]{1,20}team', ['team']],
    ['(?:very ){1,3}late', ['very']],
    ['(?:very ){0,3}late', ['late']],
    ['fahrlässig', ['fahrl']],
    ['gegen\\b|\\.{1,3}$', ['gegen', '.']],
    ['\\uE000+ (?:forgot|)', undefined],
    ['late|[a-z]+', undefined],
  ])('%s', (source, words) => {
    expect(requiredWords(source)?.toSorted()).toEqual(words?.toSorted())
  })

  it('are in every match, whatever the expression', () => {
    const piece = fc.letrec<{ any: string; group: string; row: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'nested' },
        fc.constantFrom('a', 'b', 'ab', ' ', '[ab]', 'ä', '\\.', '(?!b)', '(?<=a)', '\\b', '^', '$'),
        tie('group'),
      ),
      group: fc
        .tuple(
          fc.array(tie('row'), { minLength: 1, maxLength: 3, depthIdentifier: 'nested' }),
          fc.constantFrom('', '?', '+', '*', '{0,2}', '{1,2}?', '??'),
        )
        .map(([rows, quantifier]) => `(?:${rows.join('|')})${quantifier}`),
      row: fc.array(tie('any'), { maxLength: 4, depthIdentifier: 'nested' }).map((parts) => parts.join('')),
    }))
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'ä', '.'), { maxLength: 12 }).map((each) => each.join(''))
    fc.assert(
      fc.property(piece.row, text, (source, text) => {
        const words = requiredWords(source)
        if (!words) return
        for (const [match] of text.matchAll(new RegExp(source, 'g'))) {
          expect(words.some((word) => match.includes(word))).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
