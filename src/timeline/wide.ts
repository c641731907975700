/** A timeline for wide screens and paper: time runs from left to right, and what is dense is magnified below. */
import type { Formatters, Messages } from '../i18n/index.ts'
import { type Drawing, joined } from './drawing.ts'
import type { DrawnEvent, DrawnIncident, DrawnSpan } from './drawn-incident.ts'
import { focus, magnifiedWords, type Stretch } from './focus.ts'
import { inWidth, viewOf, WIDTH } from './frame.ts'
import { strip } from './strip.ts'

/** Height of what joins the two strips. */
const JOINT = 26
/** Between the frame of what is magnified and its words. */
const INSET = inWidth(10)

/** The whole incident, and below it the stretch that is magnified, where there is one. */
export function wideDrawing(incident: DrawnIncident, format: Formatters, words: Messages): Drawing {
  const { events, open } = incident
  const dense = focus(
    events.map(({ at }) => at),
    incident,
  )
  const view = viewOf(incident, { open })
  if (!dense) {
    const whole = strip(incident, view, events, format)
    return { ...whole, shapes: joined(whole.shapes) }
  }

  const inside = ({ at }: DrawnEvent) => at >= dense.from && at <= dense.to
  const within = events.filter(inside)
  const above = strip(
    incident,
    view,
    events.filter((event) => !inside(event)),
    format,
  )
  const part = {
    ...incident,
    windows: incident.windows.filter((window) => touches(window, dense)),
    // A phase that lasts through all of it says nothing of it.
    phases: incident.phases.filter((phase) => touches(phase, dense) && !covers(phase, dense)),
  }
  const top = above.height + JOINT
  const below = strip(
    part,
    viewOf(dense, { top: top + 4, inset: INSET }),
    within,
    format,
    magnifiedWords(events, dense, format, words),
  )

  const [left, right] = [view.x(dense.from), view.x(dense.to)]
  const down = `M${left} ${above.axis}V${above.height}L0 ${top}`
  const up = `L${right} ${above.height}V${above.axis}`
  return {
    width: WIDTH,
    shapes: joined([
      { role: 'joint', d: `${down}H${WIDTH}${up}z` },
      { role: 'frame', d: `${down}V${below.height}H${WIDTH}V${top}${up}` },
      // The events that follow below, as they lie on the line of the whole.
      { role: 'axis', d: within.map(({ at }) => `M${view.x(at)} ${above.axis}v6`).join('') },
      ...above.shapes,
      ...below.shapes,
    ]),
    marks: [...above.marks, ...below.marks],
    texts: [...above.texts, ...below.texts],
    height: below.height + 1,
  }
}

function touches({ from, to }: DrawnSpan, { from: start, to: end }: Stretch): boolean {
  return from < end && (to === undefined || to > start)
}

function covers({ from, to }: DrawnSpan, { from: start, to: end }: Stretch): boolean {
  return from <= start && (to === undefined || to >= end)
}
