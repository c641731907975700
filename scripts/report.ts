/** Shows findings in the format that was asked for. */
import { summarise } from '../src/checks/index.ts'
import { reportJson } from '../src/checks/reporters/json.ts'
import { reportText } from '../src/checks/reporters/text.ts'
import type { Handbook } from '../src/handbook.ts'
import type { Finding } from '../src/model/finding.ts'
import { type CommandValues, exitCodes, shownPath } from './command.ts'

/** The report as text, with a line break at its end. */
export function report(
  findings: Finding[],
  handbook: Handbook,
  format: CommandValues['format'],
  stream: NodeJS.WriteStream,
): string {
  if (format === 'json') return `${reportJson(findings)}\n`
  const { sources, root } = handbook.source
  return `${reportText(findings, { sources, folder: shownPath(root), colour: stream.isTTY === true && !process.env.NO_COLOR })}\n`
}

/** 1 when there is an error, or, when strict, any finding. */
export function verdict(findings: Finding[], strict: boolean): number {
  const { errors, warnings } = summarise(findings)
  return errors > 0 || (strict && warnings > 0) ? exitCodes.content : exitCodes.fine
}
