import type { Kind } from '../model/index.ts'
import { wholeFile } from '../reader/source-text.ts'
import type { Rule } from './rule.ts'

/** Upper and lower case, and the two ways to write “ü”, are one name on some file systems and object stores. */
const fold = (name: string) => name.normalize('NFC').toLowerCase()

export const uniqueIds: Rule = {
  id: 'unique-id',
  severity: 'error',
  description: 'Ids are unique within a kind and a language, whatever folder or case they are written in.',
  why: 'Two documents with one id share one address, and one of them would silently be lost.',
  *check({ source }) {
    const first = new Map<string, string>()
    for (const { kind, lang, id, file } of source.documents) {
      const key = `${kind}/${lang}/${fold(id)}`
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, file)
        continue
      }
      yield {
        file,
        ...wholeFile,
        message: `the id “${id}” is already taken by ${other}`,
        hint: `Rename one of the two ${plural[kind]}; a translation says so with “lang”.`,
      }
    }
    yield* uniqueEntries(source.catalogues, source.sources)
  },
}

const plural: Record<Kind, string> = {
  manifesto: 'pages of the manifesto',
  process: 'processes',
  runbook: 'runbooks',
  postmortem: 'postmortems',
}

type Source = Parameters<Rule['check']>[0]['source']

function* uniqueEntries(catalogues: Source['catalogues'], sources: Source['sources']) {
  const lists: [file: string, ids: string[]][] = [
    ['services.yaml', catalogues.services.map(({ id }) => id)],
    ['teams.yaml', catalogues.teams.map(({ id }) => id)],
    ['controls.yaml', catalogues.frameworks.map(({ id }) => id)],
    ['handbook.yaml', catalogues.settings.severities.map(({ id }) => id)],
  ]
  for (const [file, ids] of lists) {
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
      const text = sources.get(file)
      const at = text ? text.text.lastIndexOf(id) : -1
      const place = text && at >= 0 ? text.range(at, at + id.length) : wholeFile
      yield { file, ...place, message: `the id “${id}” stands here twice`, hint: 'Give one of the entries another id.' }
    }
  }
}
