/** Searching the handbook, whatever becomes of the scripts and the network. */
import { describe, expect, test } from 'vitest'
import { type Reader, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

/** Stands in one postmortem, and nowhere else in the handbook. */
const ONLY_ONCE = 'NetStream'
const THERE = '/ops/postmortems/otc-2017-11-08/'

/** The results that are shown, as the addresses that they lead to. */
async function results({ page }: Reader): Promise<string[]> {
  return page
    .locator('[data-search-results] a[href]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

function status({ page }: Reader) {
  return page.getByRole('main').getByRole('status')
}

async function searchFor(reader: Reader, words: string): Promise<void> {
  await reader.page.getByRole('main').getByRole('searchbox').fill(words)
}

describe('with scripts', () => {
  test('a word that stands in one postmortem finds exactly that one', async () => {
    const reader = await newReader()
    await reader.open('/search/')
    await searchFor(reader, ONLY_ONCE)
    await expect.poll(() => results(reader)).toEqual([THERE])
    expect(await seen(status(reader))).toBe(`1 result for “${ONLY_ONCE}”`)
    expect(reader.complaints).toEqual([])
  })
})
