import { instantToEpoch } from '../../model/time.ts'

/** Whole minutes since 1970. Moments are compared by it, for most are written without seconds. */
export function minuteOf(instant: string): number {
  return Math.floor(instantToEpoch(instant) / 60_000)
}
