/** The three formats: valid whatever people write, and read back by a parser that is not ours. */
import { readFileSync } from 'node:fs'
import { parseFeed } from '@rowanmanning/feed-parser'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { atomFeed } from '../../../../src/data/feeds/atom.ts'
import type { Feed, FeedEntry } from '../../../../src/data/feeds/feed.ts'
import { jsonFeed } from '../../../../src/data/feeds/json-feed.ts'
import { rssFeed } from '../../../../src/data/feeds/rss.ts'
import { resolveReferences } from '../../../../src/publish/character-references.ts'
import { jsonFeedSchema } from './json-feed-schema.ts'

const schema = (name: string) => readFileSync(new URL(`../../../fixtures/schemas/${name}`, import.meta.url), 'utf8')

const site = 'https://ops.example.org'
const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }

function entry(fields: Partial<FeedEntry> = {}): FeedEntry {
  const page = `${site}/postmortems/a/`
  return {
    id: page,
    page,
    lang: 'en',
    title: 'A title',
    summary: 'It failed.',
    html: '<p>It failed.</p>',
    published: '2026-01-17T00:00:00Z',
    updated: '2026-01-18T10:11:12Z',
    tags: ['Postmortem'],
    license,
    ...fields,
  }
}

function feed(entries: FeedEntry[], fields: Partial<Feed> = {}): Feed {
  const address = (format: string) => `${site}/postmortems/feed.${format}`
  return {
    title: 'Postmortems · Handbook',
    summary: 'What failed.',
    lang: 'en',
    page: `${site}/postmortems/`,
    addresses: { atom: address('atom'), rss: address('rss'), json: address('json') },
    publisher: { name: 'Example & Sons', page: `${site}/` },
    license,
    entries,
    ...fields,
  }
}

/** Texts that have broken a feed somewhere. */
const hostile = [
  ']]>',
  '<script>alert(1)</script>',
  '&amp;lt;b&amp;gt;',
  '"quoted" \'and\' more',
  'a\u0000b\u0008c\u001Fd',
  'a\uFFFEb\uFFFFc',
  'half a \uD83D of an emoji',
  '👩‍🚀 إنذار \u202Eright to left',
  'a\r\nb\rc\u2028d\u0085e',
  '<!-- --><?xml version="1.0"?>',
  '&undefined; &#0;',
  'ü'.repeat(400),
]
const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hostile) }, fc.string({ unit: 'binary' }))
const words = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => `x${pieces.join(' ')}x`)
const anyEntry = fc
  .record({ title: words, summary: words, html: words, tag: words, isPublished: fc.boolean() })
  .map(({ isPublished, tag, ...texts }) => {
    const fields = entry({ ...texts, tags: [tag] })
    if (!isPublished) delete fields.published
    return fields
  })

const samples = [
  ...fc.sample(anyEntry, { numRuns: 60, seed: 20261121 }),
  ...hostile.map((text) => entry({ title: `x${text}x` })),
]

/** What any reader of XML gets of a text: what XML cannot say has become U+FFFD. */
const inXml = (text: string) =>
  Array.from(text.toWellFormed(), (letter) =>
    letter === '\uFFFE' || letter === '\uFFFF' || (letter < ' ' && !/\s/.test(letter)) || /[\v\f]/.test(letter)
      ? '\uFFFD'
      : letter,
  ).join('')
/** The parser resolves references once more than it should, and takes blanks for one. */
const loosely = (text: string | null | undefined) => {
  let resolved = text ?? ''
  for (let round = 0; round < 4; round++) resolved = resolveReferences(resolved)
  return inXml(resolved).replace(/\s+/g, ' ').trim()
}

describe.each([
  ['Atom', atomFeed, 'atom.rng'],
  ['RSS', rssFeed, 'rss.rng'],
] as const)('%s', (_, write, grammar) => {
  it('is what its specification calls for, whatever is written', async () => {
    const feeds = [feed(samples), feed([]), ...samples.slice(0, 12).map((each) => feed([each], { title: each.title }))]
    const { valid, errors } = await validateXML({
      xml: feeds.map((each, at) => ({ fileName: `${at}.xml`, contents: write(each) })),
      schema: schema(grammar),
      extension: 'relaxng',
    })
    expect({ valid, errors }).toEqual({ valid: true, errors: [] })
  })

  it('is read by others as it was meant', () => {
    const read = parseFeed(write(feed(samples)))
    expect(read.items).toHaveLength(samples.length)
    for (const [at, { id, page, title, summary, html, updated, published, tags }] of samples.entries()) {
      const item = read.items[at]!
      expect([item.id, item.url]).toEqual([id, page])
      expect(loosely(item.title)).toBe(loosely(inXml(title)))
      expect(loosely(item.content)).toBe(loosely(inXml(html)))
      if (write === atomFeed) expect(loosely(item.description)).toBe(loosely(inXml(summary)))
      expect(item.published?.toISOString()).toBe(
        (published ?? (write === rssFeed ? updated : undefined))?.replace('Z', '.000Z'),
      )
      if (write === atomFeed) expect(item.updated?.toISOString()).toBe(updated.replace('Z', '.000Z'))
      expect(item.categories).toHaveLength(tags.length)
    }
  })

  it('says what it is, where it is, and since when it is as it is', () => {
    const read = parseFeed(write(feed([entry()])))
    expect(read).toMatchObject({
      title: 'Postmortems · Handbook',
      description: 'What failed.',
      language: 'en',
      url: `${site}/postmortems/`,
      self: `${site}/postmortems/feed.${write === atomFeed ? 'atom' : 'rss'}`,
    })
    expect(read.updated?.toISOString()).toBe('2026-01-18T10:11:12.000Z')
  })
})

describe('JSON Feed', () => {
  const ajv = new Ajv({ allErrors: true })
  addFormats.default(ajv)
  const isValid = ajv.compile(jsonFeedSchema)

  it('is what its specification calls for, and every text is as it was written', () => {
    for (const entries of [[], samples]) {
      const read = JSON.parse(jsonFeed(feed(entries)))
      expect(isValid(read), JSON.stringify(isValid.errors)).toBe(true)
      const texts = read.items.map(({ title, summary, content_html }: Record<string, string>) => [
        title,
        summary,
        content_html,
      ])
      expect(texts).toEqual(entries.map(({ title, summary, html }) => [title, summary, html]))
    }
  })
})

it('an entry says its own language in every format, where it is not that of the feed', () => {
  const german = feed([entry({ lang: 'de', title: 'Ausfall' })])
  expect(atomFeed(german)).toContain('<entry xml:lang="de">')
  expect(rssFeed(german)).toContain('<dc:language>de</dc:language>')
  expect(JSON.parse(jsonFeed(german)).items[0].language).toBe('de')
})

it('an id that is no page is no permanent link', () => {
  const of = (id: string) => /<guid isPermaLink="(\w+)"/.exec(rssFeed(feed([entry({ id })])))![1]
  expect([of(`${site}/postmortems/a/`), of(`${site}/postmortems/a/#page-action-x`)]).toEqual(['true', 'false'])
})
