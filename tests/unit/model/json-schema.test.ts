import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type FileKind, fileKindNames, fileKinds } from '../../../src/model/file-kinds.ts'
import { jsonSchemaOf, jsonSchemaText } from '../../../src/model/json-schema.ts'
import { listContent } from '../../../src/reader/content-folder.ts'
import { splitDocument } from '../../../src/reader/front-matter.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { readYaml } from '../../../src/reader/yaml.ts'
import { accepted, changed } from './arbitrary.ts'

// Thousands of documents: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const project = join(import.meta.dirname, '../../..')

const validators = new Map(fileKindNames.map((kind) => [kind, validatorOf(kind)]))

function validatorOf(kind: FileKind): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, discriminator: false })
  ajv.addVocabulary(['enumDescriptions', 'patternErrorMessage'])
  // The plug-in is written for modules of the other sort.
  ;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
  return ajv.compile(jsonSchemaOf(kind))
}

/** Every file of a content folder, with what it says. */
async function filesIn(folder: string): Promise<[file: string, kind: FileKind, value: unknown][]> {
  const { documents, dataFiles } = await listContent(folder)
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  return [
    ...documents.map(({ kind, file }): [string, FileKind, unknown] => [
      file,
      kind,
      splitDocument(text(file), file).yaml!.value,
    ]),
    ...dataFiles.map((file): [string, FileKind, unknown] => [
      file,
      file.replace('.yaml', '') as FileKind,
      readYaml(text(file), 0, file, new SourceText(text(file))).value,
    ]),
  ]
}

describe('the JSON Schemas', () => {
  it('are kept in the repository as the model makes them now: npm run schemas', () => {
    expect(readdirSync(join(project, 'schemas')).sort()).toEqual(fileKindNames.map((kind) => `${kind}.json`).sort())
    for (const kind of fileKindNames) {
      expect(readFileSync(join(project, `schemas/${kind}.json`), 'utf8'), kind).toBe(jsonSchemaText(kind))
    }
  })

  it('carry the address under which they are published, when there is one', () => {
    const address = 'https://ops.example.org/schema/runbook.json'
    expect(jsonSchemaOf('runbook', address)).toMatchObject({ $id: address })
    expect(jsonSchemaOf('runbook')).not.toHaveProperty('$id')
    expect(jsonSchemaOf('runbook').$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  it.each(['content', 'tests/fixtures/small-handbook'])('accept every file of %s', async (folder) => {
    const files = await filesIn(join(project, folder))
    expect(files.length).toBeGreaterThan(8)
    for (const [file, kind, value] of files) {
      const accepts = validators.get(kind)!
      expect(accepts(value) ? [] : accepts.errors, file).toEqual([])
    }
  })

  it('say what each allowed word means, for editors that show it', () => {
    const { properties } = jsonSchemaOf('runbook')
    const risk = properties!.risk as { enum: string[]; enumDescriptions: string[] }
    expect(risk.enum).toEqual(['read-only', 'reversible', 'destructive'])
    expect(risk.enumDescriptions[0]).toBe('every step only looks')
  })

  it('hold no pattern that needs a flag, which JSON Schema does not have', () => {
    const json = fileKindNames.map((kind) => jsonSchemaText(kind)).join()
    expect(json).not.toContain('"(?i')
    // Both cases of what the checks read in either.
    expect(validators.get('runbook')!({ ...runbook, aliases: ['/Old/Place/'] })).toBe(true)
    const settings = { name: 'A', organisation: 'A', summary: 'A', accent: { light: '#0B5C8A', dark: '#7cc0ea' } }
    expect(validators.get('handbook')!(settings)).toBe(true)
  })
})

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
const postmortem = { title: 'An outage', summary: 'What happened.', status: 'draft' }
const principle = { type: 'principle', title: 'Openness', summary: 'We say it.', order: 1 }
const settings = { name: 'A', organisation: 'A', summary: 'A' }
const event = { at: '2025-11-18T11:31Z', event: 'Errors.', type: 'detection' }

describe('what is wrong is refused by the schema as by the checks', () => {
  it.each<[string, FileKind, Record<string, unknown>, Record<string, unknown>]>([
    ['a field that nobody knows', 'runbook', runbook, { severity: 'sev1' }],
    ['a title of blanks', 'runbook', runbook, { title: '  \n' }],
    ['a title of 121 characters', 'runbook', runbook, { title: 'x'.repeat(121) }],
    ['a number for a title', 'runbook', runbook, { title: 1 }],
    ['a status of another kind', 'runbook', runbook, { status: 'final' }],
    ['no service', 'runbook', runbook, { services: [] }],
    ['one service that is not in a list', 'runbook', runbook, { services: 'api' }],
    ['an empty owner', 'runbook', runbook, { owner: '' }],
    ['a missing owner', 'runbook', runbook, { owner: undefined }],
    ['a tag in upper case', 'runbook', runbook, { tags: ['ETCD'] }],
    ['a day that does not exist', 'runbook', runbook, { reviewed: '2026-02-30' }],
    ['a day in another order', 'runbook', runbook, { reviewed: '20.11.2026' }],
    ['no days at all', 'runbook', runbook, { reviewEvery: '0d' }],
    ['an alias on another site', 'runbook', runbook, { aliases: ['https://example.org/x/'] }],
    ['an alert with a blank', 'runbook', runbook, { alerts: ['Disk full'] }],
    ['null for something that may be left out', 'runbook', runbook, { reviewed: null }],
    [
      'an origin whose address runs code',
      'runbook',
      runbook,
      { origin: { url: 'javascript:alert(1)', license: 'MIT' } },
    ],
    ['a moment without offset', 'postmortem', postmortem, { times: { detected: '2025-11-18T11:31' } }],
    ['a moment at 24:00', 'postmortem', postmortem, { times: { detected: '2025-11-18T24:00Z' } }],
    ['a day for a moment', 'postmortem', postmortem, { timeline: [{ ...event, at: '2025-11-18' }] }],
    ['an event of no type', 'postmortem', postmortem, { timeline: [{ ...event, type: undefined }] }],
    ['an event of an unknown type', 'postmortem', postmortem, { timeline: [{ ...event, type: 'disaster' }] }],
    ['more than all customers', 'postmortem', postmortem, { impact: { percent: 101 } }],
    ['fewer customers than none', 'postmortem', postmortem, { impact: { customersAffected: -1 } }],
    [
      'an origin without sources',
      'postmortem',
      postmortem,
      { origin: { organisation: 'A', evidence: 'B', sources: [] } },
    ],
    ['a zone that is an abbreviation', 'postmortem', postmortem, { timeZone: 'cest' }],
    ['a principle of rank 0', 'manifesto', principle, { order: 0 }],
    ['a principle of rank 1.5', 'manifesto', principle, { order: 1.5 }],
    ['a principle with a status', 'manifesto', principle, { status: 'draft' }],
    ['a file of the manifesto of no type', 'manifesto', principle, { type: undefined }],
    ['a file of the manifesto of another type', 'manifesto', principle, { type: 'runbook' }],
    ['a language that nobody speaks', 'handbook', settings, { languages: ['xx'] }],
    ['no language', 'handbook', settings, { languages: [] }],
    ['a translation into a language that nobody speaks', 'handbook', settings, { translations: { fr: { name: 'B' } } }],
    ['a severity of a rule that is none', 'handbook', settings, { checks: { rules: { blameless: 'fatal' } } }],
    ['a conformance that nobody assessed', 'handbook', settings, { accessibility: { conformance: 'full' } }],
    ['a colour by name', 'handbook', settings, { accent: { light: 'red', dark: '#7cc0ea' } }],
    ['a base path without a slash', 'handbook', settings, { base: '/handbook' }],
    ['a list where a block is', 'services', { services: [] }, { services: {} }],
  ])('%s', (_, kind, right, change) => {
    const { schema } = fileKinds[kind]
    const validate = validators.get(kind)!
    expect([schema.safeParse(right).success, validate(right)]).toEqual([true, true])
    const wrong = JSON.parse(JSON.stringify({ ...right, ...change }))
    expect([schema.safeParse(wrong).success, validate(wrong)]).toEqual([false, false])
  })
})

describe.each(fileKindNames)('the schema of %s', (kind) => {
  const { schema } = fileKinds[kind]
  const validate = validators.get(kind)!

  it('accepts whatever the checks accept', () => {
    const seen = { accepted: 0, refused: 0, refusedByBoth: 0 }
    fc.assert(
      fc.property(
        accepted(schema).chain((value) => fc.tuple(fc.constant(value), changed(value))),
        ([right, other]) => {
          expect(validate(right) ? [] : validate.errors).toEqual([])
          if (schema.safeParse(other).success) {
            seen.accepted++
            expect(validate(other) ? [] : validate.errors).toEqual([])
          } else {
            seen.refused++
            if (!validate(other)) seen.refusedByBoth++
          }
        },
      ),
      { numRuns: 1000 },
    )
    // The comparison says something only when there is much of both sorts; and the schema is no formality.
    expect(seen.accepted).toBeGreaterThan(20)
    expect(seen.refusedByBoth / seen.refused).toBeGreaterThan(0.9)
  })
})
