import type { DiagramKind } from './labels.ts'
import { labelWords, type MermaidReading, type Relation } from './mermaid-diagram.ts'
import { type MermaidLine, type MermaidSource, statementProblem } from './mermaid-source.ts'

/** A kind of diagram whose statements are single lines, and which the library reads as Mermaid does. */
interface LineGrammar {
  kind: DiagramKind
  header: string
  /** What the kind is called in a message. */
  name: string
  example: string
  /** Statements that are drawn. */
  statements: readonly RegExp[]
  /** Statements that change nothing in the drawing. */
  ignored: readonly RegExp[]
  /** A line that relates two things: their names and what is said about it. */
  relation?: (text: string) => Relation | undefined
  /** The name of a thing that a line declares. */
  part?: (text: string) => string | undefined
  /** Lines between `{` and `}`. */
  member?: RegExp
}

const CLASS_ARROW = String.raw`(?:<\|--|--\|>|\*--|--\*|o--|--o|<--|-->|<\.\.|\.\.>|<\|\.\.|\.\.\|>|\*\.\.|\.\.\*|o\.\.|\.\.o|--|\.\.)`
const CLASS_NAME = String.raw`(?:\x60[^\x60]+\x60|[\p{L}\p{N}_][\p{L}\p{N}_.-]*?(?:~[^~\s]+~)?)`
const CLASS_RELATION = new RegExp(
  `^(${CLASS_NAME})\\s*(?:"[^"]*"\\s*)?${CLASS_ARROW}\\s*(?:"[^"]*"\\s*)?(${CLASS_NAME})(?:\\s*:\\s*(.+))?$`,
  'u',
)
const ER_NAME = String.raw`(?:"[^"]+"|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)`
const ER_RELATION = new RegExp(
  String.raw`^(${ER_NAME})\s*(?:\|o|\|\||\}o|\}\||o\||u)(?:--|\.\.)(?:o\||\|\||o\{|\|\{)\s*(${ER_NAME})\s*:\s*(.+)$`,
  'u',
)
const NUMBERS = String.raw`\[\s*(?:"[^"]*"\s*)?[-+]?[\d.]+(?:\s*,\s*(?:"[^"]*"\s*)?[-+]?[\d.]+)*\s*\]`

const CLASS: LineGrammar = {
  kind: 'class',
  header: 'classDiagram',
  name: 'class diagram',
  example: 'A relation is written as "A <|-- B".',
  statements: [
    CLASS_RELATION,
    new RegExp(`^class\\s+${CLASS_NAME}(?:\\["[^"]*"\\])?(?::::[\\w-]+)?\\s*(?:\\{\\s*(?:<<\\w+>>\\s*\\})?)?$`, 'u'),
    new RegExp(`^${CLASS_NAME}\\s*:\\s*\\S.*$`, 'u'),
    new RegExp(`^<<[\\w ]+>>\\s+${CLASS_NAME}$`, 'u'),
    /^namespace\s+\S+\s*\{$/,
  ],
  ignored: [/^(?:direction|note|click|link|callback|cssClass|style|classDef)\b/],
  relation: (text) => relationOf(CLASS_RELATION.exec(text)),
  part: (text) => /^class\s+([^\s{["~:]+)/.exec(text)?.[1],
  member: /^(?:<<[\w ]+>>|[^{}]+|[^{}]*\{[^{}]*\}[^{}]*)$/,
}

const ER: LineGrammar = {
  kind: 'er',
  header: 'erDiagram',
  name: 'entity diagram',
  example: 'A relation is written as "ORDER ||--o{ ITEM : contains".',
  statements: [ER_RELATION, new RegExp(`^${ER_NAME}\\s*(?:\\[[^\\]]+\\])?\\s*\\{?$`, 'u')],
  ignored: [/^(?:direction|style|classDef|class|title)\b/],
  relation: (text) => relationOf(ER_RELATION.exec(text)),
  part: (text) => new RegExp(`^(${ER_NAME})\\s*(?:\\[[^\\]]+\\])?\\s*\\{?$`, 'u').exec(text)?.[1],
  member: /^[\p{L}\w()[\],.-]+\s+[\p{L}\w*.-]+(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?(?:\s+"[^"]*")?$/u,
}

const XYCHART: LineGrammar = {
  kind: 'xychart',
  header: 'xychart-beta',
  name: 'chart',
  example: 'A row of values is written as "bar [1, 2, 3]".',
  statements: [
    /^title\s+(?:"[^"]*"|[^"\s][^"]*)$/,
    /^x-axis\s+(?:"[^"]*"\s*|[^"[\]\s]+\s+)?(?:\[[^\]]+\]|[-\d.]+\s*-->\s*[-\d.]+)$/,
    /^[xy]-axis\s+(?:"[^"]*"|[^"[\]]+)$/,
    /^y-axis\s+(?:"[^"]*"\s*|[^"[\]\s]+\s+)?[-\d.]+\s*-->\s*[-\d.]+$/,
    new RegExp(`^(?:bar|line)\\s+(?:"[^"]*"\\s*|\\w+\\s+)?${NUMBERS}$`),
  ],
  ignored: [],
  part: (text) => (/^(?:title|bar|line|x-axis|y-axis)\s+(.+)$/.test(text) ? text.replace(/"/g, '') : undefined),
}

export const LINE_GRAMMARS = { class: CLASS, er: ER, xychart: XYCHART } as const

/** Reads a diagram line by line; the first line that its grammar does not know is the problem. */
export function readLines(source: MermaidSource, grammar: LineGrammar): MermaidReading {
  const header =
    grammar.kind === 'xychart' ? source.header!.text.replace(/^xychart\b(?!-beta)/, 'xychart-beta') : grammar.header
  const drawn: string[] = [header]
  const relations: Relation[] = []
  const parts = new Set<string>()
  const open: MermaidLine[] = []
  for (const line of source.statements) {
    const text = line.text.replace(/;$/, '')
    if (text === '}') {
      if (!open.pop()) return { problem: statementProblem(line, 'there is no open “{” for this “}”', 'Delete it.') }
      drawn.push(text)
      continue
    }
    const inside = open.length > 0 && !open.at(-1)!.text.startsWith('namespace')
    const known = inside ? grammar.member?.test(text) : grammar.statements.some((pattern) => pattern.test(text))
    if (!known) {
      if (!inside && grammar.ignored.some((pattern) => pattern.test(text))) continue
      const message = `“${text.slice(0, 40)}” is not a statement of ${grammar.kind === 'er' ? 'an' : 'a'} ${grammar.name}`
      return { problem: statementProblem(line, message, grammar.example) }
    }
    drawn.push(text)
    if (inside) continue
    if (text.endsWith('{') && !/\w\{$/.test(text.replace(/\s*\{$/, ' '))) open.push(line)
    const relation = grammar.relation?.(text)
    if (relation) {
      relations.push(relation)
      parts.add(relation.from).add(relation.to)
    }
    const part = grammar.part?.(text)
    if (part) parts.add(labelWords(part))
  }
  const unclosed = open[0]
  if (unclosed) {
    return {
      problem: statementProblem(unclosed, 'the bracket “{” is not closed', 'Write "}" on a line of its own below it.'),
    }
  }
  return { diagram: { kind: grammar.kind, drawable: drawn.join('\n'), relations, parts: [...parts] } }
}

function relationOf(match: RegExpExecArray | null): Relation | undefined {
  if (!match) return undefined
  const name = (value: string): string => labelWords(value.replace(/^["`]|["`]$/g, '').replace(/~.*~$/, ''))
  const label = match[3]?.trim().replace(/^"(.*)"$/, '$1')
  return { from: name(match[1]!), to: name(match[2]!), label: label && labelWords(label) }
}
