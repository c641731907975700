/** Documents as Markdown files: what they were made of, for whoever wants to take them. */
import { documentSchemas } from '../model/index.ts'
import { withoutDefaults } from '../model/written-form.ts'
import { copyPath } from '../record/address.ts'
import type { Document } from '../record/record.ts'
import type { DataFile, DataSite } from './data-file.ts'
import { yamlText } from './yaml-text.ts'

/**
 * A document as a file of a content folder. The front matter is written anew from what is published of it: what was
 * withheld, or stood in a comment, cannot be in it. It names the language where the folder’s first one is another.
 */
export function documentMarkdown(document: Document, site: Pick<DataSite, 'facts' | 'textOf'>): string {
  const { kind, lang, data } = document
  const [first] = site.facts.catalogues.settings.languages
  const { lang: _, ...written } = withoutDefaults(documentSchemas[kind], data) as Document['data']
  const fields = lang === first ? written : { ...written, lang }
  return `---\n${yamlText(fields)}---\n${site.textOf(document)}`
}

/** `ID.md` beside the page of a document. */
export function markdownFile(document: Document, site: DataSite): DataFile {
  const [first] = site.facts.catalogues.settings.languages
  return { path: copyPath(document, 'md', first!), content: documentMarkdown(document, site) }
}
