/**
 * Raw HTML of a foreign document: what only marks up words stays, with the attributes that a page takes; what frames, styles
 * or runs is taken away; what shows something from elsewhere becomes a link. Names that are no HTML are placeholders, and the
 * renderer shows them as they are written.
 */
import { decodeCharacterReferences } from '../../markdown/character-references.ts'
import { isAllowedAttribute, isAllowedElement, isKnownElement, isVoidElement } from '../../markdown/html-elements.ts'
import { type HtmlToken, tokenizeHtml } from '../../markdown/html-tokens.ts'
import type { LooseAnchor, Tell } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { nodesIn, type ParsedBody, parseBody } from './parsed-body.ts'

/** Elements that a text cannot use, and what marks up the same words. An empty name leaves the words alone. */
const INSTEAD: Readonly<Record<string, string>> = {
  center: 'div',
  section: 'div',
  article: 'div',
  header: 'div',
  footer: 'div',
  main: 'div',
  nav: 'div',
  aside: 'div',
  hgroup: 'div',
  address: 'div',
  fieldset: 'div',
  form: 'div',
  font: 'span',
  big: 'span',
  label: 'span',
  button: 'span',
  nobr: 'span',
  picture: 'span',
  legend: 'span',
  bdi: 'span',
  bdo: 'span',
  ruby: 'span',
  acronym: 'span',
  strike: 's',
  tt: 'code',
  listing: 'pre',
  xmp: 'pre',
  menu: 'ul',
  dir: 'ul',
  html: '',
  body: '',
}

/** Elements without words of their own. */
const WORDLESS = /^(?:source|track|link|meta|base|col|colgroup|param|rp)$/
/** Elements whose text no reader sees. */
const UNSEEN = /^(?:script|style|svg|template|noscript|head|title|math|canvas|object)$/
/** Elements that show what lies elsewhere. */
const FRAMES = /^(?:iframe|video|audio|embed|frame)$/

export interface HtmlContext {
  tell: Tell
  /** The address to write for that of a link; undefined when it leads nowhere. */
  link(target: string, line: number): string | undefined
  /** What to write for an image. */
  image(target: string, line: number): { show: string } | { link: string } | undefined
}

/** Makes Markdown of headings written as HTML, and finds the anchors that tags give. */
export function settleHtmlHeadings(body: EditedText): LooseAnchor[] {
  if (!body.text.includes('<')) return []
  const parsed = parseBody(body)
  const anchors: LooseAnchor[] = []
  const edits: TextEdit[] = []
  for (const { node, parents } of nodesIn(parsed.root)) {
    if (node.type !== 'html') continue
    const { start, end } = parsed.place(node)
    const heading = parents.length === 1 ? /^<h([1-6])((?:\s[^<>]*)?)>([\s\S]*)<\/h\1>\s*$/i.exec(node.value) : null
    if (
      heading &&
      !/<(?:\/?(?:h[1-6]|p|div|table|ul|ol|pre|br)\b)/i.test(heading[3]!) &&
      body.text.slice(start, end) === node.value
    ) {
      const id = /\bid\s*=\s*["']?([^\s"'>]+)/i.exec(heading[2]!)?.[1]
      const words = heading[3]!.replace(/\s+/g, ' ').trim()
      if (words !== '') {
        edits.push({ start, end, text: `${'#'.repeat(Number(heading[1]))} ${words}${id ? ` {#${id}}` : ''}` })
        continue
      }
    }
    for (const token of tokenizeHtml(node.value)) {
      if (token.type !== 'open') continue
      for (const { name, value } of token.attributes) {
        if ((name === 'id' || (name === 'name' && token.name === 'a')) && value !== '')
          anchors.push({
            id: decodeCharacterReferences(value),
            line: body.sourceLine(parsed.placeWithin(node, node.value, token.start, token.end).start),
          })
      }
    }
  }
  body.apply(edits)
  return anchors
}

/** Edits of all tags of a document that cannot stay as they are. */
export function htmlEdits(body: EditedText, parsed: ParsedBody, context: HtmlContext): TextEdit[] {
  const edits: TextEdit[] = []
  /** For tags that were taken away or renamed, what their ends become; innermost last. */
  const open: { name: string; end: string | undefined }[] = []
  const ends = countEnds(parsed)
  for (const { node, parents } of nodesIn(parsed.root)) {
    if (node.type !== 'html') continue
    const insideLink = parents.some(({ type }) => type === 'link' || type === 'linkReference')
    const tokens = tokenizeHtml(node.value)
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      const written = node.value.slice(token.start, token.end)
      const place = parsed.placeWithin(node, node.value, token.start, token.end)
      // A tag over several lines of a quote has marks between them: what cannot be found again is left to the last pass.
      if (body.text.slice(place.start, place.end) !== written) continue
      const line = body.sourceLine(place.start)
      const replace = (text: string) => edits.push({ ...place, text })
      if (token.type === 'comment' && /opsbook-allow/.test(token.value)) {
        replace(written.replaceAll('opsbook-allow', 'opsbook allow'))
        context.tell('dropped', line, 'A comment of the source allowed itself a rule; here it does not.')
      } else if (token.type === 'open') {
        if (UNSEEN.test(token.name)) {
          const last = endOf(tokens, index, token.name)
          if (last !== undefined) {
            const whole = parsed.placeWithin(node, node.value, token.start, tokens[last]!.end)
            edits.push({ ...whole, text: '' })
            context.tell(
              'dropped',
              line,
              `<${token.name}> is left out: a page of this handbook runs and draws nothing of a text’s own.`,
            )
            index = last
            continue
          }
        }
        if (isPlaceholder(token, written, ends)) {
          replace(`&lt;${written.slice(1)}`)
          continue
        }
        const opened = openTag(token, written, insideLink, line, open, context)
        if (opened !== undefined && opened !== written) replace(opened)
      } else if (token.type === 'close') {
        const at = open.findLastIndex(({ name }) => name === token.name)
        if (at === -1) {
          if (INSTEAD[token.name] !== undefined || FRAMES.test(token.name) || WORDLESS.test(token.name)) replace('')
          continue
        }
        const { end } = open[at]!
        open.splice(at, 1)
        if (end !== undefined && end !== written) replace(end)
      }
    }
  }
  return edits
}

/** How many end tags there are, by name. */
function countEnds({ root }: ParsedBody): Map<string, number> {
  const ends = new Map<string, number>()
  for (const { node } of nodesIn(root)) {
    if (node.type !== 'html') continue
    for (const token of tokenizeHtml(node.value))
      if (token.type === 'close') ends.set(token.name, (ends.get(token.name) ?? 0) + 1)
  }
  return ends
}

/**
 * Whether a tag is meant as a word, as in `cp <source> <address>`, although HTML has an element of that name: it says nothing
 * more than its name, and nothing ends it.
 */
function isPlaceholder(
  { name, attributes }: Extract<HtmlToken, { type: 'open' }>,
  written: string,
  ends: Map<string, number>,
): boolean {
  if (!isKnownElement(name) || /^(?:br|hr|wbr|p|li|dt|dd|t[drh]|thead|tbody|tfoot)$/.test(name)) return false
  const left = ends.get(name) ?? 0
  if (left > 0) ends.set(name, left - 1)
  return left === 0 && attributes.length === 0 && !/\/>$/.test(written)
}

function endOf(tokens: readonly HtmlToken[], opening: number, name: string): number | undefined {
  const at = tokens.findIndex((token, index) => index > opening && token.type === 'close' && token.name === name)
  return at === -1 ? undefined : at
}

/** What stands for a start tag; undefined when it stays. */
function openTag(
  token: Extract<HtmlToken, { type: 'open' }>,
  written: string,
  insideLink: boolean,
  line: number,
  open: { name: string; end: string | undefined }[],
  context: HtmlContext,
): string | undefined {
  const { name, attributes } = token
  const value = (wanted: string) => {
    const found = attributes.find((attribute) => attribute.name === wanted)
    return found && decodeCharacterReferences(found.value)
  }
  const opens = (end: string | undefined) => {
    if (!isVoidElement(name) && !/\/>$/.test(written)) open.push({ name, end })
  }
  if (name === 'img') return image(value('src') ?? '', value('alt') ?? '', token, insideLink, line, context)
  if (name === 'a') {
    const target = value('href')
    const address = target === undefined || insideLink ? undefined : context.link(target, line)
    opens(address === undefined ? '' : undefined)
    return address === undefined ? '' : `<a href="${attributeText(address)}">`
  }
  if (FRAMES.test(name)) {
    const target = value('src')
    opens('')
    const address = target ? context.link(target, line) : undefined
    context.tell('guessed', line, `<${name}> shows what lies elsewhere; a link stands in its place.`)
    return address ? `<a href="${attributeText(address)}">${attributeText(value('title') ?? target ?? '')}</a>` : ''
  }
  if (WORDLESS.test(name)) return ''
  if (name === 'input' && value('type') === 'checkbox')
    return attributes.some((each) => each.name === 'checked') ? '[x]' : '[ ]'
  if (/^h[1-6]$/.test(name)) {
    opens('</strong></p>')
    return '<p><strong>'
  }
  const other = INSTEAD[name]
  if (other !== undefined) {
    opens(other === '' ? '' : `</${other}>`)
    return other === '' ? '' : `<${other}>`
  }
  if (!isKnownElement(name) || !isAllowedElement(name)) return undefined
  const kept = attributes.filter((attribute) => isAllowedAttribute(name, attribute.name))
  if (kept.length === attributes.length) return undefined
  return `<${name}${kept.map((attribute) => ` ${attribute.name}${attribute.value ? `="${attributeText(decodeCharacterReferences(attribute.value))}"` : ''}`).join('')}>`
}

function image(
  target: string,
  alt: string,
  { attributes }: Extract<HtmlToken, { type: 'open' }>,
  insideLink: boolean,
  line: number,
  context: HtmlContext,
): string {
  const shown = context.image(target, line)
  if (shown && 'show' in shown) {
    const size = attributes.filter(({ name, value }) => /^(?:width|height)$/.test(name) && /^\d{1,5}$/.test(value))
    const sizes = size.map(({ name, value }) => ` ${name}="${value}"`).join('')
    return `<img src="${attributeText(shown.show)}" alt="${attributeText(alt)}"${sizes}>`
  }
  if (shown && !insideLink) return `<a href="${attributeText(shown.link)}">${attributeText(alt || nameOf(target))}</a>`
  return attributeText(alt)
}

function nameOf(target: string): string {
  return (
    target
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? target
  )
}

/** Text for an attribute or between tags. */
function attributeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/g, ' ')
}
