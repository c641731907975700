/**
 * Reads YAML as nearly all front matter is written: block mappings and sequences of words, quoted or not, blocks of text
 * and lists of words in brackets. Many times as fast as the parser, since it keeps no places and knows no errors: what is
 * written otherwise, right or wrong, is left to the parser.
 */

/** A field whose name means nothing else, and what stands behind it. */
const FIELD = /^([A-Za-z][A-Za-z0-9_-]{0,99}):(?: +(.*))?$/
const ENTRY = /^- +(.*)$/
const DOUBLE_QUOTED = /^"([^"\\]*)"$/
const SINGLE_QUOTED = /^'((?:[^']|'')*)'$/
const TEXT_BLOCK = /^([>|])(-?)$/

/** Begins like a plain scalar, and like nothing else. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/
/** A field or a comment in what would be a plain scalar. */
const MORE_THAN_PLAIN = /: |:$| #/

const OPENING_BRACKET = /\[ */y
const CLOSING_BRACKET = / *\]/y
const OPENING_BRACE = /\{ */y
const CLOSING_BRACE = / *\}/y
const COMMA = / *, */y
const FLOW_NAME = /([A-Za-z][A-Za-z0-9_-]{0,99}): +/y
/** Quoted, or plain up to what ends it between brackets. */
const FLOW_SCALAR = /"([^"\\]*)"|'((?:[^']|'')*)'|[^\s\-?:,[\]{}#&*!|>'"%@`][^,[\]{}]*/y

/** What is no text although it is written without quotes, but for what is read here. */
const SPECIAL = /^(?:[-+.\d]|0[ox])[-+.\da-fA-FxoeEinfINFA]*$/
const WORDS: Record<string, boolean | null> = {
  ...{ '~': null, null: null, Null: null, NULL: null },
  ...{ true: true, True: true, TRUE: true, false: false, False: false, FALSE: false },
}
const NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/
const DAY_OR_MOMENT = /^\d{4}-\d\d-\d\d/

/** Other line ends, tabs, and characters that no text may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ELSEWHERE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/

/** Thrown where something is for the parser. */
const notCommon = new Error('not common YAML')

/**
 * The value of a YAML text: what the parser would make of it, which would find nothing wrong. Undefined when it is for the
 * parser.
 *
 * @param maximumDepth levels of nesting that the text may have
 */
export function readCommonYaml(text: string, maximumDepth: number): unknown {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  if (ELSEWHERE.test(plain)) return undefined
  try {
    return new CommonYaml(plain, maximumDepth).read()
  } catch (error) {
    if (error === notCommon) return undefined
    throw error
  }
}

class CommonYaml {
  readonly #lines: string[]
  readonly #maximumDepth: number
  /** The line that is read next, its indentation, and the rest of it; the indentation is -1 at the end. */
  #at = -1
  #indent = 0
  #rest = ''

  constructor(text: string, maximumDepth: number) {
    this.#lines = text.split('\n')
    this.#maximumDepth = maximumDepth
    this.#next()
  }

  read(): unknown {
    if (this.#indent !== 0) throw notCommon
    const value = this.#mapping(0, 0)
    if (this.#at < this.#lines.length) throw notCommon
    return value
  }

  /** Goes on to the next line that holds more than a comment. */
  #next(): void {
    while (++this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!
      const indent = indentOf(line)
      if (indent === line.length || line[indent] === '#') continue
      this.#indent = indent
      this.#rest = withoutBlanks(line, indent)
      return
    }
    this.#indent = -1
  }

  #mapping(indent: number, depth: number): Record<string, unknown> {
    if (depth === this.#maximumDepth) throw notCommon
    const fields: Record<string, unknown> = {}
    do {
      const [, name, rest = ''] = FIELD.exec(this.#rest) ?? []
      addField(fields, name, () =>
        rest === '' ? this.#below(indent, depth + 1) : this.#value(rest, indent, depth + 1),
      )
    } while (this.#indent === indent)
    if (this.#indent > indent) throw notCommon
    return fields
  }

  #sequence(indent: number, depth: number): unknown[] {
    if (depth === this.#maximumDepth) throw notCommon
    const entries: unknown[] = []
    do {
      const rest = ENTRY.exec(this.#rest)?.[1]
      if (rest === undefined) break
      if (FIELD.test(rest)) {
        // What follows the hyphen is a line of its own, further in.
        this.#indent += this.#rest.length - rest.length
        this.#rest = rest
        entries.push(this.#mapping(this.#indent, depth + 1))
      } else entries.push(this.#value(rest, indent, depth + 1))
    } while (this.#indent === indent)
    if (this.#indent > indent || entries.length === 0) throw notCommon
    return entries
  }

  /** What stands on the lines below a field. */
  #below(indent: number, depth: number): unknown {
    this.#next()
    const isEntry = this.#rest.startsWith('- ')
    if (this.#indent > indent) return isEntry ? this.#sequence(this.#indent, depth) : this.#mapping(this.#indent, depth)
    return this.#indent === indent && isEntry ? this.#sequence(indent, depth) : null
  }

  /** What begins on the line of its field or its hyphen, which are indented so far. */
  #value(rest: string, indent: number, depth: number): unknown {
    const quoted = DOUBLE_QUOTED.exec(rest)?.[1] ?? SINGLE_QUOTED.exec(rest)?.[1]?.replaceAll("''", "'")
    if (quoted === undefined && PLAIN.test(rest)) return this.#plain(rest, indent)
    const block = TEXT_BLOCK.exec(rest)
    if (block) return this.#textBlock(block[1] === '>', block[2] === '', indent)
    this.#next()
    return quoted ?? new FlowValue(rest, this.#maximumDepth).read(depth)
  }

  /** A scalar without quotes, which goes on as long as lines are indented further. */
  #plain(first: string, indent: number): unknown {
    let text = first
    if (MORE_THAN_PLAIN.test(first)) throw notCommon
    for (;;) {
      const line = this.#lines[this.#at + 1] ?? ''
      const inside = indentOf(line)
      if (inside <= indent || inside === line.length || line[inside] === '#') break
      const more = withoutBlanks(line, inside)
      if (!PLAIN.test(more) || MORE_THAN_PLAIN.test(more)) throw notCommon
      text += ` ${more}`
      this.#at++
    }
    this.#next()
    return meaning(text)
  }

  /** Lines of text below `>` or `|`, without empty ones. */
  #textBlock(isFolded: boolean, endsLine: boolean, indent: number): string {
    const begin = this.#at + 1
    const inside = indentOf(this.#lines[begin] ?? '')
    let end = begin
    for (; end < this.#lines.length; end++) {
      const line = this.#lines[end]!
      const from = indentOf(line)
      if (from === line.length || from < inside) break
      if (isFolded && (from > inside || line.endsWith(' '))) throw notCommon
    }
    // A line further in would belong to the block, also behind an empty one; so would a comment.
    const after = this.#lines.slice(end).find((line) => indentOf(line) < line.length) ?? ''
    if (inside <= indent || end === begin || end === this.#lines.length || indentOf(after) > indent) throw notCommon
    const lines = this.#lines.slice(begin, end).map((line) => line.slice(inside))
    this.#at = end - 1
    this.#next()
    return lines.join(isFolded ? ' ' : '\n') + (endsLine ? '\n' : '')
  }
}

function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 0x20) indent++
  return indent
}

/** A line from a character on, without blanks at its end. Not `trim`, which removes what YAML keeps. */
function withoutBlanks(line: string, from: number): string {
  let end = line.length
  while (line.charCodeAt(end - 1) === 0x20) end--
  return line.slice(from, end)
}

/** A value in brackets or braces that ends on its line. */
class FlowValue {
  readonly #text: string
  readonly #maximumDepth: number
  #at = 0

  constructor(text: string, maximumDepth: number) {
    this.#text = text
    this.#maximumDepth = maximumDepth
  }

  read(depth: number): unknown {
    const value = this.#value(depth)
    if (this.#at !== this.#text.length) throw notCommon
    return value
  }

  #value(depth: number): unknown {
    if (this.#matched(OPENING_BRACKET)) return this.#sequence(depth)
    if (this.#matched(OPENING_BRACE)) return this.#mapping(depth)
    const [whole, double, single] = this.#matched(FLOW_SCALAR) ?? []
    if (whole === undefined) throw notCommon
    if (double !== undefined) return double
    if (single !== undefined) return single.replaceAll("''", "'")
    const text = withoutBlanks(whole, 0)
    if (MORE_THAN_PLAIN.test(text)) throw notCommon
    return meaning(text)
  }

  #sequence(depth: number): unknown[] {
    if (depth === this.#maximumDepth) throw notCommon
    const entries: unknown[] = []
    if (this.#matched(CLOSING_BRACKET)) return entries
    do entries.push(this.#value(depth + 1))
    while (this.#matched(COMMA))
    if (!this.#matched(CLOSING_BRACKET)) throw notCommon
    return entries
  }

  #mapping(depth: number): Record<string, unknown> {
    if (depth === this.#maximumDepth) throw notCommon
    const fields: Record<string, unknown> = {}
    if (this.#matched(CLOSING_BRACE)) return fields
    do {
      const name = this.#matched(FLOW_NAME)?.[1]
      addField(fields, name, () => this.#value(depth + 1))
    } while (this.#matched(COMMA))
    if (!this.#matched(CLOSING_BRACE)) throw notCommon
    return fields
  }

  #matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match
  }
}

/** Adds a field whose name means nothing else, and that is not there yet. */
function addField(fields: Record<string, unknown>, name: string | undefined, value: () => unknown): void {
  if (name === undefined || Object.hasOwn(WORDS, name) || Object.hasOwn(fields, name)) throw notCommon
  fields[name] = value()
}

/** What a plain scalar means in the core schema. */
function meaning(text: string): unknown {
  if (Object.hasOwn(WORDS, text)) return WORDS[text]
  if (!SPECIAL.test(text) || DAY_OR_MOMENT.test(text)) return text
  if (NUMBER.test(text)) return Number(text)
  throw notCommon
}
