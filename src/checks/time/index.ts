/** Times do not contradict each other. */
import type { Rule } from '../rule.ts'
import { clockChange } from './clock-change.ts'
import { futureTime } from './future-time.ts'
import { impactWindow } from './impact-window.ts'
import { milestoneOrder } from './milestone-order.ts'
import { statedDuration } from './stated-duration.ts'
import { timelineOrder } from './timeline-order.ts'
import { timelineRange } from './timeline-range.ts'

export const timeRules: Rule[] = [
  clockChange,
  futureTime,
  impactWindow,
  milestoneOrder,
  statedDuration,
  timelineOrder,
  timelineRange,
]
