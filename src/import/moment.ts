/** Moments of a source, as our records write them: in UTC, to the minute. */
import { z } from 'zod'
import { instantProblem } from '../model/time.ts'

/** Years in which an incident on a status page can have happened. */
const YEARS = [1990, 2100] as const

/** A moment of a source with its UTC offset, RFC 3339; finer parts of a second than ours are cut. */
export const Moment = z.string().transform((value, context) => moment(value, context))

/** A moment that a source writes without an offset and means in UTC, `2026-03-04 10:12`; others as `Moment`. */
export const UtcMoment = z.string().transform((value, context) => {
  const local = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(value)
  return moment(local ? `${local[1]}T${local[2]}Z` : value, context)
})

function moment(value: string, context: z.RefinementCtx): string {
  const refuse = (message: string, hint: string) => {
    context.addIssue({ code: 'custom', message, params: { hint } })
    return z.NEVER
  }
  if (value.length > 60) return refuse('this is not a moment', 'Write date, time and UTC offset.')
  const instant = value.replace(/(\.\d{3})\d+/, '$1').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const problem = instantProblem(instant)
  if (problem) return refuse(problem.message, problem.hint)
  const year = Number(value.slice(0, 4))
  if (year < YEARS[0] || year >= YEARS[1]) return refuse(`“${value}” is no year of an incident`, 'Correct the year.')
  return `${new Date(Date.parse(instant)).toISOString().slice(0, 16)}Z`
}
