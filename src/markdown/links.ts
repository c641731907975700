import type { ElementContent, Properties } from 'hast'
import type { Definition, Image, Link } from 'mdast'
import { type Range, rewriting } from '../model/finding.ts'
import { alternativeTextProblem } from './alternative-text.ts'
import { type BodyState, report } from './body-state.ts'
import { element, text } from './element.ts'
import { isAllowedScheme, isDangerousScheme, isUnreadable, schemeOf, schemeProblem } from './link-scheme.ts'
import { endOf, type Positioned, startOf } from './source-text.ts'

/**
 * The attributes of a link to `target`, or undefined when there is nothing to lead to: then the reason is
 * reported at `range`, and only the words of the link are shown.
 */
export function linkAttributes(target: string, range: Range, body: BodyState): Properties | undefined {
  const refused = schemeProblem(target)
  if (refused) {
    report(body, 'link-scheme', 'error', range, refused, 'Use https:, mailto:, tel:, a path or the name of a document.')
    return undefined
  }
  const resolution = resolved(target, range, 'link-target', body)
  if (!resolution) return undefined
  if (resolution.document) body.links.push({ document: resolution.document, target, range })
  if (resolution.asset) body.assets.add(resolution.asset)
  const attributes: Properties = { href: writable(resolution.href) }
  if (resolution.external) Object.assign(attributes, { className: ['external'], rel: ['noopener'] })
  return attributes
}

/** What a target leads to; what leads nowhere is reported by the rule. */
function resolved(target: string, range: Range, rule: string, body: BodyState) {
  const resolution = body.context.resolve(target)
  if (!('problem' in resolution)) return resolution
  const { problem, hint, fix } = resolution
  report(body, rule, 'error', range, problem, hint, fix === undefined ? undefined : rewriting(range, target, fix))
  return undefined
}

/** A link, or only its words when it leads nowhere. */
export function linkElements(
  node: { url: string; title?: string | null | undefined },
  range: Range,
  children: ElementContent[],
  body: BodyState,
): ElementContent[] {
  const attributes = linkAttributes(body.markers.restore(node.url), range, body)
  if (!attributes) return children
  if (node.title) attributes.title = body.markers.restore(node.title)
  return [element('a', attributes, children)]
}

/** What an image element is made from. */
export interface ImageParts {
  url: string
  alt: string | undefined
  title?: string | undefined
  width?: string | undefined
  height?: string | undefined
}

/** An image of the content folder, or its alternative text when it cannot be shown. `whole` is the range of all of it. */
export function imageElements(image: ImageParts, range: Range, whole: Range, body: BodyState): ElementContent[] {
  const alt = image.alt?.trim() ?? ''
  const problem = alternativeTextProblem(alt, image.url)
  if (problem) {
    const hint = 'Say in a few words what it shows: ![Queue depth over time](queue.png).'
    report(body, 'image-alt', 'warn', whole, problem, hint)
  }
  const src = imageSource(image.url, range, body)
  if (src === undefined) return alt === '' ? [] : [text(alt)]
  const attributes: Properties = { src, alt, loading: 'lazy', decoding: 'async' }
  if (image.title) attributes.title = image.title
  if (image.width && /^\d{1,5}$/.test(image.width)) attributes.width = Number(image.width)
  if (image.height && /^\d{1,5}$/.test(image.height)) attributes.height = Number(image.height)
  return [element('img', attributes, [])]
}

const OWN_FILE = 'An image must be a file of the content folder.'

function imageSource(target: string, range: Range, body: BodyState): string | undefined {
  const scheme = schemeOf(target)
  const foreign = scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(target.trim())
  if (foreign) {
    report(
      body,
      'image-target',
      'error',
      range,
      'the image comes from another host',
      `${OWN_FILE} Save it beside the page.`,
    )
    return undefined
  }
  const refused = scheme === undefined ? schemeProblem(target) : `an image cannot come from a “${scheme}:” address`
  if (refused) {
    report(body, 'link-scheme', 'error', range, refused, OWN_FILE)
    return undefined
  }
  const resolution = resolved(target, range, 'image-target', body)
  if (!resolution) return undefined
  if (resolution.external || resolution.document) {
    report(body, 'image-target', 'error', range, 'the image is not a file of the content folder', OWN_FILE)
    return undefined
  }
  if (resolution.asset) body.assets.add(resolution.asset)
  return writable(resolution.href)
}

/**
 * What an author meant as a placeholder although the parser takes it for a link: `<host:port>`, `<user@host>`,
 * `https://HOST:PORT/`. Undefined for real addresses, and for harmful ones, which are reported as links.
 */
export function placeholderAutolink(node: Link, source: string): string | undefined {
  if (!source.startsWith('[') && isUnreadable(node.url)) return source
  if (!source.startsWith('<')) return undefined
  const scheme = schemeOf(node.url)
  if (scheme === 'mailto' && !/^<mailto:/i.test(source)) {
    return /@[^>]*\./.test(source) ? undefined : source
  }
  return scheme && !isAllowedScheme(scheme) && !isDangerousScheme(scheme) ? source : undefined
}

/** The place of a link's or an image's address in the parsed text; of the whole node when it is an autolink. */
export function targetRange(node: Link | Image, body: BodyState): Range {
  const source = body.source.sliceOf(node)
  const opening = node.type === 'image' ? source.indexOf('](') : afterWords(node, body)
  if (opening === -1 || !source.startsWith('](', opening)) return body.source.rangeOf(node)
  return rangeOfAddress(node, source, opening + 2, source.endsWith(')') ? source.length - 1 : source.length, body)
}

/** The place of a definition's address: `[label]: address "title"`. */
export function definitionRange(node: Definition, body: BodyState): Range {
  const source = body.source.sliceOf(node)
  const colon = source.indexOf(']:')
  return colon === -1 ? body.source.rangeOf(node) : rangeOfAddress(node, source, colon + 2, source.length, body)
}

function rangeOfAddress(node: Positioned, source: string, from: number, limit: number, body: BodyState): Range {
  let start = from
  while (start < limit && /\s/.test(source[start]!)) start++
  let end = start
  if (source[start] === '<') {
    start++
    end = source.indexOf('>', start)
    if (end === -1) end = limit
  } else {
    while (end < limit && !/\s/.test(source[end]!)) end++
  }
  if (end <= start) return body.source.rangeOf(node)
  return body.source.range(startOf(node) + start, startOf(node) + end)
}

function afterWords(node: Link, body: BodyState): number {
  const last = node.children.at(-1)
  const from = last ? endOf(last) - startOf(node) : 1
  return body.source.sliceOf(node).indexOf('](', Math.max(0, from - 1))
}

/** Percent-encodes what an address cannot hold; what is encoded already stays. */
function writable(href: string): string {
  return href.replace(/[\s"<>\\^`{|}]/g, (character) => encodeURIComponent(character))
}
