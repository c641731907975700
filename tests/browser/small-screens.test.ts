/** 320 pixels wide, or text twice as large: nothing has to be scrolled sideways to be read. */
import { expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** What reaches beyond the right edge, and is not within a part that scrolls by itself. */
async function beyondTheEdge({ page }: Reader): Promise<string[]> {
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

test.each(pageTypes)(
  '%s needs no scrolling to the side at 320 pixels, nor with text twice as large',
  async (_type, address) => {
    const reader = await newReader({ viewport: { width: 320, height: 640 } })
    await reader.open(address)
    expect(await beyondTheEdge(reader)).toEqual([])
    await reader.page.setViewportSize({ width: 640, height: 800 })
    await reader.page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    expect(await beyondTheEdge(reader), 'text twice as large').toEqual([])
  },
)

test('what is too wide for a small screen scrolls by itself, and can be reached by keyboard', async () => {
  const reader = await newReader({ viewport: { width: 320, height: 640 } })
  for (const address of [
    '/runbooks/etcd-quorum-loss/',
    '/postmortems/github-2018-10-21/',
    '/processes/incident-response/',
  ]) {
    await reader.open(address)
    const unreachable = await reader.page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            /auto|scroll/.test(getComputedStyle(element).overflowX) &&
            (element as HTMLElement).tabIndex < 0 &&
            !element.querySelector('a, button, input, select'),
        )
        .map((element) => `${element.tagName}.${element.className}`),
    )
    expect(unreachable, address).toEqual([])
  }
})
