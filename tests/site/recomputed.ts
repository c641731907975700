/**
 * Every figure of the pages, computed anew from what the API publishes: moments, windows, states; nothing that was
 * computed before. It shares no code with the site, and so can be wrong only in ways of its own.
 */
interface Window {
  from: string
  to?: string
  level: string
  atLeast?: boolean
}
interface Times {
  [milestone: string]: string | undefined
}
export interface PublishedIncident {
  id: string
  frontMatter: {
    title: string
    status: string
    type: string
    severity?: string
    services: string[]
    times: Times
    impactWindows: (Window & { services: string[] })[]
    contributingFactors: { class: string }[]
    trigger?: { type: string }
    detection?: { method: string }
    runbooks: { worked?: string }[]
    origin?: object
    published?: string
  }
}
export interface PublishedAction {
  status: string
  due?: string
}
export type Minutes = number | 'ongoing' | undefined

const between = (from?: string, to?: string) =>
  from && to ? Math.round((Date.parse(to) - Date.parse(from)) / 60_000) : undefined

/** Minutes in which any window was open, counted from edge to edge. */
export function impactOf({ times, impactWindows }: { times: Times; impactWindows: Window[] }): Minutes {
  const felt = impactWindows.filter(({ level }) => level !== 'none')
  if (felt.length === 0) return between(times['impactStart'], times['impactEnd'])
  if (felt.some(({ to }) => !to)) return 'ongoing'
  const spans = felt.map(({ from, to }) => [Date.parse(from), Date.parse(to!)] as const)
  const edges = spans.flat().sort((a, b) => a - b)
  const open = edges.map((edge, i) =>
    spans.some(([from, to]) => from <= edge && to > edge) ? edges[i + 1]! - edge : 0,
  )
  return Math.round(open.reduce((sum, length) => sum + length, 0) / 60_000)
}

export function measuresOf({ frontMatter: { times, impactWindows } }: PublishedIncident): Minutes[] {
  const impact = impactOf({ times, impactWindows })
  const since = (to: string, isOver = false) =>
    between(times['impactStart'], times[to]) ?? (isOver && impact === 'ongoing' ? 'ongoing' : undefined)
  return [impact, since('detected'), since('firstNotice'), since('mitigated', true), since('resolved', true)]
}

/** The value below which a share of them lies, on the line through (k / (n − 1), k-th value). */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [k, rest] = [Math.floor((sorted.length - 1) * share), ((sorted.length - 1) * share) % 1]
  return sorted[k]! * (1 - rest) + (sorted[k + 1] ?? 0) * rest
}

/** As the pages write it: hours up to three days, whole days from thirty on. */
export function inWords(minutes: Minutes): string {
  if (typeof minutes !== 'number') return minutes ?? '·'
  if (minutes < 0) return `−${inWords(-minutes)}`
  if (minutes >= 43_200) return `${Math.round(minutes / 1440)} d`
  const days = minutes > 4320 ? Math.floor(minutes / 1440) : 0
  const [hours, rest] = [Math.floor((minutes - days * 1440) / 60), minutes % 60]
  return [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ') || '0 min'
}

/** A row of the table of measures, from n to “not published”. */
export function figuresOf(list: Minutes[]): string[] {
  const values = list.filter((each) => typeof each === 'number')
  const at = (share: number, least: number) =>
    values.length < least ? '–' : inWords(Math.round(quantile(values, share)))
  const count = (what: Minutes) => String(list.filter((each) => each === what).length)
  return [
    String(values.length),
    at(0, 1),
    at(0.5, 10),
    at(0.75, 10),
    at(0.9, 10),
    at(1, 1),
    count('ongoing'),
    count(undefined),
  ]
}

/** How many incidents have each of the values. */
export function tallyOf(incidents: PublishedIncident[], valuesOf: (incident: PublishedIncident) => string[]) {
  const tally: { [value: string]: number } = {}
  for (const incident of incidents)
    for (const value of new Set(valuesOf(incident))) tally[value] = (tally[value] ?? 0) + 1
  return tally
}
