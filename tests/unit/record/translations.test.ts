import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/model/values.ts'
import { keyOf } from '../../../src/record/address.ts'
import { type TranslatableDocument, translationsOf } from '../../../src/record/translations.ts'

function version(lang: Language, order?: number, id = 'disk-full'): TranslatableDocument {
  return { kind: 'runbook', id, lang, ...(order === undefined ? {} : { lastChange: { day: '2026-11-20', order } }) }
}

describe('a translation', () => {
  it.each([
    ['before its original was changed again', 4, 5, true],
    ['in the same commit as its original', 5, 5, false],
    ['after its original', 6, 5, false],
    ['at a time that nobody knows', undefined, 5, false],
    ['after an original that was changed at a time that nobody knows', 6, undefined, false],
  ])('made %s', (_, translation, original, overtaken) => {
    const documents = [version('de', translation), version('en', original)]
    expect([...translationsOf(documents, ['en', 'de']).overtaken.keys()]).toEqual(
      overtaken ? ['runbook/de/disk-full'] : [],
    )
  })

  it('is what is not in the first language: in a German handbook, the English text', () => {
    const documents = [version('en', 1), version('de', 2)]
    expect([...translationsOf(documents, ['de', 'en']).overtaken.keys()]).toEqual(['runbook/en/disk-full'])
    expect(translationsOf(documents, ['en', 'de']).overtaken.size).toBe(0)
  })

  it('leads to its original', () => {
    const original = version('en', 2)
    expect(translationsOf([version('de', 1), original], ['en', 'de']).overtaken.get('runbook/de/disk-full')).toBe(
      original,
    )
  })

  it('is not compared with a text of another name or kind', () => {
    const documents = [
      version('de', 1),
      version('en', 2, 'disk-slow'),
      { ...version('en', 2), kind: 'process' as const },
    ]
    expect(translationsOf(documents, ['en', 'de']).overtaken.size).toBe(0)
  })
})

describe('the versions of a document', () => {
  it('stand in the order of the site’s languages, whatever the order of the files', () => {
    const documents = [version('de'), version('en'), version('de', 1, 'only-german')]
    const { versions } = translationsOf(documents, ['en', 'de'])
    expect([...versions].map(([name, all]) => [name, all.map(({ lang }) => lang)])).toEqual([
      ['runbook/disk-full', ['en', 'de']],
      ['runbook/only-german', ['de']],
    ])
  })
})

const changes = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
const pair = fc.record({ original: changes, translation: changes })

it('whatever happened when: only what is known to be older is said to be, and a first language never is', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
      const documents = pairs.flatMap(({ original, translation }, at) => [
        version('de', translation, `page-${at}`),
        version('en', original, `page-${at}`),
      ])
      const { overtaken } = translationsOf(documents, ['en', 'de'])
      const older = pairs.flatMap(({ original = 0, translation = 9 }, at) =>
        original > translation ? [keyOf(version('de', 0, `page-${at}`))] : [],
      )
      expect([...overtaken.keys()].sort()).toEqual(older.sort())
    }),
  )
})
