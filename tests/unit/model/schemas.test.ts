import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { dataSchemas, documentSchemas, folders, isPublic, kinds } from '../../../src/model/index.ts'
import { fieldsOf, schemas } from './schema-walk.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

describe.each(schemas)('the schema of %s', (_, schema) => {
  const fields = fieldsOf(schema)

  it('has fields', () => {
    expect(fields.length).toBeGreaterThan(1)
  })

  it('explains every field with a title and a description', () => {
    const unexplained = fields.filter(({ schema }) => {
      const { title, description } = schema.meta() ?? {}
      return !title?.trim() || !description?.trim()
    })
    expect(unexplained.map(({ path }) => path)).toEqual([])
  })

  it('gives at least one example for every field', () => {
    const bare = fields.filter(({ schema }) => {
      const examples = schema.meta()?.examples
      return !Array.isArray(examples) || examples.length === 0
    })
    expect(bare.map(({ path }) => path)).toEqual([])
  })

  it('accepts every example that it gives', () => {
    const wrong = fields.flatMap(({ path, schema }) =>
      ((schema.meta()?.examples ?? []) as unknown[])
        .map((example) => ({ path, example, result: schema.safeParse(example) }))
        .filter(({ result }) => !result.success)
        .map(({ result, ...where }) => ({ ...where, issues: result.error?.issues })),
    )
    expect(wrong).toEqual([])
  })

  it('becomes a JSON Schema that forbids unknown fields', () => {
    const json = z.toJSONSchema(schema, { io: 'input' })
    const objects: unknown[] = []
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('properties' in value) objects.push(value)
      for (const inner of Object.values(value)) collect(inner)
    }
    collect({ ...json, examples: undefined })
    expect(objects.length).toBeGreaterThan(0)
    for (const object of objects) expect(object).toMatchObject({ additionalProperties: false })
    expect(JSON.stringify(json)).toContain('"description"')
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        schema.safeParse(value)
      }),
    )
  })

  it('refuses a field that it does not know', () => {
    fc.assert(
      fc.property(
        fc.string().filter((key) => !fields.some(({ path }) => path.split('.').at(-1) === key)),
        (key) => {
          const examples = Object.fromEntries(
            fields
              .filter(({ path }) => path.replace(/^\(\d+\)\./, '').split('.').length === 1)
              .map(({ path, schema }) => [
                path.replace(/^\(\d+\)\./, ''),
                ((schema.meta()?.examples ?? []) as unknown[])[0],
              ]),
          )
          const value = { ...examples }
          Object.defineProperty(value, key, { value: 'x', enumerable: true, configurable: true, writable: true })
          const issues = schema.safeParse(value).error?.issues ?? []
          expect(issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(key))).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('strictness', () => {
  const runbook = {
    title: 'Disk full',
    summary: 'What to do.',
    status: 'active',
    owner: 'platform',
    services: ['api'],
    risk: 'reversible',
    access: ['root'],
    estimate: '5 minutes',
  }
  const { runbook: schema } = documentSchemas

  it('accepts a document with nothing but the required fields, and fills in what may be left out', () => {
    expect(schema.parse(runbook)).toMatchObject({ tags: [], aliases: [], alerts: [], exercised: [], controls: [] })
  })

  it.each([
    ['a title of blanks', { title: '  ' }],
    ['a title of 121 characters', { title: 'x'.repeat(121) }],
    ['a summary of 401 characters', { summary: 'x'.repeat(401) }],
    ['a number for a title', { title: 1 }],
    ['a status of another kind', { status: 'final' }],
    ['a status in upper case', { status: 'Active' }],
    ['no service', { services: [] }],
    ['one service that is not in a list', { services: 'api' }],
    ['an empty owner', { owner: '' }],
    ['a tag in upper case', { tags: ['ETCD'] }],
    ['a day that does not exist', { reviewed: '2026-02-30' }],
    ['a number of days for an interval', { reviewEvery: '90' }],
    ['no days at all', { reviewEvery: '0d' }],
    ['an alias without a last slash', { aliases: ['/runbooks/x'] }],
    ['an alias on another site', { aliases: ['https://example.org/x/'] }],
    ['an alert with a blank', { alerts: ['Disk full'] }],
    ['a language that nobody speaks', { lang: 'xx' }],
    ['null for something that may be left out', { reviewed: null }],
    ['an origin without a licence', { origin: { url: 'https://example.org/' } }],
    ['an origin whose address runs code', { origin: { url: 'javascript:alert(1)', license: 'MIT' } }],
  ])('refuses %s', (_, change) => {
    expect(schema.safeParse(runbook).success).toBe(true)
    expect(schema.safeParse({ ...runbook, ...change }).success).toBe(false)
  })

  it('keeps 0 apart from absent: 0 is published, absent is not', () => {
    const { impact } = documentSchemas.postmortem.shape
    expect(impact.parse({ recordsLost: 0 })).toEqual({ recordsLost: 0 })
    expect(impact.parse({})).toEqual({})
    expect(impact.safeParse({ recordsLost: -1 }).success).toBe(false)
    expect(impact.safeParse({ percent: 100.1 }).success).toBe(false)
  })

  it('leads only to the web from a web address', () => {
    const { url } = dataSchemas['signatories.yaml'].shape.signatories.unwrap().element.shape
    for (const good of ['https://example.org', 'http://example.org/a?b#c'])
      expect(url.safeParse(good).success).toBe(true)
    const hostile = [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' javascript:x',
      'data:text/html,x',
      'file:///etc/passwd',
    ]
    for (const bad of [...hostile, '//example.org', 'example.org', '', 'https://', 'ftp://example.org']) {
      expect(url.safeParse(bad).success, bad).toBe(false)
    }
  })
})

describe('kinds', () => {
  it('each have a folder of their own', () => {
    expect(new Set(kinds.map((kind) => folders[kind])).size).toBe(kinds.length)
  })

  it.each([
    ['runbook', 'draft', false],
    ['runbook', 'active', true],
    ['runbook', 'retired', true],
    ['process', 'draft', false],
    ['postmortem', 'draft', false],
    ['postmortem', 'in-review', false],
    ['postmortem', 'preliminary', true],
    ['postmortem', 'withdrawn', true],
    ['manifesto', 'draft', true],
    ['runbook', undefined, true],
  ] as const)('a %s of status %s is public: %s', (kind, status, expected) => {
    expect(isPublic(kind, status)).toBe(expected)
  })
})
