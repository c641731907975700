/** The fields of a kind of file as its reference tells them: words in the reader’s language, examples as YAML. */
import { Document, visit } from 'yaml'
import { de } from '../i18n/fields/de.ts'
import type { AnyText } from '../i18n/fields/texts.ts'
import type { Messages } from '../i18n/index.ts'
import { actionDemands, demands } from '../model/completeness.ts'
import { type Field, fieldsOf, formsOf } from '../model/fields.ts'
import { type FileKind, fileKinds } from '../model/file-kinds.ts'
import type { Language } from '../model/values.ts'

export interface ToldField {
  /** Anchor of the field: `timeline-at`. */
  id: string
  name: string
  title: string
  description: string
  /** What may stand there: “one word”, “list of moments”. */
  type: string
  /** Whether it is required, and what is needed besides, or what stands for an absent one. */
  need: string
  /** What is required in any case is set apart. */
  required: boolean
  choices: { word: string; meaning: string }[]
  /** One line of YAML, or several; absent where the fields within show it. */
  example?: string
  fields: ToldField[]
}

/** One form of a kind: most have one, the manifesto has three. */
export interface ToldForm {
  /** The value of the field that tells forms apart; absent when there is only one. */
  name?: string
  title?: string
  fields: ToldField[]
}

/** Texts of the fields by language. English is in the model itself. */
const texts: Partial<Record<Language, typeof de>> = { de }

export function kindWords(kind: FileKind, lang: Language): { title: string; description: string } {
  return texts[lang]?.[kind] ?? fileKinds[kind]
}

export function toldForms(kind: FileKind, lang: Language, words: Messages['fields']): ToldForm[] {
  const all = texts[lang]?.[kind].fields as { [name: string]: unknown } | undefined
  return formsOf(fileKinds[kind].schema).map(({ name, schema }) => {
    const own = (name === undefined ? all : all?.[name]) as { [name: string]: AnyText } | undefined
    const teller = new Teller(kind, words, name)
    const fields = fieldsOf(schema).map((field) => teller.tell(field, own?.[field.name], []))
    const meaning = fields.find((field) => field.choices.length === 1 && field.choices[0]!.word === name)?.choices[0]
    return { ...(name === undefined ? {} : { name, title: meaning?.meaning ?? name }), fields }
  })
}

class Teller {
  readonly #kind: FileKind
  readonly #words: Messages['fields']
  readonly #form: string | undefined

  constructor(kind: FileKind, words: Messages['fields'], form: string | undefined) {
    this.#kind = kind
    this.#words = words
    this.#form = form
  }

  tell(field: Field, text: AnyText | undefined, above: string[]): ToldField {
    const path = [...above, field.name]
    const [title, description, within] = text ?? [field.title, field.description]
    const holder = field.entry ?? field.item ?? field
    const { choices = [], meanings = {} } = holder
    const inner = holder.fields ?? []
    return {
      id: [...(this.#form === undefined ? [] : [this.#form]), ...path].join('-'),
      name: field.name,
      title,
      description,
      type: this.#typeOf(field),
      need: this.#needOf(field, path),
      required: field.required,
      choices: choices.map((word) => ({
        word,
        meaning: (within?.[word] as string | undefined) ?? meanings[word] ?? '',
      })),
      ...(inner.length > 0 || field.example === undefined ? {} : { example: yamlOf(field.name, field.example) }),
      fields: inner.map((each) => this.tell(each, within?.[each.name] as AnyText | undefined, path)),
    }
  }

  #typeOf(field: Field): string {
    const { type, item, entry, minimum, maximum, references } = field
    const words = this.#words
    if (type === 'list') {
      const what = item!.references ? words.ids[item!.references] : words.many[item!.type]
      return words.list(what) + (minimum ? `, ${words.atLeast(minimum)}` : '')
    }
    if (references) return words.id[references]
    if (entry)
      return field.fields!.length > 0 ? words.byLanguage(words.type[entry.type]) : words.byName(words.type[entry.type])
    if (type === 'text' && maximum !== undefined) return `${words.type.text}, ${words.atMost(maximum)}`
    if (type === 'number' && minimum !== undefined) {
      return `${words.type.number}, ${maximum === undefined ? words.from(minimum) : words.fromTo(minimum, maximum)}`
    }
    return words.type[type]
  }

  #needOf({ required, fallback }: Field, path: string[]): string {
    const words = this.#words
    if (required) return words.required
    const demanded = this.#kind === 'postmortem' ? this.#demanded(path.join('.')) : undefined
    if (demanded) return demanded
    return saysNothing(fallback) ? words.optional : words.fallback(yamlOf('x', fallback).slice('x: '.length))
  }

  /** What the checks ask for of a public postmortem. */
  #demanded(path: string): string | undefined {
    const words = this.#words
    for (const status of ['preliminary', 'final'] as const) {
      const demand = demands[status]!.find((each) => each.path.join('.') === path)
      if (demand) {
        const types =
          demand.types.length === 3 ? undefined : demand.types.map((type) => words.occurrence[type]).join(words.and)
        return words.demanded[status](types)
      }
    }
    if (path === 'actions.owner') return words.demandedOwner
    const standings = Object.entries(actionDemands).filter(([, field]) => path === `actions.${field}`)
    return standings.length > 0 ? words.demandedWhen(standings.map(([standing]) => standing).join(', ')) : undefined
  }
}

/** What stands for an absent value, when it is no more than absence: an empty list, a block of them. */
function saysNothing(fallback: unknown): boolean {
  if (typeof fallback !== 'object' || fallback === null) return fallback === undefined
  return Object.values(fallback).every((inner) => typeof inner === 'object' && saysNothing(inner))
}

/** A field with a value, as people write it: short lists on the line, texts without needless quotes. */
export function yamlOf(name: string, value: unknown): string {
  const document = new Document({ [name]: value }, { version: '1.2', schema: 'core' })
  visit(document, {
    Collection(key, node, path) {
      // The outermost one is the file itself.
      if (path.length > 1 || key !== null) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true }).trimEnd()
}
