/** Work on single texts that is kept between runs, for rules whose judgement of a text depends on nothing else. */
import type { Handbook } from '../handbook.ts'
import { digest } from '../reader/work-cache.ts'

/**
 * A result for each text: that of an earlier run where there is one, and for all others what `work` makes of them.
 *
 * @param name stands for the work and for everything that it depends on besides the text, such as settings
 * @param work gives one result for each text that it gets, in the same order; results survive a journey through JSON
 */
export async function kept<Result>(
  { cache }: Handbook,
  name: string,
  texts: readonly string[],
  work: (texts: string[]) => readonly Result[] | Promise<readonly Result[]>,
): Promise<Result[]> {
  if (!cache) return [...(await work([...texts]))]
  const keys = texts.map((text) => digest(name, text))
  const results = keys.map((key) => cache.get(key) as Result | undefined)
  const fresh = keys.flatMap((_, index) => (results[index] === undefined ? [index] : []))
  const made = await work(fresh.map((index) => texts[index]!))
  for (const [position, index] of fresh.entries()) {
    results[index] = made[position]!
    cache.put(keys[index]!, made[position]!)
  }
  return results as Result[]
}
