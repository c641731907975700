import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { kindWords, type ToldField, toldForms } from '../../../src/components/field-reference.ts'
import { wholeFiles } from '../../../src/components/whole-examples.ts'
import { messages } from '../../../src/i18n/index.ts'
import { type Field, fieldsOf, formsOf } from '../../../src/model/fields.ts'
import { fileKindNames, fileKinds, isDocument } from '../../../src/model/file-kinds.ts'
import { splitDocument } from '../../../src/reader/front-matter.ts'

const languages = ['en', 'de'] as const
const pages = fileKindNames.flatMap((kind) => languages.map((lang) => ({ kind, lang })))

const told = (kind: (typeof fileKindNames)[number], lang: (typeof languages)[number]) =>
  toldForms(kind, lang, messages(lang).fields)
const all = (fields: ToldField[]): ToldField[] => fields.flatMap((field) => [field, ...all(field.fields)])

/** Every field of the model below a list of fields, in the order in which it is told. */
const inModel = (fields: Field[]): Field[] =>
  fields.flatMap((field) => [field, ...inModel((field.entry ?? field.item ?? field).fields ?? [])])

describe.each(pages)('the reference of $kind in $lang', ({ kind, lang }) => {
  const forms = told(kind, lang)
  const fields = forms.flatMap((form) => all(form.fields))
  const model = formsOf(fileKinds[kind].schema).flatMap(({ schema }) => inModel(fieldsOf(schema)))

  it('tells every field of the model, each under an address of its own', () => {
    expect(fields.map(({ name }) => name)).toEqual(model.map(({ name }) => name))
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  })

  it('says of each what it is, whether it is needed, and what each word means that it allows', () => {
    for (const { id, title, description, type, need, choices } of fields) {
      for (const text of [title, description, type, need]) expect(text, id).toMatch(/\S/)
      for (const { word, meaning } of choices) expect(meaning, `${id} ${word}`).toMatch(/\S/)
    }
  })

  it('shows an example of each field that holds no others, and it is the one that the checks accept', () => {
    for (const [index, { id, name, example, fields: within }] of fields.entries()) {
      if (within.length > 0) continue
      expect(parse(example!), id).toEqual({ [name]: model[index]!.example })
    }
  })

  it('ends with whole files that are accepted', () => {
    const folder = join(import.meta.dirname, '../../../templates/handbook')
    const templates = Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(md|yaml)$/.test(file))
        .map((file) => [`/templates/handbook/${file}`, readFileSync(join(folder, file), 'utf8')]),
    )
    const files = wholeFiles(kind, lang, templates)
    expect(files.length).toBeGreaterThan(0)
    for (const { file, text } of files) {
      expect(text).not.toMatch(/@[a-z]+@/)
      const value = isDocument(kind) ? splitDocument(text, file).yaml!.value : parse(text)
      expect(fileKinds[kind].schema.safeParse(value).error?.issues ?? [], file).toEqual([])
    }
  })
})

describe('the reference of fields', () => {
  it('is German where it is read in German', () => {
    // Words that are the same in both: names, and what operators say anyway.
    const english = new Map(
      fileKindNames.flatMap((kind) =>
        told(kind, 'en').flatMap(({ fields }) => all(fields).map((field) => [`${kind} ${field.id}`, field])),
      ),
    )
    for (const kind of fileKindNames) {
      expect(kindWords(kind, 'de').description).not.toBe(kindWords(kind, 'en').description)
      for (const field of told(kind, 'de').flatMap(({ fields }) => all(fields))) {
        expect(field.description, `${kind} ${field.id}`).not.toBe(english.get(`${kind} ${field.id}`)!.description)
      }
    }
  })

  it('says what a public postmortem needs, and when', () => {
    const fields = Object.fromEntries(all(told('postmortem', 'en')[0]!.fields).map((field) => [field.id, field]))
    expect(fields['title']).toMatchObject({ need: 'required', required: true })
    expect(fields['owner']).toMatchObject({ need: 'needed to be public', required: false })
    expect(fields['services']!.need).toBe('needed to be public, for incidents')
    expect(fields['times-detected']!.need).toBe('needed to be final, for incidents and near misses')
    expect(fields['actions-due']!.need).toBe('needed when public and open, in-progress, blocked')
    expect(fields['timeline-precision']!.need).toBe('left out, it is minute')
    expect(fields['tags']!.need).toBe('may be left out')
  })

  it('says what may stand in a field', () => {
    const types = Object.fromEntries(
      (['runbook', 'handbook', 'process'] as const).flatMap((kind) =>
        all(told(kind, 'en')[0]!.fields).map(({ id, type }) => [`${kind} ${id}`, type]),
      ),
    )
    expect(types).toMatchObject({
      'runbook services': 'list of ids of services, at least one',
      'runbook owner': 'id of a team',
      'runbook title': 'text, at most 120 characters',
      'handbook severities-rank': 'number, 1 to 9',
      'handbook checks-rules': 'one of these words for each name',
      'handbook translations': 'block of fields for each language',
      'process reviewed': 'day, YYYY-MM-DD',
    })
  })
})
