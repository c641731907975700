/**
 * What a browser may do on the pages of the site. The one source for the policy that each page carries, for the headers
 * that hosts send, and for the audit of what was built.
 */
import { createHash } from 'node:crypto'
import { applyChosenScheme } from './client/apply-scheme.ts'
import { speculationRules } from './client/prefetch.ts'

/** What a page does: `redirect` only sends the reader on. */
export type PageUse = 'reading' | 'redirect'

type Directives = Readonly<Record<string, readonly string[]>>

const NONE = ["'none'"]
const SELF = ["'self'"]

/**
 * What stands inside a page, or is put there by its script: the one line that applies the reader’s colour scheme, and the
 * rules for fetching ahead. Its hash allows each text and no other.
 */
const inline = [applyChosenScheme, speculationRules].map(
  (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
)

const reading: Directives = {
  'default-src': NONE,
  'img-src': SELF,
  'style-src': SELF,
  'font-src': SELF,
  'script-src': [...SELF, ...inline],
  // Tools that judge a page ask for robots.txt in its name.
  'connect-src': SELF,
  'base-uri': NONE,
  'form-action': SELF,
}

const directives: Readonly<Record<PageUse, Directives>> = {
  reading,
  redirect: { 'default-src': NONE, 'base-uri': NONE, 'form-action': NONE },
}

/** The policy that a page carries, for its `<meta http-equiv="Content-Security-Policy">`. */
export function policyOf(use: PageUse): string {
  return written(directives[use])
}

/** The use that a policy was written for; none when it is not one of ours, to the letter. */
export function useOf(policy: string): PageUse | undefined {
  return (Object.keys(directives) as PageUse[]).find((use) => policyOf(use) === policy)
}

/**
 * The search is WebAssembly. It runs in a worker, which obeys the headers that it came with, and not what the page that
 * started it carries: so no page may run WebAssembly itself.
 */
const search: Directives = {
  ...reading,
  'script-src': [...SELF, "'wasm-unsafe-eval'", ...inline],
}

/**
 * Headers for every answer of the host. Two policies hold together: what a page forbids itself stays forbidden, so that
 * the header can be the same everywhere. It adds what no `<meta>` can say: that no other site may frame a page.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': written({ ...search, 'frame-ancestors': NONE }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': ['camera', 'geolocation', 'microphone', 'payment', 'usb']
    .map((name) => `${name}=()`)
    .join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** For the record as data and its feeds: programs on other sites may read what everybody may. */
export const READ_BY_OTHER_SITES = 'Access-Control-Allow-Origin: *'

/** For files whose names change with what they hold. */
export const CACHED_FOR_EVER = 'public, max-age=31536000, immutable'

function written(policy: Directives): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}
