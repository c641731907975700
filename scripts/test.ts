/**
 * `npm test`: lint, types, and the suites of tests, one after another. A failure does not stop the rest, so that one
 * run tells all. The last line counts: `12 passed, 0 failed, 0 skipped`.
 *
 *     npm test                                  everything
 *     npm test -- lint unit                     some parts
 *     npm test -- tests/unit/record/x.test.ts   some files
 *     SKIP_BROWSER=1 npm test                   all but the browser tests, which then count as skipped
 */
import { add, type Count, countProgram, countSkipped, countSuite, sentence } from './suite.ts'

const skipBrowser = process.env.SKIP_BROWSER === '1'

/** In the order in which they run: what is fast and fails often comes first. */
const parts = new Map<string, (files: string[]) => Count>([
  ['lint', () => countProgram('node_modules/@biomejs/biome/bin/biome', ['check', '.'])],
  ['types', () => countProgram('scripts/types.ts')],
  ['unit', (files) => countSuite('unit', files)],
  ['site', (files) => countSuite('site', files)],
  [
    'browser',
    (files) => (skipBrowser ? countSkipped('browser', files, 'SKIP_BROWSER=1') : countSuite('browser', files)),
  ],
])

const plan = readPlan(process.argv.slice(2))
process.exitCode = plan ? runPlan(plan) : 2

/** Which parts to run, and which files of each; no files means all of them. */
function readPlan(asked: string[]): Map<string, string[]> | undefined {
  const files = new Map<string, string[]>()
  for (const word of asked.length > 0 ? asked : parts.keys()) {
    const suite = /^(?:\.\/)?tests\/(unit|site|browser)(?:\/|$)/.exec(word)?.[1]
    const part = suite ?? word
    if (!parts.has(part)) {
      process.stderr.write(`There is no ${word}. Name ${[...parts.keys()].join(', ')}, or files below tests/.\n`)
      return undefined
    }
    files.set(part, [...(files.get(part) ?? []), ...(suite ? [word] : [])])
  }
  return files
}

function runPlan(plan: Map<string, string[]>): 0 | 1 {
  const lines: string[] = []
  const failures: string[] = []
  let total: Count = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, part] of parts) {
    const files = plan.get(name)
    if (!files) continue
    process.stdout.write(`\n== ${name}\n`)
    const start = performance.now()
    const count = part(files)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const note = count.note ? `  (${count.note})` : ''
    lines.push(`  ${name.padEnd(8)} ${seconds.padStart(6)} s  ${sentence(count)}${note}`)
    failures.push(...(count.failures ?? []))
    total = add(total, count)
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`)
  // Said again at the end: what a CI shows first of a long log is its last lines.
  for (const failure of failures) process.stdout.write(`failed: ${failure}\n`)
  if (skipBrowser && plan.has('browser')) process.stdout.write('The browser tests were left out: SKIP_BROWSER=1.\n')
  process.stdout.write(`${sentence(total)}\n`)
  return total.failed > 0 ? 1 : 0
}
