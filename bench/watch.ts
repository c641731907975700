/**
 * How long it takes from a save to the answer of `check --watch`: `node bench/watch.ts [--runs N]`.
 *
 * The starter content, and 1,000 documents made of it. Saves as editors do: into the file, and by putting another in its
 * place. Prints the median with the least and the greatest; compare figures of one run only.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copies } from './content.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } })
const folder = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))

try {
  for (const documents of [0, 1000]) {
    const content = join(folder, String(documents))
    for (const [file, text] of copies(documents)) {
      mkdirSync(join(content, file, '..'), { recursive: true })
      writeFileSync(join(content, file), text)
    }
    await measure(documents === 0 ? 'starter content' : `${documents} documents`, content)
  }
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(what: string, content: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/compile-cache.mjs', 'scripts/check.ts', '--content', content, '--watch', '--no-cache'],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let answered = () => {}
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (/^Waiting for changes/m.test(said)) {
      said = ''
      answered()
    }
  })
  const answer = () => new Promise<void>((resolve) => (answered = resolve))
  await answer()
  const file = join(content, 'runbooks/disk-full.md')
  const text = readFileSync(file, 'utf8')
  const times: number[] = []
  for (let run = 0; run < Number(values.runs); run++) {
    const next = answer()
    const start = performance.now()
    const saved = `${text}\nSentence ${run}.\n`
    if (run % 2 === 0) writeFileSync(file, saved)
    else {
      writeFileSync(`${file}~`, saved)
      renameSync(`${file}~`, file)
    }
    await next
    times.push(performance.now() - start)
    // Whatever the save has stirred up settles before the next one.
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  child.kill('SIGINT')
  await new Promise((resolve) => child.on('close', resolve))
  times.sort((a, b) => a - b)
  const [least, median, most] = [times[0]!, times[times.length >> 1]!, times.at(-1)!].map((time) => time.toFixed(0))
  console.log(`${what}: ${median} ms from save to answer (${least}–${most})`)
}
