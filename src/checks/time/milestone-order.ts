import type { MilestoneName, Milestones } from '../../model/milestones.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'
import { futureFrom } from './incident-bounds.ts'
import { minuteOf } from './minutes.ts'

/** None may come before one that stands to its left. Detection may come before the impact: then users never waited for it. */
const chains: MilestoneName[][] = [
  ['faultIntroduced', 'trigger', 'impactStart', 'mitigated', 'impactEnd'],
  ['faultIntroduced', 'trigger', 'impactStart', 'mitigated', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'declared'],
]

type Pair = readonly [earlier: MilestoneName, later: MilestoneName]

const pairs: Pair[] = unique(
  chains.flatMap((chain) =>
    chain.flatMap((earlier, index) => chain.slice(index + 1).map((later) => [earlier, later] as const)),
  ),
)

export const milestoneOrder: Rule = {
  id: 'milestone-order',
  severity: 'error',
  description: 'The milestones of an incident come in an order that is possible.',
  why: 'Every duration is a difference of two milestones; with one of them out of order, several are wrong.',
  remedy: 'Correct the milestone: mostly its day, its offset or the hour of a clock change is wrong.',
  bad: { kind: 'postmortem', fields: { times: '{impactStart: 2026-01-10T10:00Z, mitigated: 2026-01-10T09:30Z}' } },
  good: {
    kind: 'postmortem',
    fields: {
      times: '{detected: 2026-01-10T09:50Z, impactStart: 2026-01-10T10:00Z, mitigated: 2026-01-10T10:30Z}',
    },
  },
  *check(handbook) {
    const future = futureFrom(handbook) ?? Number.POSITIVE_INFINITY
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      // What is in the future is said once, by the rule on the future.
      const known = Object.entries(data.times).filter(([, at]) => minuteOf(at) < future)
      const times: Milestones = Object.fromEntries(known)
      for (const [name, [earlier, later]] of misplaced(times)) {
        const [other, relation] = name === later ? [earlier, 'before'] : [later, 'after']
        yield {
          file,
          ...locate(['times', name]),
          message: `“${name}” is ${relation} “${other}” (${times[other]})`,
          hint: `“${earlier}” comes first, or both at once. Correct whichever of the two is wrong.`,
        }
      }
    }
  },
}

/**
 * The fewest milestones without which the others are in order, each with a pair that it breaks: a milestone that
 * contradicts several others is wrong itself. Of two that contradict only each other the later one is named.
 */
function misplaced(times: Milestones): Map<MilestoneName, Pair> {
  const found = new Map<MilestoneName, Pair>()
  const minutes = Object.fromEntries(Object.entries(times).map(([name, at]) => [name, minuteOf(at)]))
  let broken = pairs.filter(([earlier, later]) => minutes[later]! < minutes[earlier]!)
  while (broken.length > 0) {
    const conflicts = new Map<MilestoneName, number>()
    for (const name of broken.flatMap(([earlier, later]) => [later, earlier])) {
      conflicts.set(name, (conflicts.get(name) ?? 0) + 1)
    }
    const [worst] = [...conflicts].reduce((most, next) => (next[1] > most[1] ? next : most))
    found.set(worst, broken.find((pair) => pair.includes(worst))!)
    broken = broken.filter((pair) => !pair.includes(worst))
  }
  return found
}

function unique(list: Pair[]): Pair[] {
  return [...new Map(list.map((pair) => [pair.join(), pair])).values()]
}
