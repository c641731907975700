import type { CatalogueFile, Catalogues, Kind } from '../../model/index.ts'
import { wholeFile } from '../../reader/source-text.ts'
import { foldName } from '../../record/address.ts'
import type { Rule } from '../rule.ts'

export const uniqueIds: Rule = {
  id: 'unique-id',
  severity: 'error',
  essential: true,
  description: 'Ids are unique within a kind and a language, whatever folder or case they are written in.',
  why: 'Two documents with one id share one address, and one of them would silently be lost.',
  remedy: 'Rename one of the two. A translation keeps the name and adds its language: disk-full.de.md.',
  bad: {
    kind: 'runbook',
    files: {
      'services.yaml':
        'services:\n  - {id: api, name: API, summary: Answers.}\n  - {id: api, name: Console, summary: Shows.}\n',
    },
  },
  good: {
    kind: 'runbook',
    files: {
      'services.yaml':
        'services:\n  - {id: api, name: API, summary: Answers.}\n  - {id: console, name: Console, summary: Shows.}\n',
    },
  },
  *check({ source }) {
    const first = new Map<string, string>()
    for (const { kind, lang, id, file } of source.documents) {
      const key = `${kind}/${lang}/${foldName(id)}`
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, file)
        continue
      }
      yield {
        file,
        ...wholeFile,
        message: `the id “${id}” is already taken by ${other}`,
        hint: `Rename one of the two ${plural[kind]}; a translation adds its language, as in disk-full.de.md.`,
      }
    }
    for (const document of source.documents) {
      if (!document.data || !('actions' in document.data)) continue
      for (const { id, path } of repeated(document.data.actions, ['actions'])) {
        yield { file: document.file, ...document.locate(path), ...twice(id) }
      }
    }
    for (const [file, path, entries] of lists(source.catalogues)) {
      for (const { id, path: place } of repeated(entries, path)) {
        yield { file, ...source.locateData(file, place), ...twice(id) }
      }
    }
  },
}

const plural: Record<Kind, string> = {
  manifesto: 'pages of the manifesto',
  process: 'processes',
  runbook: 'runbooks',
  postmortem: 'postmortems',
}

/** Lists of the data files whose entries have ids, and where they stand. */
function lists(catalogues: Catalogues): [file: CatalogueFile, path: PropertyKey[], entries: { id: string }[]][] {
  return [
    ['services.yaml', ['services'], catalogues.services],
    ['teams.yaml', ['teams'], catalogues.teams],
    ['controls.yaml', ['frameworks'], catalogues.frameworks],
    ...catalogues.frameworks.map(({ controls }, index): [CatalogueFile, PropertyKey[], { id: string }[]] => [
      'controls.yaml',
      ['frameworks', index, 'controls'],
      controls,
    ]),
    ['handbook.yaml', ['severities'], catalogues.settings.severities],
  ]
}

/** Ids that stand in a list for a second time, and where. */
function* repeated(entries: { id: string }[], path: PropertyKey[]) {
  const known = new Set<string>()
  for (const [index, { id }] of entries.entries()) {
    if (known.has(id)) yield { id, path: [...path, index, 'id'] }
    known.add(id)
  }
}

function twice(id: string) {
  return { message: `the id “${id}” stands here twice`, hint: 'Give one of the entries another id.' }
}
