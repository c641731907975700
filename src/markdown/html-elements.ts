/**
 * Which HTML contributed text may use.
 *
 * An element is either allowed, with the attributes named here, or known to HTML and refused, or unknown:
 * then it is no HTML at all but a placeholder such as `<node-name>`, and shown as written.
 */

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  abbr: ['title'],
  b: [],
  blockquote: [],
  br: [],
  caption: [],
  cite: [],
  code: [],
  dd: [],
  del: [],
  details: ['open'],
  dfn: ['title'],
  div: [],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  hr: [],
  i: [],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ins: [],
  kbd: [],
  li: [],
  mark: [],
  ol: [],
  p: [],
  pre: [],
  q: [],
  s: [],
  samp: [],
  small: [],
  span: [],
  strong: [],
  sub: [],
  summary: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['colspan', 'rowspan'],
  tfoot: [],
  th: ['colspan', 'rowspan', 'scope'],
  thead: [],
  time: ['datetime'],
  tr: [],
  u: [],
  ul: [],
  var: [],
  wbr: [],
}

const REFUSED = new Set(
  (
    'acronym address applet area article aside audio base basefont bdi bdo bgsound big blink body button canvas center ' +
    'col colgroup data datalist dialog dir embed fieldset font footer form frame frameset h1 h2 h3 h4 h5 h6 head header ' +
    'hgroup html iframe image input isindex keygen label legend link listing main map marquee math menu menuitem meta ' +
    'meter nav nobr noembed noframes noscript object optgroup option output param picture plaintext portal progress rb ' +
    'rp rt rtc ruby script search section select slot source strike style svg template textarea title track tt video xmp'
  ).split(' '),
)

const VOID = new Set(['br', 'hr', 'img', 'wbr'])

/** Elements that HTML lets end without an end tag, and the start tags that end them. */
const IMPLIED_END: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th', 'tr', 'tbody', 'tfoot'],
  th: ['td', 'th', 'tr', 'tbody', 'tfoot'],
  tr: ['tr', 'tbody', 'tfoot'],
  thead: ['tbody', 'tfoot'],
  tbody: ['tbody', 'tfoot'],
  tfoot: ['tbody'],
  p: (
    'p div ul ol dl table blockquote details figure hr pre ' +
    // What the renderer itself writes.
    'aside section h2 h3 h4 h5 h6'
  ).split(' '),
}

/** Elements that mean something only inside certain others. A browser drops or moves them elsewhere. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  dd: ['dl'],
  dt: ['dl'],
  figcaption: ['figure'],
  li: ['ul', 'ol'],
  summary: ['details'],
  tbody: ['table'],
  td: ['tr'],
  tfoot: ['table'],
  th: ['tr'],
  thead: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
}

/** Elements that hold parts of a table, and nothing else: a browser moves all else out of the table. */
const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr'])

/** Attributes that can run script, load something, restyle the page or take over one of its names. */
const DANGEROUS_ATTRIBUTE =
  /^(?:on.*|style|srcdoc|srcset|id|class|name|is|slot|form.*|action|background|poster|ping|data|http-equiv|content|.*:.*)$/

/** Whether HTML knows an element of this name, allowed or not. */
export function isKnownElement(name: string): boolean {
  const key = name.toLowerCase()
  return isAllowedElement(key) || REFUSED.has(key)
}

/** Whether contributed text may use this element. The name is in lower case. */
export function isAllowedElement(name: string): boolean {
  return Object.hasOwn(ALLOWED, name)
}

/** Whether an allowed element may carry this attribute. Both names are in lower case. */
export function isAllowedAttribute(elementName: string, attribute: string): boolean {
  return ALLOWED[elementName]?.includes(attribute) ?? false
}

/** Whether an attribute is refused with an error, where others are merely without effect. */
export function isDangerousAttribute(attribute: string): boolean {
  return DANGEROUS_ATTRIBUTE.test(attribute)
}

/** Whether the element has no end tag. */
export function isVoidElement(name: string): boolean {
  return VOID.has(name)
}

/** Whether an open element ends, without an end tag, where another begins. */
export function endsAt(openName: string, nextName: string): boolean {
  return IMPLIED_END[openName]?.includes(nextName) ?? false
}

/** Whether HTML lets the element end without an end tag. */
export function mayStayOpen(name: string): boolean {
  return Object.hasOwn(IMPLIED_END, name)
}

/** The elements that this one has to stand in directly; undefined when it may stand anywhere. */
export function parentsOf(name: string): readonly string[] | undefined {
  return Object.hasOwn(PARENTS, name) ? PARENTS[name] : undefined
}

/** Whether only parts of a table may stand in the element directly. */
export function holdsOnlyParts(name: string): boolean {
  return TABLE_PARTS.has(name)
}
