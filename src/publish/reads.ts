/**
 * Notes what is read of a site while a file of it is made. A file depends on what it was given and on what it looked up; the
 * second is not declared by anybody, who could forget it, but seen. When all that was read is the same in the next build, the
 * file would be the same, and need not be made again.
 *
 * A read is a path of names: `["records", "en", "neighbours", "postmortem/x"]` is one entry of one map of the English record.
 * Whoever goes through a whole map or list has read all of it.
 */

import { digest } from '../reader/work-cache.ts'
import type { Document, SiteFacts } from '../record/record.ts'
import type { SiteContent } from '../site-content.ts'

/** A path of names as JSON. */
export type Read = string

/** What a site is, with the texts that machines get. */
export interface ObservedSite {
  /** To be read in place of the content: what is read of it is noted. */
  readonly content: SiteContent
  /** What is read while `run` runs, in code-unit order. No two may run at one time. */
  during<T>(run: () => Promise<T> | T): Promise<{ made: T; reads: Read[] }>
}

/** Parts of a record and of the facts that are read by the names of their own parts; of all others the whole counts as read. */
const DIVIDED = new Set(['navigation', 'actions', 'all', 'controls', 'translations'])
/** Facts that change with each commit or day. The others stand for the handbook, and every page is made of them. */
const PASSING: ReadonlySet<string> = new Set<keyof SiteFacts>(['head', 'modified', 'asOf'])

export function observed(content: SiteContent): ObservedSite {
  let current: Set<Read> | undefined
  const note = (...path: string[]) => {
    current?.add(JSON.stringify(path))
  }
  // What is absent is read as well: it may be there in the next build.
  const parts = <T extends object>(value: T, path: string[], isNoted: (name: string) => boolean = () => true): T =>
    new Proxy(value, {
      get: (_, name) => {
        const found = value[name as keyof T]
        return typeof name === 'symbol' || !isNoted(name) ? found : part(found, [...path, name])
      },
      has: (_, name) => {
        if (typeof name === 'string') note(...path, name)
        return name in value
      },
      ownKeys: () => {
        note(...path)
        return Reflect.ownKeys(value)
      },
    })
  const cache = new WeakMap<object, object>()
  const part = (value: unknown, path: string[]): unknown => {
    if (value === content.facts) return facts
    if (typeof value !== 'object' || value === null) note(...path)
    else if (value instanceof Map || value instanceof Set || DIVIDED.has(path.at(-1)!)) {
      const known = cache.get(value)
      if (known) return known
      const facade =
        value instanceof Map || value instanceof Set
          ? entries(value, (...names) => note(...path, ...names))
          : parts(value, path)
      cache.set(value, facade)
      return facade
    } else note(...path)
    return value
  }
  const facts = parts(content.facts, ['facts'], (name) => PASSING.has(name))
  return {
    content: {
      facts,
      records: new Map(Array.from(content.records, ([lang, record]) => [lang, parts(record, ['records', lang])])),
      get documents() {
        note('documents')
        return content.documents
      },
      bodyOf(key) {
        note('bodyOf', key)
        return content.bodyOf(key)
      },
      textOf(key) {
        note('textOf', key)
        return content.textOf(key)
      },
      isInABody(kind, piece) {
        note('isInABody', kind, piece)
        return content.isInABody(kind, piece)
      },
    },
    async during(run) {
      if (current) throw new Error('Two files are made at once: nobody could tell which of them reads.')
      const reads = new Set<Read>()
      current = reads
      try {
        return { made: await run(), reads: [...reads].sort() }
      } finally {
        current = undefined
      }
    },
  }
}

/** A map or a set whose entries are read by their keys; whatever else is done with it reads all of it. */
function entries<T extends Map<string, unknown> | Set<string>>(value: T, note: (...names: string[]) => void): T {
  return new Proxy(value, {
    get: (_, name) => {
      if (name === 'get' || name === 'has') {
        return (key: string) => {
          note(key)
          return (value as Map<string, unknown>)[name](key)
        }
      }
      note()
      const found: unknown = Reflect.get(value, name, value)
      return typeof found === 'function' ? found.bind(value) : found
    },
  })
}

/** An object that is written with so many characters is written as its digest. */
const LONG = 160

/** What begins a path into one of the records. */
const OF_RECORD = '["records",'

/** What stood for the values of an earlier site. */
export interface EarlierDigests {
  /** Stands for all that its records were made of. */
  readonly record: string | undefined
  ofRead(read: Read): string | undefined
}

/** What stands for the values of a site, so that two builds can be compared. */
export class SiteDigests {
  /** Stands for all that the records are made of: of the same documents and facts, they are the same. */
  readonly record: string
  readonly #content: SiteContent
  readonly #bodies: ReadonlyMap<string, string>
  #sameRecord: EarlierDigests | undefined
  readonly #ofRead = new Map<Read, string>()
  readonly #ofObject = new WeakMap<object, string>()

  /** @param bodies what stands for each body, by the document’s key */
  constructor(content: SiteContent, bodies: ReadonlyMap<string, string>) {
    this.#content = content
    this.#bodies = bodies
    this.record = this.of([content.facts, content.documents])
  }

  /** Nothing of a record that is made of the same as an earlier one, by the same code, is gone through again. */
  takeFrom(earlier: EarlierDigests): void {
    if (earlier.record === this.record) this.#sameRecord = earlier
  }

  /** What stands for what is there to be read now. */
  ofRead(read: Read): string {
    let known = this.#ofRead.get(read)
    if (known === undefined) {
      known =
        (read.startsWith(OF_RECORD) ? this.#sameRecord?.ofRead(read) : undefined) ?? this.#digestAt(JSON.parse(read))
      this.#ofRead.set(read, known)
    }
    return known
  }

  /** What stands for several reads together. */
  ofReads(reads: readonly Read[]): string {
    return digest(...reads.map((read) => this.ofRead(read)))
  }

  /** What stands for a value of plain data. */
  of(value: unknown): string {
    return digest(this.#written(value))
  }

  #digestAt([root, ...names]: string[]): string {
    // What was rendered changes whenever the text does.
    if (root === 'bodyOf' || root === 'textOf') return this.#bodies.get(names[0]!) ?? ''
    if (root === 'isInABody') {
      return String(this.#content.isInABody(...(names as Parameters<SiteContent['isInABody']>)))
    }
    let value: unknown = this.#content[root as 'documents' | 'facts' | 'records']
    for (const name of names) {
      if (value instanceof Map) value = value.get(name)
      else if (value instanceof Set) value = value.has(name)
      else value = (value as { [name: string]: unknown } | undefined)?.[name]
    }
    return this.of(value)
  }

  /**
   * Like JSON, with what is long by its digest: documents, incidents and what is decided after them are in many values. Two
   * values that differ are written differently.
   */
  #written(value: unknown): string {
    if (typeof value === 'number') return String(value)
    if (value === undefined) return 'undefined'
    if (typeof value !== 'object' || value === null) return jsonOf(value)
    if (Array.isArray(value)) return `[${value.map((each) => this.#written(each)).join()}]`
    if (value instanceof Map) return `map(${Array.from(value, (each) => this.#written(each)).join()})`
    if (value instanceof Set) return `set(${Array.from(value, (each) => this.#written(each)).join()})`
    let known = this.#ofObject.get(value)
    if (known === undefined) {
      const text = isDocument(value) ? JSON.stringify(value) : this.#ofParts(value)
      known = text.length > LONG ? digest(text) : text
      this.#ofObject.set(value, known)
    }
    return known
  }

  #ofParts(value: object): string {
    const kind = Object.getPrototypeOf(value)
    if (kind !== Object.prototype && kind !== null) throw new Error(`A ${kind.constructor.name} is no plain data.`)
    let text = '{'
    for (const [name, part] of Object.entries(value)) text += `${jsonOf(name)}:${this.#written(part)},`
    return `${text}}`
  }
}

function jsonOf(value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined) throw new Error(`A ${typeof value} is no plain data.`)
  return text
}

function isDocument(value: object): value is Document {
  return 'headings' in value && 'file' in value && 'kind' in value
}
