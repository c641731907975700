/** Tables as text, by RFC 4180: lines end with CRLF, a cell with a comma, a quote or a line break stands in quotes. */

export type Cell = string | number | undefined

/**
 * What a spreadsheet would take for a formula, and run. Blanks before it do not keep every program from that. The wide
 * forms are what keyboards of East Asia write.
 */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]/

/** @param rows the first one holds the names of the columns */
export function csvText(rows: Iterable<readonly Cell[]>): string {
  const lines: string[] = []
  for (const row of rows) lines.push(row.map(cellText).join(','))
  return `${lines.join('\r\n')}\r\n`
}

/** Numbers stand as they are, nothing stands for what was not published, and a formula becomes text by an apostrophe. */
function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
