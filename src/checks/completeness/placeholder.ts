import { isPublic } from '../../model/index.ts'
import { placeholdersIn } from '../../model/placeholder.ts'
import { SourceText } from '../../reader/source-text.ts'
import type { DocumentRule } from '../rule.ts'

export const placeholders: DocumentRule = {
  id: 'placeholder',
  severity: 'error',
  description: 'A public document has no placeholder left: what was to be written is written.',
  why: 'A page that says “to be written” looks finished in the list, and fails whoever opens it because they need it.',
  remedy:
    'Write what the placeholder asks for, or take it away with its heading. Until then the document is a draft or in review.',
  bad: { kind: 'postmortem', body: '\nThe API gave errors. [to be written: what users could not do]\n' },
  good: { kind: 'postmortem', body: '\nThe API gave errors. Users could not log in.\n' },
  *judge({ document: { kind, data, body, bodyLine }, passages }) {
    // By what it says, not by who reads it now: a preview with drafts publishes nothing.
    if (!data || !isPublic(kind, 'status' in data ? data.status : undefined)) return
    for (const { part, text, range } of passages) {
      // The body is searched as it is written: a placeholder may stand in code or in a quotation as well.
      if (inBody.has(part)) continue
      for (const { start, end } of placeholdersIn(text))
        yield { ...range(start, end), ...words(text.slice(start, end)) }
    }
    const source = new SourceText(body)
    for (const { start, end } of placeholdersIn(body)) {
      const { line, endLine, ...columns } = source.range(start, end)
      yield { line: line + bodyLine - 1, endLine: endLine + bodyLine - 1, ...columns, ...words(body.slice(start, end)) }
    }
  },
}

const inBody = new Set(['heading', 'paragraph', 'cell'])

function words(placeholder: string) {
  const wanted = placeholder
    .slice(placeholder.indexOf(':') + 1, -1)
    .replace(/\s+/g, ' ')
    .trim()
  return {
    message: 'this is still to be written',
    hint: `${wanted === '' ? 'Write it' : `Write here: ${wanted}`}. Or keep the document a draft until it is known.`,
  }
}
