import type { Element, ElementContent, Properties } from 'hast'
import type { Table, TableCell, TableRow } from 'mdast'
import type { BodyState } from './body-state.ts'
import { element } from './element.ts'

/**
 * A table in a box of its own that scrolls sideways, by keyboard too, with a name to tell it from others.
 * Alignment is a class: the site's policy allows no inline style.
 */
export function tableElement(node: Table, compose: (cell: TableCell) => ElementContent[], body: BodyState): Element {
  const [head, ...rows] = node.children
  const align = (index: number): Properties => {
    const side = node.align?.[index]
    return side === 'right' || side === 'center' ? { className: [`align-${side}`] } : {}
  }
  const row = (source: TableRow, cellName: 'th' | 'td'): Element =>
    element(
      'tr',
      {},
      source.children.map((cell, index) =>
        element(cellName, { ...(cellName === 'th' ? { scope: 'col' } : {}), ...align(index) }, compose(cell)),
      ),
    )
  const sections: ElementContent[] = []
  if (head) sections.push(element('thead', {}, [row(head, 'th')]))
  if (rows.length > 0) {
    sections.push(
      element(
        'tbody',
        {},
        rows.map((source) => row(source, 'td')),
      ),
    )
  }
  return element('div', { className: ['table'], role: 'region', ariaLabel: tableName(body), tabIndex: 0 }, [
    element('table', {}, sections),
  ])
}

function tableName(body: BodyState): string {
  const heading = body.headings.at(-1)
  const number = (body.tables.get(heading?.slug ?? '') ?? 0) + 1
  body.tables.set(heading?.slug ?? '', number)
  return body.labels.table(number, heading?.text)
}
