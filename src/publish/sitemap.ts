/** What search engines read beside the pages: which there are, and when each was last changed. */
import type { NewFile } from './artifact.ts'
import type { IndexedPage } from './expected-pages.ts'

/** Pages that one file may name: the limit of https://www.sitemaps.org/protocol.html. */
const MOST_PAGES = 50_000

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/**
 * The files by name. `sitemap.xml` names the pages; where they are more than one file may name, it names the files that do.
 *
 * @param root address of the site with its base path and a slash at its end
 */
export function sitemapFiles(pages: readonly IndexedPage[], root: string, most = MOST_PAGES): Map<string, string> {
  const parts = Array.from({ length: Math.max(1, Math.ceil(pages.length / most)) }, (_, part) =>
    pages.slice(part * most, (part + 1) * most),
  )
  const files = new Map(
    parts.map((part, at) => [parts.length === 1 ? 'sitemap.xml' : `sitemap-${at + 1}.xml`, pagesFile(part, root)]),
  )
  if (parts.length > 1) {
    const named = Array.from(files.keys(), (name) => `<sitemap><loc>${root}${name}</loc></sitemap>`)
    files.set('sitemap.xml', written('sitemapindex', named))
  }
  return files
}

function pagesFile(pages: readonly IndexedPage[], root: string): string {
  const entries = pages.map(({ address, day }) => {
    const changed = day === undefined ? '' : `<lastmod>${day}</lastmod>`
    return `<url><loc>${root}${address.slice(1)}</loc>${changed}</url>`
  })
  return written('urlset', entries)
}

/** Addresses of this site have no character that XML would take for its own: ids, and what a host and a base may hold. */
function written(element: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} ${NAMESPACE}>\n${entries.join('\n')}\n</${element}>\n`
}

/** Everybody may read everything. Read at the root of a host only: below a base path it is there for whoever makes that root. */
export function robotsFile(root: string | undefined): string {
  const sitemap = root === undefined ? '' : `\nSitemap: ${root}sitemap.xml\n`
  return `User-agent: *\nAllow: /\n${sitemap}`
}

/** `robots.txt`, and the sitemap where the site knows its own address. */
export function filesForSearchEngines(
  pages: readonly IndexedPage[],
  { site, base }: { site?: string | undefined; base: string },
): NewFile[] {
  const root = site === undefined ? undefined : new URL(base, site).href
  const sitemap = root === undefined ? [] : sitemapFiles(pages, root)
  return Array.from([['robots.txt', robotsFile(root)] as const, ...sitemap], ([path, content]) => ({ path, content }))
}
