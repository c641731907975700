import { guard, labelWords, type MermaidReading, type Relation } from './mermaid-diagram.ts'
import {
  type MermaidLine,
  type MermaidProblem,
  type MermaidSource,
  partProblem,
  statementProblem,
} from './mermaid-source.ts'

/** Opening and closing brackets of a node, and the pair with which the library draws the nearest shape. */
const SHAPES: readonly (readonly [open: string, closes: readonly string[], drawn: readonly [string, string]])[] = [
  ['(((', [')))'], ['(((', ')))']],
  ['([', ['])'], ['([', '])']],
  ['((', ['))'], ['((', '))']],
  ['[[', [']]'], ['[[', ']]']],
  ['[(', [')]'], ['[(', ')]']],
  ['[/', ['/]', '\\]'], ['[', ']']],
  ['[\\', ['\\]', '/]'], ['[', ']']],
  ['{{', ['}}'], ['{{', '}}']],
  ['[', [']'], ['[', ']']],
  ['(', [')'], ['(', ')']],
  ['{', ['}'], ['{', '}']],
  ['>', [']'], ['>', ']']],
]

const ID = /[\p{L}\p{N}_]+(?:[.-](?=[\p{L}\p{N}_])[\p{L}\p{N}_]+)*/uy
const CLASS_NAME = /:::[\w-]+/y
const METADATA = /@\{[^{}]*\}/y
/** `-->`, `---->`, `--x`, `<-->`, `-.->`, `==>`, `---`, `~~~`, with an optional `id@` in front. */
const ARROW = /(?:[\w-]+@)?([<xo](?=[-=]))?(--+[->xo]|-\.+->?|-\.+[xo]|==+[=>xo]|~~~+)(?![->=])/y
/** `-- words -->`, `-. words .->`, `== words ==>`. */
const WORDED_ARROW =
  /([<xo](?=[-=]))?(?:--(?![->])\s*([^|]*?)\s*(--+[->xo])|-\.(?![.-])\s*([^|]*?)\s*(\.+-[>xo]?)|==(?![=>])\s*([^|]*?)\s*(==+[=>xo]))/y
const WITHOUT_EFFECT = /^(?:classDef|class|style|linkStyle|click|direction|title)\b/
const DIRECTION = /^direction\s+(TB|TD|BT|RL|LR)\s*;?$/i
const HEADER = /^(?:graph|flowchart(?:-elk)?)(?:\s+(TB|TD|BT|RL|LR))?\s*(;.*)?$/i

interface Node {
  id: string
  label: string
  shape: readonly [string, string]
}

/** Reads a `graph` or `flowchart`. Nodes get plain ids and guarded labels, so that the library draws each of them. */
export function readFlowchart(source: MermaidSource): MermaidReading {
  const header = source.header!
  const match = HEADER.exec(header.text)
  if (!match) {
    return {
      problem: statementProblem(
        header,
        'the direction of the flow chart is not one that Mermaid knows',
        'Write "flowchart TD" (down), "LR" (right), "BT" or "RL".',
      ),
    }
  }
  const first = match[2]
    ? [{ ...header, text: match[2].slice(1).trim(), column: header.column + header.text.indexOf(';') + 1 }]
    : []
  const reader = new FlowchartReader(match[1]?.toUpperCase() ?? 'TD')
  for (const line of [...first, ...source.statements]) {
    const problem = reader.statement(line)
    if (problem) return { problem }
  }
  return reader.finish()
}

class FlowchartReader {
  readonly #lines: string[]
  readonly #nodes = new Map<string, Node>()
  readonly #plainIds = new Map<string, string>()
  readonly #relations: { from: string; to: string; label: string | undefined }[] = []
  readonly #groups: MermaidLine[] = []
  readonly #groupIds = new Set<string>()
  #hasShapeMetadata = false

  constructor(direction: string) {
    this.#lines = [`graph ${direction}`]
  }

  /** Reads one line; gives what is wrong with it. */
  statement(line: MermaidLine): MermaidProblem | undefined {
    const { text } = line
    if (/^subgraph\b/.test(text)) return this.#group(line)
    if (/^end\s*;?$/.test(text)) {
      if (!this.#groups.pop()) return statementProblem(line, 'there is no open subgraph for this “end”', 'Delete it.')
      this.#lines.push('end')
      return undefined
    }
    const direction = DIRECTION.exec(text)
    if (direction) {
      if (this.#groups.length > 0) this.#lines.push(`direction ${direction[1]!.toUpperCase()}`)
      return undefined
    }
    if (WITHOUT_EFFECT.test(text) && !/^(?:class|style|click|title)\s*(?:--|==|-\.|[[({>]|$)/.test(text))
      return undefined
    let at = 0
    while (at < text.length) {
      const end = this.#chain(line, at)
      if (typeof end !== 'number') return end
      at = end
    }
    return undefined
  }

  finish(): MermaidReading {
    const open = this.#groups[0]
    if (open) {
      return {
        problem: statementProblem(open, 'The subgraph is never closed.', 'Write "end" on a line of its own below it.'),
      }
    }
    if (this.#relations.some(({ from, to }) => this.#groupIds.has(from) || this.#groupIds.has(to))) {
      return { undrawable: 'arrows from or to a whole subgraph' }
    }
    if (this.#hasShapeMetadata) return { undrawable: 'nodes with "@{ … }"' }
    const name = (id: string): string => labelWords(this.#nodes.get(id)?.label ?? id)
    const relations: Relation[] = this.#relations.map(({ from, to, label }) => ({
      from: name(from),
      to: name(to),
      label: label && labelWords(label),
    }))
    return {
      diagram: {
        kind: 'flowchart',
        drawable: this.#lines
          .map((line) => line.replace(/^§(.+)$/, (_, id: string) => this.#declaration(id)))
          .join('\n'),
        relations,
        parts: [...this.#nodes.keys()].map(name),
      },
    }
  }

  #group(line: MermaidLine): MermaidProblem | undefined {
    const rest = line.text.slice('subgraph'.length).trim().replace(/;$/, '')
    const titled = /^([^[\]"]+?)\s*\[(.*)\]$/.exec(rest)
    const id = titled ? titled[1]!.trim() : rest
    const title = unquote(titled ? titled[2]! : rest)
    if (!titled && /[[\](){}]/.test(rest.replace(/"[^"]*"/g, ''))) {
      return partProblem(
        line,
        9,
        rest.length,
        'the brackets of the subgraph do not match',
        'Write: subgraph id [Title]',
      )
    }
    this.#groups.push(line)
    this.#groupIds.add(id)
    this.#lines.push(`subgraph g${this.#groups.length}_${this.#lines.length} [${guard(title) || '\u00A0'}]`)
    return undefined
  }

  /** Reads `A & B --> C --> D` from `at` on; gives where it ends, or what is wrong. */
  #chain(line: MermaidLine, start: number): number | MermaidProblem {
    const { text } = line
    let at = skipSpace(text, start)
    if (at >= text.length) return at
    let from: string[] | undefined
    let label: string | undefined
    let arrow = ''
    for (;;) {
      const ids: string[] = []
      for (;;) {
        const node = this.#node(line, at)
        if (!('id' in node)) return node
        ids.push(node.id)
        at = skipSpace(text, node.end)
        if (text[at] !== '&') break
        at = skipSpace(text, at + 1)
      }
      for (const source of from ?? []) for (const target of ids) this.#relate(source, target, arrow, label)
      if (at >= text.length) return at
      if (text[at] === ';') return skipSpace(text, at + 1)
      const next = readArrow(text, at)
      if (!next) {
        return partProblem(
          line,
          at,
          text.length - at,
          `“${excerpt(text.slice(at))}” is neither an arrow nor the end of the line`,
          'Arrows are -->, ---, -.-> and ==>, with words as -->|words|. Put labels with special characters in quotes: A["…"].',
        )
      }
      from = ids
      arrow = next.drawn
      label = next.label
      at = skipSpace(text, next.end)
      if (at >= text.length) {
        return partProblem(
          line,
          next.start,
          next.end - next.start,
          'the arrow leads nowhere',
          'Name the node behind it.',
        )
      }
    }
  }

  #relate(from: string, to: string, arrow: string, label: string | undefined): void {
    this.#relations.push({ from, to, label })
    const words = label === undefined || label.trim() === '' ? '' : `|${guard(label)}|`
    this.#lines.push(`${this.#plainIds.get(from)} ${arrow}${words} ${this.#plainIds.get(to)}`)
  }

  #node(line: MermaidLine, start: number): { id: string; end: number } | MermaidProblem {
    const { text } = line
    const id = matchAt(ID, text, start)?.[0]
    if (!id) {
      return partProblem(
        line,
        start,
        Math.max(1, text.length - start),
        `“${excerpt(text.slice(start))}” is not a node of a flow chart`,
        'A node is a name, with a label in brackets if you like: A[Start].',
      )
    }
    let at = start + id.length
    const shape = SHAPES.find(([open]) => text.startsWith(open, at))
    let label: string | undefined
    let drawn: readonly [string, string] = ['[', ']']
    if (shape) {
      const read = readLabel(line, at, shape[0], shape[1])
      if ('message' in read) return read
      label = read.label
      at = read.end
      drawn = shape[2]
    }
    const metadata = matchAt(METADATA, text, at)
    if (metadata) {
      this.#hasShapeMetadata = true
      at += metadata[0].length
    }
    at += matchAt(CLASS_NAME, text, at)?.[0].length ?? 0
    this.#register(id, label, drawn)
    return { id, end: at }
  }

  #register(id: string, label: string | undefined, shape: readonly [string, string]): void {
    const known = this.#nodes.get(id)
    if (!known) {
      this.#plainIds.set(id, `n${this.#nodes.size + 1}`)
      this.#nodes.set(id, { id, label: label ?? id, shape })
      // The place of the first mention decides in which subgraph a node stands; its label may come later.
      this.#lines.push(`§${id}`)
    } else if (label !== undefined) {
      known.label = label
      known.shape = shape
    }
  }

  #declaration(id: string): string {
    const node = this.#nodes.get(id)!
    return `${this.#plainIds.get(id)}${node.shape[0]}${guard(node.label) || '\u00A0'}${node.shape[1]}`
  }
}

function readLabel(
  line: MermaidLine,
  at: number,
  open: string,
  closes: readonly string[],
): { label: string; end: number } | MermaidProblem {
  const { text } = line
  const start = at + open.length
  const unbalanced = (): MermaidProblem =>
    partProblem(
      line,
      at,
      text.length - at,
      `the bracket “${open}” is not closed`,
      `Write "${closes[0]}" behind the label. Put a label with special characters in quotes: A["…"].`,
    )
  if (text[start] === '"') {
    const quote = text.indexOf('"', start + 1)
    if (quote === -1) {
      return partProblem(
        line,
        start,
        text.length - start,
        'the quotation mark is not closed',
        'Write " behind the label.',
      )
    }
    const close = closes.find((candidate) => text.startsWith(candidate, skipSpace(text, quote + 1)))
    if (!close) return unbalanced()
    return { label: unquoteMarkdown(text.slice(start + 1, quote)), end: skipSpace(text, quote + 1) + close.length }
  }
  const end = nearest(text, start, closes)
  if (!end) return unbalanced()
  const label = text.slice(start, end.at)
  // Brackets within a label have to match: `A[Start --> B[End]` is a forgotten bracket, not a label.
  if (!isBalanced(label)) return unbalanced()
  return { label: label.trim(), end: end.at + end.close.length }
}

/** The first of the closing brackets that is not part of a pair within the label. */
function nearest(text: string, start: number, closes: readonly string[]): { at: number; close: string } | undefined {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const close = depth === 0 ? closes.find((candidate) => text.startsWith(candidate, at)) : undefined
    if (close) return { at, close }
    if ('[({'.includes(text[at]!)) depth++
    else if ('])}'.includes(text[at]!)) depth--
  }
  return undefined
}

function isBalanced(label: string): boolean {
  const open: string[] = []
  const pairs: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{' }
  for (const character of label) {
    if ('[({'.includes(character)) open.push(character)
    else if (pairs[character] && open.pop() !== pairs[character]) return false
  }
  return open.length === 0 && !/--+>/.test(label)
}

function readArrow(
  text: string,
  start: number,
): { start: number; end: number; drawn: string; label: string | undefined } | undefined {
  const plain = matchAt(ARROW, text, start)
  if (plain) {
    let end = start + plain[0].length
    let label: string | undefined
    const bar = skipSpace(text, end)
    if (text[bar] === '|') {
      const close = text.indexOf('|', bar + 1)
      if (close === -1) return undefined
      label = unquote(text.slice(bar + 1, close).trim())
      end = close + 1
    }
    return { start, end, drawn: drawnArrow(plain[1] !== undefined, plain[2]!), label }
  }
  const worded = matchAt(WORDED_ARROW, text, start)
  if (!worded) return undefined
  const label = unquote((worded[2] ?? worded[4] ?? worded[6] ?? '').trim())
  const head = worded[3] ?? (worded[5] && `-${worded[5]}`) ?? worded[7]!
  return { start, end: start + worded[0].length, drawn: drawnArrow(worded[1] !== undefined, head), label }
}

/** The library knows one length of each arrow, and points where Mermaid also has crosses and circles. */
function drawnArrow(both: boolean, arrow: string): string {
  const points = /[>xo]$/.test(arrow)
  const line = arrow.includes('.') ? ['-.->', '-.-'] : arrow.startsWith('=') ? ['==>', '==='] : ['-->', '---']
  return `${both && points ? '<' : ''}${points ? line[0] : line[1]}`
}

function unquote(label: string): string {
  return label.startsWith('"') && label.endsWith('"') && label.length > 1 ? unquoteMarkdown(label.slice(1, -1)) : label
}

function unquoteMarkdown(label: string): string {
  return label.startsWith('`') && label.endsWith('`') && label.length > 1 ? label.slice(1, -1) : label
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && (text[at] === ' ' || text[at] === '\t')) at++
  return at
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function excerpt(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text
}
