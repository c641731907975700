/**
 * The frame of a drawing whose width the page decides. Places from left to right are thousandths of it; heights are
 * pixels, and so are letters. What covers nothing at the narrowest covers nothing where there is more room.
 */
import type { Stretch } from './focus.ts'

/** Thousandths of the width. */
export const WIDTH = 1000
/** The narrowest that a page shows it, in pixels: on paper, and where a screen is just not too narrow. */
export const NARROWEST = 660
/** Between the frame and the ends of a line: half of a time, or of a mark. */
const MARGIN = inWidth(21)
/** Where the last known moment of an incident stands that goes on. */
export const LAST_KNOWN = 930

/** Pixels as thousandths of the narrowest width. */
export function inWidth(pixels: number): number {
  return Math.ceil((pixels * WIDTH) / NARROWEST)
}

/** A stretch of time on the width of the frame. */
export interface View extends Stretch {
  /** Where it begins from above. */
  top: number
  /** Whether something goes on after its end. */
  open: boolean
  /** Right end of what reaches its end. */
  end: number
  /** From where to where there is room for words. */
  left: number
  right: number
  /** The place of a moment; what lies outside is at the end that it lies beyond. */
  x: (time: number) => number
}

export function viewOf({ from, to }: Stretch, { open = false, top = 0, inset = 0 }): View {
  const last = open ? LAST_KNOWN : WIDTH - MARGIN
  const place = (time: number) => Math.round(MARGIN + ((time - from) / (to - from)) * (last - MARGIN))
  return {
    from,
    to,
    top,
    open,
    end: open ? WIDTH : last,
    left: inset,
    right: WIDTH - inset,
    x: (time) => Math.min(last, Math.max(MARGIN, place(time))),
  }
}
