import type { ElementContent, Properties } from 'hast'

/**
 * Writes the output tree as HTML.
 *
 * The general writer, hast-util-to-html, took more time than everything else together. This one can be short because
 * it knows its tree: element names come from our own lists, and an attribute that is not in this table is not written.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  alt: 'alt',
  ariaDescribedBy: 'aria-describedby',
  ariaLabel: 'aria-label',
  ariaLabelledBy: 'aria-labelledby',
  checked: 'checked',
  className: 'class',
  colSpan: 'colspan',
  cx: 'cx',
  cy: 'cy',
  d: 'd',
  dataEffect: 'data-effect',
  dataKind: 'data-kind',
  dataLanguage: 'data-language',
  dataPagefindIgnore: 'data-pagefind-ignore',
  dateTime: 'datetime',
  decoding: 'decoding',
  disabled: 'disabled',
  dx: 'dx',
  dy: 'dy',
  fill: 'fill',
  fontSize: 'font-size',
  fontStyle: 'font-style',
  fontWeight: 'font-weight',
  height: 'height',
  href: 'href',
  id: 'id',
  loading: 'loading',
  markerEnd: 'marker-end',
  markerHeight: 'markerHeight',
  markerStart: 'marker-start',
  markerWidth: 'markerWidth',
  open: 'open',
  orient: 'orient',
  points: 'points',
  popover: 'popover',
  popoverTarget: 'popovertarget',
  r: 'r',
  refX: 'refX',
  refY: 'refY',
  rel: 'rel',
  role: 'role',
  rowSpan: 'rowspan',
  rx: 'rx',
  ry: 'ry',
  scope: 'scope',
  src: 'src',
  start: 'start',
  stroke: 'stroke',
  strokeDashArray: 'stroke-dasharray',
  strokeLineCap: 'stroke-linecap',
  strokeLineJoin: 'stroke-linejoin',
  strokeWidth: 'stroke-width',
  tabIndex: 'tabindex',
  textAnchor: 'text-anchor',
  title: 'title',
  transform: 'transform',
  type: 'type',
  viewBox: 'viewBox',
  width: 'width',
  x: 'x',
  x1: 'x1',
  x2: 'x2',
  y: 'y',
  y1: 'y1',
  y2: 'y2',
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr'])

/** Writes nodes as HTML, with every character of the texts and values escaped that could end them. */
export function writeHtml(nodes: readonly ElementContent[]): string {
  let html = ''
  for (const node of nodes) {
    if (node.type === 'text') html += escapeText(node.value)
    else if (node.type === 'element') {
      html += `<${node.tagName}${writeAttributes(node.properties)}>`
      if (!VOID.has(node.tagName)) {
        // Parsers drop a line feed right behind this tag, so one that belongs to the text needs another in front.
        if (node.tagName === 'pre' && startsWithLineFeed(node.children as ElementContent[])) html += '\n'
        html += `${writeHtml(node.children as ElementContent[])}</${node.tagName}>`
      }
      // Readers see no difference; the search would join the last word of a code block and the one behind it.
      if (node.tagName === 'figure') html += '\n'
    }
  }
  return html
}

function writeAttributes(properties: Properties): string {
  let html = ''
  for (const name in properties) {
    const value = properties[name]
    const attribute = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined
    if (attribute === undefined || value === undefined || value === null || value === false) continue
    html +=
      value === true || value === ''
        ? ` ${attribute}${attribute === 'alt' ? '=""' : ''}`
        : ` ${attribute}="${escapeValue(value)}"`
  }
  return html
}

function startsWithLineFeed(nodes: readonly ElementContent[]): boolean {
  const first = nodes[0]
  return first?.type === 'text' && first.value.startsWith('\n')
}

function escapeText(value: string): string {
  return /[&<>]/.test(value) ? value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : value
}

function escapeValue(value: string | number | (string | number)[]): string {
  const written = Array.isArray(value) ? value.join(' ') : String(value)
  return /[&<>"]/.test(written) ? escapeText(written).replaceAll('"', '&quot;') : written
}
