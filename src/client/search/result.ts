/** A page that was found, as a row of the list: it leads to the heading below which most was found. */

import { make } from './make.ts'
import { comesClose, isLiteral, wordsOf } from './query.ts'
import type { FoundPage, Place } from './search-index.ts'
import { words } from './words.ts'

/** How many more headings a row names. */
const PLACES = 3

export function resultRow(page: FoundPage, query: string): HTMLLIElement {
  const { meta, filters } = page
  const highlight = foundWords(page, query)
  const byWeight = page.sub_results.toSorted((a, b) => weight(b) - weight(a))
  const best = byWeight[0]
  const title = make('a', { href: addressIn(page, best, highlight) }, meta['title'] ?? page.url)
  if (best?.anchor) title.append(' ', make('span', { className: 'result-place' }, `§ ${best.title}`))
  const facts = [...['kind', 'severity'].map((facet) => nameOf(filters[facet]?.[0])), dayOf(meta['date'])]
  const row = make(
    'li',
    {},
    make('h2', {}, title),
    make('p', { className: 'result-facts' }, facts.filter(Boolean).join(' · ')),
  )

  const alerts = (meta['alerts'] ?? '').split(' ').filter((alert) => isAsked(alert, query))
  if (alerts.length > 0) {
    const names = alerts.flatMap((alert) => [' ', make('code', {}, make('mark', {}, alert))])
    row.append(make('p', {}, words.alerts, ...names))
  } else row.append(excerptOf(page, best))

  const others = byWeight
    .slice(1)
    .filter((place) => place.anchor)
    .slice(0, PLACES)
  if (others.length > 0) {
    const links = others.flatMap((place) => [' ', make('a', { href: addressIn(page, place, highlight) }, place.title)])
    row.append(make('p', { className: 'result-facts result-places' }, words.also, ...links))
  }
  return row
}

function weight({ weighted_locations }: Place): number {
  return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0)
}

/** The page marks the words that were found; `found-words.ts` does it there. */
function addressIn({ url }: FoundPage, place: Place | undefined, highlight: string): string {
  return `${url}${highlight && `?highlight=${encodeURIComponent(highlight)}`}${place?.anchor ? `#${place.anchor.id}` : ''}`
}

/** The words that were found, each once, as they stand in the page: whole ones, or their parts that were asked for. */
function foundWords({ content, locations }: FoundPage, query: string): string {
  const all = content.split(/\s+/)
  const found = locations.flatMap((location) => {
    const word = (all[location] ?? '').replace(/^[^\p{L}\p{N}/-]+|[^\p{L}\p{N}/]+$/gu, '')
    return [word, ...word.split(/[^\p{L}\p{N}_]+/u)].find((each) => isPartOf(query, each)) ?? []
  })
  return [...new Set(found)].slice(0, 8).join(' ')
}

/** Whether a word that was found is one of the question: it begins like it, and is hardly longer. */
function isPartOf(query: string, found: string): boolean {
  const word = wordsOf(found)
  const asked = wordsOf(query).split(' ')
  return word !== '' && asked.some((each) => word.length <= each.length + 4 && comesClose(each, [word]))
}

/** Pagefind escapes `<` and `>` and marks words; whatever else an excerpt may hold is text. */
function excerptOf(page: FoundPage, place: Place | undefined): HTMLParagraphElement {
  const title = place?.anchor ? place.title : (page.meta['title'] ?? '')
  const plain = (marked: string) =>
    marked
      .replace(/<\/?mark>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
  const excerpt = place?.excerpt ?? page.excerpt
  const paragraph = make('p', { className: 'result-text' })
  // An excerpt can begin with the title, which stands above already.
  let skip = plain(excerpt).startsWith(title)
    ? /^\W*/.exec(plain(excerpt).slice(title.length))![0].length + title.length
    : 0
  for (const [at, part] of excerpt.split(/<\/?mark>/).entries()) {
    const text = plain(part).slice(skip)
    skip = Math.max(0, skip - plain(part).length)
    if (text !== '') paragraph.append(at % 2 === 1 ? make('mark', {}, text) : text)
  }
  return paragraph
}

function isAsked(alert: string, query: string): boolean {
  const [name, word] = [alert.toLowerCase(), wordsOf(query).toLowerCase()]
  return name === word || (isLiteral(query) && word.length > 2 && name.includes(word))
}

/** `runbook Runbook` → `Runbook`. */
function nameOf(value: string | undefined): string | undefined {
  return value?.slice(value.indexOf(' ') + 1)
}

function dayOf(day: string | undefined): string | undefined {
  const { lang } = document.documentElement
  return (
    day &&
    new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(day),
    )
  )
}
