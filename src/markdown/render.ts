import type { Definition, FootnoteDefinition, Link, LinkReference, Nodes, Root } from 'mdast'
import { byPlace, type Finding } from '../model/finding.ts'
import { type BodyState, newBodyState } from './body-state.ts'
import { composeRoot } from './compose.ts'
import { ContainerMarkers, markContainers } from './container-lines.ts'
import { element, text } from './element.ts'
import { FootnoteRegister } from './footnotes.ts'
import { parseMarkdown } from './parse.ts'
import { type ParserLimit, parserLimit } from './parser-limits.ts'
import { proseOf } from './prose.ts'
import { SourceText, sourceLines } from './source-text.ts'
import { explainTerms } from './terms.ts'
import type { Piece, RenderContext, RenderedBody, Resolution } from './types.ts'
import { writeHtml } from './write-html.ts'

/**
 * Renders the body of a document.
 *
 * Never throws, whatever the text: what is wrong becomes a finding, and what cannot be shown as meant is shown
 * as it was written. The same text and context give the same bytes. The HTML holds only elements and attributes
 * that the renderer chose: nothing in it runs, loads from another host or reaches out of its place in the page.
 */
export function renderBody(markdown: string, context: RenderContext): RenderedBody {
  const lines = sourceLines(markdown)
  const source = new SourceText(lines, context.firstLine)
  const limit = parserLimit(lines)
  if (limit) return refused(source, context.file, limit)
  const markers = new ContainerMarkers(source.text)
  let parsed: SourceText
  let root: Root
  try {
    parsed = new SourceText(markContainers(lines, markers), context.firstLine)
    root = parseMarkdown(parsed.text)
  } catch (error) {
    // The parser refuses what would not fit into memory, such as a table of a billion cells.
    const message = `the text cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return refused(source, context.file, { start: 0, end: source.text.length, rule: 'too-complex', message })
  }
  const { definitions, footnotes } = collectDefinitions(root)
  const resolve = answeredOnce(context.resolve)
  const body = newBodyState({
    context: { ...context, resolve },
    source: parsed,
    markers,
    definitions,
    footnotes: new FootnoteRegister(footnotes),
  })
  const titleOf = (link: Link | LinkReference) => {
    const target = link.type === 'link' ? link.url : definitions.get(link.identifier)?.url
    const resolution = target === undefined ? undefined : resolve(markers.restore(target))
    return resolution && 'title' in resolution ? resolution.title : undefined
  }
  const composed = composeRoot(root, body)
  const { nodes, used } = context.terms
    ? explainTerms(composed, context.terms, body.labels)
    : { nodes: composed, used: [] }
  return result({ html: writeHtml(nodes), terms: used, prose: proseOf(root, parsed, titleOf) }, body)
}

/** One question for each target, however often the body links to it. */
function answeredOnce(resolve: RenderContext['resolve']): RenderContext['resolve'] {
  const answers = new Map<string, Resolution>()
  return (target) => {
    const answer = answers.get(target) ?? resolve(target)
    answers.set(target, answer)
    return answer
  }
}

function result(written: Pick<RenderedBody, 'html' | 'terms' | 'prose'>, body: BodyState): RenderedBody {
  return {
    ...written,
    headings: body.headings,
    anchors: body.anchors.all(),
    links: body.links,
    pieces: piecesIn(written.html),
    assets: [...body.assets].sort(),
    findings: body.findings.sort(byPlace),
  }
}

/** How each piece shows in HTML. */
const MARKS: readonly [Piece, string][] = [
  ['highlight', 'class="token'],
  ['mermaid', '<svg class="mermaid'],
  ['chart', 'mermaid-xychart-'],
]

function piecesIn(html: string): Piece[] {
  return MARKS.filter(([, mark]) => html.includes(mark)).map(([piece]) => piece)
}

function refused(source: SourceText, file: string, limit: ParserLimit): RenderedBody {
  const { start, end, rule, message } = limit
  const range = source.range(start, end)
  const hint = 'The text is shown as it was written. Make it simpler, or split it.'
  const html = writeHtml([element('pre', { tabIndex: 0 }, [element('code', {}, [text(source.text)])])])
  const finding: Finding = { rule, severity: 'error', file, ...range, message, hint }
  return {
    html,
    headings: [],
    anchors: [],
    links: [],
    assets: [],
    terms: [],
    prose: [],
    pieces: [],
    findings: [finding],
  }
}

/** Link and footnote definitions, wherever they stand. The first of a name counts. Does not recurse. */
function collectDefinitions(root: Root): {
  definitions: Map<string, Definition>
  footnotes: Map<string, FootnoteDefinition>
} {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'table' && node.type !== 'heading') {
      for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!)
    }
  }
  return { definitions, footnotes }
}
