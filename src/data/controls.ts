/** The index of evidence as data, in the handbook’s first language: a table for spreadsheets, and everything as JSON. */
import { CONTROLS_CSV, CONTROLS_JSON, type Control, type FrameworkEvidence } from '../record/controls.ts'
import { type Document, documentAddress } from '../record/record.ts'
import { csvText } from './csv.ts'
import type { DataFile, DataSite } from './data-file.ts'

/** Two files, or none where no framework is listed. */
export function controlFiles(site: DataSite): DataFile[] {
  const [first] = site.facts.catalogues.settings.languages
  const { frameworks } = site.records.get(first!)!.controls
  if (frameworks.length === 0) return []
  return [
    { path: CONTROLS_CSV.slice(1), content: controlTable(frameworks) },
    { path: CONTROLS_JSON.slice(1), content: controlIndex(frameworks, site) },
  ]
}

/** A row for each control. A cell that names several pages has their ids, joined by blanks. */
function controlTable(frameworks: readonly FrameworkEvidence[]): string {
  const heads = [
    'framework',
    'framework_name',
    'edition',
    'control',
    'label',
    'processes',
    'runbooks_exercised',
    'runbooks_not_exercised',
    'incidents_demonstrated',
    'incidents_tested',
    'incidents_failed',
    'incidents_named',
    'reports_about_others',
    'last_evidence',
    'gaps',
  ]
  const rows = frameworks.flatMap(({ framework, controls }) =>
    controls.map(({ entry, processes, exercised, notExercised, incidents, others, lastEvidence, gaps }) => {
      const withResult = (result: Control['incidents'][number]['results'][number]) =>
        ids(incidents.filter(({ results }) => results.includes(result)).map(({ incident }) => incident.document))
      return [
        framework.id,
        framework.name,
        framework.edition,
        entry.id,
        entry.label,
        ids(processes),
        ids(exercised.map(({ runbook }) => runbook)),
        ids(notExercised),
        withResult('demonstrated'),
        withResult('tested'),
        withResult('failed'),
        withResult('named'),
        others,
        lastEvidence,
        gaps.join(' '),
      ]
    }),
  )
  return csvText([heads, ...rows])
}

function ids(documents: readonly Document[]): string {
  return documents.map(({ id }) => id).join(' ')
}

function controlIndex(frameworks: readonly FrameworkEvidence[], { facts, link }: DataSite): string {
  const page = (document: Document) => ({
    id: document.id,
    title: document.data.title,
    address: link(documentAddress(document, facts)),
  })
  const { asOf, head } = facts
  const index = {
    version: 'v1',
    claim: 'An index of evidence. It claims no conformity.',
    license: facts.catalogues.settings.license,
    ...(asOf ? { asOf } : {}),
    ...(head ? { commit: head.commit } : {}),
    frameworks: frameworks.map(({ framework, controls }) => ({
      id: framework.id,
      name: framework.name,
      edition: framework.edition,
      url: framework.url,
      note: framework.note,
      controls: controls.map(
        ({ entry, reference, processes, exercised, notExercised, incidents, others, lastEvidence, gaps }) => ({
          id: entry.id,
          reference,
          label: entry.label,
          processes: processes.map(page),
          runbooksExercised: exercised.map(({ runbook, exercise: { day, result } }) => ({
            ...page(runbook),
            day,
            result,
          })),
          runbooksNotExercised: notExercised.map(page),
          incidents: incidents.map(({ incident, results, notes, day }) => ({
            ...page(incident.document),
            ...(day ? { day } : {}),
            results,
            notes,
          })),
          reportsAboutOthers: others,
          lastEvidence,
          gaps,
        }),
      ),
    })),
  }
  return `${JSON.stringify(index, null, 1)}\n`
}
