/** 320 pixels wide, or text twice as large: nothing has to be scrolled sideways to be read. */
import { expect, test } from 'vitest'
import { beyondTheEdge, cutOff } from './fitting.ts'
import { pageTypes } from './page-types.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Readers who set more space between lines, words and letters: the values of WCAG 1.4.12. */
async function spaceOut({ page }: Reader): Promise<void> {
  await page.evaluate(() => {
    // Through the style sheet that is there: the policy of the page lets no other in.
    const sheet = document.styleSheets[0]!
    const spacing = 'line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important'
    sheet.insertRule(`* { ${spacing} }`, sheet.cssRules.length)
    sheet.insertRule('p { margin-bottom: 2em !important }', sheet.cssRules.length)
  })
}

test.each(pageTypes)(
  '%s needs no scrolling to the side and loses no word at 320 pixels, nor with more space, nor with larger text',
  async (_type, address) => {
    const reader = await newReader({ viewport: { width: 320, height: 640 } })
    const expectAllToFit = async (when: string) => {
      expect(await beyondTheEdge(reader.page), when).toEqual([])
      expect(await cutOff(reader.page), when).toEqual([])
    }
    await reader.open(address)
    await expectAllToFit('320 pixels')
    await reader.page.setViewportSize({ width: 640, height: 800 })
    await reader.page.evaluate(() => document.documentElement.style.setProperty('font-size', '212.5%'))
    await expectAllToFit('text twice as large')
    await reader.page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    await reader.page.setViewportSize({ width: 320, height: 640 })
    await spaceOut(reader)
    await expectAllToFit('more space between words')
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
