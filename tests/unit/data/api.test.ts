import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { brokenPromises, CONTRACT, type Contract, currentContract, REMEDY } from '../../../src/data/api/contract.ts'
import type { Api, ApiFile } from '../../../src/data/api/model.ts'
import { mediaTypeOf } from '../../../src/data/data-file.ts'
import { dataFiles } from '../../../src/data/data-files.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { write } from '../publish/temporary-folder.ts'
import { catalogues, manifesto, postmortem, process, runbook } from '../reader/content.ts'
import { dataSiteOf } from './data-site-of.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const project = join(import.meta.dirname, '../../..')
const SITE = 'https://ops.example.org'

const ACTIONS = `
  - { id: count-them, text: "=Count() them.", class: prevent, owner: platform, due: 2026-01-20, status: open }
  - { id: given-up, text: Move it., class: detect, status: wont-do, closed: 2026-01-25, reason: Gone. }`

/** Two languages, an incident that goes on, one of which little is known, one that ended before it began. */
const documents = {
  'manifesto/manifesto.md': manifesto('manifesto'),
  'manifesto/openness.md': manifesto('principle'),
  'processes/tell.md': process({
    principles: '[openness]',
    runbooks: '[disk-full]',
    reviewed: '2025-01-31',
    reviewEvery: '1m',
  }),
  'runbooks/disk-full.md': runbook({ alerts: '[DiskFull, diskAlmostFull]', controls: "['iso:A.1']" }),
  'runbooks/disk-full.de.md': runbook({ lang: 'de', title: 'Platte voll', summary: 'Was zu tun ist.' }),
  'postmortems/full.md': postmortem({
    actions: ACTIONS,
    severity: 'sev1',
    runbooks: '[{id: disk-full, worked: partly}]',
  }),
  'postmortems/early.md': postmortem({
    times: '{impactStart: "2026-01-12T10:00:30+01:00", detected: 2026-01-12T08:57Z, resolved: 2026-01-12T10:00Z}',
    impactWindows:
      '[{from: 2026-01-12T09:00Z, to: 2026-01-12T09:20Z, level: full}, {from: 2026-01-12T09:10Z, to: 2026-01-12T10:00Z, level: degraded}]',
    timeline: `[{at: 2026-01-12T08:57Z, until: 2026-01-12T09:00Z, event: "-2+3 alerts, \\"quoted\\"", type: detection, precision: approx}]`,
    type: 'near-miss',
  }),
  'postmortems/going-on.md': postmortem({
    status: 'preliminary',
    times: '{impactStart: 2026-01-31T10:00Z, detected: 2026-01-31T10:01Z}',
    impactWindows: '[{from: 2026-01-31T10:00Z, level: partial}]',
  }),
  'postmortems/sparse.md': `---\ntitle: Sparse\nsummary: Little is known.\nstatus: preliminary\norigin: {organisation: Another, evidence: Not read., sources: [{url: 'https://example.org/', evidence: quoted}]}\n---\n\nWords.\n`,
  'postmortems/secret.md': postmortem({ status: 'draft', title: 'Mirabelle' }),
}

async function made(settings = '', options: { site?: string; base?: string } = { site: SITE }) {
  const contact = "contact: {text: Desk, url: 'https://example.org/desk'}\n"
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-api-'))
  write(folder, { ...catalogues, ...documents, 'handbook.yaml': catalogues['handbook.yaml'] + contact + settings })
  const site = dataSiteOf(await loadHandbook({ content: folder, drafts: true, asOf: '2026-02-01', ...options }))
  const files = new Map(Array.from(dataFiles(site), ({ path, content }) => [path, content.toString()]))
  rmSync(folder, { recursive: true })
  const read = (path: string) => JSON.parse(files.get(path)!)
  return { files, api: <F extends ApiFile>(name: F): Api[F] => read(`api/v1/${name}.json`), read }
}

/** Files that say something, the schemas left out, whose examples say much. */
function holding(files: ReadonlyMap<string, string>, words: RegExp): string[] {
  return [...files].flatMap(([path, text]) => (!path.startsWith('schema/') && words.test(text) ? [path] : []))
}

/** What a reader of the API has: schemas that are published, and files that name them. */
function invalid(files: ReadonlyMap<string, string>, site = SITE): string[] {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })
  ajv.addVocabulary(['enumDescriptions', 'patternErrorMessage'])
  ;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
  const schemas = [...files].filter(([path]) => path.startsWith('schema/'))
  for (const [, text] of schemas) ajv.addSchema(JSON.parse(text) as object)
  const checked = [...files].filter(
    ([path]) => path.endsWith('.json') && !/^schema\/|feed\.json$|^controls\/|by-alert/.test(path),
  )
  expect(checked.length).toBeGreaterThan(10)
  return checked.flatMap(([path, text]) => {
    const value = JSON.parse(text) as { $schema?: string }
    const schema = value.$schema?.startsWith(site) ? ajv.getSchema(value.$schema) : undefined
    if (!schema) return [`${path} names no schema that is published: ${value.$schema}`]
    return schema(value) ? [] : [`${path} ${ajv.errorsText(schema.errors)}`]
  })
}

describe('the API', () => {
  let site: Awaited<ReturnType<typeof made>>
  beforeAll(async () => {
    site = await made()
  })

  it('holds what its published schemas say, file by file', () => {
    expect(invalid(site.files)).toEqual([])
  })

  it('says every duration with the two moments that define it, in minutes and by ISO 8601', () => {
    const found = site.api('metrics').incidents.find(({ id }) => id === 'early')!
    expect(found.start).toBe('2026-01-12T10:00:30+01:00')
    expect(found.durations.timeToDetect).toEqual({
      state: 'ended',
      minutes: -3,
      duration: '-PT3M',
      from: { milestone: 'impactStart', at: '2026-01-12T10:00:30+01:00' },
      to: { milestone: 'detected', at: '2026-01-12T08:57:00Z' },
    })
    expect(found.durations.timeToResolve).toMatchObject({ minutes: 60, duration: 'PT1H' })
    expect(found.impact).toEqual({ state: 'ended', minutes: 60, duration: 'PT1H', basis: 'impactWindows' })
  })

  it('says of what goes on that it does, and nothing of what was not published', () => {
    const incidents = new Map(site.api('metrics').incidents.map((each) => [each.id, each]))
    const goingOn = { state: 'ongoing', minutes: null, duration: null }
    expect(incidents.get('going-on')!.impact).toEqual({ ...goingOn, basis: 'impactWindows' })
    expect(incidents.get('going-on')!.durations.timeToResolve).toEqual({
      ...goingOn,
      from: { milestone: 'impactStart', at: '2026-01-31T10:00:00Z' },
      to: { milestone: 'resolved', at: null },
    })
    expect(incidents.get('going-on')!.durations.timeToNotify).toBeUndefined()
    expect(incidents.get('sparse')).toMatchObject({ durations: {}, organisation: 'Another' })
    expect(incidents.get('sparse')).not.toHaveProperty('impact')
    const { own, others } = site.api('metrics').statistics
    expect(own.measures.impact).toMatchObject({ n: 0, ongoing: 1, notPublished: 1 })
    expect(own.measures.impact).not.toHaveProperty('min')
    expect(others.measures.timeToDetect).toEqual({ n: 0, ongoing: 0, notPublished: 1 })
    expect(holding(site.files, /NaN|undefined|Infinity/)).toEqual([])
  })

  it('has each document once, with its translations linked, and nothing of drafts', () => {
    const { runbooks, alerts } = site.api('runbooks')
    expect(runbooks.map(({ id, lang }) => [id, lang])).toEqual([['disk-full', 'en']])
    expect(runbooks[0]!.translations).toEqual([
      {
        lang: 'de',
        address: `${SITE}/de/runbooks/disk-full/`,
        json: `${SITE}/de/runbooks/disk-full.json`,
        markdown: `${SITE}/de/runbooks/disk-full.md`,
      },
    ])
    expect(site.read('de/runbooks/disk-full.json')).toMatchObject({ lang: 'de', translations: [{ lang: 'en' }] })
    expect(alerts).toEqual({
      DiskFull: `${SITE}/runbooks/disk-full/`,
      diskAlmostFull: `${SITE}/runbooks/disk-full/`,
    })
    expect([...site.files.keys()].filter((path) => path.includes('secret'))).toEqual([])
    expect(holding(site.files, /Mirabelle/)).toEqual([])
  })

  it('says what names a document, and when its review was due', () => {
    expect(site.read('runbooks/disk-full.json').namedBy).toEqual({
      processes: ['tell'],
      runbooks: [],
      postmortems: ['full'],
    })
    expect(site.read('manifesto/openness.json').namedBy.processes).toEqual(['tell'])
    expect(site.read('processes/tell.json').computed).toEqual({ review: { due: '2025-02-28', overdue: true } })
    expect(site.api('services').services[0]!.namedBy.postmortems).toHaveLength(3)
  })

  it('lists in its index every file that there is, and no other', () => {
    const { files } = site.api('index')
    const patterns = files.map(({ address }) => {
      const path = new URL(address).pathname.slice(1)
      return new RegExp(
        `^(?:de/)?${decodeURIComponent(path)
          .replaceAll('.', '\\.')
          .replace('{FOLDER}', '(?:manifesto|processes|runbooks|postmortems)')
          .replace(/\{\w+\}/g, '[a-z0-9-]+')}$`,
      )
    })
    // What belongs to pages, to hosts or to the address of an alert is for nobody to take.
    const paths = [...site.files.keys()].filter((path) => !/\.png$|^\.well-known\/|\/by-alert\/index\.json$/.test(path))
    expect(paths.filter((path) => !patterns.some((pattern) => pattern.test(path)))).toEqual([])
    expect(patterns.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([])
    for (const { address, mediaType } of files) expect(mediaType, address).toBe(mediaTypeOf(address))
    expect(site.api('index')).toMatchObject({ asOf: '2026-02-01', contact: { text: 'Desk' }, languages: ['en', 'de'] })
  })

  it('has a table of all timelines that a spreadsheet reads as text', () => {
    const text = site.files.get('api/v1/timeline.csv')!
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const rows = parse(text, { columns: true }) as { [column: string]: string }[]
    expect(rows.map(({ postmortem }) => postmortem)).toEqual(['going-on', 'going-on', 'early', 'full', 'full'])
    expect(rows[2]).toMatchObject({
      address: `${SITE}/postmortems/early/`,
      at: '2026-01-12T08:57:00Z',
      until: '2026-01-12T09:00:00Z',
      precision: 'approx',
      event: `'-2+3 alerts, "quoted"`,
      source: '',
    })
  })
})

it.each(['counts-only', 'off'] as const)('with “actions: %s” the API has no action', async (policy) => {
  const { files, api } = await made(`actions: ${policy}\n`)
  expect(invalid(files)).toEqual([])
  expect(holding(files, /count-them|Count\(\)|given-up|Gone\.|switched off at the end/)).toEqual([])
  const { published, counts, actions } = api('actions')
  expect({ published, actions }).toEqual({ published: policy, actions: [] })
  if (policy === 'off') expect(counts).toBeUndefined()
  else expect(counts).toMatchObject({ open: 1, overdue: 1, 'wont-do': 1 })
  // Nothing says that there are none.
  for (const { frontMatter } of api('postmortems').postmortems) expect(frontMatter).not.toHaveProperty('actions')
})

it('below a base path, at an address that nobody has named, all links begin with the base', async () => {
  const { files, read } = await made('', { base: '/hb/' })
  const { address, json, markdown, $schema } = read('runbooks/disk-full.json')
  expect([address, json, markdown, $schema]).toEqual([
    '/hb/runbooks/disk-full/',
    '/hb/runbooks/disk-full.json',
    '/hb/runbooks/disk-full.md',
    '/hb/schema/api/v1/runbook.json',
  ])
  expect(holding(files, new RegExp(SITE))).toEqual([])
})

describe('what the API has promised', () => {
  const stored = JSON.parse(readFileSync(join(project, CONTRACT), 'utf8')) as Contract

  it('is kept', () => {
    expect(brokenPromises(stored, currentContract()), REMEDY).toEqual([])
  })

  it('is stored as it stands: npm run schemas', () => {
    expect(currentContract()).toEqual(stored)
  })

  it.each<[string, Contract, string]>([
    ['a field that is gone', { 'a.y': 'string' }, 'a.x is gone; it was string.'],
    ['another type', { 'a.x': 'integer' }, 'a.x can be integer; it was string.'],
    ['a further type', { 'a.x': 'null or string' }, 'a.x can be null; it was string.'],
    ['a field that may be absent', { 'a.x': 'string, optional' }, 'a.x can be absent; it was always there.'],
  ])('is broken by %s', (_, now, sentence) => {
    expect(brokenPromises({ 'a.x': 'string' }, now)).toEqual([sentence])
  })

  it.each<[string, Contract]>([
    ['a further field', { 'a.x': 'null or string, optional', 'a.y': 'string' }],
    ['a field that is always there', { 'a.x': 'null or string' }],
    ['fewer types', { 'a.x': 'string, optional' }],
  ])('is not broken by %s', (_, now) => {
    expect(brokenPromises({ 'a.x': 'null or string, optional' }, now)).toEqual([])
  })
})
