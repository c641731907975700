import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { controlFiles } from '../../../src/data/controls.ts'
import type { DataSite } from '../../../src/data/data-file.ts'
import { type Catalogues, dataSchemas } from '../../../src/model/index.ts'
import { buildRecords, type Document, type SiteFacts } from '../../../src/record/record.ts'
import { document } from '../record/documents.ts'

function filesOf(frameworks: object[], documents: Document[]): { csv: string; json: string } | undefined {
  const catalogues: Catalogues = {
    settings: dataSchemas['handbook.yaml'].parse({ name: 'T', organisation: 'T', summary: 'T' }),
    services: [],
    teams: [],
    terms: [],
    ...dataSchemas['controls.yaml'].parse({ frameworks }),
    signatories: [],
    coverage: { notPublished: [], alerts: [] },
  }
  const facts: SiteFacts = { catalogues, modified: false, prefix: '', asOf: '2026-06-01' }
  const site: DataSite = {
    facts,
    records: buildRecords(documents, facts),
    documents,
    htmlOf: () => '',
    textOf: () => '',
    base: '/',
    link: (address) => `https://ops.example.org${address}`,
  }
  const files = new Map(controlFiles(site).map(({ path, content }) => [path, String(content)]))
  if (files.size === 0) return undefined
  expect([...files.keys()]).toEqual(['controls/controls.csv', 'controls/controls.json'])
  return { csv: files.get('controls/controls.csv')!, json: files.get('controls/controls.json')! }
}

const incident = (id: string, fields: object) => document('postmortem', id, fields)

const hostile = [
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  'a "quoted", label',
  'Ümlaute; und Semikolon',
]

describe('the index of evidence as data', () => {
  it('is read back by a parser of others, row by row, and holds no formula', () => {
    const { csv } = filesOf(
      [
        {
          id: 'f',
          name: '=1+1',
          edition: '-2022',
          controls: hostile.map((label, at) => ({ id: `C-${at}`, label })),
        },
      ],
      [],
    )!
    const rows: string[][] = parse(csv, { record_delimiter: '\r\n' })
    expect(rows).toHaveLength(1 + hostile.length)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]!.length]))
    for (const [at, row] of rows.slice(1).entries()) {
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      expect(row[4]!.replace(/^'/, '')).toBe(hostile[at]!.trim())
    }
  })

  it('says of each control what is evidence for it, and gives each page with its address', () => {
    const { csv, json } = filesOf(
      [
        {
          id: 'f',
          name: 'F',
          edition: '1',
          controls: [
            { id: 'A', label: 'About A' },
            { id: 'B', label: 'About B' },
          ],
        },
      ],
      [
        incident('first', {
          controlResults: [
            { id: 'f:A', result: 'demonstrated', note: 'It held.' },
            { id: 'f:A', result: 'failed' },
          ],
          published: '2026-05-01',
        }),
        incident('second', { controls: ['f:A'] }),
        incident('gone', { status: 'withdrawn', controls: ['f:B'] }),
      ],
    )!
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows).toMatchObject([
      {
        control: 'A',
        incidents_demonstrated: 'first',
        incidents_failed: 'first',
        incidents_named: 'second',
        last_evidence: '2026-05-01',
        gaps: 'no-process',
      },
      { control: 'B', incidents_named: '', last_evidence: '', gaps: 'no-process no-evidence' },
    ])
    const [a] = JSON.parse(json).frameworks[0].controls
    expect(a.incidents[0]).toEqual({
      id: 'first',
      title: 'first',
      address: 'https://ops.example.org/postmortems/first/',
      day: '2026-05-01',
      results: ['demonstrated', 'failed'],
      notes: ['It held.'],
    })
    expect(json).not.toContain('gone')
  })

  it('is not made where no framework is listed', () => {
    expect(filesOf([], [])).toBeUndefined()
  })
})
