import fc from 'fast-check'
import { toString as wordsOf } from 'mdast-util-to-string'
import { describe, expect, it, vi } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { draftFile, draftText } from '../../../src/drafts/draft.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { cloudmon } from '../../../src/import/cloudmon.ts'
import { foreignMarkdown } from '../../../src/import/foreign-markdown.ts'
import { googleCloud } from '../../../src/import/google-cloud.ts'
import type { Imported, ImportedDraft, Importer, ImportTarget } from '../../../src/import/importer.ts'
import { problemsOf } from '../../../src/import/plan.ts'
import { scsStatus } from '../../../src/import/scs-status.ts'
import { statuspage } from '../../../src/import/statuspage.ts'
import { parseMarkdown } from '../../../src/markdown/parse.ts'
import { dataSchemas } from '../../../src/model/index.ts'
import { contentFolder } from '../reader/content.ts'

// Thousands of runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 300_000 })

/** The handbook of `contentFolder`, as an importer sees it. */
const handbook: ImportTarget = {
  catalogues: {
    settings: dataSchemas['handbook.yaml'].parse({
      name: 'Test',
      organisation: 'Test',
      summary: 'A handbook.',
      languages: ['en', 'de'],
      severities: [{ id: 'sev1', rank: 1, label: 'Severity 1', definition: 'Bad.' }],
    }),
    services: dataSchemas['services.yaml'].parse({ services: [{ id: 'api', name: 'API', summary: 'Answers.' }] })
      .services,
    teams: dataSchemas['teams.yaml'].parse({ teams: [{ id: 'platform', name: 'Platform', summary: 'Runs it.' }] })
      .teams,
    terms: [],
    frameworks: [],
    signatories: [],
    coverage: { notPublished: [], alerts: [] },
  },
  language: 'en',
  isTaken: () => false,
}

function read(importer: Importer, files: Record<string, unknown>, options = {}): Imported {
  const inputs = Object.entries(files).map(([path, value]) => ({ path, bytes: Buffer.from(JSON.stringify(value)) }))
  return importer.read({ files: inputs, options, handbook })
}

const drafted = (importer: Importer, files: Record<string, unknown>, options = {}) =>
  read(importer, files, options).drafts[0]!

describe('an update', () => {
  const page = (body: string, fields = {}) => ({
    incidents: [
      {
        id: 'a',
        name: 'A',
        status: 'resolved',
        created_at: '2026-01-01T10:00:00Z',
        shortlink: 'https://status.example.org/a',
        incident_updates: [{ status: 'investigating', body, created_at: '2026-01-01T10:00:00Z' }],
        ...fields,
      },
    ],
  })
  const told = (body: string) => {
    const { data, body: text } = drafted(statuspage, { x: page(body) })
    return { event: (data.timeline as { event: string }[])[0]!.event, body: text }
  }

  it('that fits into a row of the timeline stands there only', () => {
    expect(told('Requests fail.')).toEqual({ event: 'Investigating: Requests fail.', body: '' })
  })

  it('that is longer stands in the body, every word of it', () => {
    const long = `${'The first sentence is about requests that fail. '.repeat(12)}The last one says that none was lost.`
    const { event, body } = told(long)
    expect(event.length).toBeLessThanOrEqual(400)
    expect(event).toMatch(/ fail\. …$/)
    expect(body).toBe(`## Updates in full\n\n### 2026-01-01 10:00 UTC\n\nInvestigating\n\n${long}`)
  })

  it.each([
    ['<p>We look <b>into</b> it.</p><script>alert(1)</script>', 'We look into it.'],
    ['<a href="javascript:alert(1)">more</a> <a href="https://a.example/">here</a>', 'more here (https://a.example/)'],
    ['We look into it.<br /><br>More soon.', 'We look into it.\nMore soon.'.replace('\n', ' ')],
    ['See ![chart](https://a.example/x.png)', 'See chart'],
    ['See [the list](../list)', 'See the list'],
    ['a\u0000b\u202ec\r\nd', 'abc d'],
    ['', 'Investigating'],
  ])('%j reads as text', (body, words) => {
    expect(told(body).event).toBe(words === 'Investigating' ? words : `Investigating: ${words}`)
  })

  it.each([
    '<script>alert(1)</script>',
    '```\nnever closed',
    '<!-- never closed',
    ':::warning\nnever closed',
    '[x](javascript:alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '> '.repeat(300),
    '*'.repeat(3000),
    '![](x.svg)',
    '# H {#1}',
    '<iframe src=x>',
    '[[x]]',
    '| a |\n|---|\n| <b onclick=x> |',
    '- '.repeat(200),
  ])('such as %j draws nothing of ours into itself, and is accepted by the renderer', async (body) => {
    const { drafts } = read(statuspage, { x: page(body, { postmortem_body: body }) })
    expect(await errorsIn(drafts)).toEqual([])
    const [draft] = drafts
    const headings = parseMarkdown(draft!.body).children.filter(({ type }) => type === 'heading')
    expect(headings.some((heading) => wordsOf(heading) === 'Updates in full')).toBe(
      draft!.body.includes('## Updates in full'),
    )
  })
})

describe('HTML within itself by the thousand', () => {
  it('stands as it was written', () => {
    const html = '<div>'.repeat(12_000)
    expect(foreignMarkdown(html, 2).markdown).toBe(`\`\`\`text\n${html}\n\`\`\``)
  })
})

describe('what a source does not say', () => {
  it('stays absent: an open incident is not resolved, and its page has no times of impact', () => {
    const { data } = drafted(statuspage, {
      x: [
        {
          id: 'a',
          name: 'A',
          status: 'investigating',
          created_at: '2026-01-01T10:00Z',
          started_at: '2026-01-01T10:00Z',
          resolved_at: null,
        },
      ],
    })
    expect(Object.keys(data).filter((name) => data[name] !== undefined && String(data[name]) !== '')).toEqual([
      'title',
      'summary',
      'status',
    ])
  })

  it.each([
    ['a second later than it was written', '2026-01-01T10:01:00.010Z', '2026-01-01T10:00:59.990Z', undefined],
    ['a minute after what was filled in', '2026-01-01T10:02Z', '2026-01-01T10:00Z', undefined],
    ['long before it was written', '2026-01-01T09:30Z', '2026-01-01T10:00Z', '2026-01-01T09:30Z'],
  ])('is no time of impact when the incident started %s', (_, started_at, created_at, expected) => {
    const { data } = drafted(statuspage, { x: [{ id: 'a', name: 'A', status: 'resolved', created_at, started_at }] })
    expect((data.times as { impactStart?: string } | undefined)?.impactStart).toBe(expected)
  })

  it('is a first notice that was filled in days later', () => {
    const incident_updates = [{ body: 'It failed.', created_at: '2026-01-04T07:11Z', display_at: '2026-01-01T09:46Z' }]
    const draft = drafted(statuspage, {
      x: [{ id: 'a', name: 'A', status: 'resolved', created_at: '2026-01-04T07:11Z', incident_updates }],
    })
    expect(draft.id).toBe('2026-01-01-a')
    expect(draft.data.times).toBeUndefined()
  })

  it('is not concluded from a severity that nobody mapped', () => {
    const x = [{ id: 'a', name: 'A', status: 'resolved', impact: 'major', created_at: '2026-01-01T10:00Z' }]
    const { drafts, remarks } = read(statuspage, { x })
    expect(drafts[0]!.data.severity).toBeUndefined()
    expect(remarks).toContainEqual(expect.objectContaining({ fate: 'dropped', field: 'severity' }))
    expect(drafted(statuspage, { x }, { severity: ['Major=sev1'] }).data.severity).toBe('sev1')
  })

  it('is a licence that nobody named: the texts of others ask for it before they can be published', () => {
    const x = [
      {
        id: 'a',
        name: 'A',
        status: 'resolved',
        created_at: '2026-01-01T10:00Z',
        shortlink: 'https://status.example.org/a',
      },
    ]
    expect(drafted(statuspage, { x }).body).toBe('')
    expect(drafted(statuspage, { x }, { organisation: 'Example' }).body).toContain(
      '[to be written: under which licence',
    )
    const closed = read(statuspage, { x }, { organisation: 'Example', license: 'CC-BY-NC-ND-4.0' })
    expect(closed.drafts[0]!.data.license).toBe('CC-BY-NC-ND-4.0')
    expect(closed.drafts[0]!.body).toContain('forbids to share an adaptation')
    expect(closed.remarks).toContainEqual(
      expect.objectContaining({ fate: 'look', message: expect.stringContaining('forbids adaptation') }),
    )
    expect(drafted(statuspage, { x }, { organisation: 'Example', license: 'CC-BY-4.0' }).body).toBe('')
  })
})

describe('an incident with hundreds of updates', () => {
  it('fits into a document, and loses no word', () => {
    const incident_updates = Array.from({ length: 400 }, (_, index) => ({
      status: 'investigating',
      body: `Update number ${index}. ${'We still look into the errors of the storage. '.repeat(8)}`,
      created_at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    }))
    const draft = drafted(statuspage, {
      x: [
        {
          id: 'a',
          name: 'A',
          status: 'resolved',
          created_at: '2026-01-01T00:00Z',
          shortlink: 'https://status.example.org/i/a',
          incident_updates,
        },
      ],
    })
    expect(problemsOf(draft)).toEqual([])
    const text = draftText(draft)
    for (const index of incident_updates.keys()) expect(text).toContain(`Update number ${index}. `)
  })
})

describe('an incident that stands in the file twice', () => {
  it('counts as it was changed last, and the report says so', () => {
    const one = {
      id: 'a',
      name: 'Old',
      status: 'resolved',
      created_at: '2026-01-01T10:00Z',
      updated_at: '2026-01-01T11:00Z',
    }
    const { drafts, remarks } = read(statuspage, { x: [one, { ...one, name: 'New', updated_at: '2026-01-01T12:00Z' }] })
    expect(drafts.map(({ data }) => data.title)).toEqual(['New'])
    expect(remarks).toContainEqual(expect.objectContaining({ source: 'a', message: expect.stringContaining('twice') }))
  })
})

/** Whatever the rules and the renderer call an error, of drafts that stand in one handbook. */
async function errorsIn(drafts: ImportedDraft[]): Promise<string[]> {
  const files = drafts.map((draft, index) => [
    draftFile({ ...draft, id: `${draft.id.slice(0, 70)}-${index}` }),
    draftText(draft),
  ])
  const content = contentFolder(Object.fromEntries(files))
  const loaded = await loadHandbook({ content, drafts: false, asOf: '2031-01-01' })
  return (await checkHandbook(loaded))
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`)
}

// Texts with what Markdown, YAML and HTML make something of; an at sign would make addresses of mail of them.
const word = fc.constantFrom(
  'Requests',
  'fail',
  'Störung',
  '#',
  '##',
  '-',
  '1.',
  '>',
  '`',
  '```',
  '~~~',
  '*',
  '_',
  '<',
  '<b>',
  '</p>',
  '<script>',
  '&amp;',
  '[',
  '](',
  'https://a.example/x',
  ')',
  '![',
  ':::',
  ':::note',
  '{#x}',
  '|',
  '---',
  '===',
  '\n',
  '\n\n',
  '\t',
  '    ',
  "'",
  '"',
  ': ',
  '%',
  '!',
  '[!NOTE]',
  '[^1]',
  '[^1]: x',
  '\u0000',
  '\u202e',
  '😀',
  '\\',
  '$',
  '{{',
  '!!!',
  '🇩🇪',
)
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
const title = fc.oneof(
  text,
  fc.string({ maxLength: 130 }).map((each) => each.replaceAll('@', '')),
)
const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 })
const at = minutes.map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString())
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const id = fc.uuid()
const options = fc.record(
  {
    organisation: fc.constant('Example Cloud'),
    'origin-url': fc.constant('https://status.example.org/'),
    license: fc.constantFrom('CC-BY-4.0', 'CC-BY-ND-4.0'),
    severity: fc.constant(['major=sev1', 'medium=sev1', 'broken=sev1']),
    service: fc.constant(['Storage=api']),
    owner: fc.constant('platform'),
    include: fc.constant('maintenance'),
    lang: fc.constantFrom('en', 'de'),
  },
  { requiredKeys: ['origin-url'] },
)

const component = fc.constantFrom(
  { id: 'c1', name: 'API' },
  { id: 'c2', name: 'Storage' },
  { id: 'c3', name: 'Con: [sole]' },
)
const statuspageExport = fc.record({
  page: maybe(fc.record({ time_zone: fc.constantFrom('Europe/Berlin', 'Etc/UTC', 'nonsense') })),
  incidents: fc.array(
    fc.record({
      id,
      name: title,
      status: fc.constantFrom('investigating', 'resolved', 'completed', 'postmortem', 'what'),
      impact: maybe(fc.constantFrom('none', 'minor', 'major', 'critical', 'maintenance')),
      created_at: at,
      started_at: maybe(at),
      resolved_at: maybe(at),
      shortlink: maybe(fc.constantFrom('https://status.example.org/i/a', 'javascript:alert(1)')),
      backfilled: fc.boolean(),
      components: fc.array(component, { maxLength: 3 }),
      postmortem_body: maybe(text),
      incident_updates: maybe(
        fc.array(
          fc.record({
            status: maybe(fc.constantFrom('investigating', 'resolved', 'in_progress')),
            body: maybe(text),
            created_at: at,
            display_at: maybe(at),
            affected_components: maybe(
              fc.array(
                fc.record({
                  code: fc.constantFrom('c1', 'c2'),
                  name: fc.constantFrom('API', 'Con: [sole]'),
                  new_status: fc.constantFrom(
                    'operational',
                    'degraded_performance',
                    'partial_outage',
                    'major_outage',
                    'under_maintenance',
                  ),
                }),
                { maxLength: 3 },
              ),
            ),
          }),
          { maxLength: 2 },
        ),
      ),
    }),
    { minLength: 1, maxLength: 1 },
  ),
})

const named = fc.record({ id: fc.constantFrom('a', 'b'), title: fc.constantFrom('API', 'Example Storage', 'North: 1') })
const googleExport = fc.array(
  fc.record({
    id,
    begin: at,
    end: fc.oneof(at, fc.constant('')),
    modified: at,
    external_desc: title,
    severity: maybe(fc.constantFrom('low', 'medium')),
    service_name: fc.constant('API'),
    affected_products: fc.array(named, { maxLength: 2 }),
    previously_affected_locations: fc.array(named, { maxLength: 2 }),
    uri: fc.constantFrom('incidents/abc', '../../x', 'javascript:'),
    updates: fc.array(
      fc.record({ when: at, created: at, text, status: fc.constantFrom('AVAILABLE', 'SERVICE_OUTAGE') }),
      { maxLength: 2 },
    ),
  }),
  { maxLength: 2 },
)

const scsExport = fc
  .record({
    incident: fc.record({
      id,
      displayName: maybe(title),
      description: maybe(text),
      beganAt: maybe(at),
      endedAt: maybe(at),
      affects: fc.array(
        fc.record({ reference: fc.constantFrom('c1', 'c2', 'c9'), severity: maybe(fc.integer({ min: 0, max: 100 })) }),
        { maxLength: 3 },
      ),
    }),
    updates: fc.array(
      fc.record({ order: fc.nat(), displayName: maybe(title), description: maybe(text), createdAt: at }),
      { maxLength: 2 },
    ),
    severities: fc.constantFrom(
      [],
      [
        { displayName: 'limited', value: 66 },
        { displayName: 'broken', value: 100 },
      ],
      [{ displayName: 'odd', value: 100 }],
    ),
  })
  .map(({ incident, updates, severities }) => ({
    'components.json': {
      data: [
        { id: 'c1', displayName: 'API', labels: { region: 'north' } },
        { id: 'c2', displayName: 'Storage', labels: {} },
      ],
    },
    'incidents.json': { data: [incident] },
    'severities.json': { data: severities },
    'updates.json': { data: updates },
  }))

const cloudmonUpdates = fc.array(
  fc.record({ status: fc.constantFrom('SYSTEM', 'analysing', 'resolved', 'impact changed'), text, timestamp: at }),
  { maxLength: 2 },
)
const cloudmonExport = fc.oneof(
  fc.record({
    'components.json': fc.constant([{ id: 1, name: 'API', attributes: [{ name: 'region', value: 'north' }] }]),
    'events.json': fc.record({
      data: fc.uniqueArray(
        fc.record({
          id: fc.nat(),
          title,
          description: maybe(text),
          type: fc.constantFrom('incident', 'maintenance', 'info'),
          impact: fc.integer({ min: 0, max: 3 }),
          components: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
          start_date: at,
          end_date: maybe(at),
          updates: cloudmonUpdates,
        }),
        { maxLength: 2, selector: (event) => event.id },
      ),
    }),
  }),
  fc
    .record({
      id: fc.nat(),
      text: title,
      impact: fc.integer({ min: 0, max: 3 }),
      start_date: at,
      end_date: maybe(at),
      updates: cloudmonUpdates,
    })
    .map((incident) => ({
      'status.json': [
        { id: 1, name: 'API', incidents: [incident] },
        { id: 2, name: 'Storage', incidents: [incident] },
      ],
    })),
)

describe('whatever a status page exports', () => {
  it.each<[Importer, fc.Arbitrary<Record<string, unknown>>]>([
    [statuspage, statuspageExport.map((x) => ({ x }))],
    [googleCloud, googleExport.map((x) => ({ x }))],
    [scsStatus, scsExport],
    [cloudmon, cloudmonExport as fc.Arbitrary<Record<string, unknown>>],
  ])(
    '$name makes drafts that the reader accepts, the same each time, and the rules find no error in them',
    async (importer, exports) => {
      const drafts: ImportedDraft[] = []
      fc.assert(
        fc.property(exports, options, (files, given) => {
          const imported = read(importer, files, given)
          for (const draft of imported.drafts) expect(problemsOf(draft)).toEqual([])
          if (drafts.length < 80) {
            expect(read(importer, files, given)).toEqual(imported)
            drafts.push(...imported.drafts)
          }
        }),
        { numRuns: 1000 },
      )
      expect(drafts.length).toBeGreaterThan(60)
      expect(await errorsIn(drafts)).toEqual([])
    },
  )
})
