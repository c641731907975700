import type { Response } from 'playwright-core'
import { budgets, longerOnPurpose } from '../budgets.ts'
import type { Reader } from './reader.ts'

/** What a first visit to a page costs. */
export interface Cost {
  /** Bytes of the bodies as they came, compressed. */
  html: number
  styles: number
  script: number
  /** Images and drawings that the page shows; everything else that it loaded. */
  images: number
  other: number
  /** But for images. */
  requests: number
}

/** Opens a page for the first time, waits until it loads nothing more, and counts what came. */
export async function visit(reader: Reader, address: string): Promise<Cost> {
  const { page, open } = reader
  const responses: Response[] = []
  page.on('response', (response) => {
    // The browser asks for the icon when it has nothing else to do, and once for the whole site.
    if (!response.url().endsWith('/favicon.svg')) responses.push(response)
  })
  await open(address)
  await page.waitForLoadState('networkidle')
  const cost: Cost = { html: 0, styles: 0, script: 0, images: 0, other: 0, requests: 0 }
  for (const response of responses) {
    const { responseBodySize } = await response.request().sizes()
    const kind = kindOf(response)
    cost[kind] += responseBodySize
    if (kind !== 'images') cost.requests++
  }
  return cost
}

/** What a first visit loads before it can be read as it is meant. */
export function total({ html, styles, script }: Cost): number {
  return html + styles + script
}

/** Where a visit to an address costs more than it may, in a line each. */
export function beyondBudget(address: string, cost: Cost): string[] {
  const { html, styles, script, other, requests } = cost
  const most = address.endsWith('/search/') ? budgets.searchPage : budgets
  const limits: [what: string, is: number, most: number][] = [
    ['B of HTML', html, budgets.html],
    ['B of script', script, most.script],
    ['B of HTML, style sheet and script', total(cost), most.page],
    ['requests', requests, most.requests],
    // No font, and nothing that a script fetches.
    ['B of something else', other, 0],
  ]
  if (html === 0 || styles === 0) return ['the page or its style sheet did not come']
  const long = longerOnPurpose.some((each) => each.test(address))
  return limits
    .filter(([what, is, most]) => is > most && !(long && what.includes('HTML')))
    .map(([what, is, most]) => `${is} ${what}, more than ${most}`)
}

function kindOf(response: Response): Exclude<keyof Cost, 'requests'> {
  const kinds: Record<string, Exclude<keyof Cost, 'requests'>> = {
    document: 'html',
    stylesheet: 'styles',
    script: 'script',
    image: 'images',
  }
  return kinds[response.request().resourceType()] ?? 'other'
}

/**
 * All words of a page that can be read, in their order; not those of controls, which a script may add where it can serve
 * them.
 */
export function wordsToRead({ page }: Reader): Promise<string> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const words: string[] = []
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode as Text
      if (!parentElement?.checkVisibility({ visibilityProperty: true })) continue
      if (parentElement.closest('button, form, dialog, noscript, [role=status]')) continue
      words.push(...data.split(/\s+/))
    }
    return words.filter(Boolean).join(' ')
  })
}
