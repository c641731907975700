/**
 * How long the record takes, and how much memory: `node bench/record.ts [--runs N]`.
 *
 * 1,000, 2,000, 5,000 and 10,000 incidents, each number in a process of its own. What is measured is `buildRecords` and
 * the index of links; that the documents are there is not. Linear growth shows as the same time for each incident.
 * Prints the median; compare figures of one run only.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { dataSchemas, documentSchemas } from '../src/model/index.ts'
import { LinkIndex } from '../src/record/links.ts'
import { buildRecords, type Document, type SiteFacts } from '../src/record/record.ts'
import { catalogues, incidents, runbookIds } from './incidents.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, incidents: { type: 'string' } } })

interface Run {
  milliseconds: number
  /** Of processor, which others on the machine do not lengthen; the collection of garbage runs beside. */
  processor: number
  megabytes: number
}

if (values.incidents) console.log(JSON.stringify(measure(Number(values.incidents))))
else {
  for (const count of [1000, 2000, 5000, 10_000]) {
    const runs = Array.from({ length: Number(values.runs) }, () => inAProcess(count))
    const median = (name: keyof Run) => runs.map((run) => run[name]).sort((a, b) => a - b)[runs.length >> 1]!
    const figure = (name: keyof Run) => median(name).toFixed(0)
    const each = ((median('processor') / count) * 1000).toFixed(0)
    console.log(
      `${count} incidents: ${figure('milliseconds')} ms, ${figure('processor')} ms CPU (${each} µs each), ${figure('megabytes')} MB`,
    )
  }
}

function inAProcess(count: number): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, '--incidents', String(count)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Run
}

function measure(count: number): Run {
  const documents = [...documentsOf(count)]
  const settings = dataSchemas['handbook.yaml'].parse(catalogues['handbook.yaml'])
  const { services } = dataSchemas['services.yaml'].parse(catalogues['services.yaml'])
  const { teams } = dataSchemas['teams.yaml'].parse(catalogues['teams.yaml'])
  const coverage = dataSchemas['coverage.yaml'].parse({})
  const facts: SiteFacts = {
    catalogues: { settings, services, teams, terms: [], frameworks: [], signatories: [], coverage },
    modified: false,
    prefix: '',
    asOf: '2026-11-21',
  }
  const before = process.cpuUsage()
  const start = performance.now()
  new LinkIndex({
    documents: documents.map((document) => ({ ...document, isPublic: true })),
    services: services.map(({ id }) => id),
    glossary: true,
    assets: new Set(),
    languages: settings.languages,
    base: '/',
  })
  buildRecords(documents, facts)
  return {
    milliseconds: performance.now() - start,
    processor: (({ user, system }) => (user + system) / 1000)(process.cpuUsage(before)),
    // The most that the whole process ever held.
    megabytes: process.resourceUsage().maxRSS / 1024,
  }
}

function* documentsOf(count: number): Generator<Document> {
  const rest = { lang: 'en' as const, headings: [] }
  for (const id of runbookIds) {
    const data = documentSchemas.runbook.parse({
      title: id,
      summary: 'What to do.',
      status: 'active',
      owner: 'platform',
      services: ['service-1'],
      risk: 'read-only',
      access: ['A shell.'],
      estimate: 'PT10M',
    })
    yield { kind: 'runbook', id, file: `runbooks/${id}.md`, data, terms: [], ...rest }
  }
  for (const [id, data] of incidents(count)) {
    const terms = ['term-1', `term-${id.length}`]
    yield {
      kind: 'postmortem',
      id,
      file: `postmortems/${id}.md`,
      data: documentSchemas.postmortem.parse(data),
      terms,
      ...rest,
    }
  }
}
