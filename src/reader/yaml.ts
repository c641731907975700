/**
 * Reads YAML as data and nothing else: YAML 1.2 core schema, unique keys, no tags, no anchors, no
 * aliases, no merge keys, bounded depth. Every value keeps its place in the file.
 */
import {
  Composer,
  CST,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  visit,
} from 'yaml'
import type { Edit, Finding, Range } from '../model/finding.ts'
import { readCommonYaml } from './common-yaml.ts'
import type { SourceText } from './source-text.ts'

/** Levels of nesting that a header may have. The deepest field of the model is four levels down. */
const MAXIMUM_DEPTH = 8

export interface YamlData {
  value: unknown
  findings: Finding[]
  /** Where the value (or its key) at a path stands; the nearest parent that exists when it does not. */
  locate(path: PropertyKey[], part?: 'value' | 'key'): Range
  /** The edit that writes another word for the value, or the key, at a path; none where a quoted or plain word does not stand. */
  rewrite(path: PropertyKey[], part: 'value' | 'key', text: string): { fix?: Edit[] }
}

export interface YamlLimits {
  /** Levels of nesting that the text may have. */
  maximumDepth: number
}

/**
 * The documents of a text that may hold several, as Kubernetes has them, in their order; those that hold nothing but
 * comments have the value `null`.
 *
 * @param isWanted whether a document is read at all, by its text
 */
export function readYamlDocuments(
  text: string,
  file: string,
  source: SourceText,
  { isWanted, ...limits }: YamlLimits & { isWanted(text: string): boolean },
): YamlData[] {
  const starts = [0]
  let isBegun = false
  for (const { kind, start, end } of tokens([...new Lexer().lex(text)])) {
    if (kind === 'doc-start' && isBegun) starts.push(start)
    else if (kind === 'doc-end') starts.push(end)
    // What stands behind the end of a document belongs to the next, whose beginning need not be marked.
    if (kind === 'doc-end') isBegun = false
    else if (!/^(?:space|newline|comment|directive-line|byte-order-mark)$/.test(kind)) isBegun = true
  }
  return starts.flatMap((start, at) => {
    const document = text.slice(start, starts[at + 1])
    return isWanted(document) ? readYaml(document, start, file, source, limits) : []
  })
}

/**
 * @param block the YAML text
 * @param offset where the block begins in the file
 */
export function readYaml(
  block: string,
  offset: number,
  file: string,
  source: SourceText,
  limits: YamlLimits = { maximumDepth: MAXIMUM_DEPTH },
): YamlData {
  const value = readCommonYaml(block, limits.maximumDepth)
  if (value === undefined) return parseYaml(block, offset, file, source, limits)
  // Places are asked for rarely.
  let parsed: YamlData | undefined
  const withPlaces = () => {
    parsed ??= parseYaml(block, offset, file, source, limits)
    return parsed
  }
  return {
    value,
    findings: [],
    locate: (path, part) => withPlaces().locate(path, part),
    rewrite: (path, part, text) => withPlaces().rewrite(path, part, text),
  }
}

/** The same by the parser, which knows where everything stands, and what is wrong. */
export function parseYaml(
  block: string,
  offset: number,
  file: string,
  source: SourceText,
  { maximumDepth }: YamlLimits = { maximumDepth: MAXIMUM_DEPTH },
): YamlData {
  const lexemes = [...new Lexer().lex(block)]
  const lexed = [...tokens(lexemes)]
  const piled = firstPiledUp(lexed, maximumDepth)
  if (piled) {
    // The parser would recurse into it, and report each bracket on its own.
    const place = source.range(offset + piled.start, offset + piled.end)
    return {
      value: undefined,
      findings: [{ rule: 'yaml-syntax', severity: 'error', file, ...place, ...tooDeep(maximumDepth) }],
      locate: () => place,
      rewrite: () => ({}),
    }
  }
  const { document, second } = compose(lexemes, block.length)
  const findings: Finding[] = []
  const report = (rule: string, start: number, end: number, message: string, hint?: string) =>
    findings.push({ rule, severity: 'error', file, ...source.range(offset + start, offset + end), message, hint })

  if (second) report('yaml-syntax', second.range[0], second.range[1], ...secondDocument)
  for (const problem of [...document.errors, ...document.warnings]) {
    if (problem.code === 'TAG_RESOLVE_FAILED') continue // every tag is reported below
    if (problem.message.includes('call stack')) {
      const { message, hint } = tooDeep(maximumDepth)
      report('yaml-syntax', problem.pos[0], problem.pos[1], message, hint)
      break
    }
    const explained = yamlProblems[problem.code]
    report(
      problem.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax',
      problem.pos[0],
      problem.pos[1],
      explained?.message(block.slice(problem.pos[0], problem.pos[1])) ?? problem.message,
      explained?.hint,
    )
  }

  for (const { type, start, end } of indirections(lexed)) {
    report('yaml-syntax', start, end, `${type.name} (${block[start]}) is not allowed`, type.hint)
  }
  for (const { start, end, code } of controlCharacters(block, document)) {
    report(
      'yaml-syntax',
      start,
      end,
      `the control character ${code} has no place in a text`,
      'Delete it; it may be invisible in an editor.',
    )
  }
  const deep = deepest(document.contents, maximumDepth)
  if (deep?.range) {
    const { message, hint } = tooDeep(maximumDepth)
    report('yaml-syntax', deep.range[0], deep.range[1], message, hint)
  }

  // With an alias, turning nodes into values could blow up; without one it is linear.
  const value = findings.some((finding) => finding.rule === 'yaml-syntax') ? undefined : toValue(document)
  return {
    value,
    findings,
    locate(path, part = 'value') {
      const { node, key } = nodeAt(document.contents, path)
      const target = part === 'key' || !node?.range ? (key ?? node) : node
      if (!target?.range) return source.range(offset, offset + 1)
      return source.range(offset + target.range[0], offset + target.range[1])
    },
    rewrite(path, part, text) {
      const target = nodeAt(document.contents, path)[part === 'key' ? 'key' : 'node']
      const parent = nodeAt(document.contents, path.slice(0, -1)).node
      const taken = part === 'key' && isMap(parent) && parent.has(text)
      if (!isScalar(target) || !target.range || taken) return {}
      const [start, end] = target.range
      // Quotes stay what they are.
      const quote = target.type === 'QUOTE_DOUBLE' || target.type === 'QUOTE_SINGLE' ? 1 : 0
      if (quote === 0 && target.type !== 'PLAIN') return {}
      return { fix: [{ ...source.range(offset + start + quote, offset + end - quote), text }] }
    },
  }
}

/**
 * The first document of what was lexed, and the second if there is one. As the library’s `parseDocument` does it, which
 * would lex once more: lexing is a third of the work.
 */
function compose(lexemes: string[], length: number): { document: Document.Parsed; second?: Document.Parsed } {
  const parser = new Parser()
  const composer = new Composer({ schema: 'core', version: '1.2', merge: false, uniqueKeys: true, logLevel: 'error' })
  const parsed = function* () {
    for (const lexeme of lexemes) yield* parser.next(lexeme)
    yield* parser.end()
  }
  const [document, second] = composer.compose(parsed(), true, length)
  return { document: document!, ...(second ? { second } : {}) }
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** The node at the path, with its key; stops at the last part that exists. */
function nodeAt(contents: unknown, path: PropertyKey[]): { node?: Node; key?: Node } {
  let node: Node | undefined = isNode(contents) ? contents : undefined
  let key: Node | undefined
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(part),
      )
      if (!pair) return { node: key, key }
      key = pair.key as Node
      node = isNode(pair.value) ? pair.value : undefined
    } else if (node && 'items' in node) {
      const item: unknown = (node.items as unknown[])[Number(part)]
      if (!isNode(item)) return { node: key, key }
      node = item
      key = item
    } else {
      return { node: key, key }
    }
  }
  return { node, key }
}

function tooDeep(levels: number) {
  return { message: `this is nested more than ${levels} levels deep`, hint: 'No field that is read is this deep.' }
}

const indirectionTypes: Record<string, { name: string; hint: string }> = {
  tag: { name: 'a tag', hint: 'Remove it; put the value in quotes if it is meant as text.' },
  anchor: { name: 'an anchor', hint: 'Remove it and write values out where they are needed.' },
  alias: { name: 'an alias', hint: 'Write the value out.' },
}

/** Tags, anchors and aliases, found by the lexer, so that they are seen even where the parser would resolve them. */
function* indirections(lexed: Token[]) {
  for (const { kind, start, end } of lexed) {
    const type = indirectionTypes[kind]
    if (type) yield { type, start, end }
  }
}

/** The first bracket, dash or question mark that opens one level too many within its brackets or its line. */
function firstPiledUp(lexed: Token[], maximumDepth: number): Token | undefined {
  let brackets = 0
  let onLine = 0
  for (const token of lexed) {
    const { kind } = token
    if (kind === 'newline') onLine = 0
    else if (kind === 'flow-map-start' || kind === 'flow-seq-start') brackets++
    else if (kind === 'flow-map-end' || kind === 'flow-seq-end') brackets = Math.max(0, brackets - 1)
    else if (kind === 'seq-item-ind' || kind === 'explicit-key-ind') onLine++
    if (brackets > maximumDepth || onLine > maximumDepth) return token
  }
  return undefined
}

interface Token {
  kind: string
  start: number
  end: number
}

/** What the lexer sees, with offsets. The text of a scalar is of kind `scalar-text`, whatever it begins with. */
function* tokens(lexemes: string[]): Generator<Token> {
  let offset = 0
  let previous: string | null = null
  for (const token of lexemes) {
    // A scalar marker says that the next token is text.
    const kind: string | null = previous === 'scalar' ? 'scalar-text' : CST.tokenType(token)
    previous = kind
    if (kind === 'doc-mode' || kind === 'scalar' || kind === 'flow-error-end') continue
    yield { kind: kind ?? '', start: offset, end: offset + token.length }
    offset += token.length
  }
}

/** What no page can hold, but for tabs and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/

/** Scalars that hold a control character, written as it is or as an escape. */
function controlCharacters(block: string, document: Document) {
  const found: { start: number; end: number; code: string }[] = []
  if (!CONTROL.test(block) && !block.includes('\\')) return found
  visit(document, {
    Scalar(_, { value, range }) {
      const character = typeof value === 'string' ? CONTROL.exec(value)?.[0] : undefined
      if (character === undefined || !range) return
      const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
      const raw = block.indexOf(character, range[0])
      found.push(
        raw !== -1 && raw < range[1] ? { start: raw, end: raw + 1, code } : { start: range[0], end: range[1], code },
      )
    },
  })
  return found
}

/** The first collection below `levels` levels of collections, if there is one. */
function deepest(node: unknown, levels: number): Node | undefined {
  if (isPair(node)) return deepest(node.value, levels)
  if (!isMap(node) && !isSeq(node)) return undefined
  if (levels === 0) return node
  for (const item of node.items) {
    const found = deepest(item, levels - 1)
    if (found) return found
  }
  return undefined
}

const secondDocument = [
  'a second document begins here',
  'Remove the line of three dots or three hyphens before it: a file holds one document.',
] as const

const yamlProblems: Record<string, { message(text: string): string; hint: string }> = {
  DUPLICATE_KEY: {
    message: () => 'this field stands here twice',
    hint: 'Keep one of the two; YAML would silently drop the other.',
  },
  TAB_AS_INDENT: {
    message: () => 'a tab is used for indentation',
    hint: 'Indent with spaces.',
  },
  BAD_INDENT: {
    message: () => 'the indentation does not fit',
    hint: 'Fields of one block begin in the same column; use spaces.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: () => 'a field name runs over several lines',
    hint: 'Probably a colon or a quote is missing on the line before.',
  },
  MISSING_CHAR: {
    message: (text) =>
      text.trim()
        ? `something is missing before “${text.slice(0, 20).trim()}”`
        : 'something was opened and never closed',
    hint: 'Look for a quote, bracket or colon that was not closed.',
  },
  UNEXPECTED_TOKEN: {
    message: (text) => `“${text.slice(0, 20).trim()}” is not expected here`,
    hint: 'A value that contains “: ” or begins with a special character needs quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: () => 'a value contains “: ” and reads like a nested field',
    hint: 'Put the whole value in quotes.',
  },
}
