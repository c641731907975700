/**
 * How long `check` takes: `node bench/check.ts [--runs N] [--sizes N,…]`.
 *
 * Documents of the benchmark’s corpus, cold and after one of them changed; then 5,000 short documents with and without
 * 30,000 links between them, so that the difference is what links cost. Whole commands in processes of their own,
 * start-up included. Prints the median with the least and the greatest; compare figures of one run only.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { workFile } from '../scripts/kept-places.ts'
import { linked } from './content.ts'
import { asDocument, catalogues, corpus } from './corpus.ts'
import { type Figures, measured } from './measured.ts'
import { write } from './tools.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, sizes: { type: 'string', default: '1000,5000' } },
})
const folder = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))

try {
  for (const size of values.sizes.split(',').map(Number)) {
    const documents = corpus(size).map(asDocument)
    const handbook = written(String(size), [...catalogues(), ...documents])
    await measure(`${size} documents, cold`, () => {
      rmSync(workFile(handbook), { force: true })
      return check(handbook)
    })
    await measure(`${size} documents, one changed`, () => {
      appendFileSync(join(handbook, documents[0]![0]), '\nAnother sentence.\n')
      return check(handbook)
    })
  }
  const [without, withLinks] = [written('plain', linked(5000, 0)), written('linked', linked(5000, 6))]
  await measure('5000 documents without links', () => check(without, '--no-cache'))
  await measure('5000 documents, 30,000 links', () => check(withLinks, '--no-cache'))
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(what: string, run: () => Promise<Figures>): Promise<void> {
  const runs: Figures[] = []
  for (let count = 0; count < Number(values.runs); count++) runs.push(await run())
  const figure = (name: keyof Figures, unit: string, digits: number) => {
    const sorted = runs.map((each) => each[name] ?? Number.NaN).sort((a, b) => a - b)
    const [least, median, most] = [sorted[0]!, sorted[sorted.length >> 1]!, sorted.at(-1)!]
    return `${median.toFixed(digits)} ${unit} (${least.toFixed(digits)}–${most.toFixed(digits)})`
  }
  console.log(
    `${what}: ${figure('seconds', 's', 2)}, ${figure('processor', 's CPU', 2)}, ${figure('megabytes', 'MB', 0)}`,
  )
}

/** A run of the command as the npm script starts it. */
function check(content: string, ...options: string[]): Promise<Figures> {
  const command = ['--import', './scripts/compile-cache.mjs', 'scripts/check.ts', '--content', content, ...options]
  return measured([process.execPath, ...command], join(import.meta.dirname, '..'))
}

function written(name: string, texts: Iterable<[file: string, text: string]>): string {
  const content = join(folder, name)
  for (const [file, text] of texts) write(join(content, file), text)
  return content
}
