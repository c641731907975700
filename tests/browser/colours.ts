import type { Page } from 'playwright-core'

/** What `measureColours` leaves in the page. */
declare global {
  interface Window {
    /** The contrast of a colour with what is painted behind an element, from 1 to 21. */
    contrastBehind(element: Element, colour: string): number
  }
}

/**
 * Lets the page measure colours: the ratio of WCAG, for any notation that the browser knows. Behind a part of a drawing lie
 * the shapes of the drawing, behind anything else the nearest background.
 */
export async function measureColours(page: Page): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    /** Red, green, blue and opacity, each from 0 to 1. */
    const parse = (colour: string): number[] => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return Array.from(canvas.getImageData(0, 0, 1, 1).data, (part) => part / 255)
    }
    const over = (top: number[], below: number[]): number[] =>
      [0, 1, 2].map((index) => top[index]! * top[3]! + below[index]! * (1 - top[3]!)).concat(1)
    const luminance = (colour: number[]): number => {
      const [red, green, blue] = colour.map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const backgroundOf = (element: Element | null): number[] => {
      if (!element) return parse('Canvas')
      const own = parse(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement))
    }
    const behind = (element: Element): number[] => {
      const paper = backgroundOf(element instanceof SVGElement ? element.closest('svg')!.parentElement : element)
      if (!(element instanceof SVGElement)) return paper
      element.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = element.getBoundingClientRect()
      return document
        .elementsFromPoint(left + width / 2, top + height / 2)
        .filter((each) => each instanceof SVGGeometryElement && each !== element)
        .reverse()
        .reduce((below, shape) => {
          const { fill, fillOpacity, opacity } = getComputedStyle(shape)
          if (fill === 'none') return below
          const painted = parse(fill)
          painted[3]! *= Number(fillOpacity) * Number(opacity)
          return over(painted, below)
        }, paper)
    }
    window.contrastBehind = (element, colour) => {
      const below = behind(element)
      const [dark, light] = [luminance(over(parse(colour), below)), luminance(below)].sort((a, b) => a - b)
      return (light! + 0.05) / (dark! + 0.05)
    }
  })
}
