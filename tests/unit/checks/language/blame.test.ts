import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlameKind, findBlame } from '../../../../src/checks/language/blame.ts'

type Row = ['en' | 'de', string, [BlameKind, string][]]

describe('blame', () => {
  it.each<Row>([
    ['en', 'At 14:02 the engineer forgot to drain it.', [['omission', 'engineer forgot']]],
    ['en', 'The version, e.g. v1.2.3, was human error.', [['human-error', 'human error']]],
    ['en', 'It broke. We should have tested it.', [['counterfactual', 'We should have tested']]],
    ['en', 'The team\nneglected the queue.', [['omission', 'team\nneglected']]],
    ['de', 'Um 14:02 Uhr hat der Kollege es vergessen.', []],
    ['de', 'Der Kollege hat, z. B. am 3. Mai, geschlampt.', [['carelessness', 'geschlampt']]],
    ['de', 'Es brach. Wir hätten das testen müssen.', [['counterfactual', 'Wir hätten das testen müssen']]],
    ['de', 'Ursache: menschliches Versagen.', [['human-error', 'menschliches Versagen']]],
  ])('%s: %j is found with its kind and its place', (lang, text, expected) => {
    const found = findBlame(text, lang).map(({ kind, start, end }) => [kind, text.slice(start, end)])
    expect(found).toEqual(expected)
  })

  it.each<['en' | 'de', string]>([
    ['en', 'They wrote “it was human error” twice.'],
    ['en', "They wrote 'it was the team's human error' twice."],
    ['en', 'They wrote ‘it was the team’s human error’ twice.'],
    ['en', 'They wrote "it was human error" twice.'],
    ['de', 'Es hieß, „das war menschliches Versagen“.'],
    ['de', 'Es hieß, »das war menschliches Versagen«.'],
    ['de', 'Es hieß, ‚das war menschliches Versagen‘.'],
    ['de', 'Es hieß, «das war menschliches Versagen».'],
  ])('%s: %s speaks with the words of others', (lang, text) => {
    expect(findBlame(text, lang)).toEqual([])
  })

  it.each<['en' | 'de', string]>([
    ['en', 'The “old host was gone. It was human error.'],
    ['en', 'The "old host was gone. It was human error and "simple" to see.'],
    ['en', 'The 19" rack was full. It was human error, 19" or not.'],
    ['en', "The hosts' disks were full. It was human error, not the engineers' tools."],
    ['de', 'Der „alte Host war weg. Es war menschliches Versagen.'],
    ['de', 'Der »alte Host war weg. Es war menschliches Versagen.'],
  ])('%s: %s is not swallowed by a mark that opens no quotation', (lang, text) => {
    expect(findBlame(text, lang)).toHaveLength(1)
  })

  it.each<['en' | 'de', string]>([
    ['en', '\uFFFC failed to notice \uFFFC, and \uFFFC should have restarted it.'],
    ['en', '\uFFFC\uFFFC\uFFFC simply forgot \uFFFC.'],
    ['de', '\uFFFC hätte \uFFFC bemerken müssen, vergaß es aber.'],
  ])('%s: code and names are no people', (lang, text) => {
    expect(findBlame(text, lang)).toEqual([])
  })

  it('is told with a phrase, a reason and the words of the language', () => {
    expect(findBlame('Der Bereitschaftsdienst hat den Alarm übersehen.', 'de')).toEqual([
      {
        start: 0,
        end: 47,
        kind: 'omission',
        message: '“Der Bereitschaftsdienst hat den Alarm übersehen” blames people for an omission',
        hint: 'Tell what would have prompted the step, and where procedure, tool or signal was silent. For example: “Auf dem Schirm unterschied nichts den Standby vom Primärsystem.”',
      },
    ])
  })

  it('is not found in the words that it suggests', () => {
    for (const [lang, text] of [
      [
        'en',
        'The engineer forgot it. Human error. We should have tested it. A careless operator typed the wrong name.',
      ],
      ['de', 'Der Techniker vergaß es. Menschliches Versagen. Wir hätten es testen müssen. Das war schlampig.'],
    ] as const) {
      const found = findBlame(text, lang)
      expect(found.length).toBeGreaterThanOrEqual(4)
      for (const { hint } of found) expect(findBlame(hint.replaceAll(/[“”]/g, ''), lang)).toEqual([])
    }
  })

  const words = fc.constantFrom(
    ...'the engineer team who should have failed to notice just simply , . “ ” " \' „ “ hätte hätten der das Team wir die müssen prüfen nicht einfach human error menschliches Versagen \n \uFFFC operator of if had would'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 60 }).map((each) => each.join(' ')),
  )

  it.each([
    ['a line end', '\n', true],
    ['four blanks of four kinds', ' \t\u00a0\u3000', true],
    ['five blanks', '     ', false],
    ['seven tabs', '\t'.repeat(7), false],
  ])('%s between two words of a phrase: one gap or not', (_, gap, isGap) => {
    expect(findBlame(`It was human${gap}error.`, 'en').length > 0).toBe(isGap)
    // Where a phrase lets any words stand in between, any gap may, too.
    expect(findBlame(`The operator was supposed to check${gap}the host but did not do it.`, 'en')).not.toEqual([])
  })

  it('lies within the text, in order, without overlap, whatever is written', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('en' as const, 'de' as const), (text, lang) => {
        let before = 0
        for (const { start, end } of findBlame(text, lang)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
