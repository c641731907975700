/**
 * How long the files for machines take: `node bench/data.ts [COUNT…]`.
 *
 * Real documents, copied until there are so many, read and not rendered: what is measured is the record made into files,
 * family by family, and those written and read for the audit. Prints seconds, megabytes and files; what is twice as much
 * should take twice as long.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSite } from '../src/data/data-file.ts'
import { dataFiles, dataParts } from '../src/data/data-files.ts'
import { FileWriter } from '../src/publish/file-writer.ts'
import { publishedText } from '../src/publish/published-text.ts'
import { readHandbook } from '../src/reader/handbook.ts'
import { withBase } from '../src/record/address.ts'
import { buildRecords, type Document, type SiteFacts } from '../src/record/record.ts'
import { copies } from './content.ts'

const counts = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))
try {
  for (const count of counts.length > 0 ? counts : [1000, 2000, 5000]) await measure(count)
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(count: number): Promise<void> {
  const content = join(folder, String(count))
  for (const [file, text] of copies(count)) {
    mkdirSync(join(content, file, '..'), { recursive: true })
    writeFileSync(join(content, file), text)
  }
  const { catalogues, documents: read } = await readHandbook({ content })
  const documents = read.flatMap(({ kind, id, lang, file, data }): Document[] =>
    data ? [{ kind, id, lang, file, data, headings: [], terms: [] }] : [],
  )
  const bodies = new Map(read.map(({ file, body }) => [file, body]))
  const facts: SiteFacts = { catalogues, modified: false, prefix: '', asOf: '2026-11-21' }
  const site: DataSite = {
    facts,
    documents,
    records: timed('the record', () => buildRecords(documents, facts)),
    htmlOf: () => '',
    textOf: ({ file }) => bodies.get(file)!,
    base: '/',
    site: 'https://ops.example.org',
    link: (address) => `https://ops.example.org${withBase(address, '/')}`,
  }
  console.log(`${count} documents`)
  const bytes = new Map(Array.from(dataFiles(site), ({ path, content }) => [path, Buffer.byteLength(content)]))
  const parts = dataParts(site, (path) => bytes.get(path)!)
  for (const [family, those] of Map.groupBy(parts, ({ name }) => name.split(' ')[0]!)) {
    const files = timed(`  ${family}`, () => those.flatMap(({ make }) => [...make()]))
    const size = files.reduce((sum, { content }) => sum + content.length, 0)
    const writer = new FileWriter(join(folder, `site-${count}`))
    timed(`    written: ${files.length} files, ${(size / 1e6).toFixed(1)} MB`, () => {
      for (const { path, content } of files) writer.write(path, content)
    })
    timed('    read for the audit', () => {
      for (const { path, content } of files) publishedText(path, Buffer.from(content))
    })
  }
  console.log(`  at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory`)
}

function timed<Result>(what: string, run: () => Result): Result {
  const start = performance.now()
  const result = run()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s`)
  return result
}
