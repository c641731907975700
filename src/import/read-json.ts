/**
 * JSON of a stranger: read with the place of every value, so that what is wrong with it can be pointed to. Strict as
 * RFC 8259, bounded in depth; `__proto__` is a name like any other, and of two values with one name the last one counts,
 * as everywhere.
 */
import type { z } from 'zod'
import { explain, withoutEchoes } from '../model/explain.ts'
import { type InputFile, type InputProblem, InputRefused } from './importer.ts'
import { textOf } from './read-text.ts'

/** Levels of lists and objects. No export that we read has more than ten. */
const MAXIMUM_DEPTH = 64
/** Problems of one file that are told one by one. */
const MAXIMUM_PROBLEMS = 100

export interface Json {
  file: string
  value: unknown
  /** Where the value at a path begins, from 1; the nearest list or object around it that exists when it does not. */
  place(path: PropertyKey[]): { line: number; column: number }
}

/**
 * @throws {InputRefused} when the file is not UTF-8 or not JSON.
 */
export function jsonOf(file: InputFile): Json {
  return parseJson(textOf(file), file.path)
}

/**
 * @param file its name, for what is said of it
 * @throws {InputRefused} when the text is not JSON.
 */
export function parseJson(text: string, file: string): Json {
  const scanner = new Scanner(text)
  try {
    const value = scanner.document()
    return { file, value, place: (path) => position(text, scanner.offset(value, path)) }
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error
    throw new InputRefused([{ file, ...position(text, error.offset), message: error.message, hint: error.hint }])
  }
}

/**
 * A value in the shape that an importer expects; every problem of the file otherwise, with its path and place. Shapes name
 * what is used and let the rest pass: other versions of the source add fields.
 *
 * @throws {InputRefused} when the value has another shape.
 */
export function shaped<S extends z.ZodType>({ file, value, place }: Json, schema: S): z.infer<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const explanations = withoutEchoes(
    result.error.issues.flatMap((issue) => explain(issue, () => [], valueAt(value, issue.path))),
  )
  const problems: InputProblem[] = explanations.slice(0, MAXIMUM_PROBLEMS).map(({ path, message, hint }) => ({
    file,
    ...place(path),
    message: path.length > 0 ? `${pathText(path)}: ${message}` : message,
    hint: hint ?? 'Export it again from its source, and import the export as it is.',
  }))
  if (explanations.length > MAXIMUM_PROBLEMS) {
    problems.push({
      file,
      message: `and ${explanations.length - MAXIMUM_PROBLEMS} more problems of this sort`,
      hint: 'The file is probably not what this importer reads.',
    })
  }
  throw new InputRefused(problems)
}

/** A path as people write it: `incidents[3].created_at`. */
export function pathText(path: PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`
      const name = String(part)
      if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `[${JSON.stringify(name)}]`
      return index === 0 ? name : `.${name}`
    })
    .join('')
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let inner = value
  for (const part of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part)) return undefined
    inner = (inner as Record<PropertyKey, unknown>)[part]
  }
  return inner
}

function position(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

class SyntaxProblem extends Error {
  readonly offset: number
  readonly hint: string

  constructor(offset: number, message: string, hint: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}

const WHOLE = 'The file is probably cut short, or was edited by hand; export it again.'

class Scanner {
  readonly #text: string
  #at = 0
  /** Where each member of each list and object begins. */
  readonly #members = new WeakMap<object, Map<PropertyKey, number>>()
  #start = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): unknown {
    this.#blank()
    if (this.#at === this.#text.length) this.#fail('the file is empty', 'Name the file that was exported.')
    this.#start = this.#at
    const value = this.#value(0)
    this.#blank()
    if (this.#at < this.#text.length) this.#fail(`${this.#here()} after the end of the JSON`, WHOLE)
    return value
  }

  offset(value: unknown, path: PropertyKey[]): number {
    let inner = value
    let offset = this.#start
    for (const part of path) {
      const found = typeof inner === 'object' && inner !== null ? this.#members.get(inner)?.get(part) : undefined
      if (found === undefined) break
      offset = found
      inner = (inner as Record<PropertyKey, unknown>)[part]
    }
    return offset
  }

  #value(depth: number): unknown {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#list(depth)
      case '"':
        return this.#string()
    }
    const word = this.#match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)
    if (word === undefined) return this.#fail(`${this.#here()} where a value should be`, WHOLE)
    return JSON.parse(word)
  }

  #list(depth: number): unknown[] {
    this.#deeper(depth)
    const list: unknown[] = []
    const places = new Map<PropertyKey, number>()
    this.#members.set(list, places)
    this.#at++
    this.#blank()
    if (this.#take(']')) return list
    for (;;) {
      places.set(list.length, this.#at)
      list.push(this.#value(depth + 1))
      this.#blank()
      if (this.#take(']')) return list
      if (!this.#take(',')) this.#fail(`${this.#here()} where “,” or “]” should be`, WHOLE)
      this.#blank()
    }
  }

  #object(depth: number): Record<string, unknown> {
    this.#deeper(depth)
    const object: Record<string, unknown> = {}
    const places = new Map<PropertyKey, number>()
    this.#members.set(object, places)
    this.#at++
    this.#blank()
    if (this.#take('}')) return object
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fail(`${this.#here()} where a name in quotes should be`, WHOLE)
      const name = this.#string()
      this.#blank()
      if (!this.#take(':')) this.#fail(`${this.#here()} where “:” should be`, WHOLE)
      this.#blank()
      places.set(name, this.#at)
      const value = this.#value(depth + 1)
      // An assignment to `__proto__` would change what the object inherits.
      if (name === '__proto__')
        Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
      else object[name] = value
      this.#blank()
      if (this.#take('}')) return object
      if (!this.#take(',')) this.#fail(`${this.#here()} where “,” or “}” should be`, WHOLE)
      this.#blank()
    }
  }

  #string(): string {
    const start = this.#at
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON does not allow there
    const plain = /[^"\\\u0000-\u001f]*/y
    for (let at = start + 1; ; ) {
      plain.lastIndex = at
      plain.test(this.#text)
      at = plain.lastIndex
      const next = this.#text[at]
      if (next === '\\') at += 2
      else if (next === '"') {
        this.#at = at + 1
        break
      } else {
        this.#at = Math.min(at, this.#text.length)
        if (next === undefined) {
          this.#at = start
          this.#fail('a text begins here and never ends', WHOLE)
        }
        this.#fail('a text is broken by a line end or a control character', 'In JSON a line end is written as \\n.')
      }
    }
    const raw = this.#text.slice(start, this.#at)
    try {
      // Half a character cannot be written to a file.
      return (raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1)).toWellFormed()
    } catch {
      this.#at = start
      return this.#fail('this text holds an escape that JSON does not know', WHOLE)
    }
  }

  #deeper(depth: number): void {
    if (depth < MAXIMUM_DEPTH) return
    this.#fail(`this is nested more than ${MAXIMUM_DEPTH} levels deep`, 'No export looks like this.')
  }

  #blank(): void {
    this.#match(/[ \t\r\n]*/y)
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #here(): string {
    const character = this.#text[this.#at]
    return character === undefined ? 'the file ends' : `“${character}” stands`
  }

  #fail(message: string, hint: string): never {
    throw new SyntaxProblem(this.#at, message, hint)
  }
}
