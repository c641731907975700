/**
 * Notes what is read of a site while a file of it is made. A file depends on what it was given and on what it looked up; the
 * second is not declared by anybody, who could forget it, but seen. When all that was read is the same in the next build, the
 * file would be the same, and need not be made again.
 *
 * A read is a path of names: `["records", "en", "neighbours", "postmortem/x"]` is one entry of one map of the English record.
 * Whoever goes through a whole map or list has read all of it.
 */

import { digest } from '../reader/work-cache.ts'
import type { Document, Incident } from '../record/record.ts'
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
const PASSING = ['head', 'modified', 'asOf'] as const

export function observed(content: SiteContent): ObservedSite {
  let current: Set<Read> | undefined
  const note = (...path: string[]) => {
    current?.add(JSON.stringify(path))
  }
  const parts = <T extends object>(value: T, path: string[], only?: readonly PropertyKey[]): T =>
    Object.defineProperties(
      Array.isArray(value) ? [] : {},
      Object.fromEntries(
        Object.keys(value).map((name) => [
          name,
          {
            enumerable: true,
            configurable: true,
            get: () => part(value[name as keyof T], [...path, name], only?.includes(name) ?? true),
          },
        ]),
      ),
    ) as T
  const cache = new WeakMap<object, object>()
  const part = (value: unknown, path: string[], isNoted: boolean): unknown => {
    if (!isNoted) return value
    if (typeof value !== 'object' || value === null) note(...path)
    else if (value instanceof Map || value instanceof Set || DIVIDED.has(path.at(-1)!)) {
      const known = cache.get(value)
      if (known) return known
      const facade =
        value instanceof Map
          ? new ObservedMap(value, (...names) => note(...path, ...names))
          : value instanceof Set
            ? new ObservedSet(value, (...names) => note(...path, ...names))
            : parts(value, path)
      cache.set(value, facade)
      return facade
    } else note(...path)
    return value
  }
  const facts = parts(content.facts, ['facts'], PASSING)
  return {
    content: {
      facts,
      records: new Map(
        Array.from(content.records, ([lang, record]) => [
          lang,
          Object.defineProperty(parts(record, ['records', lang]), 'facts', { value: facts }),
        ]),
      ),
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

type Note = (...names: string[]) => void

class ObservedMap<V> extends Map<string, V> {
  readonly #note: Note | undefined

  constructor(map: ReadonlyMap<string, V>, note: Note) {
    super(map)
    this.#note = note
  }
  override get(key: string) {
    this.#note?.(key)
    return super.get(key)
  }
  override has(key: string) {
    this.#note?.(key)
    return super.has(key)
  }
  override get size() {
    this.#note?.()
    return super.size
  }
  override keys() {
    this.#note?.()
    return super.keys()
  }
  override values() {
    this.#note?.()
    return super.values()
  }
  override entries() {
    this.#note?.()
    return super.entries()
  }
  override [Symbol.iterator]() {
    return this.entries()
  }
  override forEach(...call: Parameters<Map<string, V>['forEach']>) {
    this.#note?.()
    super.forEach(...call)
  }
}

class ObservedSet extends Set<string> {
  readonly #note: Note | undefined

  constructor(set: ReadonlySet<string>, note: Note) {
    super(set)
    this.#note = note
  }
  override has(key: string) {
    this.#note?.(key)
    return super.has(key)
  }
  override get size() {
    this.#note?.()
    return super.size
  }
  override keys() {
    return this.values()
  }
  override values() {
    this.#note?.()
    return super.values()
  }
  override entries() {
    this.#note?.()
    return super.entries()
  }
  override [Symbol.iterator]() {
    return this.values()
  }
  override forEach(...call: Parameters<Set<string>['forEach']>) {
    this.#note?.()
    super.forEach(...call)
  }
}

/** What stands for the values of a site, so that two builds can be compared. */
export class SiteDigests {
  readonly #content: SiteContent
  readonly #bodies: ReadonlyMap<string, string>
  readonly #ofRead = new Map<Read, string>()
  readonly #ofEntity = new WeakMap<object, string>()

  /** @param bodies what stands for each body, by the document’s key */
  constructor(content: SiteContent, bodies: ReadonlyMap<string, string>) {
    this.#content = content
    this.#bodies = bodies
  }

  /** What stands for what is there to be read now. */
  ofRead(read: Read): string {
    let known = this.#ofRead.get(read)
    if (known === undefined) {
      known = this.#digestAt(JSON.parse(read))
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

  /** As JSON, with documents and incidents by their digests: they are in many values. */
  #written(value: unknown): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
    if (isDocument(value) || isIncident(value)) {
      let known = this.#ofEntity.get(value)
      if (known === undefined) {
        known = digest(isDocument(value) ? JSON.stringify(value) : this.#ofParts(value))
        this.#ofEntity.set(value, known)
      }
      return known
    }
    if (Array.isArray(value)) return `[${value.map((each) => this.#written(each)).join()}]`
    if (value instanceof Map || value instanceof Set)
      return `(${Array.from(value, (each) => this.#written(each)).join()})`
    return this.#ofParts(value)
  }

  #ofParts(value: object): string {
    let text = '{'
    for (const [name, part] of Object.entries(value)) text += `${name}:${this.#written(part)},`
    return `${text}}`
  }
}

function isDocument(value: object): value is Document {
  return 'headings' in value && 'file' in value && 'kind' in value
}

function isIncident(value: object): value is Incident {
  return 'document' in value && 'durations' in value
}
