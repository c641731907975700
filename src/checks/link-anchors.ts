import { didYouMean } from '../model/explain.ts'
import { keyOf } from '../record/address.ts'
import type { Rule } from './rule.ts'

export const linkAnchors: Rule = {
  id: 'link-anchor',
  severity: 'error',
  description: 'A link to a part of a page finds that part, as it is really rendered.',
  why: 'At three in the morning a link that stops at the top of a long page costs minutes.',
  *check({ source, bodies }) {
    const fileByKey = new Map(source.documents.map((document) => [keyOf(document), document.file]))
    for (const [file, body] of bodies) {
      for (const { document, target, range } of body.links) {
        if (document.fragment === undefined) continue
        const anchors = bodies.get(fileByKey.get(document.key)!)?.anchors ?? []
        const wanted = decode(document.fragment)
        if (anchors.includes(wanted)) continue
        yield {
          file,
          ...range,
          message: `“${target}” leads to no heading: the page has no “#${wanted}”`,
          hint:
            didYouMean(wanted, anchors) ??
            (anchors.length ? `Its anchors are: ${anchors.slice(0, 12).join(', ')}.` : 'The page has no headings.'),
        }
      }
    }
  },
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
