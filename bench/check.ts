/**
 * How long `check` takes: `node bench/check.ts [--runs N]`.
 *
 * 1,000 documents after one of them changed, and without anything kept; then 5,000 short documents with and without
 * 30,000 links between them, so that the difference is what links cost. Whole commands in processes of their own,
 * start-up included. Prints the median with the least and the greatest; compare figures of one run only.
 */
import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copies, linked } from './content.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } })
const folder = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))

interface Run {
  seconds: number
  processor: number
  megabytes: number
}

try {
  const handbook = written('copies', copies(1000))
  await check(handbook)
  await measure('1,000 documents, one changed', async () => {
    appendFileSync(join(handbook, 'runbooks/disk-full.md'), '\nAnother sentence.\n')
    return check(handbook)
  })
  await measure('1,000 documents, nothing kept', () => check(handbook, '--no-cache'))
  const [without, withLinks] = [written('plain', linked(5000, 0)), written('linked', linked(5000, 6))]
  await measure('5,000 documents without links', () => check(without, '--no-cache'))
  await measure('5,000 documents, 30,000 links', () => check(withLinks, '--no-cache'))
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(what: string, run: () => Promise<Run>): Promise<void> {
  const runs: Run[] = []
  for (let count = 0; count < Number(values.runs); count++) runs.push(await run())
  const figure = (name: keyof Run, unit: string) => {
    const sorted = runs.map((each) => each[name]).sort((a, b) => a - b)
    const [least, median, most] = [sorted[0]!, sorted[sorted.length >> 1]!, sorted.at(-1)!].map((value) =>
      value.toFixed(name === 'megabytes' ? 0 : 2),
    )
    return `${median} ${unit} (${least}–${most})`
  }
  console.log(`${what}: ${figure('seconds', 's')}, ${figure('processor', 's CPU')}, ${figure('megabytes', 'MB')}`)
}

/** A run of the command as the npm script starts it, with what it took. */
async function check(content: string, ...options: string[]): Promise<Run> {
  const usage = `data:text/javascript,process.on('exit',()=>process.send(process.resourceUsage()))`
  const start = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', './scripts/compile-cache.ts', '--import', usage, 'scripts/check.ts', '--content', content, ...options],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  let said = ''
  child.stdout!.on('data', (data) => {
    said += data
  })
  let used: NodeJS.ResourceUsage | undefined
  child.on('message', (message) => {
    used = message as NodeJS.ResourceUsage
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0 || !used) throw new Error(`check ended with ${code}:\n${said.slice(-2000)}`)
  return {
    seconds: (performance.now() - start) / 1000,
    processor: (used.userCPUTime + used.systemCPUTime) / 1e6,
    megabytes: used.maxRSS / 1024,
  }
}

function written(name: string, texts: Iterable<[file: string, text: string]>): string {
  const content = join(folder, name)
  for (const [file, text] of texts) {
    mkdirSync(join(content, file, '..'), { recursive: true })
    writeFileSync(join(content, file), text)
  }
  return content
}
