/**
 * Forms in which people without git write: a new postmortem, a new runbook, something that is wrong on a page. Their fields
 * are the questions that `new` asks and the sections of the kind, so they say what the model says.
 */
import { needsAPerson } from '../drafts/begin.ts'
import { idOf } from '../drafts/free-id.ts'
import { choicesOf, isAsked, type Question, type Sort, sorts } from '../drafts/questions.ts'
import { sectionsOf } from '../drafts/sections.ts'
import type { Catalogues } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { words } from './words.ts'

export type FormName = 'postmortem' | 'runbook' | 'page'

export interface Form {
  name: FormName
  title: string
  description: string
  /** What people should know before they write. */
  notice: string
  fields: FormField[]
}

export interface FormField {
  /** Names it in an address that fills it in: letters, digits, hyphens. */
  id: string
  /** The heading above the answer. No two fields of a form have the same. */
  label: string
  help: string
  /** `text` is of several lines. */
  type: 'line' | 'text' | 'choice' | 'choices'
  /** The answers to choose from: the word of the model, and what it means. */
  choices?: FormChoice[]
  isRequired: boolean
  example?: string
  /** The question of the model that it answers. */
  question?: Question
}

export interface FormChoice {
  value: string
  /** `api – API`: without commas, which separate the answers of one field. */
  label: string
}

/** The forms of a handbook, in its first language as far as they are ours to word. */
export function formsFor(catalogues: Catalogues): Form[] {
  const lang = catalogues.settings.languages[0]!
  return [documentForm('postmortem', catalogues, lang), documentForm('runbook', catalogues, lang), pageForm(lang)]
}

function documentForm(name: 'postmortem' | 'runbook', catalogues: Catalogues, lang: Language): Form {
  const sort = sorts.find((each) => each.name === name)!
  const sections = sectionsOf(name, lang, catalogues.settings.runbookSections).map(
    ([heading, guidance]): FormField => ({
      id: `section-${idOf(heading)}`,
      label: heading,
      help: `${guidance.charAt(0).toUpperCase()}${guidance.slice(1)}.`,
      type: 'text',
      isRequired: false,
    }),
  )
  return {
    name,
    ...words[lang][name],
    notice: words[lang].notice,
    fields: [...questionFields(sort, catalogues, lang), ...sections],
  }
}

function questionFields(sort: Sort, catalogues: Catalogues, lang: Language): FormField[] {
  // Where the handbook lists nothing yet, there is nothing to choose.
  const asked = sort.questions.filter(
    (question) => isAsked(question) && choicesOf(question, catalogues, lang)?.length !== 0,
  )
  return asked.map((question): FormField => {
    const { field, option, isList } = question
    const { title, description } = question.words[lang]
    const choices = choicesOf(question, catalogues, lang)?.map(({ value, label, hint }) => ({
      value,
      label: choiceLabel(value, label === value ? hint : label),
    }))
    const example = [field.example].flat()[0]
    const help = isList && !choices ? `${description} ${words[lang].oneALine}` : description
    return {
      id: option,
      label: title,
      help,
      type: choices ? (isList ? 'choices' : 'choice') : isList ? 'text' : 'line',
      ...(choices ? { choices } : {}),
      // What can be marked in the draft keeps nobody from sending the form.
      isRequired: needsAPerson(question, { sort, catalogues, lang }),
      ...(example === undefined || choices ? {} : { example: String(example) }),
      question,
    }
  })
}

function pageForm(lang: Language): Form {
  const { page, notice } = words[lang]
  const field = (id: keyof typeof page.fields, type: FormField['type'], isRequired: boolean): FormField => ({
    id,
    ...page.fields[id],
    type,
    isRequired,
  })
  return {
    name: 'page',
    title: page.title,
    description: page.description,
    notice,
    fields: [
      field('page', 'line', true),
      field('file', 'line', false),
      field('commit', 'line', false),
      field('problem', 'text', true),
      field('proposal', 'text', false),
    ],
  }
}

/** Longest text of a choice that can be told at a glance. */
const LONGEST = 90

function choiceLabel(value: string, meaning: string | undefined): string {
  if (!meaning) return value
  const label = `${value} – ${meaning.replace(/[,\s]+/g, ' ').trim()}`
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1).trimEnd()}…`
}

/** The word of the model that a chosen label stands for. */
export function valueOfLabel(label: string): string {
  return label.trim().split(/\s/)[0] ?? ''
}
