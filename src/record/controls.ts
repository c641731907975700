/**
 * The evidence index: for each control of `controls.yaml`, which published pages say how it is met, and what was seen of it
 * in incidents and exercises. It gathers what pages say of themselves and judges nothing: whether that is enough is for
 * whoever reads it.
 *
 * Evidence is what happened: incidents of the organisation’s own, public and not withdrawn, and exercises of runbooks. Reports about other
 * organisations are none, and neither are drafts. A process says what is to be done; that it was done, it cannot show.
 */

import type { ControlFramework } from '../model/catalogues.ts'
import type { Runbook } from '../model/runbook.ts'
import { inTextOrder } from '../model/text-order.ts'
import { controlsPath } from './address.ts'
import { add } from './grouping.ts'
import { type Incident, isOwn, stands } from './incident.ts'
import type { Document } from './record.ts'
import { reviewDue } from './review.ts'

/** What an incident can show of a control, as its postmortem says; `named` where it names the control and says no more. */
export const controlResults = ['demonstrated', 'tested', 'failed', 'named'] as const
export type ControlResult = (typeof controlResults)[number]

export interface ControlIncident {
  incident: Incident
  /** Each once, in the order of `controlResults`. */
  results: ControlResult[]
  /** What was seen, in the words of the postmortem. */
  notes: string[]
  /** The day in UTC on which it began, or else on which its postmortem was published. */
  day?: string
}

export interface ExercisedRunbook {
  runbook: Document<'runbook'>
  /** The last one. */
  exercise: Runbook['exercised'][number]
}

/** What an auditor may look for and not find here. Facts: whether one matters is not said. */
export const controlGaps = ['no-process', 'no-evidence', 'old-evidence'] as const
export type ControlGap = (typeof controlGaps)[number]

export interface Control {
  /** As pages write it: `iso27001:A.5.27`. */
  reference: string
  framework: ControlFramework
  entry: ControlFramework['controls'][number]
  /** Processes in force that name it, by title. */
  processes: Document<'process'>[]
  /** Runbooks in force that name it, or that belong to one of its processes, by title: those that were exercised, and the others. */
  exercised: ExercisedRunbook[]
  notExercised: Document<'runbook'>[]
  /** Newest first; those without a day last. */
  incidents: ControlIncident[]
  /** Postmortems about other organisations that name it. They are no evidence. */
  others: number
  /** The day of the last incident or exercise; absent when there was none, or none has a day. */
  lastEvidence?: string
  gaps: ControlGap[]
}

/** A part of a framework, as much as fits on a page. */
export interface ControlPage {
  /** Below the language’s root: `controls/iso27001/`, and from the second page on `controls/iso27001/2/`. */
  path: string
  controls: Control[]
  /** How many links each cell may have, so that the page stays small. The rest is counted. */
  links: number
}

export interface FrameworkEvidence {
  framework: ControlFramework
  controls: Control[]
  /** At least one. */
  pages: ControlPage[]
  /** How many of its controls have a process in force, and how many have evidence. */
  withProcess: number
  withEvidence: number
  lastEvidence?: string
}

export interface EvidenceIndex {
  /** In the order of `controls.yaml`. */
  frameworks: FrameworkEvidence[]
  /** Where each control stands, by the reference that pages write: `controls/iso27001/#page-control-A_5_27`. */
  places: Map<string, string>
}

/** Where the whole index stands as data. */
export const CONTROLS_CSV = '/controls/controls.csv'
export const CONTROLS_JSON = '/controls/controls.json'

/** How long evidence is called recent. */
const RECENT = '1y'
/** Controls of one page: so many that each of their cells can have a link. */
const ROWS = 100
/** Links of one page. */
const LINKS = 3 * ROWS
/** Links of one cell. */
const MOST = 3

/** What of the record the index is made of; documents come in the order in which they shall be listed. */
export interface Evidenced {
  processes: readonly Document<'process'>[]
  runbooks: readonly Document<'runbook'>[]
  /** Of each process, by its id: the runbooks that it names, or that name it. */
  runbooksOf: ReadonlyMap<string, readonly Document<'runbook'>[]>
  incidents: readonly Incident[]
}

/**
 * References to controls that no framework lists have no row: the checks refuse them.
 *
 * @param asOf day of the site, `YYYY-MM-DD`; without it nothing can be said to be old
 */
export function evidenceIndex(
  frameworks: readonly ControlFramework[],
  { processes, runbooks, runbooksOf, incidents }: Evidenced,
  asOf: string | undefined,
): EvidenceIndex {
  const inForce = <D extends Document<'process' | 'runbook'>>(documents: readonly D[]) =>
    documents.filter(({ data }) => data.status === 'active')
  const processesOf = byControl(inForce(processes))
  const runbooksByControl = byControl(inForce(runbooks))
  const { own, others } = incidentsByControl(incidents)
  const order = new Map(runbooks.map((runbook, at) => [runbook, at]))

  const evidenceOf = (framework: ControlFramework, entry: Control['entry']): Control => {
    const reference = `${framework.id}:${entry.id}`
    const its = processesOf.get(reference) ?? []
    const named = new Set([
      ...(runbooksByControl.get(reference) ?? []),
      ...its.flatMap(({ id }) => inForce(runbooksOf.get(id) ?? [])),
    ])
    const control = {
      reference,
      framework,
      entry,
      processes: its,
      ...exercisesOf([...named].sort((a, b) => order.get(a)! - order.get(b)!)),
      incidents: own.get(reference) ?? [],
      others: others.get(reference) ?? 0,
    }
    const days = [
      ...control.incidents.flatMap(({ day }) => day ?? []),
      ...control.exercised.map(({ exercise }) => exercise.day),
    ]
    const last = latest(days)
    return { ...control, ...(last ? { lastEvidence: last } : {}), gaps: gapsOf(control, last, asOf) }
  }

  const index = frameworks.map((framework): FrameworkEvidence => {
    const controls = framework.controls.map((entry) => evidenceOf(framework, entry))
    const last = latest(controls.flatMap(({ lastEvidence }) => lastEvidence ?? []))
    const lacking = (gap: ControlGap) => controls.filter(({ gaps }) => gaps.includes(gap)).length
    return {
      framework,
      controls,
      pages: pagesOf(framework.id, controls),
      withProcess: controls.length - lacking('no-process'),
      withEvidence: controls.length - lacking('no-evidence'),
      ...(last ? { lastEvidence: last } : {}),
    }
  })
  const places = new Map(
    index
      .flatMap(({ pages }) => pages)
      .flatMap(({ path, controls }) =>
        controls.map(({ reference, entry }): [string, string] => [reference, `${path}#${controlAnchor(entry.id)}`]),
      ),
  )
  return { frameworks: index, places }
}

/** The anchor of a control’s row: `page-control-A_5_27`, with letters, digits, dashes and underscores alone. */
export function controlAnchor(id: string): string {
  return `page-control-${id.replace(/[^A-Za-z0-9-]/g, '_')}`
}

/** Documents by the controls that they name, each once. */
function byControl<D extends Document<'process' | 'runbook'>>(documents: readonly D[]): Map<string, D[]> {
  const index = new Map<string, D[]>()
  for (const document of documents) {
    for (const reference of new Set(document.data.controls)) add(index, reference, document)
  }
  return index
}

function incidentsByControl(incidents: readonly Incident[]) {
  const own = new Map<string, ControlIncident[]>()
  const others = new Map<string, number>()
  for (const incident of incidents) {
    if (!stands(incident)) continue
    for (const [reference, told] of toldOf(incident)) {
      if (isOwn(incident)) add(own, reference, told)
      else others.set(reference, (others.get(reference) ?? 0) + 1)
    }
  }
  const dayOf = ({ day }: ControlIncident) => day ?? ''
  for (const list of own.values()) list.sort((a, b) => inTextOrder(dayOf(b), dayOf(a)))
  return { own, others }
}

/** What a postmortem says of controls, by their references. A result says more than a name alone. */
function toldOf(incident: Incident): Map<string, ControlIncident> {
  const { controls, controlResults: told, published } = incident.document.data
  if (controls.length + told.length === 0) return new Map()
  const day = incident.start ? new Date(incident.start).toISOString().slice(0, 10) : published
  const all = new Map<string, ControlIncident>()
  for (const reference of new Set([...controls, ...told.map(({ id }) => id)])) {
    const its = told.filter(({ id }) => id === reference)
    const results = controlResults.filter((result) => its.some((each) => each.result === result))
    all.set(reference, {
      incident,
      results: results.length > 0 ? results : ['named'],
      notes: its.flatMap(({ note }) => note ?? []),
      ...(day ? { day } : {}),
    })
  }
  return all
}

function exercisesOf(runbooks: readonly Document<'runbook'>[]): Pick<Control, 'exercised' | 'notExercised'> {
  const exercised = runbooks.flatMap((runbook): ExercisedRunbook[] => {
    const [first, ...rest] = runbook.data.exercised
    if (!first) return []
    return [{ runbook, exercise: rest.reduce((last, each) => (each.day < last.day ? last : each), first) }]
  })
  return { exercised, notExercised: runbooks.filter(({ data }) => data.exercised.length === 0) }
}

function gapsOf(
  { processes, exercised, incidents }: Pick<Control, 'processes' | 'exercised' | 'incidents'>,
  last: string | undefined,
  asOf: string | undefined,
): ControlGap[] {
  const gaps: ControlGap[] = []
  if (processes.length === 0) gaps.push('no-process')
  if (incidents.length + exercised.length === 0) gaps.push('no-evidence')
  else if (last && asOf && reviewDue(last, RECENT) < asOf) gaps.push('old-evidence')
  return gaps
}

function latest(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>((last, day) => (last && last > day ? last : day), undefined)
}

function pagesOf(framework: string, controls: Control[]): ControlPage[] {
  return Array.from({ length: Math.max(1, Math.ceil(controls.length / ROWS)) }, (_, at) => {
    const rows = controls.slice(at * ROWS, (at + 1) * ROWS)
    return { path: controlsPath(framework, at + 1), controls: rows, links: linksPerCell(rows) }
  })
}

/** The most links that each cell of these rows can have, so that all of them have no more than a page may. */
function linksPerCell(rows: readonly Control[]): number {
  for (let most = MOST; most > 1; most--) {
    const shown = (list: readonly unknown[]) => Math.min(most, list.length)
    const all = rows.reduce(
      (sum, { processes, exercised, incidents }) => sum + shown(processes) + shown(exercised) + shown(incidents),
      0,
    )
    if (all <= LINKS) return most
  }
  return 1
}
