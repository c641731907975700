/** Snippets of VS Code, made from the model: a whole document of each kind, and an entry of each list of blocks. */
import { outline } from '../drafts/sections.ts'
import { actionDemands, demands } from '../model/completeness.ts'
import { type Field, fieldsOf, formsOf } from '../model/fields.ts'
import { documentSchemas, type Kind, kinds } from '../model/index.ts'
import { placeholder } from '../model/placeholder.ts'
import { RunbookSections } from '../model/settings.ts'

export interface Snippet {
  /** Of which language the file is that it is offered in. */
  scope: 'markdown'
  prefix: string
  description: string
  body: string[]
}

export function snippets(): Record<string, Snippet> {
  return Object.fromEntries(
    [...kinds.flatMap(documentsOf), ...kinds.flatMap(entriesOf), admonition].map((snippet) => [
      snippet.prefix,
      snippet,
    ]),
  )
}

const admonition: Snippet = {
  scope: 'markdown',
  prefix: 'admonition',
  description: 'A note that stands out of the text.',
  body: [`> [!\${1|NOTE,TIP,IMPORTANT,WARNING,CAUTION|}]`, `> ${'$'}0`],
}

/** A document of a kind with all that its last status needs. */
function documentsOf(kind: Kind): Snippet[] {
  return formsOf(documentSchemas[kind]).map(({ name = kind, schema }) => {
    const stops = new Stops()
    const body = outline(name, 'en', RunbookSections.parse({}))
    return {
      scope: 'markdown',
      prefix: name,
      description: `The front matter and the sections of a new file: ${name}.`,
      body: ['---', ...stops.block(fieldsOf(schema), neededIn(kind)), '---', '', ...stops.text(body)],
    }
  })
}

/** An entry of each list of blocks in the front matter of a kind, by the name of the list. */
function entriesOf(kind: Kind): Snippet[] {
  const listsIn = (fields: Field[]): Field[] =>
    fields.flatMap((field) => [
      ...(field.item?.fields ? [field] : []),
      ...listsIn(field.fields ?? field.item?.fields ?? []),
    ])
  return formsOf(documentSchemas[kind]).flatMap(({ schema }) =>
    listsIn(fieldsOf(schema)).map(({ name, item, description }) => ({
      scope: 'markdown',
      prefix: name,
      description,
      body: new Stops().entry(item!.fields!, neededIn(kind).get(name)),
    })),
  )
}

/** Names of fields beside the required ones; below each, those of the block that it holds. */
type Needed = Map<string, Needed>

/** What the checks ask for of what is public; of an action, what an open one owes. */
function neededIn(kind: Kind): Needed {
  const needed: Needed = new Map()
  if (kind !== 'postmortem') return needed
  const own = ['actions.owner', ...Object.values(actionDemands).map((name) => `actions.${name}`)]
  for (const path of [
    ...demands.final!.map((each) => [...each.path]),
    ...own.slice(0, 2).map((each) => each.split('.')),
  ]) {
    let inner = needed
    for (const name of path) {
      if (!inner.has(name)) inner.set(name, new Map())
      inner = inner.get(name)!
    }
  }
  return needed
}

const TODAY = `\${CURRENT_YEAR}-\${CURRENT_MONTH}-\${CURRENT_DATE}`
const NOW = `${TODAY}T\${CURRENT_HOUR}:\${CURRENT_MINUTE}\${CURRENT_TIMEZONE_OFFSET}`

/** Lines of a snippet; its places to fill in are numbered in their order. */
class Stops {
  #last = 0

  block(fields: Field[], needed: Needed = new Map()): string[] {
    return fields
      .filter(({ name, required }) => required || needed.has(name))
      .flatMap((field) => this.#field(field, needed.get(field.name)))
  }

  entry(fields: Field[], needed?: Needed): string[] {
    return this.block(fields, needed).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
  }

  /** Text that holds no place to fill in. */
  text(text: string): string[] {
    return text
      .replace(/[\\$}]/g, '\\$&')
      .trimEnd()
      .split('\n')
  }

  #field(field: Field, needed: Needed | undefined): string[] {
    const { name, type, item } = field
    if (type === 'object') {
      const inner = this.block(field.fields!, needed)
      // A block of which nothing is required is asked for by its first field.
      return [
        `${name}:`,
        ...(inner.length > 0 ? inner : this.#field(field.fields![0]!, undefined)).map((line) => `  ${line}`),
      ]
    }
    if (type === 'list' && item!.fields)
      return [`${name}:`, ...this.entry(item!.fields, needed).map((line) => `  ${line}`)]
    if (type === 'list') return [`${name}: [${this.#value({ ...item!, title: field.title })}]`]
    return [`${name}: ${this.#value(field)}`]
  }

  #value({ type, choices, references, title, prose, example }: Field): string {
    if (choices?.length === 1) return choices[0]!
    const stop = ++this.#last
    if (choices) return `\${${stop}|${choices.join(',')}|}`
    if (type === 'instant') return `\${${stop}:${NOW}}`
    if (type === 'day') return `\${${stop}:${TODAY}}`
    if (references) return `\${${stop}:${references}-id}`
    if (prose) return `"\${${stop}:${placeholder('en', title.toLowerCase())}}"`
    return typeof example === 'string' ? `'\${${stop}:${example}}'` : `\${${stop}:${String(example)}}`
  }
}
