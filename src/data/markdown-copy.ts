/** Documents as Markdown files: what they were made of, for whoever wants to take them. */
import { stringify } from 'yaml'
import { documentSchemas } from '../model/index.ts'
import { withoutDefaults } from '../model/written-form.ts'
import { copyPath } from '../record/address.ts'
import type { Document } from '../record/record.ts'
import type { DataFile, DataSite } from './data-file.ts'

/** Written once: a document’s own file and the text of the whole handbook are made of the same. */
const written = new WeakMap<Document, string>()

/**
 * A document as a file of a content folder. The front matter is written anew from what is published of it: what was
 * withheld, or stood in a comment, cannot be in it. It names the language where the folder’s first one is another.
 */
export function documentMarkdown(document: Document, site: Pick<DataSite, 'facts' | 'textOf'>): string {
  const known = written.get(document)
  if (known !== undefined) return known
  const { kind, lang, data } = document
  const [first] = site.facts.catalogues.settings.languages
  const { lang: _, ...given } = withoutDefaults(documentSchemas[kind], data) as Document['data']
  const fields = lang === first ? given : { ...given, lang }
  const text = `---\n${stringify(fields, { lineWidth: 0, indentSeq: false })}---\n${site.textOf(document)}`
  written.set(document, text)
  return text
}

/** `ID.md` beside the page of each document. */
export function* markdownFiles(site: DataSite): Generator<DataFile> {
  const [first] = site.facts.catalogues.settings.languages
  for (const document of site.documents) {
    yield { path: copyPath(document, 'md', first!), content: documentMarkdown(document, site) }
  }
}
