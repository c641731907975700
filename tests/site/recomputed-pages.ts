import type { Element } from 'hast'
import { attribute, type BuiltSite, type Page, wordsOf } from './built-site.ts'
import {
  figuresOf,
  impactOf,
  inWords,
  type Minutes,
  measuresOf,
  type PublishedAction,
  type PublishedIncident,
  tallyOf,
} from './recomputed.ts'

/** What a page shows and what the published data says: both in words, under a name for the place. */
export interface Comparison {
  place: string
  shown: unknown
  computed: unknown
}

/** Every figure of the insights, of the ledger of actions and of the index, beside what the API of the same site makes of it. */
export function comparisons(site: BuiltSite): Comparison[] {
  const api = (name: string) => JSON.parse(site.bytes(`api/v1/${name}.json`).toString('utf8'))
  const all = api('postmortems').postmortems as PublishedIncident[]
  const published = all.filter(({ frontMatter }) => frontMatter.status !== 'withdrawn')
  const own = published.filter(({ frontMatter }) => !frontMatter.origin)
  const counted = own.length > 0 ? own : published
  return [
    ...ofInsights(site.page('/insights/'), counted),
    ...ofIndex(site.page('/postmortems/'), all),
    ...ofActions(site.page('/actions/'), api('actions').actions, api('actions').asOf),
  ]
}

function ofInsights(page: Page, all: PublishedIncident[]): Comparison[] {
  const ofType = (type: string) => all.filter(({ frontMatter }) => frontMatter.type === type)
  const incidents = ofType('incident')
  const [figures, each] = page.all('table').map((table) => inside(table, 'tbody').flatMap((body) => inside(body, 'tr')))
  const measured = incidents.map(measuresOf)
  const names = ['impact', 'detect', 'notify', 'mitigate', 'resolve']
  const cells = (row: Element) => inside(row, 'td').map(wordsOf)
  const by = (facet: string, valuesOf: (incident: PublishedIncident) => string[]): Comparison[] => {
    const rows = ofClass(page.one('main'), 'strip-row').flatMap((row) => {
      const [link] = inside(row, 'a')
      const [, value] = /\/postmortems\/([a-z]+\/[^/]+)\//.exec(link ? attribute(link, 'href')! : '') ?? []
      return value?.startsWith(`${facet}/`) ? [{ value: value.slice(facet.length + 1), row }] : []
    })
    return rows.map(({ value, row }) => {
      const those = incidents.filter((incident) => valuesOf(incident).includes(value))
      const known = those.map(impactWords).filter(({ minutes }) => typeof minutes === 'number')
      const inOrder = known.toSorted((a, b) => Number(a.minutes) - Number(b.minutes)).map(({ words }) => words)
      const figures = known.length < 10 ? inOrder : figuresOf(known.map(({ minutes }) => minutes)).slice(2, 5)
      const number = Number(/\d+/.exec(wordsOf(ofClass(row, 'quiet')[0]!))![0])
      return {
        place: `by ${facet}: ${value}`,
        shown: [number, ...inside(row, 'time').map(wordsOf)],
        computed: [those.length, ...figures],
      }
    })
  }
  const counts = ofClass(page.one('main'), 'frequencies').map((list) => ofClass(list, 'frequency-count').map(wordsOf))
  const frequencies = [
    (incident: PublishedIncident) => incident.frontMatter.contributingFactors.map((factor) => factor.class),
    (incident: PublishedIncident) => [incident.frontMatter.trigger?.type ?? []].flat(),
    (incident: PublishedIncident) => [incident.frontMatter.detection?.method ?? []].flat(),
  ].map((valuesOf) => Object.values(tallyOf(incidents, valuesOf)).sort((a, b) => b - a))
  // Runbooks, publication of one’s own, near misses, recurrences.
  const afterwards = inside(ofClass(page.one('main'), 'insight-pairs')[0]!, 'section')
  const days = incidents
    .flatMap(({ frontMatter: { times, published, origin } }) =>
      times['resolved'] && published && !origin
        ? [
            Math.round(
              (Date.parse(published) - Date.parse(new Date(times['resolved']).toISOString().slice(0, 10))) / 864e5,
            ),
          ]
        : [],
    )
    .sort((a, b) => a - b)
  const [said] = days.length > 0 ? inside(afterwards[1]!, 'p').filter((p) => attribute(p, 'class') === undefined) : []
  return [
    { place: 'publication', shown: said ? wordsOf(said).match(/\d+/g)!.map(Number) : [], computed: days },
    {
      place: 'near misses and exercises',
      shown: inside(afterwards.at(-2)!, 'b').map((b) => Number.parseInt(wordsOf(b), 10)),
      computed: [ofType('near-miss').length, ofType('exercise').length].filter(Boolean),
    },
    ...names.map((name, index) => ({
      place: `measure: ${name}`,
      shown: cells(figures![index]!),
      computed: figuresOf(measured.map((minutes) => minutes[index])),
    })),
    ...(each ?? []).map((row) => {
      const id = /([^/]+)\/$/.exec(attribute(inside(row, 'a')[0]!, 'href')!)![1]
      const incident = incidents.find((candidate) => candidate.id === id)!
      const [, ...rest] = measuresOf(incident).map(inWords)
      return { place: `incident: ${id}`, shown: cells(row), computed: [impactWords(incident).words, ...rest] }
    }),
    ...by('service', ({ frontMatter: { services, impactWindows } }) => [
      ...services,
      ...impactWindows.flatMap((window) => window.services),
    ]),
    ...by('year', ({ frontMatter: { times, impactWindows } }) => {
      const first = times['impactStart'] ?? impactWindows.map(({ from }) => from).sort()[0]
      return first ? [String(new Date(first).getUTCFullYear())] : []
    }),
    ...by('severity', ({ frontMatter: { severity } }) => [severity ?? []].flat()),
    ...frequencies.map((tally, index) => ({
      place: `frequencies, list ${index + 1}`,
      shown: counts[index]!.map((words) => words.match(/\d+/g)!.map(Number)),
      computed: tally.map((n) => [n, incidents.length]),
    })),
    {
      place: 'runbooks',
      shown: wordsOf(ofClass(page.one('main'), 'counts')[0]!)
        .match(/\d+/g)!
        .slice(0, 2)
        .map(Number),
      computed: [incidents.filter(({ frontMatter }) => frontMatter.runbooks.length > 0).length, incidents.length],
    },
  ]
}

function ofIndex(page: Page, all: PublishedIncident[]): Comparison[] {
  return ofClass(page.one('main'), 'ledger-row').flatMap((row) => {
    const id = /([^/]+)\/$/.exec(attribute(inside(row, 'a')[0]!, 'href')!)![1]
    const incident = impactWords(all.find((candidate) => candidate.id === id)!)
    if (incident.minutes === 'ongoing') return []
    const shown = ofClass(row, 'duration').map(wordsOf)
    return { place: `index: ${id}`, shown, computed: incident.minutes === undefined ? [] : [incident.words] }
  })
}

function ofActions(page: Page, actions: PublishedAction[], asOf: string): Comparison[] {
  const open = ['open', 'in-progress', 'blocked']
  const is = (...states: string[]) => actions.filter(({ status }) => states.includes(status))
  const late = is(...open).filter(({ due }) => due !== undefined && due < asOf).length
  const groups = [open, ['done'], ['superseded'], ['wont-do'], ['unknown']].map((states) => is(...states).length)
  const [tally] = ofClass(page.one('main'), 'tally')
  return [
    { place: 'actions', shown: inside(tally!, 'b').map((n) => Number(wordsOf(n))), computed: groups.filter(Boolean) },
    {
      place: 'overdue',
      shown: inside(tally!, 'strong').flatMap((words) => wordsOf(words).match(/\d+/g)?.map(Number) ?? []),
      computed: late > 0 ? [late] : [],
    },
  ]
}

function impactWords({ frontMatter }: PublishedIncident): { minutes: Minutes; words: string } {
  const longer = frontMatter.impactWindows.some(({ atLeast, level }) => atLeast && level !== 'none')
  const minutes = impactOf(frontMatter)
  return { minutes, words: `${longer ? '≥ ' : ''}${inWords(minutes)}` }
}

function inside(element: Element, tag: string): Element[] {
  return within(element).filter(({ tagName }) => tagName === tag)
}

function ofClass(element: Element, name: string): Element[] {
  return within(element).filter((each) => attribute(each, 'class')?.split(' ').includes(name))
}

function within(element: Element): Element[] {
  return element.children.flatMap((child) => (child.type === 'element' ? [child, ...within(child)] : []))
}
