/** A statement of a diagram: a line without its indentation, and its place in the code. */
export interface MermaidLine {
  text: string
  /** Line of the code, from 0. */
  line: number
  /** Column of the first character, from 0. */
  column: number
}

/** A place in a diagram that is wrong. `line` and `column` count from 0 in the code. */
export interface MermaidProblem {
  line: number
  column: number
  length: number
  message: string
  hint: string
}

/** A diagram's code, taken apart: the header, the statements, and what its author says about it in words. */
export interface MermaidSource {
  header: MermaidLine | undefined
  statements: MermaidLine[]
  title: string | undefined
  description: string | undefined
}

const ACC_TITLE = /^accTitle\s*:\s*(.*)$/i
const ACC_DESCRIPTION = /^accDescr\s*:\s*(.*)$/i
const ACC_DESCRIPTION_BLOCK = /^accDescr\s*\{\s*(.*)$/i

/** Takes out comments, directives, front matter and accessible texts, none of which the drawing library knows. */
export function readMermaidSource(code: string): MermaidSource {
  const source: MermaidSource = { header: undefined, statements: [], title: undefined, description: undefined }
  const lines = code.split('\n')
  let index = skipFrontMatter(lines, source)
  for (; index < lines.length; index++) {
    const raw = lines[index]!
    const text = raw.trim()
    if (text === '') continue
    if (text.startsWith('%%{')) {
      index = lineWith('}%%', lines, index)
      continue
    }
    if (text.startsWith('%%')) continue
    const title = ACC_TITLE.exec(text)
    const description = ACC_DESCRIPTION.exec(text)
    const block = ACC_DESCRIPTION_BLOCK.exec(text)
    if (title) source.title = title[1]!.trim() || undefined
    else if (description) source.description = description[1]!.trim() || undefined
    else if (block) {
      const end = lineWith('}', lines, index)
      const words = lines.slice(index, end + 1).join(' ')
      source.description =
        words
          .slice(words.indexOf('{') + 1)
          .replace('}', '')
          .replace(/\s+/g, ' ')
          .trim() || undefined
      index = end
    } else {
      const line = { text, line: index, column: raw.length - raw.trimStart().length }
      if (source.header) source.statements.push(line)
      else source.header = line
    }
  }
  return source
}

function skipFrontMatter(lines: readonly string[], source: MermaidSource): number {
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first === -1 || lines[first]!.trim() !== '---') return 0
  const end = lines.findIndex((line, index) => index > first && line.trim() === '---')
  if (end === -1) return 0
  for (const line of lines.slice(first + 1, end)) {
    const title = /^title:\s*(.+)$/.exec(line)?.[1]?.trim()
    if (title) source.title = title.replace(/^(["'])(.*)\1$/, '$2')
  }
  return end + 1
}

/** The first line from `index` on that contains `mark`; the last line when none does. */
function lineWith(mark: string, lines: readonly string[], index: number): number {
  const found = lines.findIndex((line, at) => at >= index && line.includes(mark))
  return found === -1 ? lines.length - 1 : found
}

/** A problem with a whole statement. */
export function statementProblem(line: MermaidLine, message: string, hint: string): MermaidProblem {
  return { line: line.line, column: line.column, length: Math.max(1, line.text.length), message, hint }
}

/** A problem with a part of a statement, by index in its text. */
export function partProblem(
  line: MermaidLine,
  at: number,
  length: number,
  message: string,
  hint: string,
): MermaidProblem {
  return { line: line.line, column: line.column + at, length: Math.max(1, length), message, hint }
}
