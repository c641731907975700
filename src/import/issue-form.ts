/**
 * What somebody has sent with an issue form: a postmortem or a runbook that is not yet a file. The sender may be anybody, so
 * every word is data: what cannot be a value is left to be written, and told.
 */
import { z } from 'zod'
import { begin, needsAPerson, suitableId } from '../drafts/begin.ts'
import { type Answers, answerProblem, choicesOf, type Question, type Sort, sorts } from '../drafts/questions.ts'
import { sectionsOf } from '../drafts/sections.ts'
import { type Form, type FormField, formsFor, valueOfLabel } from '../forms/form.ts'
import { handlesIn } from '../markdown/handles.ts'
import { placeholder } from '../model/placeholder.ts'
import type { Language } from '../model/values.ts'
import { webAddressProblem } from '../model/web-address.ts'
import { keptFor } from '../record/reserved-ids.ts'
import { foreignMarkdown, plainLine, withoutControls } from './foreign-markdown.ts'
import { answersIn, chosenIn } from './form-text.ts'
import type { Importer, ImportInput, InputFile } from './importer.ts'
import { type Fate, type Imported, InputRefused, type Remark } from './importer.ts'
import { jsonOf, shaped } from './read-json.ts'
import { textOf } from './read-text.ts'

/** Characters that a form may have. GitHub takes 65,536. */
const MAXIMUM_TEXT = 200_000
/** Entries of one list that are taken: a header has room for so many. */
const MAXIMUM_ENTRIES = 20
/** Characters of one entry: names of alerts have no limit of their own. */
const MAXIMUM_ENTRY = 160

export const issueForm: Importer = {
  name: 'issue-form',
  reads: 'An issue that was written with one of the forms of `npm run forms`: as JSON of the forge, or its text',
  takes: 'file',
  options: {
    owner: { value: 'TEAM', help: 'who answers for the page, where the form does not say' },
    service: { value: 'SERVICE', help: 'the service, where the form does not say' },
  },
  read: (input) => new FormReading(input).imported(),
}

/** An issue of a forge, as far as it is used: GitHub’s and GitLab’s API, and the event of a workflow. */
const Issue = z.looseObject({
  title: z.string().nullish(),
  body: z.string().nullish(),
  description: z.string().nullish(),
  number: z.number().nullish(),
  iid: z.number().nullish(),
  html_url: z.string().nullish(),
  web_url: z.string().nullish(),
  user: z.unknown().optional(),
  author: z.unknown().optional(),
})

interface Sent {
  text: string
  title?: string
  number?: number
  /** Names it in the report and in every later import. */
  source: string
  hasAuthor: boolean
}

class FormReading {
  readonly #input: ImportInput
  readonly #sent: Sent
  readonly #file: string
  readonly #form: Form
  readonly #sort: Sort
  readonly #said: Map<string, string>
  readonly #lang: Language
  readonly #remarks: Remark[] = []

  constructor(input: ImportInput) {
    const file = input.files[0]!
    this.#input = input
    this.#file = file.path
    this.#sent = sentIn(file)
    if (this.#sent.text.length > MAXIMUM_TEXT) {
      throw this.#refusal(`the text has ${this.#sent.text.length} characters`, `No form has more than ${MAXIMUM_TEXT}.`)
    }
    const best = formsFor(input.handbook.catalogues)
      .map((form) => ({
        form,
        said: answersIn(this.#sent.text, labelsOf(form)),
        of: headingsIn(this.#sent.text, form),
      }))
      .sort((a, b) => b.of - a.of)[0]!
    if (best.of < 2) {
      throw this.#refusal(
        'this was not written with a form of this handbook',
        'Forms are renewed with npm run forms; answers stand below headings with the labels of the fields.',
      )
    }
    if (best.form.name === 'page') {
      throw this.#refusal(
        'this tells of a page that exists',
        'Correct that page; a draft is made of a new postmortem or runbook.',
      )
    }
    this.#form = best.form
    this.#said = best.said
    this.#sort = sorts.find(({ name }) => name === this.#form.name)!
    this.#lang = input.handbook.language
  }

  imported(): Imported {
    const { catalogues } = this.#input.handbook
    const answers = this.#answers()
    this.#completeAnswers(answers)
    const { data } = begin({ sort: this.#sort, answers, lang: this.#lang, catalogues, order: 1 })
    const { kind } = this.#sort
    const suitable = suitableId({ sort: this.#sort, answers }, `issue-${this.#sent.number ?? 'form'}`)
    const id = keptFor(kind, suitable) ? `${kind}-${suitable}` : suitable
    const body = this.#body()
    if (this.#sent.hasAuthor) this.#remark('dropped', 'who sent it: pages name teams and roles')
    return { drafts: [{ kind, id, data, body, source: this.#sent.source }], assets: [], remarks: this.#remarks }
  }

  #refusal(message: string, hint: string): InputRefused {
    return new InputRefused([{ file: this.#file, message, hint }])
  }

  #remark(fate: Fate, message: string, field?: string): void {
    this.#remarks.push({ fate, source: this.#sent.source, message, ...(field ? { field } : {}) })
  }

  /** Answers that the model accepts. */
  #answers(): Answers {
    const answers: Answers = {}
    for (const field of this.#form.fields) {
      const answer = this.#said.get(field.label)
      if (!field.question || answer === undefined) continue
      const { isList, option } = field.question
      const entries = this.#entries(field, field.question, answer)
      const accepted = entries.filter((entry) => this.#isAccepted(field, field.question!, entry))
      if (accepted.length > 0) answers[option] = isList ? [...new Set(accepted)] : accepted[0]!
    }
    return answers
  }

  #entries(field: FormField, question: Question, answer: string): string[] {
    if (field.choices) {
      const chosen = chosenIn(answer).map((label) => valueOfLabel(withoutControls(label)))
      if (!question.isList && chosen.length > 1)
        this.#remark('look', 'more than one was chosen; the first stands', question.words[this.#lang].title)
      return question.isList ? chosen : chosen.slice(0, 1)
    }
    if (!question.isList) return [this.#line(answer)]
    const lines = answer.split('\n').map((line) => this.#line(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')))
    const entries = lines.filter(Boolean)
    if (entries.length > MAXIMUM_ENTRIES)
      this.#remark(
        'dropped',
        `${entries.length - MAXIMUM_ENTRIES} of ${entries.length} entries: too many`,
        question.words[this.#lang].title,
      )
    return entries.slice(0, MAXIMUM_ENTRIES)
  }

  #line(text: string): string {
    return plainLine(this.#asData(withoutControls(text)))
  }

  #isAccepted(field: FormField, question: Question, entry: string): boolean {
    if (entry === '') return false
    const problem =
      field.choices && !field.choices.some(({ value }) => value === entry)
        ? 'is none of the choices'
        : entry.length > MAXIMUM_ENTRY && question.isList
          ? 'is too long'
          : answerProblem(this.#sort, question, question.isList ? [entry] : entry)?.message
    if (problem)
      this.#remark(
        'dropped',
        problem.startsWith('“') ? problem : `“${shortened(entry)}”: ${problem}`,
        question.words[this.#lang].title,
      )
    return problem === undefined
  }

  /** What a draft cannot be without, from what is known otherwise. */
  #completeAnswers(answers: Answers): void {
    const { catalogues } = this.#input.handbook
    const problems: { message: string; hint: string }[] = []
    if (answers.title === undefined) {
      const title = this.#line(this.#sent.title ?? '')
      const question = this.#sort.questions.find(({ option }) => option === 'title')!
      const fits = title !== '' && !answerProblem(this.#sort, question, title)
      if (fits) {
        answers.title = title
        this.#remark('guessed', 'from the title of the issue', question.words[this.#lang].title)
      }
    }
    for (const question of this.#sort.questions) {
      const { option, field, isList } = question
      if (answers[option] !== undefined || option === 'title') continue
      if (!needsAPerson(question, { sort: this.#sort, catalogues, lang: this.#lang })) continue
      const given = this.#input.options[option]
      const known = choicesOf(question, catalogues, this.#lang) ?? []
      const isKnown = (value: unknown): value is string => known.some((choice) => choice.value === value)
      const service = [answers.service ?? []].flat()[0]
      const ofService = catalogues.services.find(({ id }) => id === service)?.owner
      if (isKnown(given)) answers[option] = isList ? [given] : given
      else if (option === 'owner' && isKnown(ofService)) {
        answers.owner = ofService
        this.#remark('guessed', 'the team that runs the service', question.words[this.#lang].title)
      } else if (field.choices) {
        // The last word of a scale is the most careful one.
        answers[option] = field.choices.at(-1)!
        this.#remark('guessed', `“${answers[option]}”, until somebody has looked`, question.words[this.#lang].title)
      } else {
        const message = `${question.words[this.#lang].title}: ${given === undefined ? 'no valid one is given' : `“${shortened(String(given))}” is not listed`}`
        problems.push({
          message,
          hint: `Correct the form, or pass --${option}: ${known.map(({ value }) => value).join(', ')}.`,
        })
      }
    }
    if (problems.length > 0) throw new InputRefused(problems.map((problem) => ({ file: this.#file, ...problem })))
  }

  /** Each section with what was written for it, or with what is to be written there. */
  #body(): string {
    const own = this.#input.handbook.catalogues.settings.runbookSections
    const parts = sectionsOf(this.#sort.name, this.#lang, own).map(([heading, guidance]) => {
      const said = this.#said.get(heading)
      const { markdown, remarks } = said ? foreignMarkdown(this.#asData(said), 3) : { markdown: '', remarks: [] }
      for (const message of remarks) this.#remark('look', message, heading)
      return `## ${heading}\n\n${markdown.trim() || placeholder(this.#lang, guidance)}\n`
    })
    return parts.join('\n')
  }

  /** A text in which handles have become roles that are to be named, and which allows itself nothing. */
  #asData(sent: string): string {
    const text = sent.replace(/opsbook-allow/gi, 'opsbook allow')
    if (text !== sent) this.#remark('dropped', 'a comment that allows what a check finds: only a reviewer may')
    let plain = ''
    let end = 0
    for (const handle of handlesIn(text)) {
      plain += text.slice(end, handle.start) + placeholder(this.#lang, this.#lang === 'de' ? 'die Rolle' : 'the role')
      end = handle.end
    }
    if (end > 0) this.#remark('dropped', 'a handle of a person; say which role it was')
    return plain + text.slice(end)
  }
}

function sentIn(file: InputFile): Sent {
  const text = textOf(file)
  if (!/^\s*[{[]/.test(text)) return { text, source: file.path, hasAuthor: false }
  const json = jsonOf(file)
  const isEvent = z.object({ issue: z.looseObject({}) }).safeParse(json.value).success
  const issue = isEvent ? shaped(json, z.object({ issue: Issue })).issue : shaped(json, Issue)
  const number = issue.number ?? issue.iid
  const address = issue.html_url ?? issue.web_url
  const isAddress = address != null && /^https?:/.test(address) && !webAddressProblem(address)
  return {
    text: issue.body ?? issue.description ?? '',
    ...(issue.title ? { title: issue.title } : {}),
    ...(Number.isSafeInteger(number) && number! > 0 ? { number: number! } : {}),
    source: isAddress ? address : Number.isSafeInteger(number) ? `issue ${number}` : file.path,
    hasAuthor: issue.user != null || issue.author != null,
  }
}

const labelsOf = ({ fields }: Form) => fields.map(({ label }) => label)

/** How many fields of a form have their heading in a text. */
function headingsIn(text: string, form: Form): number {
  const headings = new Set([...text.matchAll(/^###[ \t]+(\S.*?)[ \t]*$/gm)].map(([, label]) => label))
  return labelsOf(form).filter((label) => headings.has(label)).length
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
