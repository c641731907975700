/** What hosts read beside the pages: the headers to send, for those that take them from the site itself. */
import { isFeed, mediaTypeOf } from '../data/data-file.ts'
import { CACHED_FOR_EVER, READ_BY_OTHER_SITES, securityHeaders } from '../security.ts'
import type { NewFile } from './artifact.ts'
import type { SiteFile } from './site-files.ts'

/** Names that change with what the file holds; the rest of the site may change at any time. */
const HASHED = /^(?:_assets\/|site\.[0-9a-f]+\.css$|pagefind\/(?:fragment|index|filter)\/)/

/** Feeds that have lines of their own: hosts read 100 rules. Those of services and severities are read as their ending says. */
const MOST_FEEDS = 30

/**
 * The headers as Netlify, Cloudflare Pages and their likes read them, with paths below the base. Such hosts look for the
 * file at their root only: a site below a base path carries it for whoever puts the host’s root together.
 */
export function headersFile(files: readonly SiteFile[], base: string): string {
  const hashed = files.map(({ path }) => path).filter((path) => HASHED.test(path))
  // Folders in which every name is hashed, and files one by one: not every host knows patterns within a name.
  const places = new Set(
    hashed.map((path) => (path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/*` : path)),
  )
  const feeds = files.map(({ path }) => path).filter(isFeed)
  const depth = (path: string) => path.split('/').length
  const nearest = feeds.sort((a, b) => depth(a) - depth(b)).slice(0, MOST_FEEDS)
  return [
    '# Read by Netlify, Cloudflare Pages and their likes at the root of a host.',
    `${base}*`,
    ...Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`),
    ...[...places].sort().flatMap((place) => [base + place, `  Cache-Control: ${CACHED_FOR_EVER}`]),
    ...['api/*', 'schema/*'].flatMap((place) => [base + place, `  ${READ_BY_OTHER_SITES}`]),
    ...nearest.flatMap((path) => [base + path, `  ${READ_BY_OTHER_SITES}`, `  Content-Type: ${mediaTypeOf(path)}`]),
    '',
  ].join('\n')
}

/** `_headers`, and the empty file that keeps GitHub Pages from leaving out names that begin with `_`. */
export function hostFiles(files: readonly SiteFile[], base: string): NewFile[] {
  return [
    { path: '_headers', content: headersFile(files, base) },
    { path: '.nojekyll', content: '' },
  ]
}
