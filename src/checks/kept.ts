/** Work on single texts that is kept between runs, for rules whose judgement of a text depends on nothing else. */
import type { Handbook } from '../handbook.ts'
import type { SourceText } from '../reader/source-text.ts'
import { digest } from '../reader/work-cache.ts'

/**
 * The result for one text: that of an earlier run, or what `work` makes of it now.
 *
 * @param name stands for the work and for everything that it depends on besides the text, such as settings
 */
export function keptOne<Result>({ cache }: Handbook, name: string, text: string, work: () => Result): Result {
  if (!cache) return work()
  const key = digest(name, text)
  const before = cache.get(key) as Result | undefined
  if (before !== undefined) return before
  const result = work()
  cache.put(key, result)
  return result
}

/**
 * A result for each text, as `keptOne` gives it for one; for work that is better done for many texts at once.
 *
 * @param work gives one result for each text that it gets, in the same order; results survive a journey through JSON
 */
export async function kept<Result>(
  { cache }: Handbook,
  name: string,
  texts: readonly SourceText[],
  work: (texts: string[]) => readonly Result[] | Promise<readonly Result[]>,
): Promise<Result[]> {
  if (!cache) return [...(await work(texts.map(({ text }) => text)))]
  const keys = texts.map((source) => digest(name, source.digest))
  const results = keys.map((key) => cache.get(key) as Result | undefined)
  const fresh = keys.flatMap((_, index) => (results[index] === undefined ? [index] : []))
  const made = await work(fresh.map((index) => texts[index]!.text))
  for (const [position, index] of fresh.entries()) {
    results[index] = made[position]!
    cache.put(keys[index]!, made[position]!)
  }
  return results as Result[]
}
