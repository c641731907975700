import { didYouMean } from '../../model/explain.ts'
import type { CatalogueFile } from '../../model/index.ts'
import type { ReferenceTarget } from '../../model/values.ts'
import type { SourceDocument } from '../../reader/handbook.ts'
import type { Rule } from '../rule.ts'

export const references: Rule = {
  id: 'reference',
  severity: 'error',
  essential: true,
  description: 'What the front matter and the data files refer to exists, and is published.',
  why: 'A reference that leads nowhere is a promise to the reader that the page does not keep.',
  remedy:
    'Correct the id, or describe what it names: documents in their folders, services, teams and controls in their files.',
  bad: { kind: 'runbook', fields: { services: '[object-storage]' } },
  good: { kind: 'runbook', fields: { services: '[api]' } },
  *check({ source, links }) {
    const { catalogues, documents } = source
    const ids: Record<ReferenceTarget, Set<string>> = {
      principle: new Set(documents.filter(mayBePrinciple).map(({ id }) => id)),
      process: new Set(documents.filter(({ kind }) => kind === 'process').map(({ id }) => id)),
      runbook: new Set(documents.filter(({ kind }) => kind === 'runbook').map(({ id }) => id)),
      postmortem: new Set(documents.filter(({ kind }) => kind === 'postmortem').map(({ id }) => id)),
      service: new Set(catalogues.services.map(({ id }) => id)),
      team: new Set(catalogues.teams.map(({ id }) => id)),
      severity: new Set(catalogues.settings.severities.map(({ id }) => id)),
      control: new Set(
        catalogues.frameworks.flatMap(({ id, controls }) => controls.map((control) => `${id}:${control.id}`)),
      ),
    }

    // A data file with an error of its own defines who knows what: one error, not one for each use.
    const isUnknown = (target: ReferenceTarget) => source.invalid.has(definedIn[target] as CatalogueFile)

    for (const document of documents) {
      for (const { target, id, path } of document.references) {
        if (isUnknown(target)) continue
        if (!ids[target].has(id)) {
          yield { file: document.file, ...document.locate(path), ...missing(target, id, ids[target]) }
        } else if (target in documentKinds && document.isPublic) {
          const found = links.find(documentKinds[target as keyof typeof documentKinds], id, document.lang)
          if (found && !found.isPublic) {
            yield {
              file: document.file,
              ...document.locate(path),
              message: `the ${target} “${id}” is a draft and is not published`,
              hint: 'Publish it, or leave the reference out until then.',
            }
          }
        }
      }
    }
    for (const { target, id, file, range } of source.catalogueReferences) {
      if (!isUnknown(target) && !ids[target].has(id)) yield { file, ...range, ...missing(target, id, ids[target]) }
    }
  },
}

/** A file of the manifesto whose front matter is not valid may be one: it has an error of its own already. */
function mayBePrinciple({ kind, data }: SourceDocument): boolean {
  return kind === 'manifesto' && (!data || ('type' in data && data.type === 'principle'))
}

const definedIn: Partial<Record<ReferenceTarget, CatalogueFile>> = {
  service: 'services.yaml',
  team: 'teams.yaml',
  severity: 'handbook.yaml',
  control: 'controls.yaml',
}

const documentKinds = {
  principle: 'manifesto',
  process: 'process',
  runbook: 'runbook',
  postmortem: 'postmortem',
} as const

const homes: Record<ReferenceTarget, string> = {
  principle: 'Principles are files in manifesto/.',
  process: 'Processes are files in processes/.',
  runbook: 'Runbooks are files in runbooks/.',
  postmortem: 'Postmortems are files in postmortems/.',
  service: 'Services are listed in services.yaml.',
  team: 'Teams are listed in teams.yaml.',
  severity: 'Severities are listed in handbook.yaml.',
  control: 'Controls are listed in controls.yaml and written as framework:control.',
}

function missing(target: ReferenceTarget, id: string, known: Set<string>) {
  return { message: `there is no ${target} “${id}”`, hint: didYouMean(id, [...known]) ?? homes[target] }
}
