/** Colours, and how well one can be told from another. */
import { z } from 'zod'

/** `#0b5c8a`: red, green and blue in sRGB. */
export const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is not a colour; write # and six hexadecimal digits')

/**
 * Contrast of two colours, 1 to 21, whichever is in front: WCAG 2.2, “contrast ratio”
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** How bright a colour is, 0 to 1: WCAG 2.2, “relative luminance” (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** The light of a channel, of its value in sRGB. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/**
 * The colour nearest to this one, towards black or white, that has this contrast to all of the others; none when
 * neither has.
 */
export function readable(colour: string, backs: readonly string[], needs: number): string | undefined {
  const reads = (candidate: string) => backs.every((back) => contrastRatio(candidate, back) >= needs)
  for (let percent = 0; percent <= 100; percent++) {
    const found = ['#000000', '#ffffff'].map((end) => mixed(colour, end, percent / 100)).find(reads)
    if (found) return found
  }
  return undefined
}

function mixed(colour: string, end: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [colour, end].map((each) => Number.parseInt(each.slice(at, at + 2), 16))
    return Math.round(from! + (to! - from!) * share)
  })
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
