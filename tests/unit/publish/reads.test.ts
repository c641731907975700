/** What is read of a site while a file is made: all of it is seen, and a file whose reads say the same would be the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed, SiteDigests } from '../../../src/publish/reads.ts'
import type { Record as SiteRecord } from '../../../src/record/record.ts'
import type { SiteContent } from '../../../src/site-content.ts'

/** The few parts of a site that stand for all: parts that are read whole, by their own parts, by key, and that may be absent. */
interface Parts {
  head: { commit: string } | undefined
  modified: boolean
  declaration: { id: string } | undefined
  principles: { id: string }[]
  manifesto: boolean
  ahead: string | undefined
  services: [string, { name: string }][]
  pictured: string[]
  overtaken: [string, string][]
  bodies: { [key: string]: string }
  pieces: string[]
}

const catalogues = { settings: { languages: ['en'] } }

function siteOf(parts: Parts): SiteContent {
  const { head, modified, declaration, principles, manifesto, ahead, services, pictured, overtaken } = parts
  const facts = { catalogues, modified, ...(head ? { head } : {}) }
  const record = {
    lang: 'en',
    facts,
    declaration,
    principles,
    navigation: { manifesto },
    actions: { all: { total: 1, ...(ahead === undefined ? {} : { ahead }) } },
    services: new Map(services),
    pictured: new Set(pictured),
    translations: { overtaken: new Map(overtaken) },
  }
  return {
    facts,
    records: new Map([['en', record]]),
    bodyOf: (key: string) => parts.bodies[key] ?? '',
    isInABody: (kind: string, piece: string) => parts.pieces.includes(`${kind} ${piece}`),
  } as unknown as SiteContent
}

const digestsOf = (parts: Parts) => new SiteDigests(siteOf(parts), new Map(Object.entries(parts.bodies)))

/** All ways in which templates look things up, each with what it sees. */
const looks: { [name: string]: (record: SiteRecord, site: SiteContent, key: string) => unknown } = {
  'a fact': (_, { facts }) => facts.head?.commit,
  'a fact of the record': ({ facts }) => [facts.head, facts.modified],
  'whether there is a fact': (_, { facts }) => 'head' in facts,
  'all facts': (_, { facts }) => ({ ...facts }),
  'names of facts': (_, { facts }) => Object.keys(facts),
  'a part': ({ declaration }) => declaration?.id,
  'a list': ({ principles }) => principles.map(({ id }) => id),
  'a part of a part': ({ navigation }) => navigation.manifesto,
  'a part that may be absent': ({ actions }) => actions.all.ahead,
  'an entry': ({ services }, _, key) => services.get(key),
  'whether there is an entry': ({ services }, _, key) => services.has(key),
  'an entry of a map in a part': ({ translations }, _, key) => translations.overtaken.get(key),
  'how many entries': ({ services }) => services.size,
  'all entries': ({ services }) => [...services],
  'all keys': ({ services }) => [...services.keys()],
  'all values': ({ services }) => [...services.values()],
  'all entries, one by one': ({ services }) => {
    const seen: unknown[] = []
    services.forEach((value, key) => {
      seen.push([key, value])
    })
    return seen
  },
  'a copy of a map': ({ services }) => [...new Map(services).entries()],
  'whether one is in a set': ({ pictured }, _, key) => pictured.has(key),
  'how many are in a set': ({ pictured }) => pictured.size,
  'all of a set': ({ pictured }) => [...pictured],
  'a set with others': ({ pictured }, _, key) => [...pictured.union(new Set([key]))],
  'a set without others': ({ pictured }, _, key) => [...pictured.difference(new Set([key]))],
  'whether a set is part of another': ({ pictured }, _, key) => pictured.isSubsetOf(new Set([key])),
  'a body': (_, { bodyOf }, key) => bodyOf(key),
  'a piece of any body': (_, { isInABody }, key) => isInABody('runbook', key as 'mermaid'),
}

const word = fc.constantFrom('x', 'y')
const key = fc.constantFrom('a', 'b', 'c')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const map = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name })
const parts: fc.Arbitrary<Parts> = fc.record({
  head: maybe(fc.record({ commit: word })),
  modified: fc.boolean(),
  declaration: maybe(fc.record({ id: word })),
  principles: fc.array(fc.record({ id: word }), { maxLength: 2 }),
  manifesto: fc.boolean(),
  ahead: maybe(word),
  services: map(fc.record({ name: word })),
  pictured: fc.uniqueArray(key),
  overtaken: map(word),
  bodies: fc.record({ a: word, b: word, c: word }),
  pieces: fc.subarray(['runbook a', 'runbook b']),
})
/** A site, and the same after some of its parts have become others. */
const edited = fc.tuple(parts, parts).chain(([before, other]) =>
  fc.subarray(Object.keys(before) as (keyof Parts)[], { minLength: 1, maxLength: 3 }).map((names) => ({
    before,
    after: { ...before, ...Object.fromEntries(names.map((name) => [name, other[name]])) } as Parts,
  })),
)
const program = fc.array(fc.tuple(fc.constantFrom(...Object.keys(looks)), key), { minLength: 1, maxLength: 4 })

function run(site: SiteContent, steps: [string, string][]): string {
  const record = site.records.get('en')!
  return JSON.stringify(steps.map(([name, key]) => looks[name]!(record, site, key) ?? null))
}

describe('what is read of a site', () => {
  it('is seen: whoever reads the same in another site gets the same', async () => {
    const outcomes = { same: 0, other: 0 }
    await fc.assert(
      fc.asyncProperty(edited, program, async ({ before, after }, steps) => {
        const site = observed(siteOf(before))
        const { made, reads } = await site.during(() => run(site.content, steps))
        expect(made).toBe(run(siteOf(before), steps))
        const isSame = digestsOf(before).ofReads(reads) === digestsOf(after).ofReads(reads)
        if (isSame) expect(run(siteOf(after), steps)).toBe(made)
        outcomes[isSame ? 'same' : 'other']++
      }),
      { numRuns: 1000 },
    )
    // Both must be many, or nothing was tried.
    expect(Math.min(outcomes.same, outcomes.other)).toBeGreaterThan(100)
  })

  it.each(Object.keys(looks))('is seen each time that it is read, not the first time only: %s', async (name) => {
    const site = observed(siteOf(fc.sample(parts, { numRuns: 1, seed: 1 })[0]!))
    const look = () => site.during(() => run(site.content, [[name, 'a']]))
    const first = await look()
    expect(first.reads).not.toEqual([])
    expect(await look()).toEqual(first)
  })

  it('is as little as was looked up: one entry of a map depends on no other', async () => {
    const before = { ...fc.sample(parts, { numRuns: 1, seed: 1 })[0]!, services: [['a', { name: 'x' }]] } as Parts
    const after: Parts = { ...before, services: [...before.services, ['b', { name: 'y' }]] }
    const site = observed(siteOf(before))
    const one = await site.during(() => run(site.content, [['an entry', 'a']]))
    const all = await site.during(() => run(site.content, [['how many entries', 'a']]))
    const [digests, later] = [digestsOf(before), digestsOf(after)]
    expect(later.ofReads(one.reads)).toBe(digests.ofReads(one.reads))
    expect(later.ofReads(all.reads)).not.toBe(digests.ofReads(all.reads))
  })

  it('is nothing outside of a run, and two runs at one time are refused', async () => {
    const site = observed(siteOf(fc.sample(parts, { numRuns: 1, seed: 1 })[0]!))
    run(site.content, [['all entries', 'a']])
    expect((await site.during(() => 1)).reads).toEqual([])
    const first = site.during(() => new Promise<void>((done) => setTimeout(done, 10)))
    await expect(site.during(() => 1)).rejects.toThrow('Two files are made at once')
    await first
    await expect(site.during(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect((await site.during(() => 1)).reads).toEqual([])
  })
})

describe('a digest of a value', () => {
  const digests = digestsOf(fc.sample(parts, { numRuns: 1, seed: 1 })[0]!)
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(undefined, null, true, 0, 1, Number.NaN, '', 'a', 'undefined', 'null', 'a:1,b'),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'a":1,"b', 'a:1,b'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
      fc.array(fc.tuple(word, tie('value')), { maxLength: 2 }).map((entries) => new Map(entries)),
      fc.array(tie('value'), { maxLength: 2 }).map((entries) => new Set(entries)),
    ),
  })).value

  it('is that of another value only where both are equal', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        if (digests.of(a) === digests.of(b)) expect(a).toStrictEqual(b)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['something with parts that nobody sees', new (class Ledger {})()],
  ])('is refused where the value is no plain data: %s', (_, value) => {
    expect(() => digests.of({ value })).toThrow('no plain data')
  })
})
