/** A document’s text without some of the fields of its front matter. */
import { stringify } from 'yaml'
import { splitDocument } from './front-matter.ts'

/**
 * The front matter is written anew from its values, so that nothing of the fields stays behind in a comment beside them.
 * The body is as it was. Of a text whose front matter cannot be read, nothing is left.
 */
export function withoutFields(text: string, file: string, fields: readonly string[]): string {
  const { yaml, body } = splitDocument(text, file)
  if (typeof yaml?.value !== 'object' || yaml.value === null) return ''
  const kept = Object.entries(yaml.value).filter(([name]) => !fields.includes(name))
  return `---\n${stringify(Object.fromEntries(kept), { lineWidth: 0 })}---\n${body}`
}
