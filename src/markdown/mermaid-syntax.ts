import { closest, distance } from 'fastest-levenshtein'
import type { Labels } from './labels.ts'
import type { MermaidReading } from './mermaid-diagram.ts'
import { readFlowchart } from './mermaid-flowchart.ts'
import { LINE_GRAMMARS, readLines } from './mermaid-lines.ts'
import { readSequence } from './mermaid-sequence.ts'
import { type MermaidSource, partProblem } from './mermaid-source.ts'
import { readState } from './mermaid-state.ts'

/** Kinds of diagrams that Mermaid has and our library cannot draw. */
const UNDRAWN = [
  'gantt',
  'pie',
  'timeline',
  'journey',
  'mindmap',
  'gitGraph',
  'quadrantChart',
  'requirementDiagram',
  'C4Context',
  'C4Container',
  'C4Component',
  'C4Dynamic',
  'C4Deployment',
  'sankey-beta',
  'sankey',
  'block-beta',
  'block',
  'packet-beta',
  'packet',
  'architecture-beta',
  'kanban',
  'radar-beta',
  'treemap-beta',
  'treemap',
  'zenuml',
  'info',
]

const DRAWN = [
  'flowchart',
  'graph',
  'sequenceDiagram',
  'stateDiagram-v2',
  'stateDiagram',
  'classDiagram',
  'erDiagram',
  'xychart-beta',
]

/** Nobody reads longer lines, and the patterns of some statements need time in squares of the length. */
const LONGEST_LINE = 2_000

/**
 * Reads a diagram strictly. The drawing library reports nothing: an unknown line is skipped and a missing bracket
 * makes another diagram. Everything that Mermaid itself takes is taken here, too.
 */
export function readMermaid(source: MermaidSource, labels: Pick<Labels, 'start' | 'end'>): MermaidReading {
  const { header } = source
  if (!header) {
    return {
      problem: {
        line: 0,
        column: 0,
        length: 1,
        message: 'the diagram is empty',
        hint: 'Begin it with its kind, such as "flowchart TD".',
      },
    }
  }
  const long = [header, ...source.statements].find((line) => line.text.length > LONGEST_LINE)
  if (long) {
    const message = `the line has more than ${LONGEST_LINE} characters`
    return { problem: partProblem(long, LONGEST_LINE, 1, message, 'Divide it into several statements.') }
  }
  const word = /^[\w-]{1,40}/.exec(header.text)?.[0] ?? ''
  switch (word.toLowerCase()) {
    case 'graph':
    case 'flowchart':
    case 'flowchart-elk':
      return readFlowchart(source)
    case 'sequencediagram':
      return readSequence(source)
    case 'statediagram':
    case 'statediagram-v2':
      return readState(source, labels)
    case 'classdiagram':
    case 'classdiagram-v2':
      return readLines(source, LINE_GRAMMARS.class)
    case 'erdiagram':
      return readLines(source, LINE_GRAMMARS.er)
    case 'xychart':
    case 'xychart-beta':
      return readLines(source, LINE_GRAMMARS.xychart)
    default:
      break
  }
  if (UNDRAWN.some((kind) => kind.toLowerCase() === word.toLowerCase()))
    return { undrawable: `diagrams of the kind "${word}"` }
  const best = closest(word, [...DRAWN, ...UNDRAWN])
  const hint =
    word !== '' && distance(word, best) <= 3 ? `Did you mean "${best}"?` : `The kinds are ${DRAWN.join(', ')}.`
  return {
    problem: partProblem(
      header,
      0,
      header.text.length,
      `Mermaid knows no diagram called “${header.text.slice(0, 40)}”`,
      hint,
    ),
  }
}

/** The name of a diagram's kind, as its author wrote it. */
export function kindName(source: MermaidSource): string {
  return /^[\w-]+/.exec(source.header?.text ?? '')?.[0] ?? 'mermaid'
}
