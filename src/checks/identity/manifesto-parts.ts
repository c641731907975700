import type { SourceDocument } from '../../reader/handbook.ts'
import { wholeFile } from '../../reader/source-text.ts'
import { DECLARATION } from '../../record/address.ts'
import type { Rule } from '../rule.ts'

export const manifestoParts: Rule = {
  id: 'manifesto-parts',
  severity: 'error',
  essential: true,
  description: 'The manifesto has one declaration, manifesto.md, and its principles have different places.',
  why: 'The declaration is the page at /manifesto/, and principles are read in their order.',
  remedy: 'Call the declaration manifesto.md, and number the principles without repeating a number.',
  bad: { kind: 'manifesto', fields: { type: 'page', status: undefined, version: undefined } },
  good: { kind: 'manifesto', fields: { type: 'manifesto', status: 'draft', version: "'0.1'" } },
  *check({ source }) {
    const places = new Map<string, string>()
    const parts = source.documents.filter((document) => document.kind === 'manifesto')
    if (parts.length > 0 && !parts.some(isDeclaration)) {
      yield {
        file: parts[0]!.file,
        ...wholeFile,
        message: `the manifesto has no declaration, ${DECLARATION}.md`,
        hint: 'Write one, of type “manifesto”: its principles and pages are reached from it.',
      }
    }
    for (const document of source.documents) {
      if (document.kind !== 'manifesto' || !document.data || !('type' in document.data)) continue
      const { data, file, lang, id } = document
      if ((data.type === 'manifesto') !== (id === DECLARATION)) {
        yield {
          file,
          ...document.locate(['type']),
          message:
            data.type === 'manifesto'
              ? `the declaration must be called ${DECLARATION}.md`
              : `${DECLARATION}.md must be the declaration, of type “manifesto”`,
          hint: 'There is one declaration in each language; principles and pages stand beside it.',
        }
      }
      if (!('order' in data)) continue
      const place = `${lang}/${data.order}`
      const other = places.get(place)
      places.set(place, file)
      if (other) {
        yield {
          file,
          ...document.locate(['order']),
          message: `place ${data.order} is already taken by ${other}`,
          hint: 'Number the principles from 1 without repeating a number.',
        }
      }
    }
  },
}

/** By its name or by its type: when only one of the two fits, that is said at its place. */
function isDeclaration({ id, data }: SourceDocument): boolean {
  return id === DECLARATION || (data !== undefined && 'type' in data && data.type === 'manifesto')
}
