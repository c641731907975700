import { toHtml } from 'hast-util-to-html'
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import { byPlace, type Finding } from '../model/finding.ts'
import { type BodyState, newBodyState } from './body-state.ts'
import { composeRoot } from './compose.ts'
import { ContainerMarkers, markContainers } from './container-lines.ts'
import { element, text } from './element.ts'
import { FootnoteRegister } from './footnotes.ts'
import { openersInOneLine } from './nesting.ts'
import { parseMarkdown } from './parse.ts'
import { SourceText, sourceLines } from './source-text.ts'
import type { RenderContext, RenderedBody } from './types.ts'

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
  const tooDeep = openersInOneLine(lines)
  if (tooDeep) {
    return refused(source, context, {
      rule: 'nesting-depth',
      severity: 'error',
      file: context.file,
      ...source.range(tooDeep.start, tooDeep.end),
      message:
        'A line opens more levels of quotes and lists than any page can show; the text is shown as it was written.',
      hint: 'Use fewer levels.',
    })
  }
  const markers = new ContainerMarkers(source.text)
  const parsed = new SourceText(markContainers(lines, markers), context.firstLine)
  const root = parseMarkdown(parsed.text)
  const { definitions, footnotes } = collectDefinitions(root)
  const body = newBodyState({
    context,
    source: parsed,
    markers,
    definitions,
    footnotes: new FootnoteRegister(footnotes),
  })
  const html = toHtml({ type: 'root', children: composeRoot(root, body) })
  return result(html, body)
}

function result(html: string, body: BodyState): RenderedBody {
  return {
    html,
    headings: body.headings,
    anchors: body.anchors.all(),
    links: body.links,
    assets: [...body.assets].sort(),
    findings: body.findings.sort(byPlace),
  }
}

function refused(source: SourceText, _context: RenderContext, finding: Finding): RenderedBody {
  const html = toHtml(element('pre', { tabIndex: 0 }, [element('code', {}, [text(source.text)])]))
  return { html, headings: [], anchors: [], links: [], assets: [], findings: [finding] }
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
