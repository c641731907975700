/** Begins a document: of the answers that were given, a draft that the checks accept. What only a person can say is a placeholder. */
import type { Field } from '../model/fields.ts'
import type { Catalogues } from '../model/index.ts'
import { placeholder } from '../model/placeholder.ts'
import type { Language } from '../model/values.ts'
import { DEVICE } from '../reader/document-name.ts'
import { DECLARATION } from '../record/address.ts'
import type { Draft } from './draft.ts'
import { fieldWords } from './field-words.ts'
import { idOf } from './free-id.ts'
import { type Answers, asWritten, choicesOf, constants, type Question, type Sort } from './questions.ts'
import { guidance, outline } from './sections.ts'

export interface Beginning {
  sort: Sort
  answers: Answers
  /** The language of the text. */
  lang: Language
  catalogues: Catalogues
  /** For a principle: the next free place in the manifesto. */
  order: number
}

/** The front matter and the body of what is begun. */
export function begin({ sort, answers, lang, catalogues, order }: Beginning): Pick<Draft, 'data' | 'body'> {
  const data: Record<string, unknown> = { ...constants(sort) }
  for (const field of sort.fields) {
    if (!field.required || field.name in data) continue
    const starts: Record<string, unknown> = { status: 'draft', version: '0.1', order }
    data[field.name] = starts[field.name] ?? toBeWritten(field, { sort, lang, path: [] })
  }
  for (const question of sort.questions) {
    const answer = answerOrOnly(question, answers, catalogues)
    if (answer !== undefined) put(data, question.path, asWritten(question, answer))
  }
  return { data, body: outline(sort.name, lang, catalogues.settings.runbookSections) }
}

/** Whether only a person can answer: no placeholder may stand for it, and there is more than one choice. */
export function needsAPerson(
  question: Question,
  { sort, catalogues, lang }: Omit<Beginning, 'order' | 'answers'>,
): boolean {
  if (!question.required || answerOrOnly(question, {}, catalogues) !== undefined) return false
  // By its title a document is found, and the manifesto is public from its first draft on.
  if (question.field.name === 'title' || sort.kind === 'manifesto') return true
  return toBeWritten(question.field, { sort, lang, path: [] }) === undefined
}

/** The answer that was given, or the only one there is for what is required. */
function answerOrOnly(question: Question, answers: Answers, catalogues: Catalogues): string | string[] | undefined {
  const given = answers[question.option]
  if (given !== undefined && given.length > 0) return given
  const choices = question.required ? choicesOf(question, catalogues, 'en') : undefined
  if (choices?.length !== 1) return undefined
  return question.isList ? [choices[0]!.value] : choices[0]!.value
}

interface Place {
  sort: Sort
  lang: Language
  /** The names of the blocks of fields around. */
  path: string[]
}

/** A value that the model accepts and that says what is missing; absent for what is no text of an author. */
function toBeWritten(field: Field, place: Place): unknown {
  if (field.type === 'text' && field.prose && !field.references) return spaceFor(field, place)
  if (field.type === 'list') {
    // What an entry is, its list says.
    const item = toBeWritten({ ...field.item!, name: field.name }, place)
    return item === undefined ? undefined : [item]
  }
  if (field.type !== 'object') return undefined
  const within = { ...place, path: [...place.path, field.name] }
  const inner = field.fields!.filter(({ required }) => required).map((each) => [each.name, toBeWritten(each, within)])
  return inner.every(([, value]) => value !== undefined) ? Object.fromEntries(inner) : undefined
}

/** What is to be said there, as long as the field has room for it; else its name. */
function spaceFor(field: Field, { sort, lang, path }: Place): string {
  const { title, description } = fieldWords(sort.kind, sort.form, [...path, field.name], field, lang)
  // A noun begins with a capital in German wherever it stands.
  const inLine = (text: string) => (lang === 'en' ? text.charAt(0).toLowerCase() + text.slice(1) : text)
  const plain = (text: string) => inLine(text.replace(/[[\]]/g, '').replace(/\.$/, ''))
  const long = placeholder(lang, guidance[lang][field.name] ?? plain(description))
  return long.length <= (field.maximum ?? Number.POSITIVE_INFINITY) ? long : placeholder(lang, plain(title))
}

function put(data: Record<string, unknown>, path: string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) data[name] = value
  else {
    const inner = { ...(data[name] as object | undefined) }
    put(inner, rest, value)
    data[name] = inner
  }
}

/**
 * The id that suits a document: of an incident the service and the day, which stay true when its title does not; of the
 * declaration its only one; of all others the title, or the day on which they were begun. A number alone says too little,
 * and what Windows keeps for a device is no name.
 */
export function suitableId({ sort, answers }: Pick<Beginning, 'sort' | 'answers'>, today: string): string {
  if (sort.name === 'manifesto') return DECLARATION
  const [service] = answers.service ?? []
  const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(String(answers.start ?? ''))?.[0]
  const incident = sort.kind === 'postmortem' && service && day ? idOf(`${service}-${day}`) : ''
  const id = incident || idOf(String(answers.title ?? '')) || today
  return /^\d/.test(id) || DEVICE.test(id) ? `${sort.name}-${id}` : id
}
