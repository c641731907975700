/** Editions that may be shown once more: what was taken out of a text because it must not be published stays out. */
import { leaksIn } from '../checks/safety/leaks.ts'
import type { Handbook } from '../handbook.ts'
import type { Edition } from '../record/editions.ts'

/**
 * The editions of a handbook without those that hold a secret, personal data or an internal detail. History cannot be
 * mended by whoever builds, so this is no finding; the edition is left out, and the audit looks once more at what was built.
 *
 * @param allowed values that are allowed in the content
 */
export async function safeEditions(
  { editions, source }: Pick<Handbook, 'editions' | 'source'>,
  allowed: ReadonlySet<string>,
): Promise<Handbook['editions']> {
  const all = [...editions].flatMap(([file, list]) => list.map((edition) => ({ file, edition, text: textOf(edition) })))
  // Nothing on the page is set as code, so nothing is judged as such.
  const leaks = await leaksIn(
    all.map(({ text }) => text),
    source.catalogues.settings,
    () => [],
  )
  const safe = new Map<string, Edition[]>()
  for (const [index, { file, edition, text }] of all.entries()) {
    const found = Object.values(leaks[index]!).flat()
    if (found.some(({ start, end }) => !allowed.has(text.slice(start, end)))) continue
    safe.set(file, [...(safe.get(file) ?? []), edition])
  }
  return new Map([...safe].filter(([file, list]) => list.length > 1 && list.at(-1) === editions.get(file)!.at(-1)))
}

function textOf({ data, body }: Edition): string {
  return [...textsIn(data), ...body].join('\n\n')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
