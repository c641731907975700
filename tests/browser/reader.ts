import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { BuiltSite } from '../site/built-site.ts'
import { findChromium, LAUNCH_FLAGS } from './chromium.ts'
import { starterSite } from './starter-site.ts'
import { type StaticServer, serve } from './static-server.ts'

/** Someone who reads the site in a real browser. */
export interface Reader {
  page: Page
  context: BrowserContext
  /** What the browser complained about so far: errors on the console, refused or failed requests, foreign hosts. */
  complaints: string[]
  /** Opens an address, given below the base path; the status that it was answered with. */
  open(address: string): Promise<number | undefined>
  /** Where the reader is: path below the base, with query and fragment. */
  place(): string
}

/**
 * The browser and the server of one file of tests. Called outside of any test; gives readers to the tests. The site is
 * that of this repository's own handbook, if no other is given.
 */
export function readersOfTheSite(
  siteToRead: () => BuiltSite = starterSite,
): (options?: BrowserContextOptions) => Promise<Reader> {
  let browser: Browser
  let server: StaticServer
  beforeAll(async () => {
    const site = siteToRead()
    server = await serve(site.folder, site.base)
    browser = await chromium.launch({ ...(await findChromium()), args: [...LAUNCH_FLAGS] })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  return async (options = {}) => {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 }, ...options })
    // Long enough for a machine with other work to do: nothing is slower when all is well.
    context.setDefaultTimeout(30_000)
    onTestFinished(() => context.close())
    const complaints: string[] = []
    await listenForViolations(context)
    const page = await context.newPage()
    listen(page, server.url, complaints)
    return {
      page,
      context,
      complaints,
      open: async (address) => {
        const response = await page.goto(server.url.slice(0, -1) + address, { waitUntil: 'load' })
        return response?.status()
      },
      place: () => page.url().slice(server.url.length - 1),
    }
  }
}

/** Policies are violated in silence where a script could tell; so let one tell, on the console. */
async function listenForViolations(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by ${event.effectiveDirective}: ${event.blockedURI} (${event.sample})`)
    })
  })
}

function listen(page: Page, home: string, complaints: string[]): void {
  const { origin } = new URL(home)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    // Who goes on to the next page does not wait for the icon of the last one.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) complaints.push(`foreign: ${url}`)
  })
}

/** The words of a part of the page as a reader sees them: without what is hidden, in the case that styles give them. */
export function seen(part: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: text content would hold what nobody sees
  return part.innerText()
}

/** What becomes true once the page has done its work, on a busy machine too. */
export function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 30_000 })
}
