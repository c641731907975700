import type { ElementContent } from 'hast'
import { type CommandInCode, worstChange } from '../shell/commands-in-code.ts'
import { sessionLines } from '../shell/terminal-session.ts'
import { element, text } from './element.ts'

/**
 * Tells the commands of a terminal session from what they printed, so that a copy button can copy commands only.
 * A command goes on in the next line where a line ends with a backslash. Adds elements and no characters.
 *
 * @param commands what is known of them: a line in which something changes carries the name of the effect
 */
export function consoleSession(
  code: string,
  colour: (command: string) => ElementContent[],
  commands: readonly CommandInCode[],
): ElementContent[] {
  const nodes: ElementContent[] = []
  let output = ''
  const flush = (): void => {
    if (output !== '') nodes.push(span(['output'], [text(output)]))
    output = ''
  }
  const lines = sessionLines(code)
  const waiting = commands.toSorted((a, b) => b.start - a.start)
  let lineEnd = -1
  for (const [index, { line, prompt }] of lines.entries()) {
    const end = index < lines.length - 1 ? '\n' : ''
    lineEnd += line.length + 1
    const begun: CommandInCode[] = []
    while (waiting.length > 0 && waiting.at(-1)!.start < lineEnd) begun.push(waiting.pop()!)
    if (prompt === undefined) {
      output += line + end
      continue
    }
    flush()
    if (prompt !== '') nodes.push(span(['prompt'], [text(prompt)]))
    const command = line.slice(prompt.length)
    const effect = worstChange(begun)
    if (command !== '') nodes.push(span(['command', ...(effect ? [effect] : [])], colour(command)))
    if (end !== '') nodes.push(text(end))
  }
  flush()
  return nodes
}

function span(className: string[], children: ElementContent[]): ElementContent {
  return element('span', { className }, children)
}
