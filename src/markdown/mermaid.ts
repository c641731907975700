import type { Element, ElementContent } from 'hast'
import type { Code } from 'mdast'
import { type BodyState, report } from './body-state.ts'
import { codeFigure } from './code-blocks.ts'
import { element, text } from './element.ts'
import type { MermaidDiagram } from './mermaid-diagram.ts'
import { type Drawing, drawDiagram, LARGEST_DIAGRAM, namedChildren } from './mermaid-drawing.ts'
import { type MermaidProblem, type MermaidSource, readMermaidSource } from './mermaid-source.ts'
import { kindName, readMermaid } from './mermaid-syntax.ts'
import { diagramInWords } from './mermaid-words.ts'

/** Diagrams on one page; each costs milliseconds and kilobytes. */
const MOST_DIAGRAMS = 50

/**
 * A Mermaid diagram, drawn when the site is built: no script, no style, no foreign host. A diagram that is wrong is
 * reported at its place; one that cannot be drawn as its author meant it is shown as its source.
 */
export function mermaidBlock(node: Code, code: string, fenceTitle: string | undefined, body: BodyState): Element {
  const source = readMermaidSource(code)
  const reading = readMermaid(source, body.labels)
  if ('problem' in reading) {
    reportSyntax(node, code, reading.problem, body)
    return sourceFigure(source, code, body)
  }
  if ('undrawable' in reading) return undrawn(node, source, code, `We cannot draw ${reading.undrawable}`, body)
  const { diagram } = reading
  if (diagram.relations.length + diagram.parts.length > LARGEST_DIAGRAM) {
    return undrawn(node, source, code, `The diagram has more than ${LARGEST_DIAGRAM} parts and lines`, body)
  }
  if (body.diagrams >= MOST_DIAGRAMS) {
    return undrawn(node, source, code, `The page has more than ${MOST_DIAGRAMS} diagrams`, body)
  }
  const drawing = drawDiagram(diagram)
  if (!drawing) return undrawn(node, source, code, 'The diagram uses something that we cannot draw', body)
  return drawnFigure(drawing, diagram, source, code, fenceTitle, body)
}

function drawnFigure(
  drawing: Drawing,
  diagram: MermaidDiagram,
  source: MermaidSource,
  code: string,
  fenceTitle: string | undefined,
  body: BodyState,
): Element {
  const name = `diagram-${++body.diagrams}`
  const own = (id: string): string => body.anchors.own(id)
  const heading = body.headings.at(-1)?.text
  const kind = body.labels.diagram[diagram.kind]
  const title = nameApart(source.title ?? fenceTitle ?? (heading ? `${kind}: ${heading}` : kind), body)
  const description = source.description ?? diagramInWords(diagram, body.labels)
  const svg = element(
    'svg',
    {
      className: ['mermaid'],
      viewBox: drawing.viewBox,
      width: drawing.width,
      height: drawing.height,
      role: 'img',
      ariaLabelledBy: [`${name}-title`, `${name}-desc`],
    },
    [
      element('title', { id: own(`${name}-title`) }, [text(title)]),
      element('desc', { id: own(`${name}-desc`) }, [text(description)]),
      ...namedChildren(drawing, name, own),
    ],
  )
  const caption: ElementContent[] = fenceTitle ? [element('figcaption', {}, [text(fenceTitle)])] : []
  const asText = element('details', {}, [
    element('summary', {}, [text(body.labels.diagramAsText)]),
    element('pre', { tabIndex: 0 }, [element('code', {}, [text(code)])]),
  ])
  // On a small screen a drawing keeps its size, or its words could not be read: its frame scrolls, by keyboard too.
  const frame = element('div', { className: ['frame'], role: 'region', ariaLabel: title, tabIndex: 0 }, [svg])
  return element('figure', { className: ['diagram'] }, [...caption, frame, asText])
}

/** The name, with a number where an earlier diagram has it: a list of regions would otherwise say the same twice. */
function nameApart(name: string, { diagramNames }: BodyState): string {
  const number = (diagramNames.get(name) ?? 0) + 1
  diagramNames.set(name, number)
  return number === 1 ? name : `${name} (${number})`
}

function undrawn(node: Code, source: MermaidSource, code: string, reason: string, body: BodyState): Element {
  report(
    body,
    'mermaid-kind',
    'warn',
    placeOf(node, code, source.header?.line ?? 0, source.header?.column ?? 0, source.header?.text.length ?? 1, body),
    `${reason}, so its source is shown.`,
    'Draw it as a flowchart, sequenceDiagram, stateDiagram-v2, classDiagram, erDiagram or xychart-beta, or show an image.',
  )
  return sourceFigure(source, code, body)
}

function sourceFigure(source: MermaidSource, code: string, body: BodyState): Element {
  return codeFigure('mermaid', body.labels.diagramSource(kindName(source)), element('code', {}, [text(code)]))
}

function reportSyntax(node: Code, code: string, problem: MermaidProblem, body: BodyState): void {
  const { line, column, length, message, hint } = problem
  report(body, 'mermaid-syntax', 'error', placeOf(node, code, line, column, length, body), message, hint)
}

/** The range in the file of a place in the code: the fence is one line above it. */
function placeOf(
  node: Code,
  code: string,
  line: number,
  column: number,
  length: number,
  body: BodyState,
): ReturnType<BodyState['source']['range']> {
  let start = 0
  for (let seen = 0; seen < line; seen++) start = code.indexOf('\n', start) + 1
  const from = body.source.offsetWithin(node, code, start, 1) + column
  const lineEnd = body.source.text.indexOf('\n', from)
  return body.source.range(from, lineEnd === -1 ? from + length : Math.min(from + length, lineEnd))
}
