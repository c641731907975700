/**
 * `docs/lighthouse.md`: a row for each type of page, with the day on which it was judged. Rows stand together only when they
 * were found under the same circumstances; figures of two machines, or two versions of Lighthouse, say nothing to each other.
 */

export interface Verdict {
  type: string
  /** From 0 to 100, in the order of the categories. */
  scores: number[]
  /** Largest contentful paint and blocking time in milliseconds, layout shift, bytes in all. */
  paint: number
  blocking: number
  shift: number
  bytes: number
}

export interface Judged {
  verdicts: readonly Verdict[]
  /** `YYYY-MM-DD` */
  day: string
  /** Versions and machine, as a sentence. */
  circumstances: string
}

/**
 * The report with these verdicts in place of what it had on the same pages.
 *
 * @param types of all pages, in the order of the report
 * @param earlier the report until now; absent when there is none
 * @returns nothing when rows would have to be kept that were found under other circumstances
 */
export function lighthouseReport(
  types: readonly string[],
  { verdicts, day, circumstances }: Judged,
  earlier = '',
): string | undefined {
  const rows = new Map(earlier.split('\n').flatMap((line) => (line.startsWith('| ') ? [[typeOf(line), line]] : [])))
  for (const verdict of verdicts) rows.set(verdict.type, rowOf(verdict, day))
  const isWhole = types.every((type) => verdicts.some((verdict) => verdict.type === type))
  if (!isWhole && !earlier.includes(circumstances)) return undefined
  return `# Lighthouse

Written by \`npm run audit:lighthouse\`: the median of five runs or more on one page of each type, with Lighthouse's own settings (a
phone of the middle class on slow 4G, simulated). Pages are served with gzip and the headers of \`_headers\`.
${circumstances}

| page | performance | accessibility | best practices | SEO | largest paint | blocked | layout shift | bytes | on |
|---|---|---|---|---|---|---|---|---|---|
${types.flatMap((type) => rows.get(type) ?? []).join('\n')}

The page for what is missing tells search engines to stay away; that it does so is left out of its score.
`
}

function rowOf({ type, scores, paint, blocking, shift, bytes }: Verdict, day: string): string {
  const cells = [
    type,
    ...scores.map(Math.round),
    `${(paint / 1000).toFixed(2)} s`,
    `${Math.round(blocking)} ms`,
    shift.toFixed(3),
    `${(bytes / 1000).toFixed(1)} kB`,
    day,
  ]
  return `| ${cells.join(' | ')} |`
}

function typeOf(row: string): string {
  return row.split(' | ')[0]!.slice(2)
}
