import type { Labels } from './labels.ts'
import { guard, labelWords, type MermaidReading, type Relation } from './mermaid-diagram.ts'
import { type MermaidLine, type MermaidProblem, type MermaidSource, statementProblem } from './mermaid-source.ts'

const STATE = String.raw`(?:\[\*\]|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)`
const TRANSITION = new RegExp(`^(${STATE})(?::::[\\w-]+)?\\s*-->\\s*(${STATE})(?::::[\\w-]+)?(?:\\s*:\\s*(.*))?$`, 'u')
const DECLARATION =
  /^state\s+(?:"([^"]*)"\s+as\s+)?([\p{L}\p{N}_.-]+)\s*(<<(?:choice|fork|join)>>|\[\[(?:choice|fork|join)\]\])?\s*(\{)?\s*$/iu
const DESCRIPTION = new RegExp(`^(${STATE})(?::::[\\w-]+)?(?:\\s*:\\s*(.+))?$`, 'u')
const NOTE = /^note\s+(?:left|right)\s+of\s+[^:]+?(\s*:.*)?$/i
const WITHOUT_EFFECT = /^(?:classDef|class|style|hide empty description|scale)\b/

interface Scope {
  line: MermaidLine
  header: string
  inner: string[]
  lines: string[]
}

/** Reads a `stateDiagram`. Composite states come first in what is drawn: the library must know them before arrows do. */
export function readState(source: MermaidSource, labels: Pick<Labels, 'start' | 'end'>): MermaidReading {
  const reader = new StateReader()
  for (let index = 0; index < source.statements.length; index++) {
    const line = source.statements[index]!
    const note = NOTE.exec(line.text)
    if (note) {
      reader.hasNotes = true
      if (note[1] === undefined) {
        const end = source.statements.findIndex((other, at) => at > index && /^end note$/i.test(other.text))
        if (end === -1) {
          return { problem: statementProblem(line, 'The note is never closed.', 'Write "end note" below it.') }
        }
        index = end
      }
      continue
    }
    const problem = reader.statement(line)
    if (problem) return { problem }
  }
  return reader.finish(labels)
}

class StateReader {
  hasNotes = false
  #hasRegions = false
  readonly #states = new Map<string, { id: string; label: string; composite: boolean }>()
  readonly #relations: { from: string; to: string; label: string | undefined }[] = []
  readonly #scopes: Scope[] = [{ line: { text: '', line: 0, column: 0 }, header: '', inner: [], lines: [] }]

  statement(line: MermaidLine): MermaidProblem | undefined {
    const text = line.text.replace(/;$/, '')
    const scope = this.#scopes.at(-1)!
    const transition = TRANSITION.exec(text)
    if (transition) {
      const [, from, to, words] = transition
      this.#relations.push({ from: from!, to: to!, label: words?.trim() || undefined })
      const label = words?.trim() ? ` : ${guard(words.trim())}` : ''
      scope.lines.push(`${this.#reference(from!)} --> ${this.#reference(to!)}${label}`)
      return undefined
    }
    const declaration = DECLARATION.exec(text)
    if (declaration) {
      const state = this.#state(declaration[2]!)
      if (declaration[1]) state.label = declaration[1]
      if (declaration[4]) {
        state.composite = true
        this.#scopes.push({ line, header: declaration[2]!, inner: [], lines: [] })
      } else scope.lines.push(`§${declaration[2]}`)
      return undefined
    }
    if (text === '}') return this.#close(line)
    if (/^direction\s+(?:TB|TD|BT|RL|LR)$/i.test(text)) {
      scope.lines.push(text)
      return undefined
    }
    if (text === '--') {
      this.#hasRegions = true
      return undefined
    }
    if (WITHOUT_EFFECT.test(text)) return undefined
    const description = DESCRIPTION.exec(text)
    if (description && description[1] !== '[*]') {
      const state = this.#state(description[1]!)
      if (description[2]) state.label = description[2].trim()
      scope.lines.push(`§${description[1]}`)
      return undefined
    }
    return statementProblem(
      line,
      `“${text.slice(0, 40)}” is not a statement of a state diagram`,
      'A transition is written as "Open --> Closed: words".',
    )
  }

  finish(labels: Pick<Labels, 'start' | 'end'>): MermaidReading {
    const open = this.#scopes[1]?.line
    if (open) return { problem: statementProblem(open, 'The state is never closed.', 'Write "}" below it.') }
    if (this.hasNotes) return { undrawable: 'notes in a state diagram' }
    if (this.#hasRegions) return { undrawable: 'regions that run at the same time' }
    const root = this.#scopes[0]!
    const drawable = ['stateDiagram-v2', ...root.inner, ...root.lines].map((entry) =>
      entry.replace(/^§(.+)$/, (_, name: string) => this.#declaration(name)),
    )
    const words = (name: string, side: 'start' | 'end'): string =>
      name === '[*]' ? labels[side] : labelWords(this.#states.get(name)?.label ?? name)
    const relations: Relation[] = this.#relations.map(({ from, to, label }) => ({
      from: words(from, 'start'),
      to: words(to, 'end'),
      label: label && labelWords(label),
    }))
    return {
      diagram: {
        kind: 'state',
        drawable: drawable.filter((entry) => entry !== '').join('\n'),
        relations,
        parts: [...this.#states.values()].map((state) => labelWords(state.label)),
      },
    }
  }

  #close(line: MermaidLine): MermaidProblem | undefined {
    if (this.#scopes.length === 1) return statementProblem(line, 'there is no open state for this “}”', 'Delete it.')
    const scope = this.#scopes.pop()!
    const state = this.#state(scope.header)
    const parent = this.#scopes.at(-1)!
    parent.inner.push(`state "${guard(state.label) || '\u00A0'}" as ${state.id} {`, ...scope.inner, ...scope.lines, '}')
    return undefined
  }

  #reference(name: string): string {
    if (name === '[*]') return name
    const isNew = !this.#states.has(name)
    const state = this.#state(name)
    if (isNew) this.#scopes.at(-1)!.lines.push(`§${name}`)
    return state.id
  }

  #declaration(name: string): string {
    const state = this.#states.get(name)!
    return state.composite ? '' : `${state.id} : ${guard(state.label) || '\u00A0'}`
  }

  #state(name: string): { id: string; label: string; composite: boolean } {
    const known = this.#states.get(name)
    if (known) return known
    const state = { id: `s${this.#states.size + 1}`, label: name, composite: false }
    this.#states.set(name, state)
    return state
  }
}
