/** The percentiles that are drawn, where there are enough values for them. */
import type { Distribution } from '../../record/insights/distribution.ts'

export const percentileNames = ['median', 'p75', 'p90'] as const

export interface PercentileMark {
  name: (typeof percentileNames)[number]
  /** Rounded to whole minutes, as they are written. */
  minutes: number
}

export function percentileMarks(distribution: Distribution): PercentileMark[] {
  return percentileNames.flatMap((name) => {
    const minutes = distribution[name]
    return minutes === undefined ? [] : { name, minutes: Math.round(minutes) }
  })
}
