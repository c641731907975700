/**
 * The lists of incidents: all of them, those of each value of a facet, and, where such a list is too long for a page, its
 * years, their months and the pages of these. Each incident of a list is on its page, or in one of its parts.
 */
import { folders } from '../model/index.ts'
import { type FacetName, facetPath } from './address.ts'
import type { Facet } from './facets.ts'
import type { Incident } from './incident.ts'
import { type ListPage, listPages, ROWS } from './list-pages.ts'
import { byYear, type IncidentYear, newest } from './years.ts'

/** A part of a list that does not fit on its page: a year `2024`, a month `2024-03`, or what has no time. */
export interface IncidentPart {
  /** Below the language’s root. */
  path: string
  /** Absent for incidents of which no time was published. */
  time?: string
  incidents: Incident[]
}

export interface IncidentList {
  /** Below the language’s root. */
  path: string
  chosen?: { facet: FacetName; value: string }
  /** Given for a part of a longer list. */
  part?: Pick<IncidentPart, 'time'> & Pick<ListPage<Incident>, 'list' | 'number' | 'of'>
  /** How many it has. */
  total: number
  /** The incidents on its page. */
  years: IncidentYear[]
  /** Where those are that are not, or not all, on its page; empty where all of them are. */
  parts: Omit<IncidentPart, 'incidents'>[]
}

/**
 * Facets whose lists have years of their own: what readers follow. Every other list leads to the years of all incidents,
 * because each incident has a value of each facet, and many of some.
 */
const DIVIDED: ReadonlySet<FacetName> = new Set(['service', 'severity', 'year'])

/** Where a list has the incidents of a year, below the language’s root. */
type YearPath = (year: string) => string

/** Every list by its path; that of all incidents is the first. */
export function incidentLists(incidents: Incident[], facets: readonly Facet[]): Map<string, IncidentList> {
  const ofAll: YearPath = (year) => facetPath('year', year)
  const whole = listsOf({ path: `${folders.postmortem}/` }, incidents, ofAll)
  const lists = facets.flatMap(({ name, values }) =>
    values.flatMap(({ id, incidents: those }) => {
      const path = facetPath(name, id)
      const list = { path, chosen: { facet: name, value: id } }
      if (name === 'year') return listsOf(list, those, () => path)
      if (DIVIDED.has(name)) return listsOf(list, those, (year) => `${path}${year}/`)
      return [listOf(list, those, divided(incidents, ofAll))]
    }),
  )
  // A year of all incidents is a value of a facet, too.
  return new Map([...whole, ...lists].map((list) => [list.path, list]))
}

type Named = Pick<IncidentList, 'path' | 'chosen' | 'part'>

/** A list with all of its parts. */
function listsOf(named: Named, incidents: Incident[], yearPath: YearPath): IncidentList[] {
  const parts = divided(incidents, yearPath)
  const list = listOf(named, incidents, parts)
  const left = new Set(list.parts.map(({ path }) => path))
  return [list, ...parts.filter(({ path }) => left.has(path)).flatMap((part) => listsOfPart(part, named))]
}

function listsOfPart({ path, time, incidents }: IncidentPart, { chosen }: Named): IncidentList[] {
  const of = chosen ? { chosen } : {}
  const at = time === undefined ? {} : { time }
  if (time?.length === YEAR)
    return listsOf({ path, ...of, part: { ...at, list: path, number: 1, of: 1 } }, incidents, () => path)
  return listPages(path, incidents, ROWS).map((page) => ({
    path: page.path,
    ...of,
    part: { ...at, list: page.list, number: page.number, of: page.of },
    total: page.total,
    years: byYear(page.entries),
    parts: [],
  }))
}

/** A list whose other incidents are in some of these parts. */
function listOf(named: Named, incidents: Incident[], parts: readonly IncidentPart[]): IncidentList {
  const shown = newest(incidents)
  const others = new Set(incidents)
  for (const incident of shown) others.delete(incident)
  return {
    ...named,
    total: incidents.length,
    years: byYear(shown),
    parts: parts
      .filter((part) => part.incidents.some((incident) => others.has(incident)))
      .map(({ incidents: _, ...part }) => part),
  }
}

const YEAR = 'YYYY'.length

/** By years, or where there is but one, by its months. */
function divided(incidents: Incident[], yearPath: YearPath): IncidentPart[] {
  const years = byYear(incidents)
  const part = ({ year, incidents: those }: IncidentYear): IncidentPart =>
    year === undefined
      ? { path: yearPath('undated'), incidents: those }
      : { path: yearPath(String(year)), time: String(year), incidents: those }
  const [only] = years
  if (years.length !== 1 || only?.year === undefined) return years.map(part)
  const months = Map.groupBy(incidents, ({ start }) => new Date(start!).toISOString().slice(0, 'YYYY-MM'.length))
  return Array.from(months, ([month, those]) => ({
    path: `${yearPath(String(only.year))}${month.slice(YEAR + 1)}/`,
    time: month,
    incidents: those,
  }))
}
