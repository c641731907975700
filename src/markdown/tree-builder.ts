import type { Element, ElementContent, Properties } from 'hast'
import type { Html } from 'mdast'
import { type Admonition, admonitionElement, namedAdmonition } from './admonitions.ts'
import { type BodyState, report } from './body-state.ts'
import { decodeCharacterReferences } from './character-references.ts'
import { type ContainerMarker, TITLE_GUARD } from './container-lines.ts'
import { element, isBlock, text } from './element.ts'
import {
  endsAt,
  holdsOnlyParts,
  isAllowedAttribute,
  isAllowedElement,
  isDangerousAttribute,
  isKnownElement,
  isVoidElement,
  mayStayOpen,
  parentsOf,
} from './html-elements.ts'
import { type HtmlAttribute, type HtmlToken, tokenizeHtml } from './html-tokens.ts'
import { imageElements, linkAttributes } from './links.ts'
import { hasHeader, reportMissingHeader } from './tables.ts'

/** Levels of the output tree, at most. Beyond, content is shown as it was written. */
export const MAX_DEPTH = 100

/** What is open while the children of one node are put together. */
type Frame =
  | { kind: 'root'; children: ElementContent[] }
  | {
      kind: 'element'
      name: string
      node: Element
      children: ElementContent[]
      start: number
      end: number
      reported?: boolean
    }
  /** A tag that is shown as text, or a link without target: its content goes on in what is around it. */
  | { kind: 'shown'; name: string; silent: boolean; children: ElementContent[] }
  | {
      kind: 'container'
      marker: Extract<ContainerMarker, { role: 'open' }>
      admonition: Admonition
      children: ElementContent[]
      start: number
    }

/**
 * Puts the children of one node together from finished elements, raw HTML and container markers.
 *
 * Raw HTML arrives in pieces: `<details>`, then Markdown, then `</details>`. A stack pairs them, so whatever an
 * author writes, the result is a tree and a tree is always well balanced. Nothing leaves the node it stands in.
 */
export class TreeBuilder {
  readonly #body: BodyState
  readonly #flow: boolean
  readonly #frames: Frame[] = [{ kind: 'root', children: [] }]
  /** Whether a block was opened in the middle of a paragraph. */
  hasBlock = false

  /** `flow` is whether blocks stand here, rather than the words of a paragraph. */
  constructor(body: BodyState, flow: boolean) {
    this.#body = body
    this.#flow = flow
  }

  /** Adds finished nodes. */
  append(nodes: readonly ElementContent[]): void {
    // Not push(...nodes): a paragraph may have more words than a call may have arguments.
    for (const node of nodes) {
      while (node.type === 'element' && endsAt(this.#topName(), node.tagName)) this.#closeTop(false)
      this.#judgePlace(node)
      this.#top().children.push(node)
    }
  }

  /** Reports, once for a table or a row, what stands between its parts. */
  #judgePlace(node: ElementContent): void {
    const frame = this.#top()
    if (frame.kind !== 'element' || frame.reported || !holdsOnlyParts(frame.name)) return
    if (node.type === 'text' ? node.value.trim() === '' : isPartOf(frame.name, node)) return
    frame.reported = true
    report(
      this.#body,
      'raw-html',
      'error',
      this.#body.source.range(frame.start, frame.end),
      `something else than its parts stands directly in this <${frame.name}>`,
      `Put it into a cell. A blank line before an indented tag makes code of it.`,
    )
  }

  /** Adds a piece of raw HTML. */
  html(node: Html): void {
    for (const token of tokenizeHtml(node.value)) this.#token(token, node)
    if (this.#flow) this.#closeWords()
  }

  /** Between blocks, an element for words ends with the piece that opened it: `<i>` must not take in the rest of a page. */
  #closeWords(): void {
    for (let frame = this.#top(); frame.kind === 'element' && !isBlock(frame.name); frame = this.#top())
      this.#closeTop(true)
  }

  /** The children, all closed. What was left open is reported. */
  finish(): ElementContent[] {
    while (this.#frames.length > 1) this.#closeTop(true)
    return this.#frames[0]!.children
  }

  #top(): Frame {
    return this.#frames.at(-1)!
  }

  #token(token: HtmlToken, node: Html): void {
    const written = node.value.slice(token.start, token.end)
    if (token.type === 'text') this.append([text(decodeCharacterReferences(this.#body.markers.restore(written)))])
    else if (token.type === 'comment') this.#comment(token.value, written, node, token.start)
    else if (token.type === 'declaration') this.#declaration(written, node, token)
    else if (token.type === 'close') this.#closeTag(token.name, written, node, token)
    else this.#openTag(token, written, node)
  }

  #comment(value: string, written: string, node: Html, at: number): void {
    const marker = this.#body.markers.find(value)
    if (!marker) return
    if (!this.#flow) this.append([text(this.#body.markers.restore(written))])
    else if (marker.role === 'open') this.#openContainer(marker, this.#offset(node, at))
    else if (marker.role === 'title-end') this.#endTitle()
    else this.#closeContainer(marker, this.#offset(node, at))
  }

  #declaration(written: string, node: Html, token: HtmlToken): void {
    const unclosed = written.startsWith('<!--')
    this.#refuse(
      node,
      token.start,
      unclosed ? token.start + 4 : token.end,
      unclosed ? 'the comment does not end' : 'declarations and processing instructions have no place in a text',
      unclosed ? 'Write "-->" where it ends.' : 'Delete it, or set it in backticks to show it.',
    )
    this.append([text(this.#body.markers.restore(written))])
  }

  #openTag(token: Extract<HtmlToken, { type: 'open' }>, written: string, node: Html): void {
    const { name } = token
    if (!isKnownElement(name)) {
      this.append([text(this.#body.markers.restore(written))])
      return
    }
    const problem = this.#tagProblem(token)
    if (problem) {
      const at = problem.attribute ?? token
      this.#refuse(node, at.start, at.end, problem.message, problem.hint)
      this.#show(name, written)
      return
    }
    while (this.#frames.length > 1 && this.#top().kind === 'element' && endsAt(this.#topName(), name))
      this.#closeTop(false)
    const parents = parentsOf(name)
    if (parents && !parents.includes(this.#topName())) {
      const where = parents.map((parent) => `<${parent}>`).join(' or ')
      this.#refuse(node, token.start, token.end, `<${name}> means something only inside ${where}.`, PLACEHOLDER_HINT)
      this.#show(name, written)
      return
    }
    if (this.#body.depth >= MAX_DEPTH) {
      this.#refuseDepth(node, token)
      this.#show(name, written)
      return
    }
    this.#place(token, written, node)
  }

  #place(token: Extract<HtmlToken, { type: 'open' }>, written: string, node: Html): void {
    const { name } = token
    const range = this.#range(node, token.start, token.end)
    const value = (wanted: string): string | undefined => {
      const found = token.attributes.find((attribute) => attribute.name === wanted)
      return found && decodeCharacterReferences(found.value)
    }
    if (name === 'img') {
      const source = token.attributes.find((attribute) => attribute.name === 'src')
      const sourceRange = source ? this.#range(node, source.start, source.end) : range
      const image = { url: value('src') ?? '', alt: value('alt'), title: value('title') }
      this.append(
        imageElements({ ...image, width: value('width'), height: value('height') }, sourceRange, range, this.#body),
      )
      return
    }
    if (isBlock(name)) this.hasBlock = true
    if (name === 'a') {
      this.#openLink(token, written, node)
      return
    }
    const properties = this.#properties(token, node)
    if (isVoidElement(name)) this.append([element(name, properties, [])])
    else this.#push(element(name, properties, []), token, node)
  }

  #openLink(token: Extract<HtmlToken, { type: 'open' }>, written: string, node: Html): void {
    if (this.#body.insideLink) {
      this.#refuse(
        node,
        token.start,
        token.end,
        'a link cannot stand inside another link',
        'Close the first one before.',
      )
      this.#show('a', written)
      return
    }
    const href = token.attributes.find((attribute) => attribute.name === 'href')
    if (!href) {
      this.#refuse(
        node,
        token.start,
        token.end,
        'the link has no address',
        'Add href="…". For an anchor, write "## Heading {#anchor}".',
      )
      this.#show('a', written)
      return
    }
    const target = decodeCharacterReferences(href.value)
    const attributes = linkAttributes(target, this.#range(node, href.start, href.end), this.#body)
    if (!attributes) {
      // The words of the link stay; its end tag must find its partner.
      this.#frames.push({ kind: 'shown', name: 'a', silent: true, children: this.#top().children })
      return
    }
    const link = element('a', { ...this.#properties(token, node), ...attributes }, [])
    this.#push(link, token, node)
    this.#body.insideLink = true
  }

  #properties(token: Extract<HtmlToken, { type: 'open' }>, node: Html): Properties {
    const properties: Properties = {}
    for (const attribute of token.attributes) {
      if (!isAllowedAttribute(token.name, attribute.name)) {
        report(
          this.#body,
          'raw-html',
          'warn',
          this.#range(node, attribute.start, attribute.end),
          `the attribute “${attribute.name}” has no effect on <${token.name}> here`,
          'Delete it.',
        )
        continue
      }
      const value = decodeCharacterReferences(attribute.value)
      if (attribute.name === 'open') properties.open = true
      else if (attribute.name === 'colspan' || attribute.name === 'rowspan') {
        if (/^[1-9]\d{0,2}$/.test(value))
          properties[attribute.name === 'colspan' ? 'colSpan' : 'rowSpan'] = Number(value)
      } else if (attribute.name === 'scope') {
        if (/^(?:col|row|colgroup|rowgroup)$/.test(value)) properties.scope = value
      } else if (attribute.name === 'datetime') properties.dateTime = value
      else if (attribute.name === 'title') properties.title = value
    }
    return properties
  }

  #tagProblem(
    token: Extract<HtmlToken, { type: 'open' }>,
  ): { message: string; hint: string; attribute?: HtmlAttribute } | undefined {
    if (!isAllowedElement(token.name)) {
      return { message: `the element <${token.name}> is not allowed in a text`, hint: PLACEHOLDER_HINT }
    }
    const attribute = token.attributes.find((candidate) => isDangerousAttribute(candidate.name))
    if (!attribute) return undefined
    return {
      message: `the attribute “${attribute.name}” is not allowed in a text`,
      hint:
        attribute.name === 'id' || attribute.name === 'name'
          ? 'For an anchor, write "## Heading {#anchor}".'
          : 'Delete it: the looks of a page are the same everywhere, and a text runs nothing.',
      attribute,
    }
  }

  #closeTag(name: string, written: string, node: Html, token: HtmlToken): void {
    if (!isKnownElement(name)) {
      this.append([text(written)])
      return
    }
    // A container is a wall: no tag inside it closes one outside.
    let index = this.#frames.length - 1
    for (; index > 0; index--) {
      const frame = this.#frames[index]!
      if (frame.kind === 'container') index = 0
      else if (frame.kind !== 'root' && frame.name === name) break
    }
    if (index <= 0) {
      // Void elements and <p> are closed by many editors where there is nothing to close.
      this.#refuse(
        node,
        token.start,
        token.end,
        `there is no open <${name}> here that </${name}> could close`,
        PAIR_HINT,
      )
      this.append([text(written)])
      return
    }
    while (this.#frames.length - 1 > index) this.#closeTop(true)
    const frame = this.#top()
    this.#closeTop(false)
    if (frame.kind === 'shown' && !frame.silent) this.append([text(written)])
  }

  #openContainer(marker: Extract<ContainerMarker, { role: 'open' }>, start: number): void {
    if (this.#body.depth >= MAX_DEPTH) {
      reportDepth(this.#body, start, start)
      this.append([element('p', {}, [text(marker.source)])])
      return
    }
    const named = namedAdmonition(marker.name, start, marker.source.length, this.#body)
    this.#body.depth++
    this.#frames.push({ kind: 'container', marker, admonition: { ...named, fold: marker.fold }, children: [], start })
  }

  /** What has been gathered since the container opened is its title. */
  #endTitle(): void {
    const frame = this.#top()
    if (frame.kind !== 'container' || !frame.marker.hasTitle) return
    const paragraph = frame.children[0]
    if (paragraph?.type === 'element') frame.admonition.title = withoutGuard(paragraph.children)
    frame.children.length = 0
  }

  #closeContainer(marker: Extract<ContainerMarker, { role: 'close' }>, offset: number): void {
    const index = this.#containerFor(marker.fence)
    if (index === -1) {
      const start = this.#body.source.range(offset, offset)
      if (marker.fence === 0) return
      report(
        this.#body,
        'admonition-fence',
        'error',
        { ...start, endColumn: start.column + marker.source.length },
        `there is no open block here that “${marker.source}” could close`,
        'Delete it, or begin the block with ":::note" in the same list item or quote.',
      )
      this.append([element('p', {}, [text(marker.source)])])
      return
    }
    while (this.#frames.length - 1 > index) this.#closeTop(true)
    this.#closeTop(false)
  }

  /** The innermost block with just as many colons, or else the innermost with fewer. */
  #containerFor(fence: number): number {
    const fits = (test: (open: number) => boolean): number =>
      this.#frames.findLastIndex((frame) => frame.kind === 'container' && test(frame.marker.fence))
    const same = fits((open) => open === fence)
    return same !== -1 || fence === 0 ? same : fits((open) => open > 0 && open <= fence)
  }

  #push(node: Element, token: HtmlToken, source: Html): void {
    this.append([node])
    this.#body.depth++
    this.#frames.push({
      kind: 'element',
      name: node.tagName,
      node,
      children: node.children as ElementContent[],
      start: this.#offset(source, token.start),
      end: this.#offset(source, token.end),
    })
  }

  #show(name: string, written: string): void {
    this.append([text(this.#body.markers.restore(written))])
    if (!isVoidElement(name)) this.#frames.push({ kind: 'shown', name, silent: false, children: this.#top().children })
  }

  /** Closes the innermost frame; `unexpected` when nothing in the text closed it. */
  #closeTop(unexpected: boolean): void {
    const frame = this.#frames.pop()!
    if (frame.kind === 'element') {
      this.#body.depth--
      if (frame.name === 'a') this.#body.insideLink = false
      if (frame.name === 'table' && !hasHeader(frame.node))
        reportMissingHeader(this.#body.source.range(frame.start, frame.end), this.#body)
      if (unexpected && !mayStayOpen(frame.name)) {
        report(
          this.#body,
          'raw-html',
          'error',
          this.#body.source.range(frame.start, frame.end),
          `<${frame.name}> is never closed.`,
          `Write </${frame.name}> where it ends, in the same list item or quote. ${PLACEHOLDER_HINT}`,
        )
      }
    } else if (frame.kind === 'container') {
      this.#body.depth--
      if (unexpected) this.#reportUnclosed(frame.marker, frame.start)
      this.append([admonitionElement(frame.admonition, asBlocks(frame.children))])
    }
  }

  #reportUnclosed(marker: Extract<ContainerMarker, { role: 'open' }>, offset: number): void {
    const start = this.#body.source.range(offset, offset)
    const fence = ':'.repeat(marker.fence)
    report(
      this.#body,
      'admonition-fence',
      'error',
      { ...start, endColumn: start.column + marker.source.length },
      `the block “${marker.source}” is never closed`,
      `Write "${fence}" on a line of its own where it ends, indented as its first line is.`,
    )
  }

  #topName(): string {
    const frame = this.#top()
    return frame.kind === 'element' ? frame.name : ''
  }

  #refuse(node: Html, from: number, to: number, message: string, hint: string): void {
    report(this.#body, 'raw-html', 'error', this.#range(node, from, to), message, hint)
  }

  #refuseDepth(node: Html, token: HtmlToken): void {
    reportDepth(this.#body, this.#offset(node, token.start), this.#offset(node, token.end))
  }

  #offset(node: Html, at: number): number {
    return this.#body.source.offsetWithin(node, node.value, at)
  }

  #range(node: Html, from: number, to: number): ReturnType<BodyState['source']['range']> {
    return this.#body.source.range(this.#offset(node, from), this.#offset(node, to))
  }
}

const PLACEHOLDER_HINT = 'To show it as it stands, set it in backticks or write "&lt;" for "<".'
const PAIR_HINT = `Delete it, or open it in the same list item or quote. ${PLACEHOLDER_HINT}`

/** Reports, once for a body, that something is nested too deeply to be shown. */
export function reportDepth(body: BodyState, start: number, end: number): void {
  if (body.findings.some((finding) => finding.rule === 'nesting-depth')) return
  report(
    body,
    'nesting-depth',
    'error',
    body.source.range(start, end),
    `the text is nested more than ${MAX_DEPTH} levels deep; what is deeper is shown as it was written`,
    'Use fewer levels of lists, quotes and emphasis.',
  )
}

function isPartOf(name: string, node: ElementContent): boolean {
  return node.type === 'element' && parentsOf(node.tagName)?.includes(name) === true
}

/** Puts loose words between blocks, which come from raw HTML, into paragraphs. */
export function asBlocks(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = []
  let words: ElementContent[] = []
  const flush = (): void => {
    if (words.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
      const tag = words.some((node) => node.type === 'element' && containsBlock(node)) ? 'div' : 'p'
      blocks.push(element(tag, {}, trimEnds(words)))
    }
    words = []
  }
  for (const node of nodes) {
    if (node.type === 'element' && isBlock(node.tagName)) {
      flush()
      blocks.push(node)
    } else words.push(node)
  }
  flush()
  return blocks
}

function containsBlock(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && (isBlock(child.tagName) || containsBlock(child)))
}

function trimEnds(nodes: ElementContent[]): ElementContent[] {
  const first = nodes[0]
  if (first?.type === 'text') nodes[0] = text(first.value.trimStart())
  const last = nodes.at(-1)
  if (last?.type === 'text') nodes[nodes.length - 1] = text(last.value.trimEnd())
  return nodes
}

function withoutGuard(nodes: ElementContent[]): ElementContent[] {
  const first = nodes[0]
  return first?.type === 'text' && first.value.startsWith(TITLE_GUARD)
    ? [text(first.value.slice(TITLE_GUARD.length)), ...nodes.slice(1)]
    : nodes
}
