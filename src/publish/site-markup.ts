/**
 * What the pages of a site are made of: their elements, the attributes of each, and the values that these may have.
 *
 * The audit knows nothing of how a page came about, and trusts nobody: what is not on these lists is refused, so that
 * a new way to run, load or send something is refused before anybody has thought of it. A component that needs more
 * names it here. Addresses are judged elsewhere, by where they lead.
 */

type Attributes = Readonly<Record<string, RegExp>>

const ANY = /^/
const EMPTY = /^$/
const NUMBER = /^-?[\d.]+(?:e-?\d+)?%?$/
const WORD = /^[a-z-]+$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/

/**
 * Ids that a text can choose are for headings alone: a script that asks for a name of its own could get the element of
 * that id, and a link, a form or an image in its place is what attacks are made of. A body among others has a prefix.
 */
const HEADING_ID = /^\S+$/
const MARK_ID = /^(?:page-[\w-]+-)?fnref-\d+(?:-\d+)?$/
const NOTE_ID = /^(?:(?:page-[\w-]+-)?fn-\d+|page-action-[\w-]+)$/
const CONTROL_ID = /^page-control-[\w-]+$/
const TERM_ID = /^(?:page-[\w-]+-)?term-\d+$/
const DRAWN_ID = /^(?:(?:page-[\w-]+-)?diagram-\d+-[\w-]+|page-event-[a-z]+)$/

/** Of every element. */
const COMMON: Attributes = {
  'aria-current': WORD,
  'aria-hidden': /^true$/,
  'aria-label': ANY,
  'aria-labelledby': ANY,
  class: ANY,
  'data-pagefind-ignore': /^(?:|all|index)$/,
  hidden: EMPTY,
  lang: LANGUAGE,
  title: ANY,
}

/** Of every part of a drawing. `url()` names parts of the same page. */
const PAINT = /^(?:[\w #%.,()-]*|url\(#[\w-]+\))$/
const DRAWN: Attributes = {
  'aria-hidden': /^true$/,
  'aria-labelledby': ANY,
  class: ANY,
  cx: NUMBER,
  cy: NUMBER,
  d: ANY,
  dx: ANY,
  dy: ANY,
  fill: PAINT,
  'font-size': ANY,
  'font-style': WORD,
  'font-weight': ANY,
  height: ANY,
  id: DRAWN_ID,
  'marker-end': PAINT,
  'marker-start': PAINT,
  markerheight: NUMBER,
  markerwidth: NUMBER,
  orient: WORD,
  points: ANY,
  preserveaspectratio: ANY,
  r: NUMBER,
  refx: NUMBER,
  refy: NUMBER,
  rx: NUMBER,
  ry: NUMBER,
  stroke: PAINT,
  'stroke-dasharray': ANY,
  'stroke-linecap': WORD,
  'stroke-linejoin': WORD,
  'stroke-width': ANY,
  'text-anchor': WORD,
  transform: ANY,
  viewbox: ANY,
  width: ANY,
  x: ANY,
  x1: NUMBER,
  x2: NUMBER,
  y: ANY,
  y1: NUMBER,
  y2: NUMBER,
}

/** A number of what is overdue, which the browser counts on. */
const COUNTED: Attributes = { 'data-due': /^\d+(?: \d+)+$/, 'data-words': ANY }

const HEADING: Attributes = { id: HEADING_ID, 'data-pagefind-meta': /^title$/ }

const ELEMENTS: Readonly<Record<string, Attributes>> = {
  a: {
    href: ANY,
    hreflang: LANGUAGE,
    id: new RegExp(`${MARK_ID.source}|^page-all$`),
    'data-facet': /^[a-z]+=[a-z0-9-]*$/,
    rel: /^(?:(?:author|bookmark|external|license|me|next|nofollow|noopener|prev)(?: |$))+$/,
    type: /^[\w.+-]+\/[\w.+-]+$/,
  },
  button: {
    type: /^(?:submit|button)$/,
    'aria-pressed': WORD,
    'aria-expanded': WORD,
    'aria-describedby': TERM_ID,
    popovertarget: TERM_ID,
  },
  details: { name: /^page-narrow$/, open: EMPTY },
  form: {
    id: /^page-search$/,
    role: /^search$/,
    method: /^get$/,
    action: ANY,
  },
  html: {},
  img: {
    src: ANY,
    srcset: ANY,
    sizes: ANY,
    alt: ANY,
    width: /^\d{1,5}$/,
    height: /^\d{1,5}$/,
    loading: /^lazy$/,
    decoding: /^async$/,
  },
  input: {
    id: /^page-q$/,
    type: /^(?:search|checkbox)$/,
    name: WORD,
    value: ANY,
    placeholder: ANY,
    autocomplete: /^off$/,
    spellcheck: /^false$/,
    checked: EMPTY,
    disabled: EMPTY,
  },
  label: { for: /^page-[a-z]+$/ },
  option: { value: /^[a-z]*$/ },
  select: { id: /^page-scheme$/ },
  link: {
    href: ANY,
    hreflang: new RegExp(`${LANGUAGE.source}|^x-default$`),
    rel: /^(?:alternate|canonical|icon|license|modulepreload|next|prev|stylesheet)$/,
    type: /^[\w.+-]+\/[\w.+-]+$/,
    as: /^(?:style|script)$/,
  },
  main: { id: /^page-main$/, tabindex: /^-1$/ },
  meta: {
    charset: /^utf-8$/i,
    content: ANY,
    'http-equiv': /^(?:content-security-policy|refresh)$/i,
    name: /^(?:viewport|description|color-scheme|theme-color|robots|generator|search:[a-z]+|twitter:card)$/,
    property: /^(?:og|article):[a-z_:]+$/,
    'data-pagefind-filter': ANY,
    'data-pagefind-meta': ANY,
    'data-pagefind-sort': ANY,
  },
  dt: { id: /^(?:page-term-[\p{L}\p{N}_-]+|[a-zA-Z]+(?:-[a-zA-Z]+)+)$/u },
  ol: { start: /^\d+$/ },
  li: { id: NOTE_ID, 'data-facets': /^(?:[a-z]+=[a-z0-9-]+ ?)*$/, value: /^\d+$/ },
  script: { src: /\.js$/, type: /^(?:module|application\/ld\+json)$/ },
  source: { srcset: ANY, sizes: ANY, type: /^image\/[\w.+-]+$/, media: ANY },
  td: { colspan: /^\d{1,3}$/, rowspan: /^\d{1,3}$/, ...COUNTED },
  tr: { id: CONTROL_ID },
  th: { colspan: /^\d{1,3}$/, rowspan: /^\d{1,3}$/, scope: /^(?:col|row)(?:group)?$/ },
  time: { datetime: ANY },
  article: { 'data-pagefind-body': EMPTY },
  aside: { role: /^note$/, 'data-kind': WORD },
  div: { role: /^(?:group|region)$/, tabindex: /^0$/ },
  figure: { 'data-effect': /^(?:changes|destroys)$/, 'data-language': /^[\w+#.-]*$/ },
  p: {
    id: new RegExp(`^page-copy$|${TERM_ID.source}`),
    popover: EMPTY,
    role: /^status$/,
    'data-copy': ANY,
    'data-copied': ANY,
    'data-failed': ANY,
  },
  nav: { id: /^page-narrow$/, 'data-index': ANY },
  pre: { tabindex: /^0$/ },
  section: { id: /^page-(?:everything|alert-[a-z]{2})$/, 'data-alerts': ANY, 'data-none': ANY, 'data-root': ANY },
  span: {
    id: /^page-status$/,
    role: /^status$/,
    'data-all': ANY,
    'data-some': ANY,
    'data-none': ANY,
    'data-counted': ANY,
  },
  strong: COUNTED,
  h1: HEADING,
  h2: HEADING,
  h3: HEADING,
  h4: HEADING,
  h5: HEADING,
  h6: HEADING,
  ...none(
    'abbr b blockquote body br caption cite code dd del dfn dl em fieldset figcaption footer head header hr i ins kbd ' +
      'legend mark noscript optgroup picture q s samp small sub summary sup table tbody tfoot thead ' +
      'title u ul var wbr',
  ),
}

const DRAWING: Readonly<Record<string, Attributes>> = {
  svg: { role: /^img$/, focusable: /^false$/, 'aria-label': ANY },
  // What a drawing leads to stands beside it as well: its links are for those who point.
  a: { href: ANY, tabindex: /^-1$/ },
  use: { href: ANY },
  ...none('circle defs desc ellipse g line marker path polygon polyline rect text title tspan'),
}

function none(names: string): Record<string, Attributes> {
  return Object.fromEntries(names.split(' ').map((name) => [name, {}]))
}

/** Whether a page may use an element, in a drawing or outside of one. The name is in lower case. */
export function mayUse(tag: string, inDrawing: boolean): boolean {
  return Object.hasOwn(inDrawing ? DRAWING : ELEMENTS, tag) || tag === 'svg'
}

/** Whether such an element may carry this attribute with this value. Names are in lower case. */
export function mayCarry(tag: string, inDrawing: boolean, name: string, value: string): boolean {
  const drawn = inDrawing || tag === 'svg'
  const own = (drawn ? DRAWING : ELEMENTS)[tag]!
  const common = drawn ? DRAWN : COMMON
  const pattern = Object.hasOwn(own, name) ? own[name] : Object.hasOwn(common, name) ? common[name] : undefined
  return pattern?.test(value) ?? false
}
