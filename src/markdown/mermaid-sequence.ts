import { guard, labelWords, type MermaidReading, type Relation } from './mermaid-diagram.ts'
import { type MermaidLine, type MermaidProblem, type MermaidSource, statementProblem } from './mermaid-source.ts'

const PARTICIPANT = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/i
const MESSAGE = /^(.+?)\s*(<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\))\s*[+-]?\s*([^\s:][^:]*?)\s*:(.*)$/
const NOTE = /^note\s+(left of|right of|over)\s+([^:]+?)\s*:(.*)$/i
const BLOCK = /^(loop|alt|opt|par|par_over|critical|break|rect|box)\b\s*(.*)$/i
const DIVIDER = /^(else|and|option)\b\s*(.*)$/i
const WITHOUT_DRAWING =
  /^(?:activate|deactivate|destroy)\s+\S.*$|^autonumber\b|^links?\s+\S+\s*:|^title\b|^(?:properties|details)\b/i

/** Reads a `sequenceDiagram`. Participants get plain ids, for the library takes names without spaces only. */
export function readSequence(source: MermaidSource): MermaidReading {
  const reader = new SequenceReader(source.statements.some((line) => /^autonumber\b/i.test(line.text)))
  for (const line of source.statements) {
    const problem = reader.statement({ ...line, text: line.text.replace(/;$/, '') })
    if (problem) return { problem }
  }
  return reader.finish()
}

class SequenceReader {
  readonly #numbered: boolean
  readonly #lines: string[] = []
  readonly #names = new Map<string, { id: string; label: string; type: string }>()
  readonly #relations: Relation[] = []
  readonly #blocks: { line: MermaidLine; drawn: boolean }[] = []

  constructor(numbered: boolean) {
    this.#numbered = numbered
  }

  statement(line: MermaidLine): MermaidProblem | undefined {
    const { text } = line
    const participant = PARTICIPANT.exec(text)
    if (participant) {
      const actor = this.#actor(participant[2]!)
      actor.type = participant[1]!.toLowerCase()
      if (participant[3]) actor.label = participant[3].trim()
      return undefined
    }
    const note = NOTE.exec(text)
    if (note) {
      const ids = note[2]!.split(',').map((name) => this.#actor(name.trim()).id)
      this.#lines.push(`Note ${note[1]!.toLowerCase()} ${ids.join(',')}: ${guard(note[3]!.trim()) || '\u00A0'}`)
      return undefined
    }
    if (/^end$/i.test(text)) return this.#end(line)
    const block = BLOCK.exec(text)
    if (block && !MESSAGE.test(text)) {
      const type = block[1]!.toLowerCase()
      // Boxes and coloured backgrounds group by colour alone; the library would print the colour's name.
      const drawn = type !== 'rect' && type !== 'box'
      this.#blocks.push({ line, drawn })
      if (drawn) this.#lines.push(`${type === 'par_over' ? 'par' : type} ${guard(block[2]!.trim())}`)
      return undefined
    }
    const divider = DIVIDER.exec(text)
    if (divider && !MESSAGE.test(text)) {
      if (this.#blocks.length === 0) {
        return statementProblem(
          line,
          `there is no open block for this “${divider[1]}”`,
          'Begin one with "alt" or "par".',
        )
      }
      this.#lines.push(`${divider[1]!.toLowerCase() === 'and' ? 'and' : 'else'} ${guard(divider[2]!.trim())}`)
      return undefined
    }
    if (WITHOUT_DRAWING.test(text)) return undefined
    const message = MESSAGE.exec(text)
    if (message) {
      this.#message(message)
      return undefined
    }
    return statementProblem(
      line,
      `“${text.slice(0, 40)}” is not a statement of a sequence diagram`,
      'A message is written as "A->>B: words".',
    )
  }

  finish(): MermaidReading {
    const open = this.#blocks[0]?.line
    if (open) {
      return {
        problem: statementProblem(open, 'the block is never closed', 'Write "end" on a line of its own below it.'),
      }
    }
    const actors = [...this.#names.values()]
    const declared = actors.map(({ type, id, label }) => `${type} ${id} as ${guard(label)}`)
    const label = (name: string): string => labelWords(this.#names.get(name)?.label ?? name)
    return {
      diagram: {
        kind: 'sequence',
        drawable: ['sequenceDiagram', ...declared, ...this.#lines].join('\n'),
        relations: this.#relations.map(({ from, to, label: words }) => ({
          from: label(from),
          to: label(to),
          label: words,
        })),
        parts: actors.map((actor) => labelWords(actor.label)),
      },
    }
  }

  #message(match: RegExpExecArray): void {
    const [, from, arrow, to, words] = match
    const source = this.#actor(from!.trim())
    const target = this.#actor(to!.trim())
    const label = (words ?? '').trim()
    this.#relations.push({ from: from!.trim(), to: to!.trim(), label: labelWords(label) || undefined })
    const number = this.#numbered ? `${this.#relations.length}. ` : ''
    const drawn = arrow!.replace('<<', '').replace(/x$/, '>>')
    this.#lines.push(`${source.id}${drawn}${target.id}: ${number}${guard(label) || '\u00A0'}`)
  }

  #end(line: MermaidLine): MermaidProblem | undefined {
    const block = this.#blocks.pop()
    if (!block) return statementProblem(line, 'there is no open block for this “end”', 'Delete it.')
    if (block.drawn) this.#lines.push('end')
    return undefined
  }

  #actor(name: string): { id: string; label: string; type: string } {
    const known = this.#names.get(name)
    if (known) return known
    const actor = { id: `p${this.#names.size + 1}`, label: name, type: 'participant' }
    this.#names.set(name, actor)
    return actor
  }
}
