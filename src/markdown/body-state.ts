import type { Definition } from 'mdast'
import type { Edit, Finding, Range, Severity } from '../model/finding.ts'
import { AnchorRegister } from './anchors.ts'
import type { ContainerMarkers } from './container-lines.ts'
import type { FootnoteRegister } from './footnotes.ts'
import { type Labels, labelsFor } from './labels.ts'
import type { SourceText } from './source-text.ts'
import type { BodyLink, Heading, RenderContext } from './types.ts'

/** What one rendering knows and gathers. It lives as long as one call of `renderBody`. */
export interface BodyState {
  readonly context: RenderContext
  readonly source: SourceText
  readonly markers: ContainerMarkers
  readonly labels: Labels
  readonly anchors: AnchorRegister
  readonly footnotes: FootnoteRegister
  readonly definitions: ReadonlyMap<string, Definition>
  readonly headings: Heading[]
  readonly links: BodyLink[]
  readonly assets: Set<string>
  readonly findings: Finding[]
  /** Tables seen below each heading, so that each gets a name of its own. */
  readonly tables: Map<string, number>
  /** Diagrams drawn so far. */
  diagrams: number
  /** How often each name of a diagram was given. */
  readonly diagramNames: Map<string, number>
  /** Characters of code that may still be highlighted; see highlight.ts. */
  highlightable: number
  /** Levels of the output tree above the place being written. */
  depth: number
  /** Whether the place being written is inside a link: HTML has no links in links. */
  insideLink: boolean
}

/** Adds a finding at a range of the file. */
export function report(
  body: BodyState,
  rule: string,
  severity: Severity,
  range: Range,
  message: string,
  hint?: string,
  fix?: Edit[],
): void {
  const { file } = body.context
  body.findings.push({ rule, severity, file, ...range, message, ...(hint ? { hint } : {}), ...(fix ? { fix } : {}) })
}

/** The state in which a rendering begins. */
export function newBodyState(
  parts: Pick<BodyState, 'context' | 'source' | 'markers' | 'definitions' | 'footnotes'>,
): BodyState {
  return {
    ...parts,
    labels: labelsFor(parts.context.lang),
    anchors: new AnchorRegister(),
    headings: [],
    links: [],
    assets: new Set(),
    findings: [],
    tables: new Map(),
    diagrams: 0,
    diagramNames: new Map(),
    highlightable: 65_536,
    depth: 0,
    insideLink: false,
  }
}
