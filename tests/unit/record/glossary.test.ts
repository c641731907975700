import { expect, test } from 'vitest'
import { GlossaryTerm } from '../../../src/model/catalogues.ts'
import type { Language } from '../../../src/model/values.ts'
import { explainedTerms, glossaryIn } from '../../../src/record/glossary.ts'

const terms = [
  { term: 'Übung', definition: 'Eine Probe.', lang: 'de' },
  { term: 'Quorum', definition: 'Enough.', aliases: ['majority'] },
  { term: 'Final', definition: 'Signed off.', explain: false },
  { term: 'Zeit', definition: 'Dauer.', lang: 'de' },
  { term: 'C', definition: 'A language.' },
  { term: 'C++', definition: 'Another.' },
  { term: '…', definition: 'Left out.' },
].map((term) => GlossaryTerm.parse(term))

const entries = (lang: Language, languages: Language[] = ['en', 'de']) =>
  glossaryIn(lang, terms, languages).map(({ term, anchor }) => `${term} ${anchor}`)

test('a glossary is sorted as readers of its language sort, and every entry has an anchor of its own', () => {
  expect(entries('en')).toEqual([
    '… page-term-entry',
    'C page-term-c',
    'C++ page-term-c-2',
    'Final page-term-final',
    'Quorum page-term-quorum',
  ])
  expect(entries('de')).toEqual(['Übung page-term-übung', 'Zeit page-term-zeit'])
})

test('a language without entries shows those of the first one', () => {
  const english = terms.filter(({ lang }) => lang !== 'de')
  expect(glossaryIn('de', english, ['en', 'de']).map(({ lang }) => lang)).toEqual(['en', 'en', 'en', 'en', 'en'])
})

test('texts explain the terms of their own language only, and none that has an everyday meaning', () => {
  const english = terms.filter(({ lang }) => lang !== 'de')
  expect(explainedTerms('de', english, ['en', 'de'], '/')).toEqual([])
  expect(explainedTerms('en', terms, ['en', 'de'], '/hb/').map(({ term }) => term)).toEqual(['…', 'C', 'C++', 'Quorum'])
})

test('what is explained leads to its entry, below the base path', () => {
  const [, , , quorum] = explainedTerms('en', terms, ['en', 'de'], '/hb/')
  expect(quorum).toEqual({
    id: 'page-term-quorum',
    term: 'Quorum',
    names: ['Quorum', 'majority'],
    definition: 'Enough.',
    href: '/hb/glossary/#page-term-quorum',
  })
  expect(explainedTerms('de', terms, ['en', 'de'], '/hb/')[0]?.href).toBe('/hb/de/glossary/#page-term-übung')
})
