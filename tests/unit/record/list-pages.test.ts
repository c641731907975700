import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf, listPages, shareOf } from '../../../src/record/list-pages.ts'

const entries = fc.array(fc.string(), { maxLength: 60 })
const size = fc.integer({ min: 1, max: 20 })

describe('a list in pages', () => {
  it('has each entry once, in its order, on pages that are full but for the last', () => {
    fc.assert(
      fc.property(entries, size, (all, size) => {
        const pages = listPages('services/dns/runbooks/', all, size)
        expect(pages.flatMap((page) => page.entries)).toEqual(all)
        expect(pages.slice(0, -1).every((page) => page.entries.length === size)).toBe(true)
        expect(pages.at(-1)?.entries.length ?? size).toBeLessThanOrEqual(size)
        expect(pages.map(({ number, of, total }) => [number, of, total])).toEqual(
          pages.map((_, at) => [at + 1, pages.length, all.length]),
        )
      }),
    )
  })

  it('has its first page at its own address, and the others below', () => {
    expect(listPages('search/a/', [1, 2, 3, 4, 5], 2).map(({ path }) => path)).toEqual([
      'search/a/',
      'search/a/2/',
      'search/a/3/',
    ])
  })
})

describe('the share of each list', () => {
  it.each([
    ['all, where there is room', [3, 1, 2], 6, 6],
    ['the same for each', [10, 10, 10], 12, 4],
    ['more, where short lists leave room', [1, 1, 10, 10], 12, 5],
    ['nothing, where there are more lists than room', [1, 1, 1], 2, 0],
    ['nothing of nothing', [], 5, 5],
  ])('is %s', (_, lengths, room, share) => {
    expect(shareOf(lengths, room)).toBe(share)
  })

  it('fills no page beyond its room, and could not be larger', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), size, (lengths, room) => {
        const shown = (share: number) => lengths.reduce((sum, length) => sum + Math.min(share, length), 0)
        const share = shareOf(lengths, room)
        expect(shown(share)).toBeLessThanOrEqual(room)
        if (share < room) expect(shown(share + 1)).toBeGreaterThan(room)
      }),
    )
  })
})

describe('entries under headings', () => {
  const headings = fc
    .uniqueArray(fc.constantFrom(...'abcdefgh'))
    .chain((names) =>
      fc.tuple(...names.map((name) => entries.map((those) => ({ name, entries: those.map((each) => name + each) })))),
    )

  it('are all in the index, or all in the lists of their headings, each once', () => {
    fc.assert(
      fc.property(headings, size, (given, room) => {
        const { headings: shown, pages } = directoryOf(given, (name) => `search/${name}/`, room)
        const all = given.flatMap((heading) => heading.entries)
        const [here, there] = [shown.flatMap((heading) => heading.entries), pages.flatMap((page) => page.entries)]
        expect(here.length > 0 ? here : there).toEqual(all)
        expect(Math.min(here.length, there.length)).toBe(0)
        expect(shown.map(({ name }) => name)).toEqual(given.map(({ name }) => name))
        expect([here, ...pages.map((page) => page.entries)].every((page) => page.length <= room)).toBe(true)
        // Every heading that has a list leads to it.
        expect(new Set(pages.map(({ list }) => list))).toEqual(
          new Set(
            shown.flatMap(({ name, path }) =>
              path && given.some((each) => each.name === name && each.entries.length) ? [path] : [],
            ),
          ),
        )
      }),
    )
  })

  it('of one heading change nothing in the lists of the others', () => {
    const list = (name: string, n: number) => ({ name, entries: Array.from({ length: n }, (_, at) => `${name}${at}`) })
    const pagesOf = (n: number) =>
      directoryOf([list('a', n), list('b', 30)], (name) => `search/${name}/`, 20).pages.filter(
        ({ name }) => name === 'b',
      )
    expect(pagesOf(15)).toEqual(pagesOf(16))
  })
})
