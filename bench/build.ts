/**
 * `npm run bench`: whole builds of Opsbook against those of other tools, on the same corpus.
 *
 *     npm run bench                                    100 and 1,000 documents, every tool, three rounds
 *     npm run bench -- --sizes 5000 --tools opsbook,hugo --runs 5
 *     npm run bench -- --scenarios cold,body           some of the scenarios
 *     npm run bench -- --results bench/results         writes the report there as well
 *
 * In each round and for each scenario the tools run in turn, so that a machine that becomes slower does so for all of them;
 * ratios are taken within a round. After each build the page that was changed is read from the output: a tool that was
 * fast because it did nothing is an error. See bench/README.md.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type CorpusPage, corpus, corpusPage } from './corpus.ts'
import { type Figures, measured, together } from './measured.ts'
import { type Participant, type Result, report, type Scenario, scenarios } from './report.ts'
import { emptied, type Tool, tools, write } from './tools.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000' },
    tools: { type: 'string', default: tools.map(({ id }) => id).join(',') },
    scenarios: { type: 'string', default: scenarios.join(',') },
    runs: { type: 'string', default: '3' },
    results: { type: 'string' },
    /** Where the tools’ projects are made, and kept for the next time. */
    work: { type: 'string', default: join(import.meta.dirname, '../.cache/bench') },
  },
})
const sizes = values.sizes.split(',').map(Number)
const runs = Number(values.runs)
const chosen = known(values.scenarios.split(','), scenarios, 'scenario')
const asked = known(
  values.tools.split(','),
  tools.map(({ id }) => id),
  'tool',
)

const participants: Participant[] = []
const absent: string[] = []
for (const tool of tools.filter(({ id }) => asked.includes(id))) {
  const folder = join(values.work, tool.id)
  mkdirSync(folder, { recursive: true })
  const prepared = tool.prepare(folder)
  if ('missing' in prepared) absent.push(`${tool.name}: ${prepared.missing}`)
  else participants.push({ tool, folder, versions: prepared.versions })
}

const results: Result[] = []
for (const size of sizes) {
  for (let round = 0; round < runs; round++) await runRound(size, round)
}
const text = report({ participants, absent, results, sizes, runs })
process.stdout.write(`${text}\n`)
if (values.results) {
  mkdirSync(values.results, { recursive: true })
  const file = join(values.results, `${new Date().toISOString().slice(0, 10)}-build-${sizes.join('-')}.md`)
  writeFileSync(file, text)
  process.stderr.write(`Written to ${file}.\n`)
}

async function runRound(size: number, round: number): Promise<void> {
  const pages = corpus(size)
  // Another page in each round, and never one that the last scenario changed.
  const place = (step: number) => (round * 7919 + step * 104_729 + 1) % size
  const added = corpusPage(size + round, size)
  for (const { tool, folder } of participants) {
    emptied(tool, folder)
    for (const page of pages) put(tool, folder, page)
    setRevision(tool, folder, 0)
  }
  for (const scenario of scenarios) {
    const step = scenarios.indexOf(scenario)
    const page = pages[place(step)]!
    const marker = `Measured in round ${round} as ${scenario}.`
    const changed: { [name in Scenario]: () => { page: CorpusPage; has?: string; gone?: boolean } } = {
      cold: () => ({ page }),
      body: () => ({ page: { ...page, body: `${page.body}\n${marker}\n` }, has: marker }),
      title: () => ({ page: { ...page, title: `${page.title}, ${scenario} ${round}` }, has: `${scenario} ${round}` }),
      added: () => ({ page: added, has: added.title.split(',')[0]! }),
      deleted: () => ({ page: added, gone: true }),
      template: () => ({ page }),
      nothing: () => ({ page }),
    }
    const { page: shown, has, gone } = changed[scenario]()
    if (!chosen.includes(scenario)) continue
    for (const { tool, folder } of participants) {
      const source = join(folder, tool.source(shown)[0])
      if (gone) rmSync(source, { force: true })
      else if (has) put(tool, folder, shown)
      if (scenario === 'template') setRevision(tool, folder, round + 1)
      const all: Figures[] = []
      for (const command of tool.commands(folder)) all.push(await measured(command, tool.cwd(folder)))
      const file = join(folder, tool.out, tool.page(shown))
      // Some tools leave the pages of what is gone where they are; a site that is made anew each time does not have them.
      if (!gone) assertShown(file, has)
      const bytes = readIf(file)
      results.push({
        tool: tool.id,
        size,
        round,
        scenario,
        figures: together(all),
        leftBehind: gone === true && existsSync(file),
        ...(scenario === chosen[0] ? { output: outputOf(join(folder, tool.out)) } : {}),
        ...(bytes ? { page: { html: bytes.length, gzip: gzipSync(bytes).length } } : {}),
      })
      process.stderr.write(
        `${size} ${round + 1}/${runs} ${scenario} ${tool.id}: ${together(all).seconds.toFixed(2)} s\n`,
      )
    }
    // What the next scenario finds is what this one left.
    if (has && scenario !== 'added') pages[place(step)] = shown
  }
}

function put(tool: Tool, folder: string, page: CorpusPage): void {
  const [file, text] = tool.source(page)
  write(join(folder, file), text)
}

function setRevision(tool: Tool, folder: string, revision: number): void {
  const file = join(folder, tool.template)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/revision \d+/, `revision ${revision}`))
}

function assertShown(file: string, text: string | undefined): void {
  const html = readIf(file)?.toString('utf8')
  if (html === undefined) throw new Error(`${file} was not built`)
  if (text !== undefined && !html.includes(text)) throw new Error(`${file} does not show “${text}”`)
}

function readIf(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined
}

function outputOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  return { files: files.length, bytes }
}

function known<T extends string>(words: string[], all: readonly T[], what: string): T[] {
  const strange = words.find((word) => !all.includes(word as T))
  if (strange !== undefined) throw new Error(`There is no ${what} “${strange}”. There are ${all.join(', ')}.`)
  return words as T[]
}
