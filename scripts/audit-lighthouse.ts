/**
 * `npm run audit:lighthouse`: what Lighthouse thinks of one page of each type, as a phone on a slow network meets it.
 * Builds the handbook, serves it as a host does, asks five times each, and records the medians in `docs/lighthouse.md`.
 *
 *     npm run audit:lighthouse                          every type of page, five times; half an hour
 *     npm run audit:lighthouse -- --runs 1 --only home  a look; records nothing
 *
 * It is no part of `npm test`: its figures of speed depend on the machine, and it brings a hundred packages that nothing
 * else needs. npm fetches them for this command only, at the version that `package.json` names in it.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium, LAUNCH_FLAGS } from '../tests/browser/chromium.ts'
import { pageTypes } from '../tests/browser/page-types.ts'
import { serve } from '../tests/browser/static-server.ts'
import { build, projectRoot } from '../tests/site/opsbook-command.ts'

const MISSING = '/404.html'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** Of Lighthouse's report, what is read here. */
interface Report {
  lighthouseVersion: string
  environment: { hostUserAgent: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; title: string; numericValue?: number }>
}

/** Of Lighthouse and of what starts its browser, what is called here. */
interface Tools {
  lighthouse(address: string, flags: object): Promise<{ lhr: Report } | undefined>
  launch(options: object): Promise<{ port: number; kill(): void }>
}

interface Verdict {
  type: string
  /** From 0 to 100, in the order of the categories. */
  scores: number[]
  /** Largest contentful paint and blocking time in milliseconds, layout shift, bytes in all. */
  paint: number
  blocking: number
  shift: number
  bytes: number
  /** What kept a score below 100, in any run. */
  faults: string[]
}

/** A name that browsers trust as they trust `https:`, and that leads to our server, whatever port it has. */
const SITE = 'http://handbook.localhost'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, only: { type: 'string' } } })
const runs = Number(values.runs)
const types = pageTypes
  // Lighthouse refuses what is answered with 404; a host has the page at an address of its own as well.
  .map(([type, address]) => [type, address === '/no/such/page/' ? MISSING : address] as const)
  .filter(([type]) => !values.only || type.includes(values.only))
const { executablePath } = await findChromium()
const folder = join(projectRoot, '.cache', 'lighthouse-site')
await build(['--content', join(projectRoot, 'content'), '--out', folder, '--site', SITE])
const server = await serve(folder, '/')

const tools = await fetched()

const verdicts: Verdict[] = []
let last: Report | undefined
for (const [type, address] of types) {
  const reports: Report[] = []
  while (reports.length < runs) reports.push(await ask(address))
  last = reports[0]
  const verdict = judge(type, reports)
  verdicts.push(verdict)
  const faults = verdict.faults.map((fault) => `    ${fault}\n`).join('')
  process.stdout.write(`${verdict.scores.join(' ')}  ${type}\n${faults}`)
}
await server.close()
if (last && !values.only && runs >= 5) writeFileSync(join(projectRoot, 'docs', 'lighthouse.md'), written(last))
process.exitCode = verdicts.some(({ scores }) => scores.some((score) => score < 100)) ? 1 : 0

/** What npm fetched for this command: the folder of its programs is on the path, beside the packages. */
async function fetched(): Promise<Tools> {
  const packages = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, '..'))
    .find((folder) => existsSync(join(folder, 'lighthouse')))
  if (!packages) throw new Error('Lighthouse is not there: start this as `npm run audit:lighthouse`.')
  const from = (path: string) => import(pathToFileURL(join(packages, path)).href)
  const [{ default: lighthouse }, { launch }] = await Promise.all([
    from('lighthouse/core/index.js'),
    from('chrome-launcher/dist/index.js'),
  ])
  return { lighthouse, launch }
}

/** One run of Lighthouse, in a browser of its own. A browser that could not be watched is started once more. */
async function ask(address: string): Promise<Report> {
  return run(address).catch(() => run(address))
}

async function run(address: string): Promise<Report> {
  const rules = `MAP handbook.localhost:80 ${new URL(server.url).host}`
  const browser = await tools.launch({
    chromePath: executablePath,
    chromeFlags: ['--headless=new', ...LAUNCH_FLAGS, `--host-resolver-rules=${rules}`],
  })
  try {
    const result = await tools.lighthouse(SITE + address, {
      port: browser.port,
      logLevel: 'error',
      onlyCategories: CATEGORIES,
      // What tells search engines to stay away, does so on purpose.
      skipAudits: address === MISSING ? ['is-crawlable'] : [],
      // Shown in a report that nobody looks at, and half of the time that a run takes.
      disableFullPageScreenshot: true,
    })
    return result!.lhr
  } finally {
    browser.kill()
  }
}

function judge(type: string, reports: Report[]): Verdict {
  const figure = (audit: string) => median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN))
  const faults = reports.flatMap(({ categories, audits }) =>
    Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}: ${audits[id]!.title}`),
    ),
  )
  return {
    type,
    scores: CATEGORIES.map((name) => median(reports.map(({ categories }) => (categories[name]?.score ?? 0) * 100))),
    paint: figure('largest-contentful-paint'),
    blocking: figure('total-blocking-time'),
    shift: figure('cumulative-layout-shift'),
    bytes: figure('total-byte-weight'),
    faults: [...new Set(faults)],
  }
}

function median(values: number[]): number {
  // A figure that Lighthouse could not find in a run is none.
  const found = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  return found[Math.floor(found.length / 2)] ?? Number.NaN
}

/** The record: the figures, and under which circumstances they were found. */
function written({ lighthouseVersion, environment }: Report): string {
  const chrome = /Chrome\/([\d.]+)/.exec(environment.hostUserAgent)?.[1]
  const rows = verdicts.map(({ type, scores, paint, blocking, shift, bytes }) =>
    [
      type,
      ...scores,
      `${(paint / 1000).toFixed(2)} s`,
      `${Math.round(blocking)} ms`,
      shift.toFixed(3),
      `${(bytes / 1000).toFixed(1)} kB`,
    ].join(' | '),
  )
  return `# Lighthouse

Written by \`npm run audit:lighthouse\` on ${new Date().toISOString().slice(0, 10)}: the median of ${runs} runs on one page of each type, with
Lighthouse's own settings (a phone of the middle class on slow 4G, simulated). Lighthouse ${lighthouseVersion}, Chromium ${chrome},
${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version.slice(1)}. Pages are served with gzip and the headers of \`_headers\`.

| page | performance | accessibility | best practices | SEO | largest paint | blocked | layout shift | bytes |
|---|---|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}

The page for what is missing tells search engines to stay away; that it does so is left out of its score.
`
}
