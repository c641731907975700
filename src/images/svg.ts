/**
 * Whether a drawing is only a drawing. An SVG that is opened on its own runs on the site’s origin, so it is read
 * here as strictly as a browser reads it, and may hold nothing but what a drawing needs. What is not known is
 * refused: elements and their values are on lists, and a part that the pattern of a tag does not fit is no part.
 */

/** Elements that draw. Not among them: what runs, loads, leads away, embeds, or changes others (script, image, a, style, set …). */
const ELEMENTS = new Set(
  `svg g defs symbol use switch title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker view filter feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
  feTile feTurbulence`.split(/\s+/),
)

const SVG = 'http://www.w3.org/2000/svg'
/** Names under which a browser gives elements a meaning of their own. */
const LIVING = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/math/mathml',
  'http://www.w3.org/2001/xml-events',
]

const NAME = '[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?'
const ATTRIBUTE = String.raw`\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*')`
const OPENING = new RegExp(String.raw`<(${NAME})((?:${ATTRIBUTE})*)\s*/?>`, 'y')
const CLOSING = new RegExp(String.raw`</${NAME}\s*>`, 'y')
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/y
const DECLARATION =
  /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["'](?:utf-8|us-ascii)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/i

/** Whether the bytes begin as an SVG does: so that other text is told apart from a drawing that holds too much. */
export function looksLikeSvg(bytes: Buffer): boolean {
  const opening = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+svg\b|<svg\b[^>]*\sxmlns\s*=)/
  return opening.test(bytes.toString('utf8'))
}

/** Whether a drawing holds nothing but drawing. */
export function isPlainSvg(bytes: Buffer): boolean {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an encoding that hides text begins with one
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return false
  /** What each prefix stands for; `''` is for names without one. */
  const names = new Map<string, string>()
  const elements: string[] = []
  let at = DECLARATION.exec(text)?.[0].length ?? 0
  for (;;) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next === -1 ? undefined : next)
    if (!harmlessText(between)) return false
    if (next === -1) break
    const opening = match(OPENING, text, next)
    const part = opening ?? match(CLOSING, text, next) ?? match(COMMENT, text, next)
    if (!part) return false
    if (opening) {
      elements.push(opening[1]!)
      if (!readAttributes(opening[2]!, names)) return false
    }
    at = next + part[0].length
  }
  return elements.every((name) => isDrawing(name, names))
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Whether the attributes of an element are harmless; what they say of prefixes is noted, and may not contradict what was said before. */
function readAttributes(attributes: string, names: Map<string, string>): boolean {
  for (const [, name, quoted] of attributes.matchAll(new RegExp(`\\s(${NAME})\\s*=\\s*("[^"]*"|'[^']*')`, 'g'))) {
    const value = quoted!.slice(1, -1)
    const local = name!.split(':').at(-1)!.toLowerCase()
    if (!harmlessText(value)) return false
    if (name === 'xmlns' || name!.startsWith('xmlns:')) {
      const prefix = name === 'xmlns' ? '' : local
      const known = names.get(prefix) ?? value
      if (known !== value || LIVING.includes(value.trim().toLowerCase())) return false
      names.set(prefix, value)
      continue
    }
    if (local.startsWith('on') || local === 'base') return false
    if ((local === 'href' || local === 'src') && !/^#[\w.:-]+$/.test(value)) return false
    // Only names without a prefix are read as CSS; the others are notes of drawing programs.
    if (!name!.includes(':') && !harmlessStyle(value)) return false
  }
  return true
}

/** Character references could spell what is looked for; only the five that XML itself has may stand. */
function harmlessText(text: string): boolean {
  return !/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)
}

/** Whether a value, read as CSS as presentation attributes are, loads nothing: `url()` only of the drawing’s own parts. */
function harmlessStyle(value: string): boolean {
  return !/\\|(?:image|image-set|src|cross-fade|element|expression)\(|url\(\s*(?!\s|(?:"|'|&quot;|&apos;)?#)/i.test(
    value,
  )
}

/** Whether an element draws, or is none that a browser knows: drawing programs keep notes under names of their own. */
function isDrawing(name: string, names: Map<string, string>): boolean {
  const [local, prefix = ''] = name.split(':').reverse() as [string, string?]
  const meaning = names.get(prefix.toLowerCase())
  if (prefix === '') return meaning === SVG && ELEMENTS.has(local)
  return meaning !== undefined && (meaning !== SVG || ELEMENTS.has(local))
}
