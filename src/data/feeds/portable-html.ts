/**
 * A rendered body for readers that are not our pages: feed readers show it beside the texts of others, without our style
 * sheet and without script. What works here only is left out or said in plain elements; every address is absolute.
 *
 * Only tags are read. Our renderer escapes `<` and `>` wherever they are text or part of a value, and closes what it
 * opens, so what stands between the two is a tag, and the tag that ends an element is the one that its nesting calls for.
 */

/** Kept as they are. What is neither here nor below loses its tags and keeps its text. */
const KEPT = new Set(
  (
    'a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd ' +
    'li mark ol p pre q s samp small strong sub sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
)
/** Called otherwise, because many readers drop what they do not know together with what it holds. */
const RENAMED: Readonly<Record<string, string>> = { aside: 'blockquote', details: 'div', section: 'div' }
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr'])
/** What is for our pages alone: buttons, links of headings to themselves, ways back from footnotes, explained terms. */
const OURS = /^<(?:button|svg)\b|^<(?:a|div)\b[^>]* class="(?:anchor|footnote-back|terms)"/
/** Said in bold letters, since nothing else sets it apart elsewhere. */
const TITLES = /^<(?:summary\b|figcaption\b|p class="admonition-title")/
const ATTRIBUTES = new Set('alt colspan datetime height href lang rowspan scope src start title width'.split(' '))

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g

/**
 * @param html a body as `renderBody` writes it
 * @param page the absolute address of the page that shows it
 */
export function portableHtml(html: string, page: string): string {
  const { origin } = new URL(page)
  const absolute = (address: string) => {
    if (address.startsWith('/')) return origin + address
    return address.startsWith('#') ? page + address : address
  }
  let written = ''
  let from = 0
  /** What ends the elements that are open, the innermost last. */
  const open: string[] = []
  /** How many elements are open within one that is left out, itself included. */
  let leftOut = 0
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = '', attributes = ''] = match
    if (leftOut === 0) written += html.slice(from, match.index)
    from = match.index + tag.length
    if (leftOut > 0) {
      if (slash) leftOut--
      else if (!VOID.has(name)) leftOut++
    } else if (slash) written += open.pop() ?? ''
    else if (name === 'input') written += / checked\b/.test(attributes) ? '☑' : '☐'
    else if (OURS.test(tag)) {
      // What is left out of a line leaves the blank before it.
      written = name === 'svg' ? written + drawingInWords(html.slice(from)) : written.trimEnd()
      leftOut = 1
    } else {
      const [start, end] = elementOf(tag, name, kept(attributes, absolute))
      written += start
      if (!VOID.has(name)) open.push(end)
    }
  }
  return written + html.slice(from)
}

/** What begins and what ends an element elsewhere. */
function elementOf(tag: string, name: string, attributes: string): [start: string, end: string] {
  if (TITLES.test(tag)) {
    const block = name === 'figcaption' ? name : 'p'
    return [`<${block}><strong>`, `</strong></${block}>`]
  }
  const written = RENAMED[name] ?? name
  return KEPT.has(written) ? [`<${written}${attributes}>`, `</${written}>`] : ['', '']
}

function kept(attributes: string, absolute: (address: string) => string): string {
  let written = ''
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.has(name)) continue
    written += ` ${name}="${name === 'href' || name === 'src' ? absolute(value) : value}"`
  }
  return written
}

/** A drawing has its name and a description, which say what it shows; its source as text stands behind it. */
function drawingInWords(html: string): string {
  const [, title, description] =
    /<title[^>]*>([^<]*)<\/title><desc[^>]*>([^<]*)</.exec(html.slice(0, html.indexOf('</svg>'))) ?? []
  return title === undefined ? '' : `<p><strong>${title}</strong> ${description}</p>`
}
