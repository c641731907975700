import { describe, expect, it } from 'vitest'
import { type Field, fieldsOf, formsOf } from '../../../src/model/fields.ts'
import { dataSchemas, documentSchemas } from '../../../src/model/index.ts'

const all = (fields: Field[]): Field[] =>
  fields.flatMap((field) => [field, ...all(field.fields ?? []), ...all(field.item ? [field.item] : [])])

describe('the fields of the model', () => {
  const schemas = Object.entries({ ...documentSchemas, ...dataSchemas })

  it.each(schemas)('of %s are all told with a title, a description and a known type', (_, schema) => {
    const forms = formsOf(schema).map((form) => fieldsOf(form.schema))
    expect(forms.every((fields) => fields.length > 0)).toBe(true)
    for (const field of all(forms.flat())) {
      if (field.name === '') continue
      expect(field, field.name).toMatchObject({
        title: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
      })
    }
  })

  it('say what is required, what is allowed, and what stands for an absent value', () => {
    const fields = Object.fromEntries(fieldsOf(documentSchemas.postmortem).map((field) => [field.name, field]))
    expect(fields.title).toMatchObject({ type: 'text', required: true, maximum: 120, prose: true })
    expect(fields.status).toMatchObject({
      type: 'choice',
      choices: ['draft', 'in-review', 'preliminary', 'final', 'withdrawn'],
    })
    expect(fields.type).toMatchObject({ required: false, fallback: 'incident' })
    expect(fields.services).toMatchObject({ type: 'list', references: 'service', item: { type: 'text' } })
    expect(fields.severity).toMatchObject({ type: 'text', references: 'severity', required: false })
    const times = Object.fromEntries(fields.times!.fields!.map((field) => [field.name, field]))
    expect(times.impactStart).toMatchObject({ type: 'instant', example: '2025-11-18T11:28Z' })
    const window = Object.fromEntries(fields.impactWindows!.item!.fields!.map((field) => [field.name, field]))
    expect(window.level).toMatchObject({ type: 'choice', required: true })
  })

  it('of the manifesto are told for each of its forms', () => {
    expect(formsOf(documentSchemas.manifesto).map(({ name }) => name)).toEqual(['manifesto', 'principle', 'page'])
  })
})
