/** Which stretch of an incident is drawn once more, magnified, so that its first minutes can be read beside its hours. */

import type { Formatters, Messages } from '../i18n/index.ts'
import type { DrawnEvent } from './drawn-incident.ts'
import { iso } from './ticks.ts'

export interface Stretch {
  from: number
  to: number
}

/** Marks that fit beside each other on the width of a drawing. */
const CAPACITY = 38
/** Room left and right of the events, as a share of their stretch. */
const ROOM = 0.08
/** Four minutes: an axis of seconds has no ticks. */
const SHORTEST = 4 * 60_000

/**
 * The densest stretch that holds at least a third of the events, and three, in at most a tenth of the time, with a
 * little room around it. Absent where the marks of no such stretch would have to be moved apart.
 *
 * `moments` ascend.
 */
export function focus(moments: readonly number[], { from, to }: Stretch): Stretch | undefined {
  const length = to - from
  const least = Math.max(3, Math.ceil(moments.length / 3))
  let best: Stretch | undefined
  let most = 0
  for (let first = 0; first < moments.length; first++) {
    for (let last = first + least - 1; last < moments.length; last++) {
      const span = moments[last]! - moments[first]!
      if (span > length / 10) break
      // Events at one moment cannot be told apart however far one goes in: a minimum keeps them from winning.
      const density = (last - first + 1) / (span + length / 50)
      if (density > most) {
        most = density
        best = { from: moments[first]!, to: moments[last]! }
      }
    }
  }
  if (!best) return undefined
  const [start, end] = [best.from, best.to]
  const inside = moments.filter((moment) => moment >= start && moment <= end)
  const fitting = ((end - start) / length) * CAPACITY
  if (new Set(inside).size < 2 || fitting >= inside.length - 1) return undefined
  const room = Math.max((end - start) * ROOM, (Math.min(SHORTEST, length / 8) - (end - start)) / 2)
  return { from: Math.max(from, start - room), to: Math.min(to, end + room) }
}

/** “22:52 to 23:19, magnified”: from the first to the last of the events that are. */
export function magnifiedWords(
  events: readonly DrawnEvent[],
  { from, to }: Stretch,
  format: Formatters,
  words: Messages,
): string {
  const within = events.filter(({ at }) => at >= from && at <= to)
  return words.postmortem.magnified(format.time(iso(within[0]!.at)), format.time(iso(within.at(-1)!.at)))
}
