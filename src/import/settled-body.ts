/** A single text of a stranger as a body that the checks accept: what the pages of a foreign tree go through, without the tree. */
import { schemeProblem } from '../markdown/link-scheme.ts'
import type { Language } from '../model/values.ts'
import { type LooseAnchor, type Tell, withOurContainers } from './markdown/containers.ts'
import type { EditedText } from './markdown/edited-text.ts'
import { anchorFor, settleHeadings } from './markdown/headings.ts'
import { withoutInlineNotations } from './markdown/inline-notations.ts'
import { settleLinks } from './markdown/links.ts'
import { Unreadable } from './markdown/parsed-body.ts'
import { settleHtmlHeadings } from './markdown/raw-html.ts'
import { repair } from './markdown/repair.ts'

/** @param title of the document: a first heading that says the same is not said twice */
export function settleBody(body: EditedText, title: string, lang: Language, tell: Tell): void {
  const written = new Set<string>()
  try {
    const anchors: LooseAnchor[] = []
    body.replaceLines(withOurContainers(body.lines(), { tell, anchors, listed: [] }))
    withoutInlineNotations(body, { page: () => undefined, leads: () => false }, tell)
    anchors.push(...settleHtmlHeadings(body))
    const headings = settleHeadings(body, title, 'github', anchors)
    settleLinks(body, {
      tell,
      link(target, line) {
        if (target.startsWith('#')) {
          const found = anchorFor(target.slice(1), headings)
          if (found.found && found.anchor !== undefined) {
            written.add(`#${found.anchor}`)
            return { type: 'to', address: `#${found.anchor}` }
          }
        } else if (isOutside(target)) return { type: 'stays' }
        tell('dropped', line, `the link to “${target.slice(0, 120)}” leads nowhere from here; its words stay.`)
        return { type: 'words' }
      },
      image(target, line) {
        if (!isOutside(target)) {
          tell('dropped', line, `the image “${target.slice(0, 120)}” cannot be shown; its words stay.`)
          return { type: 'words' }
        }
        tell(
          'look',
          line,
          `the image “${target.slice(0, 120)}” cannot be copied without network; a link stands in its place.`,
        )
        return { type: 'link', address: target }
      },
    })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  repair(body, { lang, tell, leads: (address) => written.has(address) })
}

function isOutside(target: string): boolean {
  return /^(?:https?|mailto|tel):/i.test(target) && schemeProblem(target) === undefined
}
