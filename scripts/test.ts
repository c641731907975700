/**
 * `npm test`: lint, types, and the suites of tests, one after another. A failure does not stop the rest, so that one
 * run tells all. The last line counts: `12 passed, 0 failed, 0 skipped`.
 *
 *     npm test                                  everything
 *     npm test -- lint unit                     some parts
 *     npm test -- tests/unit/record/x.test.ts   some files
 *     SKIP_BROWSER=1 npm test                   all but the browser tests, which then count as skipped
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What a part of the run found. */
interface Count {
  passed: number
  failed: number
  skipped: number
  /** Said beside the counts. */
  note?: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'opsbook-reports-'))
const skipBrowser = process.env.SKIP_BROWSER === '1'

const parts: Record<string, (files: string[]) => Count> = {
  lint: () => countOne(run('node_modules/@biomejs/biome/bin/biome', ['check', '.'])),
  types: () => countOne(run('scripts/types.ts', [])),
  unit: (files) => suite('unit', files),
  site: (files) => suite('site', files),
  browser: (files) => (skipBrowser ? skipped('browser', files) : suite('browser', files)),
}

process.exitCode = main(process.argv.slice(2))

function main(asked: string[]): number {
  const plan = readPlan(asked)
  if (!plan) return 2
  const counts: Count[] = []
  const lines: string[] = []
  for (const [name, files] of plan) {
    process.stdout.write(`\n== ${name}\n`)
    const start = performance.now()
    const count = parts[name]!(files)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    counts.push(count)
    lines.push(
      `  ${name.padEnd(8)} ${seconds.padStart(6)} s  ${sentence(count)}${count.note ? `  (${count.note})` : ''}`,
    )
  }
  rmSync(reports, { recursive: true, force: true })

  const total = counts.reduce(add, { passed: 0, failed: 0, skipped: 0 })
  process.stdout.write(`\n${lines.join('\n')}\n\n`)
  if (skipBrowser && plan.has('browser')) process.stdout.write('The browser tests were left out: SKIP_BROWSER=1.\n')
  process.stdout.write(`${sentence(total)}\n`)
  return total.failed > 0 ? 1 : 0
}

/** Which parts to run, in their order, and which files of each; no files means all of them. */
function readPlan(asked: string[]): Map<string, string[]> | undefined {
  const plan = new Map<string, string[]>()
  for (const word of asked.length > 0 ? asked : Object.keys(parts)) {
    const [, suiteOfFile] = /^(?:\.\/)?tests\/(unit|site|browser)(?:\/|$)/.exec(word) ?? []
    const name = suiteOfFile ?? word
    if (!(name in parts)) {
      process.stderr.write(`There is no ${word}. Name ${Object.keys(parts).join(', ')}, or files below tests/.\n`)
      return undefined
    }
    plan.set(name, [...(plan.get(name) ?? []), ...(suiteOfFile ? [word] : [])])
  }
  return new Map(Object.keys(parts).flatMap((name) => (plan.has(name) ? [[name, plan.get(name)!]] : [])))
}

/** What we read of Vitest's report. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Runs one suite and counts from the runner's own report. A runner that crashes, or runs nothing, has failed. */
function suite(name: string, files: string[]): Count {
  const file = join(reports, `${name}.json`)
  const options = [
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...files,
  ]
  const fine = run('node_modules/vitest/vitest.mjs', options)
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0, note: 'the runner crashed' }

  // A file that could not be loaded has failed, though none of its tests has.
  const unloaded = report.testResults.filter(
    (test) => test.status === 'failed' && test.assertionResults.length === 0,
  ).length
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  if (count.passed + count.failed === 0) return { ...count, failed: 1, note: 'no test ran' }
  if (!fine && count.failed === 0) return { ...count, failed: 1, note: 'an error outside of the tests' }
  return count
}

/** Counts the tests of a suite without running them. */
function skipped(name: string, files: string[]): Count {
  const file = join(reports, `${name}-list.json`)
  const listed = run('node_modules/vitest/vitest.mjs', ['list', '--project', name, `--json=${file}`, ...files])
  const tests = listed ? z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  if (tests.length === 0) return { passed: 0, failed: 1, skipped: 0, note: 'its tests could not be counted' }
  return { passed: 0, failed: 0, skipped: tests.length, note: 'SKIP_BROWSER=1' }
}

/** Runs a program of ours, or of a package, with this Node, and tells whether it ended well. */
function run(program: string, options: string[]): boolean {
  const quiet = { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0', ASTRO_PREVIEW_BACKGROUND: '0' }
  const { status } = spawnSync(process.execPath, [join(root, program), ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...quiet },
  })
  return status === 0
}

function readReport(file: string): z.infer<typeof Report> | undefined {
  try {
    return Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function countOne(fine: boolean): Count {
  return { passed: fine ? 1 : 0, failed: fine ? 0 : 1, skipped: 0 }
}

function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

function sentence({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
