/**
 * `npm run pictures`: takes pictures of the site in `dist/`, to be looked at by people before a release.
 *
 *     npm run pictures                      one page of each type, at three widths, in five appearances: .cache/pictures/
 *     npm run pictures -- --only runbook    of some types
 *     npm run pictures -- --readme          the few that the README shows: docs/pictures/
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { hasMarker } from '../src/publish/marker.ts'
import { findChromium, LAUNCH_FLAGS } from '../tests/browser/chromium.ts'
import { pageTypes } from '../tests/browser/page-types.ts'
import { serve } from '../tests/browser/static-server.ts'
import { project } from './kept-places.ts'

/** How a page is looked at. */
interface Look {
  width: number
  height?: number
  dark?: boolean
  forced?: boolean
  print?: boolean
  /** Device pixels to a CSS pixel. */
  density?: number
}

interface Picture extends Look {
  name: string
  address: string
  /** The whole page, or what a screen shows of it. */
  whole?: boolean
  /** An element to begin at, instead of the top of the page. */
  from?: string
}

const looks: [name: string, look: Look][] = [
  ['1440', { width: 1440 }],
  ['768', { width: 768 }],
  ['360', { width: 360 }],
  ['1440-dark', { width: 1440, dark: true }],
  ['360-dark', { width: 360, dark: true }],
  ['1440-forced', { width: 1440, forced: true }],
  ['print', { width: 673, print: true }],
]

/** What the README shows: what nobody else has, and one page on a phone. */
const readme: Picture[] = [
  { name: 'postmortem', address: '/postmortems/github-2018-10-21/', width: 1280, height: 960 },
  { name: 'postmortem-dark', address: '/postmortems/cloudflare-2025-11-18/', width: 1280, height: 960, dark: true },
  { name: 'postmortems', address: '/postmortems/', width: 1280, height: 960 },
  { name: 'runbook', address: '/runbooks/etcd-quorum-loss/', width: 1280, height: 960 },
  { name: 'phone', address: '/postmortems/github-2018-10-21/', width: 390, height: 844 },
]

const { values } = parseArgs({ options: { only: { type: 'string' }, readme: { type: 'boolean' } } })
const dist = join(project, 'dist')
if (!hasMarker(dist)) {
  process.stderr.write('There is no site in dist. Build one first: npm run build\n')
  process.exit(2)
}

const folder = join(project, ...(values.readme ? ['docs', 'pictures'] : ['.cache', 'pictures']))
const wanted: Picture[] = values.readme
  ? readme.map((picture) => ({ density: 1.5, ...picture }))
  : pageTypes
      .filter(([type]) => !values.only || type.includes(values.only))
      .flatMap(([type, address]) =>
        looks.map(([look, options]) => ({
          name: `${type.replaceAll(' ', '-')}-${look}`,
          address,
          whole: true,
          ...options,
        })),
      )

mkdirSync(folder, { recursive: true })
const server = await serve(dist, '/')
const browser = await chromium.launch({ ...(await findChromium()), args: [...LAUNCH_FLAGS] })
for (const picture of wanted) {
  const bytes = await take(browser, picture)
  writeFileSync(join(folder, `${picture.name}.webp`), bytes)
  process.stdout.write(`${String(Math.round(bytes.length / 1000)).padStart(5)} kB  ${picture.name}.webp\n`)
}
await browser.close()
await server.close()

async function take(browser: Browser, picture: Picture): Promise<Buffer> {
  const { width, height = 900, dark, forced, print, density = 1 } = picture
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: density,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
  })
  const page = await context.newPage()
  if (print) await page.emulateMedia({ media: 'print' })
  await page.goto(server.url.slice(0, -1) + picture.address, { waitUntil: 'networkidle' })
  const bytes = await capture(page, picture)
  await context.close()
  return bytes
}

/** As WebP, a third of the size of PNG, which the browser writes itself. */
async function capture(page: Page, { width, height = 900, whole, from }: Picture): Promise<Buffer> {
  const top = from ? await page.locator(from).evaluate((element) => element.getBoundingClientRect().top + scrollY) : 0
  const tall = whole ? await page.evaluate(() => document.documentElement.scrollHeight) : height
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 88,
    captureBeyondViewport: true,
    // No more than the format can hold.
    clip: { x: 0, y: top, width, height: Math.min(tall, 16_000), scale: 1 },
  })
  return Buffer.from(data, 'base64')
}
