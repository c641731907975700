/**
 * What has to be asked before a document can be begun: the fields of its schema that are required, and those that the model
 * marks with `option`. A new field of the model is asked for without a word here.
 */
import type { z } from 'zod'
import { explain } from '../model/explain.ts'
import { type Field, fieldsOf, formsOf } from '../model/fields.ts'
import { type Catalogues, documentSchemas, type Kind, kinds } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { type FieldWords, fieldWords } from './field-words.ts'

/** What can be begun: a kind of document, or one of its forms. */
export interface Sort {
  /** `runbook`, `principle`. */
  name: string
  kind: Kind
  /** Which form of its kind it is, where there are several. */
  form?: string
  schema: z.ZodType
  fields: Field[]
  questions: Question[]
}

export interface Question {
  field: Field
  /** Where the answer stands in the front matter. */
  path: string[]
  /** What is said of it, its title with that of the block that it stands in: `Detection: Method`. */
  words: Record<Language, FieldWords>
  /** What it is called on the command line. */
  option: string
  required: boolean
  /** Whether several answers may be given. */
  isList: boolean
}

/** An answer for each question that has one, by option. A list has a list. */
export type Answers = Record<string, string | string[] | undefined>

/** One of the answers that a question allows. */
export interface Choice {
  value: string
  label: string
  hint?: string
}

/** Fields that begin with a value of their own, and are asked for by an option only: see `begin.ts`. */
const silent = new Set(['status', 'version', 'order'])

/** What is begun most often comes first. */
export const sorts: Sort[] = kinds.toReversed().flatMap((kind) =>
  formsOf(documentSchemas[kind]).map(({ name: form, schema }) => {
    const fields = fieldsOf(schema)
    const questions = [...questionsIn(fields, { kind, form, above: [] })]
    return { name: form ?? kind, kind, ...(form === undefined ? {} : { form }), schema, fields, questions }
  }),
)

interface Within {
  kind: Kind
  form: string | undefined
  /** The blocks of fields around. */
  above: Field[]
}

function* questionsIn(fields: Field[], within: Within): Generator<Question> {
  const { kind, form, above } = within

  for (const field of fields) {
    const line = [...above, field]
    if (field.type === 'object') yield* questionsIn(field.fields!, { ...within, above: line })
    const isTop = above.length === 0
    const path = line.map(({ name }) => name)
    const wordsIn = (lang: Language): FieldWords => {
      const told = line.map((each, index) => fieldWords(kind, form, path.slice(0, index + 1), each, lang))
      return { ...told.at(-1)!, title: told.map(({ title }) => title).join(': ') }
    }
    if (!field.option && !(isTop && (field.required || silent.has(field.name)))) continue
    // A block of fields is no answer to a question, and one word is no choice.
    if (field.type === 'object' || field.item?.type === 'object' || field.choices?.length === 1) continue
    yield {
      field,
      path,
      words: { en: wordsIn('en'), de: wordsIn('de') },
      option: field.option ?? field.name,
      required: isTop && field.required && !silent.has(field.name),
      isList: field.type === 'list',
    }
  }
}

/** Whether a person is asked: what begins with a value of its own is said by its option, or in the file. */
export function isAsked({ field }: Question): boolean {
  return !silent.has(field.name)
}

/** The answers that a question allows, in the words of a language; absent when any text may be one. */
export function choicesOf({ field, words }: Question, catalogues: Catalogues, lang: Language): Choice[] | undefined {
  const named = (entries: Catalogues['teams'] | Catalogues['services']) =>
    entries.map(({ id, name, summary, translations }) => ({
      value: id,
      label: translations?.[lang]?.name ?? name,
      hint: translations?.[lang]?.summary ?? summary,
    }))
  switch (field.references) {
    case 'service':
      return named(catalogues.services)
    case 'team':
      return named(catalogues.teams)
    case 'severity':
      return catalogues.settings.severities.map(({ id, label, definition }) => ({
        value: id,
        label,
        hint: definition,
      }))
    default:
      return field.choices?.map((value) => {
        const hint = words[lang].meanings[value]
        return { value, label: value, ...(hint ? { hint } : {}) }
      })
  }
}

/** The answer as it stands in the file. */
export function asWritten({ field }: Question, answer: string | string[]): unknown {
  return field.type === 'number' && typeof answer === 'string' && /^\d+$/.test(answer) ? Number(answer) : answer
}

/** What is wrong with an answer, in the model’s own words; absent when it can stand in the file. References are not resolved. */
export function answerProblem(
  sort: Sort,
  question: Question,
  answer: string | string[],
): { message: string; hint?: string } | undefined {
  const given = question.path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), asWritten(question, answer))
  const issues = sort.schema.safeParse({ ...constants(sort), ...(given as object) }).error?.issues ?? []
  const own = issues.find(({ path }) => question.path.every((name, index) => path[index] === name))
  if (!own) return undefined
  const value = own.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], given)
  const { message, hint } = explain(own, () => [], value)[0]!
  return { message, ...(hint ? { hint } : {}) }
}

/** Fields that can have one value only: what tells the forms of a kind apart. */
export function constants({ fields }: Sort): Record<string, string> {
  return Object.fromEntries(fields.flatMap(({ name, choices }) => (choices?.length === 1 ? [[name, choices[0]!]] : [])))
}
