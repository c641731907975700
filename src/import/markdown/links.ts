/** Links and images of a document, rewritten to where they lead now. What leads nowhere keeps its words. */
import type { Definition, Image, Link, Nodes } from 'mdast'
import type { Tell } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { nodesIn, type ParsedBody, parseBody, unwrapped } from './parsed-body.ts'
import { htmlEdits } from './raw-html.ts'

/** Where a link leads now. `stays` when its address is right as it is, `words` when there is none. */
export type NewAddress =
  | { type: 'stays' }
  | { type: 'to'; address: string; title?: string }
  /** @property shown the old address, when a reader can make something of it */
  | { type: 'words'; shown?: string }

export type NewImage = { type: 'show'; address: string } | { type: 'link'; address: string } | { type: 'words' }

export interface LinkContext {
  tell: Tell
  link(target: string, line: number): NewAddress
  image(target: string, line: number): NewImage
}

export function settleLinks(body: EditedText, context: LinkContext): void {
  const parsed = parseBody(body)
  const definitions = new Map<string, Definition>()
  const definedFootnotes = new Map<string, Nodes>()
  const usedFootnotes = new Set<string>()
  for (const { node } of nodesIn(parsed.root)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !definedFootnotes.has(node.identifier))
      definedFootnotes.set(node.identifier, node)
    if (node.type === 'footnoteReference') usedFootnotes.add(node.identifier)
  }
  const edits: TextEdit[] = []
  const ofDefinitions = new Map<string, NewAddress>()
  for (const { node, parents } of nodesIn(parsed.root)) {
    const insideLink = parents.some(({ type }) => type === 'link' || type === 'linkReference')
    const line = () => body.sourceLine(parsed.place(node).start)
    if (node.type === 'link') edits.push(...linkEdits(node, parsed, body, context.link(node.url, line())))
    else if (node.type === 'image')
      edits.push(...imageEdits(node, node.url, parsed, insideLink, context.image(node.url, line())))
    else if (node.type === 'imageReference') {
      const definition = definitions.get(node.identifier)
      if (definition) {
        const shown = context.image(definition.url, line())
        const image: Image = { type: 'image', url: definition.url, alt: node.alt ?? '', position: node.position }
        edits.push({ ...parsed.place(node), text: imageText(image, definition.url, insideLink, shown) })
      }
    } else if (node.type === 'linkReference') {
      const definition = definitions.get(node.identifier)
      if (!definition) continue
      const known =
        ofDefinitions.get(node.identifier) ??
        context.link(definition.url, body.sourceLine(parsed.place(definition).start))
      if (!ofDefinitions.has(node.identifier) && known.type === 'to')
        edits.push(...addressEdit(definition, parsed, known.address))
      ofDefinitions.set(node.identifier, known)
      if (known.type === 'words')
        edits.push(...unwrapped(node, parsed, body.text), ...shownAddress(known, parsed.place(node).end))
    } else if (node.type === 'footnoteDefinition') {
      // The renderer shows no footnote that nothing refers to, and of two with one name only the first.
      const isShown = usedFootnotes.has(node.identifier) && definedFootnotes.get(node.identifier) === node
      if (!isShown) edits.push({ start: parsed.place(node).start, end: parsed.place(node).start, text: '\\' })
    }
  }
  edits.push(
    ...htmlEdits(body, parsed, {
      tell: context.tell,
      link(target, line) {
        const found = context.link(target, line)
        return found.type === 'stays' ? target : found.type === 'to' ? found.address : undefined
      },
      image(target, line) {
        const found = context.image(target, line)
        return found.type === 'show'
          ? { show: found.address }
          : found.type === 'link'
            ? { link: found.address }
            : undefined
      },
    }),
  )
  body.apply(edits)
}

function linkEdits(node: Link, parsed: ParsedBody, body: EditedText, to: NewAddress): TextEdit[] {
  if (to.type === 'stays') return node.children.length === 0 ? emptyWords(node, parsed, node.url) : []
  const { start, end } = parsed.inner(node)
  const isBracketed = parsed.parsed[start] === '['
  if (to.type === 'words') {
    // An address that stands for itself is a word, and must not be read as a link again.
    if (!isBracketed)
      return [{ ...parsed.place(node), text: codeSpan(parsed.parsed.slice(start, end).replace(/^<|>$/g, '')) }]
    return [...unwrapped(node, parsed, body.text), ...shownAddress(to, parsed.place(node).end)]
  }
  if (!isBracketed) return [{ ...parsed.place(node), text: `[${escaped(to.title ?? node.url)}](${to.address})` }]
  return [
    ...addressEdit(node, parsed, to.address),
    ...(node.children.length === 0 ? emptyWords(node, parsed, to.title ?? node.url) : []),
  ]
}

/** A link without words gets those of the page that it leads to. */
function emptyWords(node: Link, parsed: ParsedBody, words: string): TextEdit[] {
  const { start } = parsed.inner(node)
  if (!parsed.parsed.startsWith('[]', start)) return []
  const place = parsed.outer(start + 1, start + 1)
  return [{ ...place, text: escaped(words) }]
}

/** Replaces the address in `[words](address "title")` or `[label]: address`. */
function addressEdit(node: Link | Image | Definition, parsed: ParsedBody, address: string): TextEdit[] {
  const { start, end } = parsed.inner(node)
  const text = parsed.parsed
  let at: number
  if (node.type === 'definition') at = text.indexOf(']:', start) + 2
  else {
    const last = node.type === 'link' ? node.children.at(-1) : undefined
    const from = last ? parsed.inner(last).end : start + 1
    at = text.indexOf('](', Math.max(start, from - 1)) + 2
  }
  if (at < start + 2 || at > end) return []
  while (at < end && /\s/.test(text[at]!)) at++
  let stop = at
  if (text[at] === '<') {
    while (stop < end && text[stop] !== '>') stop += text[stop] === '\\' ? 2 : 1
    stop++
  } else {
    let depth = 0
    while (stop < end && !/\s/.test(text[stop]!)) {
      if (text[stop] === '\\') stop++
      else if (text[stop] === '(') depth++
      else if (text[stop] === ')' && depth-- === 0) break
      stop++
    }
  }
  return [{ ...parsed.outer(at, Math.min(stop, end)), text: address }]
}

function imageEdits(node: Image, url: string, parsed: ParsedBody, insideLink: boolean, to: NewImage): TextEdit[] {
  if (to.type === 'show' && node.alt?.includes('\n') !== true) {
    const { start, end } = parsed.inner(node)
    const opening = parsed.parsed.slice(start, end).lastIndexOf('](')
    if (opening !== -1 && !/["')]\s*\)$/.test(parsed.parsed.slice(start, end)))
      return [{ ...parsed.outer(start + opening + 2, end - 1), text: to.address }]
  }
  return [{ ...parsed.place(node), text: imageText(node, url, insideLink, to) }]
}

function imageText({ alt, title }: Image, url: string, insideLink: boolean, to: NewImage): string {
  const words = escaped((alt ?? '').replace(/\s+/g, ' '))
  if (to.type === 'show') return `![${words}](${to.address}${title ? ` "${title.replace(/["\n]/g, "'")}"` : ''})`
  if (to.type === 'link' && !insideLink)
    return `[${
      words ||
      escaped(
        url
          .replace(/[?#].*$/, '')
          .split('/')
          .filter(Boolean)
          .at(-1) ?? url,
      )
    }](${to.address})`
  return words
}

function shownAddress({ shown }: Extract<NewAddress, { type: 'words' }>, at: number): TextEdit[] {
  return shown ? [{ start: at, end: at, text: ` (${codeSpan(shown)})` }] : []
}

function codeSpan(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  const fence = plain.includes('`') ? '``' : '`'
  return `${fence}${fence === '``' ? ` ${plain} ` : plain}${fence}`
}

/** Words that are not to be read as Markdown. */
export function escaped(words: string): string {
  return words.replace(/[\\`*_{}[\]<>~|]/g, '\\$&').replace(/&(?=[#\w])/g, '&amp;')
}
