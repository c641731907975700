import { gzipSync } from 'node:zlib'
import { budgets, longerOnPurpose } from '../budgets.ts'
import type { BuiltSite } from './built-site.ts'

/** Pages whose HTML is heavier than the budget, the heaviest first, at most ten: what they weigh, and where they are. */
export function overweight(site: BuiltSite): string[] {
  return site.pages
    .filter(({ address }) => !longerOnPurpose.some((each) => each.test(address)))
    .map(({ address, html }) => ({ address, bytes: gzipSync(html).length }))
    .filter(({ bytes }) => bytes > budgets.html)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10)
    .map(({ address, bytes }) => `${bytes} B ${address}`)
}
