/** From a question to an answer: what comes first, and how sure the answer is. */

import { comesClose, holds, isLiteral, partsOf, wordsOf } from './query.ts'
import type { Answer, Counts, FoundPage, Hit, Options, SearchIndex } from './search-index.ts'

export interface Question {
  query: string
  /** What was chosen of each facet: its values as the index has them. */
  chosen: Map<string, string[]>
  newestFirst: boolean
}

export interface Finding {
  hits: Hit[]
  /** The pages of the first hits, which had to be read to judge them; the rest comes when it is shown. */
  pages: FoundPage[]
  counts: Counts
  /** How many of the hits have the words of the query in its order; given when that tells more than their number. */
  inOrder?: number
  /** Whether something that was pasted stands nowhere as it is, and these pages only come near. */
  near: boolean
  /** Whether some pages could not be read. */
  partly: boolean
}

/** How many hits are read, and shown, before more are asked for: what fits into the first view. */
export const FIRST = 3

/**
 * Words are found in any order, and with other endings. Pages that have them in the order of the question come first.
 * What somebody pasted is looked for as it stands in what was found; when it is nowhere there, its parts are looked for:
 * of `--data-dir=/var/lib/etcd`, the index knows the whole and the single words, but not `/var/lib/etcd`.
 */
export async function find(index: SearchIndex, question: Question): Promise<Finding> {
  const { query, newestFirst } = question
  const words = wordsOf(query)
  if (words === '' && query !== '') return { hits: [], pages: [], counts: {}, near: false, partly: false }
  const literal = isLiteral(query)
  const finding = await findWords(index, question, words, literal)
  if (!literal || newestFirst) return finding

  const asItStands = (page: FoundPage) => holds([page.content, ...Object.values(page.meta)].join(' '), query)
  if (finding.pages.some(asItStands)) return { ...finding, ...firstThose(finding, asItStands) }
  const parts = partsOf(query)
  const others =
    parts.toLowerCase() === words.toLowerCase() ? undefined : await findWords(index, question, parts, false)
  if (others?.pages.some(asItStands)) return { ...others, ...firstThose(others, asItStands) }
  const nearest = finding.hits.length > 0 || !others ? finding : others
  return { ...nearest, inOrder: undefined, near: nearest.hits.length > 0 && nearest.pages.length > 0 }
}

async function findWords(index: SearchIndex, question: Question, words: string, literal: boolean): Promise<Finding> {
  const options = optionsOf(question)
  const loose = await index.search(words || null, options)
  const phrased = words.includes(' ') || literal ? await index.search(`"${words}"`, options) : { results: [] }
  const inOrder = new Map(phrased.results.map((hit) => [hit.id, hit]))
  // Their text is asked for as part of the phrase, so that the excerpt shows the phrase.
  const ordered = loose.results.map((hit) => inOrder.get(hit.id) ?? hit)
  const hits = question.newestFirst
    ? ordered
    : [...ordered.filter(({ id }) => inOrder.has(id)), ...ordered.filter(({ id }) => !inOrder.has(id))]
  const { pages, partly } = await read(index, hits.slice(0, FIRST))
  if (words !== '' && pages[0] && !comesClose(words, wordsFound(pages[0]))) {
    return { hits: [], pages: [], counts: {}, near: false, partly: false }
  }
  const tells = words.includes(' ') && inOrder.size > 0 && inOrder.size < hits.length
  return {
    hits,
    pages,
    partly,
    counts: await countsFor(index, question, words, loose),
    ...(tells ? { inOrder: inOrder.size } : {}),
    near: false,
  }
}

/** The texts of some hits. One that does not come costs no other. */
export async function read(index: SearchIndex, hits: Hit[]): Promise<{ pages: FoundPage[]; partly: boolean }> {
  const read = await Promise.allSettled(hits.map((hit) => index.page(hit)))
  return {
    pages: read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    partly: read.some((each) => each.status === 'rejected'),
  }
}

/** Within a facet, choosing more widens: so its counts are those without what is chosen of it. */
async function countsFor(index: SearchIndex, question: Question, words: string, all: Answer): Promise<Counts> {
  const counts = { ...all.filters }
  for (const facet of question.chosen.keys()) {
    const chosen = new Map(question.chosen)
    chosen.delete(facet)
    const { filters } = await index.search(words || null, optionsOf({ ...question, chosen }))
    counts[facet] = filters[facet] ?? {}
  }
  return counts
}

function optionsOf({ chosen, newestFirst }: Question): Options {
  return {
    filters: Object.fromEntries([...chosen].map(([facet, values]) => [facet, { any: values }])),
    ...(newestFirst ? { sort: { date: 'desc' as const } } : {}),
  }
}

function wordsFound({ content, locations, meta }: FoundPage): string[] {
  const words = content.split(/\s+/)
  return [
    ...locations.map((location) => words[location] ?? ''),
    ...Object.values(meta).flatMap((text) => text.split(' ')),
  ]
}

function firstThose({ hits, pages }: Finding, are: (page: FoundPage) => boolean): Pick<Finding, 'hits' | 'pages'> {
  // Pages that did not come leave gaps; then the order of hits is not that of pages, and is kept as it is.
  if (pages.length < Math.min(hits.length, FIRST)) return { hits, pages }
  const order = [...pages.keys()].sort((a, b) => Number(are(pages[b]!)) - Number(are(pages[a]!)) || a - b)
  return {
    hits: [...order.map((at) => hits[at]!), ...hits.slice(pages.length)],
    pages: order.map((at) => pages[at]!),
  }
}
