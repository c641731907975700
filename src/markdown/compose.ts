import type { ElementContent } from 'hast'
import type {
  Blockquote,
  Image,
  ImageReference,
  Link,
  LinkReference,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Root,
} from 'mdast'
import { admonitionElement, namedAdmonition, quotedAdmonition } from './admonitions.ts'
import type { BodyState } from './body-state.ts'
import { codeBlock } from './code-blocks.ts'
import { element, text } from './element.ts'
import { headingContent, headingElement } from './headings.ts'
import { inlineCode } from './inline-code.ts'
import { definitionRange, imageElements, linkElements, placeholderAutolink, targetRange } from './links.ts'
import { endOf, startOf } from './source-text.ts'
import { tableElement } from './tables.ts'
import { asBlocks, MAX_DEPTH, reportDepth, TreeBuilder } from './tree-builder.ts'

/** Turns blocks of the syntax tree into elements. */
export function composeBlocks(nodes: readonly Nodes[], body: BodyState): ElementContent[] {
  const builder = new TreeBuilder(body, true)
  for (const node of nodes) {
    if (node.type === 'html') builder.html(node)
    else builder.append(deeper(node, body, () => block(node, body)))
  }
  return asBlocks(builder.finish())
}

/** Turns the words of a paragraph, a heading or a cell into elements. */
export function composeInline(nodes: readonly Nodes[], body: BodyState): ElementContent[] {
  return inline(nodes, body).children
}

function inline(nodes: readonly Nodes[], body: BodyState): { children: ElementContent[]; hasBlock: boolean } {
  const builder = new TreeBuilder(body, false)
  for (const node of nodes) {
    if (node.type === 'html') builder.html(node)
    else builder.append(deeper(node, body, () => phrase(node, body)))
  }
  return { children: builder.finish(), hasBlock: builder.hasBlock }
}

/** Composes one level down. What is too deep is shown as it was written: the stack is no toy of contributors. */
function deeper(node: Nodes, body: BodyState, compose: () => ElementContent[]): ElementContent[] {
  if (body.depth >= MAX_DEPTH && 'children' in node) {
    reportDepth(body, startOf(node), endOf(node))
    return [text(body.markers.restore(body.source.sliceOf(node)))]
  }
  body.depth++
  const composed = compose()
  body.depth--
  return composed
}

function block(node: Nodes, body: BodyState): ElementContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, body)
    case 'heading': {
      const content = headingContent(node)
      return [headingElement(node, content, composeInline(content.children, body), body)]
    }
    case 'code':
      return [codeBlock(node, body)]
    case 'blockquote':
      return [quote(node, body)]
    case 'list':
      return [list(node, body)]
    case 'table':
      return [tableElement(node, (cell) => composeInline(cell.children, body), body)]
    case 'thematicBreak':
      return [element('hr', {}, [])]
    case 'definition':
    case 'footnoteDefinition':
      return []
    default:
      return phrase(node, body)
  }
}

function phrase(node: Nodes, body: BodyState): ElementContent[] {
  switch (node.type) {
    case 'text':
      return [text(body.markers.restore(node.value))]
    case 'emphasis':
      return [element('em', {}, composeInline(node.children, body))]
    case 'strong':
      return [element('strong', {}, composeInline(node.children, body))]
    case 'delete':
      return [element('del', {}, composeInline(node.children, body))]
    case 'inlineCode':
      return [inlineCode(body.markers.restore(node.value))]
    case 'break':
      return [element('br', {}, []), text('\n')]
    case 'link':
      return link(node, body)
    case 'image':
      return image(node, body)
    case 'linkReference':
      return linkReference(node, body)
    case 'imageReference':
      return imageReference(node, body)
    case 'footnoteReference': {
      const mark = body.footnotes.mark(node, body)
      return [mark ?? text(body.source.sliceOf(node))]
    }
    default:
      // A node that this renderer does not know is shown as it was written: nothing may be lost.
      return [text(body.markers.restore(body.source.sliceOf(node)))]
  }
}

function paragraph(node: Paragraph, body: BodyState): ElementContent[] {
  const { children, hasBlock } = inline(node.children, body)
  if (children.every((child) => child.type === 'text' && child.value.trim() === '')) return []
  return [element(hasBlock ? 'div' : 'p', {}, children)]
}

function quote(node: Blockquote, body: BodyState): ElementContent {
  const quoted = quotedAdmonition(node, body)
  if (!quoted) return element('blockquote', {}, composeBlocks(node.children, body))
  const named = namedAdmonition(quoted.name, startOf(node), 0, body)
  const title = quoted.title ? composeInline(quoted.title, body) : named.title
  return admonitionElement({ ...named, title, fold: quoted.fold }, composeBlocks(quoted.children, body))
}

function list(node: List, body: BodyState): ElementContent {
  const loose = node.spread === true || node.children.some((item) => item.spread === true)
  const hasTasks = node.children.some((item) => typeof item.checked === 'boolean')
  const items = node.children.flatMap((item) => deeper(item, body, () => [listItem(item, loose, body)]))
  const start = node.ordered && typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {}
  return element(node.ordered ? 'ol' : 'ul', { ...start, ...(hasTasks ? { className: ['tasks'] } : {}) }, items)
}

function listItem(node: ListItem, loose: boolean, body: BodyState): ElementContent {
  const children = composeBlocks(node.children, body)
  const task = typeof node.checked === 'boolean' ? [checkbox(node.checked, body), text(' ')] : []
  const content: ElementContent[] = []
  for (const child of children) {
    if (!loose && child.type === 'element' && child.tagName === 'p') {
      if (content.length > 0) content.push(text('\n'))
      for (const part of child.children as ElementContent[]) content.push(part)
    } else content.push(child)
  }
  const first = content[0]
  if (task.length > 0 && first?.type === 'element' && first.tagName === 'p') first.children.unshift(...task)
  else content.unshift(...task)
  return element('li', task.length > 0 ? { className: ['task'] } : {}, content)
}

function checkbox(checked: boolean, body: BodyState): ElementContent {
  const label = checked ? body.labels.taskDone : body.labels.taskOpen
  return element(
    'input',
    { type: 'checkbox', disabled: true, ...(checked ? { checked: true } : {}), ariaLabel: label },
    [],
  )
}

function link(node: Link, body: BodyState): ElementContent[] {
  const placeholder = placeholderAutolink(node, body.source.sliceOf(node))
  if (placeholder !== undefined) return [text(placeholder)]
  const children = insideLink(node.children, body)
  return body.insideLink ? children : linkElements(node, targetRange(node, body), children, body)
}

function insideLink(nodes: Link['children'], body: BodyState): ElementContent[] {
  const before = body.insideLink
  body.insideLink = true
  const children = composeInline(nodes, body)
  body.insideLink = before
  return children
}

function linkReference(node: LinkReference, body: BodyState): ElementContent[] {
  const definition = body.definitions.get(node.identifier)
  if (!definition) return [text(body.source.sliceOf(node))]
  const children = insideLink(node.children, body)
  return body.insideLink ? children : linkElements(definition, definitionRange(definition, body), children, body)
}

function image(node: Image, body: BodyState): ElementContent[] {
  const parts = { url: body.markers.restore(node.url), alt: node.alt ?? undefined, title: node.title ?? undefined }
  return imageElements(parts, targetRange(node, body), body.source.rangeOf(node), body)
}

function imageReference(node: ImageReference, body: BodyState): ElementContent[] {
  const definition = body.definitions.get(node.identifier)
  if (!definition) return [text(body.source.sliceOf(node))]
  const parts = { url: definition.url, alt: node.alt ?? undefined, title: definition.title ?? undefined }
  return imageElements(parts, definitionRange(definition, body), body.source.rangeOf(node), body)
}

/** Everything at the top of the tree. */
export function composeRoot(root: Root, body: BodyState): ElementContent[] {
  const children = composeBlocks(root.children, body)
  const notes = body.footnotes.section((definition) => composeBlocks(definition.children, body), body)
  return notes ? [...children, notes] : children
}
