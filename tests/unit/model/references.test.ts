import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentSchemas } from '../../../src/model/index.ts'
import { referencesIn } from '../../../src/model/references.ts'
import { definitionOf, fullSample, schemas } from './schema-walk.ts'

describe.each(schemas)('references in %s', (_, schema) => {
  const options = definitionOf(schema).options?.length ?? 1

  it.each(Array.from({ length: options }, (_, index) => index))(
    'are all found, in the order of the fields (variant %i)',
    (option) => {
      const { value, references } = fullSample(schema, option)
      expect(referencesIn(schema, value)).toEqual(references)
    },
  )

  it('are looked for in anything without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void referencesIn(schema, value)))
    fc.assert(fc.property(fc.anything(), (value) => void referencesIn(schema, value)))
  })

  it('are looked for in damaged documents without throwing, and what is found is text at its place', () => {
    const fields = Object.keys(fullSample(schema).value as object)
    const damaged = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue(), { maxKeys: fields.length })
    fc.assert(
      fc.property(damaged, (value) => {
        for (const { path, id } of referencesIn(schema, value)) {
          expect(path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], value)).toBe(id)
        }
      }),
    )
  })
})

describe('references', () => {
  it('of a postmortem lead to all eight kinds of things but one: it has no field for principles of others', () => {
    const { references } = fullSample(documentSchemas.postmortem)
    expect([...new Set(references.map(({ target }) => target))].sort()).toEqual([
      'control',
      'postmortem',
      'principle',
      'process',
      'runbook',
      'service',
      'severity',
      'team',
    ])
  })

  it('are found beside fields that are wrong', () => {
    const value = { title: 5, services: ['api', 7, null, 'dns'], owner: ['x'], escalation: 'storage', processes: ['p'] }
    expect(referencesIn(documentSchemas.runbook, value)).toEqual([
      { path: ['services', 0], target: 'service', id: 'api' },
      { path: ['services', 3], target: 'service', id: 'dns' },
      { path: ['processes', 0], target: 'process', id: 'p' },
    ])
  })

  it('that are empty are left to the schema, which says that they are missing', () => {
    expect(referencesIn(documentSchemas.runbook, { owner: '', services: [''] })).toEqual([])
  })
})
