/**
 * How open operations are, as a handbook can show it: the questions that follow from the four principles of Open
 * Operations, in our own words, each answered by what is published. There is no score: answers are counts of pages
 * that anybody can open, or that there is no evidence yet.
 */
import type { Catalogues } from '../model/index.ts'
import type { ActionLedgers } from './actions.ts'
import type { EvidenceIndex } from './controls.ts'
import type { Coverage } from './coverage.ts'
import { type Incident, isOwn, stands } from './incident.ts'
import type { Document } from './record.ts'

/** The questions of each principle. */
export const openQuestions = {
  'community-of-practice': ['change', 'contact', 'adopted', 'signed'],
  'shared-knowledge': ['license', 'runbooks', 'exercised', 'reviewed'],
  'transparent-incidents': ['incidents', 'near-misses', 'lessons', 'actions'],
  'transparent-processes': ['processes', 'people', 'controls', 'unpublished'],
} as const

export type OpenPrinciple = keyof typeof openQuestions
export type OpenQuestion = (typeof openQuestions)[OpenPrinciple][number]

/** What answers a question. Where `n` is 0 there is no evidence yet. */
export interface OpenAnswer {
  question: OpenQuestion
  /** How many pages or entries are evidence. */
  n: number
  /** Of how many, where that says more. */
  of?: number
  /** Some of the pages, so that anybody can see for themselves. */
  documents: Document[]
}

export interface OpenPrincipleAnswers {
  principle: OpenPrinciple
  answers: OpenAnswer[]
}

/** How many pages stand for all. */
const SHOWN = 3

/** What of the record it is made of; documents come in the order in which they shall be listed. */
export interface Assessed {
  catalogues: Pick<Catalogues, 'settings' | 'signatories'>
  processes: readonly Document<'process'>[]
  runbooks: readonly Document<'runbook'>[]
  incidents: readonly Incident[]
  actions: Pick<ActionLedgers, 'ofIncident'>
  coverage: Coverage
  controls: EvidenceIndex
}

/**
 * A question that cannot be answered is left out: which reviews still hold, where the site knows no day, and what became of
 * actions, where the handbook publishes nothing of them.
 *
 * @param asOf day of the site, `YYYY-MM-DD`
 */
export function opennessOf(assessed: Assessed, asOf: string | undefined): OpenPrincipleAnswers[] {
  const { coverage, controls, catalogues, actions, ...all } = assessed
  const { settings } = catalogues
  const processes = all.processes.filter(({ data }) => data.status === 'active')
  const runbooks = all.runbooks.filter(({ data }) => data.status === 'active')
  const own = all.incidents.filter((incident) => isOwn(incident) && stands(incident))
  const incidents = own.filter(({ document }) => document.data.type === 'incident')
  const untried = new Set(coverage.neverExercised.entries)
  const overdue = new Set<Document>(coverage.overdue.map(({ document }) => document))
  const pages = [...processes, ...runbooks]
  const reviewed = pages.filter((page) => page.data.reviewed && page.data.reviewEvery && !overdue.has(page))
  const listed = controls.frameworks.flatMap((framework) => framework.controls)
  const ledgers = own.flatMap(({ document }) => actions.ofIncident.get(document.id) ?? [])
  const decided = sum(ledgers.map(({ total }) => total))

  const of = (question: OpenQuestion, documents: readonly Document[], of?: number): OpenAnswer => ({
    question,
    n: documents.length,
    ...(of === undefined ? {} : { of }),
    documents: documents.slice(0, SHOWN),
  })
  const count = (question: OpenQuestion, n: number, of?: number): OpenAnswer => ({
    question,
    n,
    ...(of === undefined ? {} : { of }),
    documents: [],
  })
  const told = (list: readonly Incident[]) => list.map(({ document }) => document)

  const answers: { [question in OpenQuestion]: OpenAnswer | undefined } = {
    change: count('change', settings.repository ? 1 : 0),
    contact: count('contact', settings.contact ? 1 : 0),
    adopted: of(
      'adopted',
      pages.filter(({ data }) => data.origin),
    ),
    signed: count('signed', catalogues.signatories.length),
    license: count('license', 1),
    runbooks: of('runbooks', runbooks),
    exercised: of(
      'exercised',
      runbooks.filter((runbook) => !untried.has(runbook)),
      runbooks.length,
    ),
    reviewed: asOf === undefined ? undefined : of('reviewed', reviewed, pages.length),
    incidents: of('incidents', told(incidents)),
    'near-misses': of('near-misses', told(own.filter(({ document }) => document.data.type === 'near-miss'))),
    lessons: of('lessons', told(own.filter(hasLessons)), own.length),
    actions:
      settings.actions === 'off'
        ? undefined
        : count('actions', decided - sum(ledgers.map(({ counts }) => counts.unknown)), decided),
    processes: of('processes', processes),
    people: of(
      'people',
      processes.filter(({ data }) => data.layer === 'people'),
    ),
    controls: count('controls', listed.filter((control) => control.processes.length > 0).length, listed.length),
    unpublished: count('unpublished', sum(coverage.layers.map(({ unpublished }) => unpublished.length))),
  }
  return Object.entries(openQuestions).map(([principle, questions]) => ({
    principle: principle as OpenPrinciple,
    answers: questions.flatMap((question) => answers[question] ?? []),
  }))
}

function hasLessons({ document: { data } }: Incident): boolean {
  const { wentWell, wentPoorly, lucky } = data.lessons
  return wentWell.length + wentPoorly.length + lucky.length > 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
