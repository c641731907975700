/** What a drawing of a timeline is made of, before it is SVG. */
import type { TimelineEvent } from '../model/timeline.ts'

export interface Drawing {
  width: number
  height: number
  /** In the order in which they are painted. */
  shapes: Shape[]
  marks: Mark[]
  texts: Text[]
}

/** What is drawn with one pen: the data of a path. */
export interface Shape {
  role: ShapeRole
  d: string
}

/** An event: its form tells the type, hollow that the time is not exact. */
export interface Mark {
  type: TimelineEvent['type']
  hollow: boolean
  x: number
  y: number
}

export interface Text {
  role: TextRole
  x: number
  /** Of the line that letters stand on. */
  y: number
  text: string
}

export type ShapeRole =
  | 'joint'
  | 'frame'
  | 'grid'
  | 'day'
  | 'clock'
  | `window-${WindowLevel}`
  | 'phase'
  | 'axis'
  | 'beyond'
  | 'span'
  | 'span-about'
  | 'lead'

export type TextRole = 'day' | 'tick' | 'local' | 'zone' | 'scale' | 'label' | 'label-end' | 'number' | 'row'

/** `unknown` where the incident says from when to when there was impact, and nothing of its level. */
export type WindowLevel = 'none' | 'unknown' | 'degraded' | 'partial' | 'full'

/** How thick a window is drawn. The words beside it say the same. */
export const thickness: { [level in WindowLevel]: number } = { none: 3, unknown: 8, degraded: 5, partial: 10, full: 16 }

/** Size of all letters, in pixels. */
export const letters = 13

/** The room of a letter in the widest fonts that readers have: DejaVu Sans and Verdana take 0.62 of the size. */
const LETTER = 0.62 * letters

/** How far a text may reach. */
export function textWidth(text: string): number {
  return Math.ceil(text.length * LETTER)
}

/** How many letters surely have room. */
export function lettersIn(width: number): number {
  return Math.floor(width / LETTER)
}

/** The shapes, those of one role joined into one, in the order in which the roles first came. */
export function joined(shapes: Shape[]): Shape[] {
  const data = new Map<ShapeRole, string>()
  for (const { role, d } of shapes) data.set(role, (data.get(role) ?? '') + d)
  return [...data].map(([role, d]) => ({ role, d }))
}
