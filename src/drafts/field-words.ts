/** What the model says of a field, in the language of what is begun. */
import { de } from '../i18n/fields/de.ts'
import type { AnyText } from '../i18n/fields/texts.ts'
import type { Field } from '../model/fields.ts'
import type { Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'

export interface FieldWords {
  title: string
  description: string
  /** What each of the words means that the field allows. */
  meanings: Readonly<Record<string, string>>
}

/** Texts by language. English is in the model itself. */
const texts: Partial<Record<Language, { [K in Kind]: { fields: object } }>> = { de }

type Texts = { readonly [name: string]: AnyText | Texts | string } | undefined

/**
 * @param form which form of its kind it is, where there are several
 * @param path the names of the field and of the blocks that it stands in
 */
export function fieldWords(
  kind: Kind,
  form: string | undefined,
  path: string[],
  field: Field,
  lang: Language,
): FieldWords {
  const all = texts[lang]?.[kind].fields as Texts
  let within = (form === undefined ? all : all?.[form]) as Texts
  let text: AnyText | undefined
  for (const name of path) {
    text = within?.[name] as AnyText | undefined
    within = text?.[2]
  }
  const { title, description, meanings = {} } = field
  return text
    ? { title: text[0], description: text[1], meanings: field.choices ? (within as Record<string, string>) : {} }
    : { title, description, meanings }
}
