/** Runs suites of tests, and other programs, and counts what they found. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What a part of the run found. */
export interface Count {
  passed: number
  failed: number
  skipped: number
  /** Said beside the counts. */
  note?: string
  /** Names of the tests that failed, with their files. */
  failures?: string[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
const VITEST = 'node_modules/vitest/vitest.mjs'

/** What we read of Vitest's report. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

/** Runs a program, and counts it as one test. */
export function countProgram(program: string, options: string[] = []): Count {
  return run(program, options) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** Runs one suite and counts from the runner's own report. A runner that crashes, or runs nothing, has failed. */
export function countSuite(name: string, files: string[]): Count {
  const { fine, report } = withReport((path) => [
    ...['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    ...files,
  ])
  const { data } = Report.safeParse(report)
  if (!data) return failure('the runner crashed')

  // A file that could not be loaded has failed, though none of its tests has.
  const unloaded = data.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const count = {
    passed: data.numPassedTests,
    failed: data.numFailedTests + unloaded.length,
    skipped: data.numPendingTests + data.numTodoTests,
    failures: data.testResults.flatMap((file) => failuresIn(file)),
  }
  if (count.passed + count.failed === 0) return { ...failure('no test ran'), skipped: count.skipped }
  if (!fine && count.failed === 0) return { ...count, failed: 1, note: 'an error outside of the tests' }
  return count
}

function failuresIn({ name, status, assertionResults }: z.infer<typeof Report>['testResults'][number]): string[] {
  const file = relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${file} could not be loaded`]
  return failed.map(({ fullName }) => `${file} > ${fullName}`)
}

/** Counts the tests of a suite as skipped, without running them. */
export function countSkipped(name: string, files: string[], note: string): Count {
  const { report } = withReport((path) => ['list', '--project', name, `--json=${path}`, ...files])
  const { data } = z.array(z.unknown()).nonempty().safeParse(report)
  return data ? { passed: 0, failed: 0, skipped: data.length, note } : failure('its tests could not be counted')
}

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

export function sentence({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function failure(note: string): Count {
  return { passed: 0, failed: 1, skipped: 0, note }
}

/** Runs Vitest with a path to write its report to, and reads what it wrote there, if anything. */
function withReport(options: (path: string) => string[]): { fine: boolean; report: unknown } {
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-report-'))
  const path = join(folder, 'report.json')
  try {
    const fine = run(VITEST, options(path))
    return { fine, report: readJson(path) }
  } finally {
    rmSync(folder, { recursive: true })
  }
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

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
