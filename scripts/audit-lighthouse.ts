/**
 * `npm run audit:lighthouse`: what Lighthouse thinks of one page of each type, as a phone on a slow network meets it.
 * Builds the handbook, serves it as a host does, asks five times each, and records the medians in `docs/lighthouse.md`.
 *
 *     npm run audit:lighthouse                          every type of page, five times; half an hour
 *     npm run audit:lighthouse -- --only insights       some of them, five times; their rows are recorded
 *     npm run audit:lighthouse -- --runs 1 --only home  a look; records nothing
 *
 * It is no part of `npm test`: its figures of speed depend on the machine, and it brings a hundred packages that nothing
 * else needs. npm fetches them for this command only, at the version that `package.json` names in it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium, LAUNCH_FLAGS } from '../tests/browser/chromium.ts'
import { pageTypes } from '../tests/browser/page-types.ts'
import { serve } from '../tests/browser/static-server.ts'
import { build, projectRoot } from '../tests/site/opsbook-command.ts'
import { lighthouseReport, type Verdict } from './lighthouse-report.ts'

const MISSING = '/404.html'
/** Below so many runs a median is chance. */
const ENOUGH = 5
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const FIGURES = {
  paint: 'largest-contentful-paint',
  blocking: 'total-blocking-time',
  shift: 'cumulative-layout-shift',
  bytes: 'total-byte-weight',
} as const

/** Of Lighthouse's report, what is read here. */
interface Report {
  lighthouseVersion: string
  environment: { hostUserAgent: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; title: string; numericValue?: number; errorMessage?: string }>
}

/** Of Lighthouse and of what starts its browser, what is called here. */
interface Tools {
  lighthouse(address: string, flags: object): Promise<{ lhr: Report } | undefined>
  launch(options: object): Promise<{ port: number; kill(): void }>
}

/** A verdict with what kept a score below 100, in any run. */
type Explained = Verdict & { faults: string[] }

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

const verdicts: Explained[] = []
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
if (last && runs >= ENOUGH) record(last)
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

/** One run of Lighthouse, in a browser of its own. A browser that could not be watched is started anew, twice. */
async function ask(address: string): Promise<Report> {
  const again = () => run(address)
  return run(address).catch(again).catch(again)
}

/** @throws when Lighthouse gives no figure or no score: such a run is no run, and would count as a 0. */
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
    const { audits, categories } = result!.lhr
    const lost = Object.values(FIGURES).find((name) => audits[name]?.numericValue === undefined)
    const unjudged = CATEGORIES.find((name) => typeof categories[name]?.score !== 'number')
    if (lost ?? unjudged) {
      throw new Error(
        `Lighthouse found no ${lost ?? unjudged} of ${address}: ${(lost && audits[lost]?.errorMessage) ?? ''}`,
      )
    }
    return result!.lhr
  } finally {
    browser.kill()
  }
}

function judge(type: string, reports: Report[]): Explained {
  const figure = (name: keyof typeof FIGURES) =>
    median(reports.map(({ audits }) => audits[FIGURES[name]]!.numericValue!))
  const faults = reports.flatMap(({ categories, audits }) =>
    Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}: ${audits[id]!.title}`),
    ),
  )
  return {
    type,
    scores: CATEGORIES.map((name) => median(reports.map(({ categories }) => categories[name]!.score! * 100))),
    paint: figure('paint'),
    blocking: figure('blocking'),
    shift: figure('shift'),
    bytes: figure('bytes'),
    faults: [...new Set(faults)],
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** The figures, and under which circumstances they were found. */
function record({ lighthouseVersion, environment }: Report): void {
  const chrome = /Chrome\/([\d.]+)/.exec(environment.hostUserAgent)?.[1]
  const file = join(projectRoot, 'docs', 'lighthouse.md')
  const report = lighthouseReport(
    pageTypes.map(([type]) => type),
    {
      verdicts,
      day: new Date().toISOString().slice(0, 10),
      circumstances: `Lighthouse ${lighthouseVersion}, Chromium ${chrome}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version.slice(1)}.`,
    },
    existsSync(file) ? readFileSync(file, 'utf8') : '',
  )
  if (report) writeFileSync(file, report)
  else
    process.stdout.write('docs/lighthouse.md holds figures of other versions or another machine: leave out --only.\n')
}
