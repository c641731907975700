import { fromHtml } from 'hast-util-from-html'
import { expect } from 'vitest'
import { elements } from './rendering.ts'

const ELEMENTS = new Set(
  (
    'a abbr aside b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ' +
    'input ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ' +
    'ul var wbr svg title desc defs marker polygon polyline g rect text tspan line circle ellipse path'
  ).split(' '),
)

const ATTRIBUTES = new Set(
  (
    'alt ariaLabel ariaLabelledBy checked className colSpan dataKind dataLanguage dataPagefindIgnore dateTime decoding disabled ' +
    'height href id loading open rel role rowSpan scope src start tabIndex title type width ' +
    'cx cy d dx dy fill fontSize fontStyle fontWeight markerEnd markerHeight markerStart markerWidth orient points r refX refY ' +
    'rx ry stroke strokeDashArray strokeLineCap strokeLineJoin strokeWidth textAnchor transform viewBox x x1 x2 y y1 y2'
  ).split(' '),
)

const SCHEME = /^[\0- ]*(?:[a-z][a-z0-9+.-]*):/i
const HARMLESS_SCHEME = /^(?:https?|mailto|tel|postmortem|runbook|process|service|principle|manifesto):/i

/** Asserts, with the eyes of a browser, that nothing in the output can run, load, restyle or leave its place. */
export function checkHarmless(html: string): void {
  for (const node of elements(html)) {
    expect(ELEMENTS, `element ${node.tagName} in ${html}`).toContain(node.tagName)
    for (const [name, value] of Object.entries(node.properties)) {
      expect(ATTRIBUTES, `attribute ${name} in ${html}`).toContain(name)
      const written = String(value)
      if (name === 'href' || name === 'src') {
        const read = written.replace(/[\t\n\r]/g, '')
        expect(!SCHEME.test(read) || HARMLESS_SCHEME.test(read), `${name}="${written}"`).toBe(true)
        expect(read, `${name} leads to a host`).not.toMatch(/^[\0- ]*[\\/]{2}/)
        if (name === 'src') expect(read).not.toMatch(/^[a-z][a-z0-9+.-]*:/i)
      }
      if (/url\(/.test(written) && name.startsWith('marker')) expect(written).toMatch(/^url\(#diagram-\d+-[\w-]+\)$/)
    }
  }
  const page = fromHtml(`<main>${html}</main><footer id="page-footer">end</footer>`, { fragment: true })
  const names = page.children.map((node) => (node.type === 'element' ? node.tagName : node.type))
  expect(names, `the output leaves its place: ${html}`).toEqual(['main', 'footer'])
}
