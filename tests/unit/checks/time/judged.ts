import { checkHandbook } from '../../../../src/checks/index.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder } from '../../reader/content.ts'

/** What one rule finds in a file of a handbook: the text that the finding points to, and its message. */
export async function judged(
  rule: string,
  file: string,
  text: string,
  others: Record<string, string | undefined> = {},
  asOf: string | undefined = '2026-11-20',
): Promise<string[]> {
  const content = contentFolder({ [file]: text, ...others })
  const handbook = await loadHandbook({ content, drafts: false, ...(asOf ? { asOf } : {}) })
  const lines = text.split('\n')
  return (await checkHandbook(handbook))
    .filter((finding) => finding.rule === rule)
    .map(({ line, column, endLine, endColumn, message }) => {
      const shown = lines[line - 1]!.slice(column - 1, endLine === line ? endColumn - 1 : undefined)
      return `${shown} ← ${message}`
    })
}
