import type { Element, ElementContent } from 'hast'
import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { type BodyState, report } from './body-state.ts'
import { element, text } from './element.ts'

/** The footnotes of one body, numbered in the order in which the text refers to them. */
export class FootnoteRegister {
  readonly #definitions: ReadonlyMap<string, FootnoteDefinition>
  readonly #order: { definition: FootnoteDefinition; references: number }[] = []
  readonly #numbers = new Map<string, number>()

  constructor(definitions: ReadonlyMap<string, FootnoteDefinition>) {
    this.#definitions = definitions
  }

  /** The mark in the text, or undefined when no footnote of that name is defined. */
  mark(node: FootnoteReference, body: BodyState): Element | undefined {
    const definition = this.#definitions.get(node.identifier)
    if (!definition) return undefined
    let number = this.#numbers.get(node.identifier)
    if (number === undefined) {
      number = this.#order.push({ definition, references: 0 })
      this.#numbers.set(node.identifier, number)
    }
    const note = this.#order[number - 1]!
    note.references++
    const id = body.anchors.own(referenceId(number, note.references))
    const link = element('a', { href: `#fn-${number}`, id, ariaLabel: body.labels.footnote(number) }, [
      text(String(number)),
    ])
    return element('sup', { className: ['footnote-mark'], dataPagefindIgnore: '' }, [link])
  }

  /**
   * The list of footnotes below the text, or undefined when there are none. A footnote may refer to others,
   * so the list can grow while it is written. Footnotes that nothing refers to are reported, not shown.
   */
  section(compose: (definition: FootnoteDefinition) => ElementContent[], body: BodyState): Element | undefined {
    const items: ElementContent[] = []
    for (let index = 0; index < this.#order.length; index++) {
      const note = this.#order[index]!
      const number = index + 1
      items.push(element('li', { id: body.anchors.own(`fn-${number}`) }, compose(note.definition)))
    }
    // Only now is it known how often each is referred to.
    for (const [index, item] of items.entries()) {
      if (item.type === 'element') appendBackLinks(item, index + 1, this.#order[index]!.references, body)
    }
    this.#reportUnused(body)
    if (items.length === 0) return undefined
    const heading = element('h2', { id: body.anchors.own('footnotes'), dataPagefindIgnore: '' }, [
      text(body.labels.footnotes),
    ])
    return element('section', { className: ['footnotes'], ariaLabelledBy: ['footnotes'] }, [
      heading,
      element('ol', {}, items),
    ])
  }

  #reportUnused(body: BodyState): void {
    for (const [identifier, definition] of this.#definitions) {
      if (this.#numbers.has(identifier)) continue
      report(
        body,
        'footnote-unused',
        'warn',
        body.source.rangeOf(definition),
        `nothing refers to the footnote “${identifier}”, so it is not shown`,
        `Write [^${identifier}] where it belongs, or delete it.`,
      )
    }
  }
}

function appendBackLinks(item: Element, number: number, references: number, body: BodyState): void {
  const links: ElementContent[] = []
  for (let reference = 1; reference <= references; reference++) {
    links.push(
      text(' '),
      element(
        'a',
        {
          className: ['footnote-back'],
          href: `#${referenceId(number, reference)}`,
          ariaLabel: body.labels.backToText(number),
          dataPagefindIgnore: '',
        },
        // The second character asks for the text form of the arrow: some systems draw it as an emoji.
        [text('\u21A9\uFE0E')],
      ),
    )
  }
  const last = item.children.findLast((child) => child.type === 'element')
  if (last?.type === 'element' && last.tagName === 'p') last.children = [...last.children, ...links]
  else item.children.push(element('p', {}, links.slice(1)))
}

function referenceId(number: number, reference: number): string {
  return reference === 1 ? `fnref-${number}` : `fnref-${number}-${reference}`
}
