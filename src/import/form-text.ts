/**
 * The text of a form that was sent: each answer below a heading with the label of its field. That is what GitHub makes of
 * an issue form, and what a person leaves of a template of GitLab.
 */

/** The answers by the label of their field; a field that was left empty has none. */
export function answersIn(text: string, labels: readonly string[]): Map<string, string> {
  const known = new Set(labels)
  const answers = new Map<string, string[]>()
  let current: string[] | undefined
  let fence: string | undefined
  for (const line of text.split(/\r\n?|\n/)) {
    const label = fence === undefined ? /^###[ \t]+(\S.*?)[ \t]*$/.exec(line)?.[1] : undefined
    // What looks like the heading of a field for a second time is part of an answer.
    if (label !== undefined && known.has(label) && !answers.has(label)) {
      current = []
      answers.set(label, current)
      continue
    }
    const run = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (fence === undefined && run) fence = run[1]
    else if (fence !== undefined && run && run[1]!.startsWith(fence) && run[2]!.trim() === '') fence = undefined
    current?.push(line)
  }
  const said = [...answers].map(([label, lines]): [string, string] => [label, withoutInstructions(lines.join('\n'))])
  return new Map(said.filter(([, answer]) => answer !== '' && answer !== EMPTY))
}

/** What GitHub writes below the heading of a field that was left empty. */
const EMPTY = '_No response_'

/** The instructions of a template stand before the answer, as a comment; other comments are the writer’s. */
function withoutInstructions(answer: string): string {
  const text = answer.trim()
  const end = text.startsWith('<!--') ? text.indexOf('-->') : -1
  return (end === -1 ? text : text.slice(end + 3)).trim()
}

/** Those of the choices that were ticked in a task list; else what stands there, separated by commas or lines. */
export function chosenIn(answer: string): string[] {
  const rows = answer.split('\n').map((line) => /^\s*[-*]\s+\[([ xX])\]\s+(\S.*?)\s*$/.exec(line))
  const ticked = rows.flatMap((row) => (row && row[1] !== ' ' ? [row[2]!] : []))
  if (rows.some(Boolean)) return ticked
  return answer
    .split(/[,\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
}
