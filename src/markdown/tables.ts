import type { Element, ElementContent, Properties } from 'hast'
import type { Table, TableCell, TableRow } from 'mdast'
import type { Range } from '../model/finding.ts'
import { type BodyState, report } from './body-state.ts'
import { element, textOf } from './element.ts'

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
  if (head) {
    const header = row(head, 'th')
    if (textOf([header]).trim() === '') reportMissingHeader(body.source.rangeOf(head), body)
    sections.push(element('thead', {}, [header]))
  }
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

/** Whether a table of raw HTML has a header cell. */
export function hasHeader(table: Element): boolean {
  return table.children.some(
    (part) => part.type === 'element' && (part.tagName === 'th' || (part.tagName !== 'td' && hasHeader(part))),
  )
}

export function reportMissingHeader(range: Range, body: BodyState): void {
  const hint = 'Name the columns in the first row. For values in pairs, write a list instead.'
  report(body, 'table-header', 'warn', range, 'the table has no header: nothing says what its columns are', hint)
}

function tableName(body: BodyState): string {
  const heading = body.headings.at(-1)
  const number = (body.tables.get(heading?.slug ?? '') ?? 0) + 1
  body.tables.set(heading?.slug ?? '', number)
  return body.labels.table(number, heading?.text)
}
