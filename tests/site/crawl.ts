import type { Element } from 'hast'
import { attribute, type BuiltSite, type Page } from './built-site.ts'

/** Attributes that name another file or page, by tag; `*` is any tag. */
const NAMING: Record<string, string[]> = {
  '*': ['src', 'poster', 'background', 'cite', 'formaction', 'longdesc', 'manifest'],
  a: ['href'],
  area: ['href'],
  link: ['href'],
  base: ['href'],
  form: ['action'],
  object: ['data'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
}

/** Metadata whose content is an address. */
const NAMING_META = /^(?:og:(?:url|image)|twitter:image)$/

/** Every address that a page names, as it is written. */
export function namedBy(page: Page): { target: string; by: Element }[] {
  return page.elements.flatMap((element) => {
    const names = [...NAMING['*']!, ...(NAMING[element.tagName.toLowerCase()] ?? [])]
    const targets = names.flatMap((name) => attribute(element, name) ?? [])
    const sets = [attribute(element, 'srcset'), attribute(element, 'imagesrcset')].flatMap((set) => set ?? [])
    targets.push(...sets.flatMap((set) => set.split(',').map((each) => each.trim().split(/\s+/)[0]!)))
    if (element.tagName === 'meta') {
      const kind = attribute(element, 'property') ?? attribute(element, 'name') ?? ''
      if (NAMING_META.test(kind)) targets.push(attribute(element, 'content') ?? '')
    }
    return targets.map((target) => ({ target, by: element }))
  })
}

/** What is wrong with the addresses that a site names, one line each; nothing when every one leads somewhere. */
export function deadEnds(site: BuiltSite, origin = 'https://site.invalid'): string[] {
  const problems: string[] = []
  const follow = (from: string, target: string): void => {
    const problem = judge(site, origin, from, target)
    if (problem) problems.push(`${from} names ${target}: ${problem}`)
  }
  for (const page of site.pages) {
    for (const { target } of namedBy(page)) follow(page.address, target)
    if (page.redirect !== undefined) follow(page.address, page.redirect)
  }
  for (const path of site.files.filter((each) => each.endsWith('.css'))) {
    const css = site.bytes(path).toString('utf8')
    for (const [, target] of css.matchAll(/(?:url\(|@import\s)\s*["']?([^"')\s;]+)/g)) follow(`/${path}`, target!)
  }
  return problems
}

function judge(site: BuiltSite, origin: string, from: string, target: string): string | undefined {
  let url: URL
  try {
    // A page for what is missing is served at any address; what it says of itself stays on it.
    const place = from === '/404.html' && !target.startsWith('#') ? '/no/such/place/' : from
    url = new URL(target, origin + site.base.slice(0, -1) + place)
  } catch {
    return 'is no address'
  }
  if (url.origin !== origin)
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) ? undefined : 'runs or hides something'
  if (!url.pathname.startsWith(site.base)) return 'lies outside of the base path'
  const address = `/${decodeURIComponent(url.pathname.slice(site.base.length))}`
  if (!site.has(address)) return 'there is no such file'
  const anchor = decodeURIComponent(url.hash.slice(1))
  if (anchor === '' || anchor === 'top') return undefined
  if (address.endsWith('.svg')) {
    return site.bytes(address.slice(1)).includes(`id="${anchor}"`) ? undefined : 'the drawing has no such part'
  }
  return site.page(address).ids.has(anchor) ? undefined : 'the page has no such anchor'
}

/** Pages that nobody finds who begins at the start and follows links; those that only lead elsewhere do not count. */
export function unreachable(site: BuiltSite): string[] {
  const origin = 'https://site.invalid'
  const found = new Set<string>(['/'])
  for (const address of found) {
    for (const link of site.page(address).links()) {
      const url =
        URL.canParse(link, origin + site.base + address.slice(1)) &&
        new URL(link, origin + site.base + address.slice(1))
      if (!url || url.origin !== origin || !url.pathname.startsWith(site.base)) continue
      const next = `/${decodeURIComponent(url.pathname.slice(site.base.length))}`
      if (next.endsWith('/') && site.has(next)) found.add(next)
    }
  }
  return site.pages
    .filter(({ address, redirect }) => address !== '/404.html' && redirect === undefined && !found.has(address))
    .map(({ address }) => address)
}
