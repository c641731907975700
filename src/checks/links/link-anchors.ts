import { didYouMean } from '../../model/explain.ts'
import { rewriting } from '../../model/finding.ts'
import { keyOf } from '../../record/address.ts'
import type { Rule } from '../rule.ts'

export const linkAnchors: Rule = {
  id: 'link-anchor',
  severity: 'error',
  essential: true,
  description: 'A link to a part of a page finds that part, as it is really rendered.',
  why: 'At three in the morning a link that stops at the top of a long page costs minutes.',
  remedy: 'Link to a heading that the page has. The finding lists its anchors.',
  bad: { kind: 'runbook', body: '\nSee [the way back](#way-back).\n' },
  good: { kind: 'runbook', body: '\nSee [the way back](#way-back).\n\n## Way back\n\nRestore the snapshot.\n' },
  *check({ source, bodies }) {
    // Of two documents with one name the first, as for links: that there are two is said elsewhere.
    const byKey = new Map(source.documents.toReversed().map((document) => [keyOf(document), document]))
    for (const [file, body] of bodies) {
      for (const { document, target, range } of body.links) {
        if (document.fragment === undefined) continue
        const page = byKey.get(document.key)!
        // A page whose front matter could not be split has no readable body: one error, not one for each link to it.
        if (!page.data && page.body === '') continue
        const anchors = bodies.get(page.file)?.anchors ?? []
        const wanted = decode(document.fragment)
        if (anchors.includes(wanted)) continue
        const sameLetters = anchors.filter((anchor) => anchor.toLowerCase() === wanted.toLowerCase())
        const fix =
          sameLetters.length === 1 ? rewriting(range, target, `${target.split('#')[0]}#${sameLetters[0]}`) : undefined
        yield {
          file,
          ...range,
          ...(fix ? { fix } : {}),
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
