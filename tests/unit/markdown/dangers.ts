import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/**
 * What a page can do that a text must not do, as a parser sees it that has nothing to do with our own, and by lists
 * that are written here once more: the judge of both walls.
 */

const ELEMENTS = new Set(
  (
    'a abbr aside b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ' +
    'ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ' +
    'ul var wbr'
  ).split(' '),
)
const DRAWING = new Set(
  'svg title desc defs marker polygon polyline rect g text tspan line circle ellipse path'.split(' '),
)

/** By its name in the tree. Those of drawings only say where and how something is drawn. */
const ATTRIBUTES = new Set(
  (
    'align alt ariaDescribedBy ariaLabel ariaLabelledBy checked className colSpan dataFootnoteBackref dataFootnoteRef ' +
    'dataFootnotes dataKind dataLanguage dataPagefindIgnore dateTime decoding disabled height href id lang loading open ' +
    'rel role rowSpan scope src start tabIndex title type width cx cy d dx dy fill fontSize fontStyle fontWeight markerEnd ' +
    'markerHeight markerStart markerWidth orient points r refX refY rx ry stroke strokeDashArray strokeLineCap ' +
    'strokeLineJoin strokeWidth textAnchor transform viewBox x x1 x2 y y1 y2'
  ).split(' '),
)
const ROLES = ['img', 'note', 'region']

const HERE = 'https://handbook.example/runbooks/disk-full/'

/** Everything dangerous about a body, once it stands in a page; empty when it is harmless. */
export function dangersOf(body: string): string[] {
  const page = fromHtml(
    '<!doctype html><html lang="en"><head><title>T</title></head><body><header>H</header>' +
      `<main><article><div>${body}</div></article></main><footer id="page-footer">F</footer></body></html>`,
  )
  const dangers: string[] = []
  const place = textsPlace(page, dangers)
  if (place) walk(place, false, dangers)
  return dangers
}

/** The division that holds the text, when the page around it is still what it was. */
function textsPlace(page: Root, dangers: string[]): Element | undefined {
  const html = only(page, 'html')
  const [head, body] = html.children.filter((child) => child.type === 'element')
  const shape = [head, body].map((part) => part && outline(part)).join(' ')
  const place = body && find(body, 'div')
  if (shape !== 'head(title) body(header main(article(div)) footer)' || Object.keys(html.properties).length > 1) {
    dangers.push(`leaves its place: ${shape}`)
  }
  if (body && Object.keys(body.properties).length > 0) dangers.push('changes the page as a whole')
  return place
}

/** The tags of a part, down to the division that holds the text. */
function outline(node: Element): string {
  if (node.tagName === 'div' || node.tagName === 'title') return node.tagName
  const inside = node.children.filter((child) => child.type === 'element').map(outline)
  return inside.length > 0 ? `${node.tagName}(${inside.join(' ')})` : node.tagName
}

function only(node: Root, name: string): Element {
  return node.children.find((child) => child.type === 'element' && child.tagName === name) as Element
}

function find(node: Element, name: string): Element | undefined {
  if (node.tagName === name) return node
  for (const child of node.children) {
    const found = child.type === 'element' ? find(child, name) : undefined
    if (found) return found
  }
  return undefined
}

function walk(node: Nodes, inDrawing: boolean, dangers: string[]): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const drawn = inDrawing || child.tagName === 'svg'
    judgeElement(child, drawn, dangers)
    walk(child, drawn, dangers)
    if (child.content) walk(child.content, drawn, dangers)
  }
}

function judgeElement({ tagName, properties }: Element, drawn: boolean, dangers: string[]): void {
  const isTask = tagName === 'input' && properties.type === 'checkbox' && properties.disabled === true
  if (!isTask && !(drawn ? DRAWING : ELEMENTS).has(tagName)) dangers.push(`the element ${tagName}`)
  for (const [name, value] of Object.entries(properties)) {
    const written = Array.isArray(value) ? value.join(' ') : String(value)
    if (!ATTRIBUTES.has(name)) dangers.push(`the attribute ${name}`)
    else if (name === 'href' || name === 'src') dangers.push(...judgeAddress(tagName, written))
    else if (name === 'id' && !mayHaveId(tagName, written)) dangers.push(`the id ${written} of ${tagName}`)
    else if (name === 'role' && !ROLES.includes(written)) dangers.push(`the role ${written}`)
    else if (/url\s*\(/i.test(written) && drawn && !/^url\(#diagram-[\w-]+\)$/.test(written))
      dangers.push(`${name} loads ${written}`)
  }
}

/** An id is a name of the page for scripts; only headings, footnotes and diagrams have one. */
function mayHaveId(tagName: string, id: string): boolean {
  return (
    /^h[2-6]$/.test(tagName) ||
    (/^(?:a|li)$/.test(tagName) && /^(?:user-content-)?(?:fn|fnref)-./.test(id)) ||
    id.startsWith('diagram-')
  )
}

function judgeAddress(tagName: string, written: string): string[] {
  const url = URL.parse(written, HERE)
  // An address that no browser understands leads nowhere.
  if (!url) return []
  const foreign = url.origin !== new URL(HERE).origin
  if (tagName === 'img' && foreign) return [`an image from ${written}`]
  if (!foreign) return []
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return [`a link to ${written}`]
  if (url.username !== '' || url.password !== '') return [`a host behind a user: ${written}`]
  if (/^[\0- ]*[\\/]|^[a-z]+:[\t\n\r]*(?:[^/\t\n\r]|.[^/])/i.test(written) && /^https?:$/.test(url.protocol))
    return [`a host in disguise: ${written}`]
  return []
}
