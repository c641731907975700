import type { DiagramKind } from './labels.ts'
import type { MermaidProblem } from './mermaid-source.ts'

/** A line between two things of a diagram, in the words that the diagram shows. */
export interface Relation {
  from: string
  to: string
  label: string | undefined
}

/** A diagram that was understood, in a form that can be drawn and told. */
export interface MermaidDiagram {
  kind: DiagramKind
  /** The diagram in the plain dialect that the drawing library understands fully. */
  drawable: string
  relations: Relation[]
  /** Things of the diagram, in the order in which it names them. */
  parts: string[]
}

/** What became of a diagram's code. `undrawable` is valid Mermaid that the library cannot draw: the reason, in words. */
export type MermaidReading = { diagram: MermaidDiagram } | { undrawable: string } | { problem: MermaidProblem }

/** `<br>` and `#quot;` in a label, as words. */
export function labelWords(label: string): string {
  return decodeLabel(label)
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z]+\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Mermaid writes characters that would end a label as `#quot;` or `#35;`. */
export function decodeLabel(label: string): string {
  return label
    .replace(/#(\d{1,6});/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/#quot;/g, '"')
    .replace(/#lt;/g, '<')
    .replace(/#gt;/g, '>')
    .replace(/#amp;/g, '&')
}

const GUARDED = '[](){}|"/\\;:&#*~%<>'
const FIRST_GUARD = 0xe000

/**
 * Replaces the characters of a label that would end it in the library's grammar by private ones; `unguard` puts
 * them back in the finished drawing. Line breaks stay what they are.
 */
export function guard(label: string): string {
  return decodeLabel(label)
    .split(/<br\s*\/?>|\\n/i)
    .map((line) =>
      [...line.replace(/<\/?(?:b|i|u|s|em|strong|small|sub|sup)\s*>/gi, '')]
        .map((character) => {
          const index = GUARDED.indexOf(character)
          return index === -1 ? character : String.fromCharCode(FIRST_GUARD + index)
        })
        .join(''),
    )
    .join('<br>')
}

/** The author's characters in place of those of `guard`. */
export function unguard(value: string): string {
  return value.replace(/[\uE000-\uE01F]/g, (character) => GUARDED[character.charCodeAt(0) - FIRST_GUARD] ?? character)
}
