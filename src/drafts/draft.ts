/**
 * A document that a program writes: the fields of its front matter, and its body. `new` and the importers make drafts, and
 * this is the one place that turns them into the text of a file.
 */
import { Document, isScalar, visit } from 'yaml'
import { fieldsOf, formsOf } from '../model/fields.ts'
import { documentSchemas, folders, type Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'

export interface Draft {
  kind: Kind
  /** The id, which is also the name of the file. */
  id: string
  /** Said by the name of the file; absent for the handbook’s first language. */
  lang?: Language
  /** Fields of the front matter, as they will stand in the file. What is undefined or an empty list is left out. */
  data: Record<string, unknown>
  /** A comment above a field, by the name of the field: what a person should know before they write there. */
  comments?: Record<string, string>
  /** Markdown, without front matter. */
  body: string
}

/** The file of a draft, below the content folder. */
export function draftFile({ kind, id, lang }: Pick<Draft, 'kind' | 'id' | 'lang'>): string {
  return `${folders[kind]}/${id}${lang ? `.${lang}` : ''}.md`
}

/** The text of the file: fields in the order of the model, then the body, with one line feed at the end. */
export function draftText(draft: Draft): string {
  const body = draft.body.replace(/^\n+|\s+$/g, '')
  return `---\n${headerText(draft)}---\n${body ? `\n${body}\n` : ''}`
}

/** The lines of the front matter, as `draftText` writes them between the hyphens. */
export function headerText({ kind, data, comments = {} }: Pick<Draft, 'kind' | 'data' | 'comments'>): string {
  const document = new Document(inModelOrder(kind, data), { version: '1.2', schema: 'core' })
  // Short lists of ids on one line, as people write them.
  visit(document, {
    Seq(_, node) {
      if (
        node.items.every(
          (item) => isScalar(item) && typeof item.value === 'string' && /^[\w./:-]{1,40}$/.test(item.value),
        )
      )
        node.flow = node.items.length > 0
    },
    Pair(_, { key }) {
      if (isScalar(key) && typeof key.value === 'string' && comments[key.value])
        key.commentBefore = ` ${comments[key.value]!.replaceAll('\n', '\n ')}`
    },
  })
  // A long line is one paragraph: folded by a program it makes noisy differences.
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true })
}

/** The fields that have a value, in the order in which the model tells them; those that it does not know come last. */
export function inModelOrder(kind: Kind, data: Record<string, unknown>): Record<string, unknown> {
  const order = new Map(
    formsOf(documentSchemas[kind]).flatMap(({ schema }) => fieldsOf(schema).map(({ name }, index) => [name, index])),
  )
  const place = (name: string) => order.get(name) ?? Number.MAX_SAFE_INTEGER
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .sort(([a], [b]) => place(a) - place(b)),
  )
}
