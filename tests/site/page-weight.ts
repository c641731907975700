import { gzipSync } from 'node:zlib'
import { budgets, longerOnPurpose } from '../budgets.ts'
import { attribute, type BuiltSite, type Page } from './built-site.ts'

/** Pages that are heavier than their budget, the heaviest first, at most ten: what they weigh, and where they are. */
export function overweight(site: BuiltSite): string[] {
  const weights = new Map<string, number>()
  const weigh = (path: string) => {
    const weight = weights.get(path) ?? gzipSync(site.bytes(path)).length
    weights.set(path, weight)
    return weight
  }
  return site.pages
    .filter(({ address }) => !longerOnPurpose.some((each) => each.test(address)))
    .map((page) => {
      const html = gzipSync(page.html).length
      const inAll = filesWith(page).reduce((sum, path) => sum + weigh(path.slice(site.base.length)), html)
      return { address: page.address, html, inAll }
    })
    .filter(({ address, html, inAll }) => html > budgets.html || inAll > pageBudget(address))
    .sort((a, b) => b.inAll - a.inAll)
    .slice(0, 10)
    .map(({ address, html, inAll }) => `${html} B of HTML, ${inAll} B in all: ${address}`)
}

/** The script of the search is loaded by that of the page, and is not in its HTML: the browser counts it. */
function pageBudget(address: string): number {
  return (address.endsWith('/search/') ? budgets.searchPage : budgets).page
}

/** Addresses of the style sheets and scripts that a page comes with. */
export function filesWith(page: Page): string[] {
  const sheets = page.all('link').filter((link) => attribute(link, 'rel') === 'stylesheet')
  return [
    ...sheets.map((link) => attribute(link, 'href')),
    ...page.all('script').map((script) => attribute(script, 'src')),
  ].filter((address) => address !== undefined)
}
