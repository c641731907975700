/** Whether a page has room for what it shows. */
import type { Page } from 'playwright-core'

/** What reaches beyond the right edge, and is not within a part that scrolls by itself. */
export async function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      element !== document.documentElement &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element))
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`,
      )
      .concat(`the page is ${document.documentElement.scrollWidth} wide`)
  })
}

/** Words that a part cuts off because it has no room for them. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const cuts = (overflow: string, content: number, room: number) =>
          /hidden|clip/.test(overflow) && content > room + 1 && room > 1
        return (
          element.textContent?.trim() &&
          (cuts(overflowX, element.scrollWidth, element.clientWidth) ||
            cuts(overflowY, element.scrollHeight, element.clientHeight))
        )
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`),
  )
}
