/**
 * Contributed text where characters have power: in a terminal, in the log of a pipeline, in the viewer of a forge.
 * What is replaced is replaced unit by unit, so that columns stay what they are.
 */

/**
 * Control characters can move the cursor or hide a line, marks of direction can show text in another order than it
 * has, and XML can hold none of the former.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const powerful = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g

/**
 * GitHub and Azure take `##[warning]` and `##vso[…]` as commands wherever they stand in a line of a log:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 * Matches the two signs that begin one.
 */
export const logCommand = /##(?=\w*\[)/g

/** One line of plain text. */
export function printable(text: string): string {
  return text.toWellFormed().replace(powerful, '\u{FFFD}')
}

/** One line of plain text that no pipeline takes for a command: neither as above nor as `::warning::` at its start. */
export function printableInLog(text: string): string {
  return printable(text)
    .replace(logCommand, '#\u{FFFD}')
    .replace(/^(\s*):(?=:)/, '$1\u{FFFD}')
}
