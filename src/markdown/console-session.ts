import type { ElementContent } from 'hast'
import { element, text } from './element.ts'

/** `$ `, `# `, `% `, `user@host:~$ `, `[root@db1 ~]# `, `(venv) $ `. */
const PROMPT = /^(?:\([\w.-]+\) )?(?:\[[^\]\s]+(?: [^\]\s]+)?\]|[\w.-]+@[\w.-]+(?::[^\s$#%]*)?)?[$#%][ \t]+/
const CONTINUED_PROMPT = /^> /

/**
 * Tells the commands of a terminal session from what they printed, so that a copy button can copy commands only.
 * A command goes on in the next line where a line ends with a backslash. Adds elements and no characters.
 */
export function consoleSession(code: string, colour: (command: string) => ElementContent[]): ElementContent[] {
  const nodes: ElementContent[] = []
  let output = ''
  const flush = (): void => {
    if (output !== '') nodes.push(span('output', [text(output)]))
    output = ''
  }
  const lines = sessionLines(code)
  for (const [index, { line, prompt }] of lines.entries()) {
    const end = index < lines.length - 1 ? '\n' : ''
    if (prompt === undefined) {
      output += line + end
      continue
    }
    flush()
    if (prompt !== '') nodes.push(span('prompt', [text(prompt)]))
    const command = line.slice(prompt.length)
    if (command !== '') nodes.push(span('command', colour(command)))
    if (end !== '') nodes.push(text(end))
  }
  flush()
  return nodes
}

/** The lines of a terminal session; those that are typed have a prompt, which is empty where a command just goes on. */
export function sessionLines(code: string): { line: string; prompt?: string }[] {
  let continued = false
  return code.split('\n').map((line) => {
    const prompt = (continued ? CONTINUED_PROMPT : PROMPT).exec(line)?.[0] ?? (continued ? '' : undefined)
    if (prompt === undefined) return { line }
    continued = line.slice(prompt.length).endsWith('\\')
    return { line, prompt }
  })
}

function span(className: string, children: ElementContent[]): ElementContent {
  return element('span', { className: [className] }, children)
}
