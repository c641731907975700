/**
 * How long a writer waits for `npm run dev`: `node bench/dev.ts [--runs N] [--sizes N,…]`.
 *
 * Documents of the benchmark’s corpus. From the start of the command until it names the address, with nothing kept and once
 * more with what the first start has kept; then from the save of a document’s body until a browser that shows its page shows
 * the new text. Prints the median with the least and the greatest; compare figures of one run only.
 */
import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { workFile } from '../scripts/kept-places.ts'
import { findChromium, LAUNCH_FLAGS } from '../tests/browser/chromium.ts'
import { asDocument, catalogues, corpus } from './corpus.ts'
import { write } from './tools.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '8' }, sizes: { type: 'string', default: '1000,5000' } },
})
const folder = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))
const browser = await chromium.launch({ ...(await findChromium()), args: [...LAUNCH_FLAGS] })

try {
  for (const size of values.sizes.split(',').map(Number)) {
    const content = join(folder, String(size))
    const documents = corpus(size)
    for (const [file, text] of [...catalogues(), ...documents.map(asDocument)]) write(join(content, file), text)
    rmSync(workFile(content), { force: true })
    for (const kept of ['nothing kept', 'started before']) {
      const server = await start(content)
      console.log(`${size} documents, ${kept}: ${seconds(server.started)} s until the address is named`)
      if (kept === 'started before') await measureSaves(size, content, server.address)
      await server.stop()
    }
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

/** A body is edited while its page is looked at. */
async function measureSaves(size: number, content: string, address: string): Promise<void> {
  const edited = corpus(size).find(({ folder }) => folder === 'runbooks')!
  const [file] = asDocument(edited)
  const page = await browser.newPage()
  const opened = performance.now()
  await page.goto(new URL(`runbooks/${edited.id}/`, address).href)
  console.log(`${size} documents, first page: ${seconds(performance.now() - opened)} s`)
  const times: number[] = []
  for (let run = 0; run < Number(values.runs); run++) {
    const saved = performance.now()
    appendFileSync(join(content, file), `\nSentence number ${run}.\n`)
    await page.getByText(`Sentence number ${run}.`).waitFor()
    times.push(performance.now() - saved)
    // Whatever the save has stirred up settles before the next one.
    await new Promise((resolve) => setTimeout(resolve, 3000))
  }
  await page.close()
  times.sort((a, b) => a - b)
  const [least, median, most] = [times[0]!, times[times.length >> 1]!, times.at(-1)!].map((time) => time.toFixed(0))
  console.log(`${size} documents, from save to page: ${median} ms (${least}–${most})`)
}

interface Server {
  /** Milliseconds until it named its address. */
  started: number
  address: string
  stop(): Promise<void>
}

/** The command as the npm script starts it. */
async function start(content: string): Promise<Server> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', './scripts/compile-cache.mjs', 'scripts/dev.ts', '--content', content, '--port', '4391'],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /The handbook is at (\S+)/.exec(said)
      if (found) resolve(found[1]!)
    })
    ended.then(() => reject(new Error(`dev ended before it named an address:\n${said}`)))
  })
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return { started: performance.now() - began, address, stop }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
