/** A runbook as its rules see it: its sections, and the commands and sentences in them, in their order. */
import type { Code, Nodes, Root } from 'mdast'
import { languageName } from '../../markdown/languages.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { parserLimit } from '../../markdown/parser-limits.ts'
import { SourceText, sourceLines } from '../../markdown/source-text.ts'
import type { Range } from '../../model/finding.ts'
import { type SectionName, sectionNamed } from '../../record/runbook-sections.ts'
import { type Effect, effectOf } from '../../shell/command-effect.ts'
import { commandsInCode } from '../../shell/commands-in-code.ts'
import { invocationsIn } from '../../shell/unwrapped-commands.ts'
import { type JudgedDocument, validAs } from '../judged-document.ts'
import type { ValidDocument } from '../valid-documents.ts'

export interface CommandInRunbook {
  /** As it is written, at most as much of it as a message can carry. */
  text: string
  effect: Effect | undefined
  range: Range
}

export type Part =
  | { type: 'heading'; depth: number; text: string; section?: SectionName; range: Range }
  | { type: 'commands'; commands: CommandInRunbook[]; range: Range }
  | { type: 'sentences'; text: string; commands: CommandInRunbook[] }

export interface RunbookOutline {
  document: ValidDocument<'runbook'>
  parts: Part[]
}

const known = new WeakMap<JudgedDocument, Part[]>()

/** The document as a runbook that is in use; absent when it is none. Computed once for a document. */
export function runbookOutline(judged: JudgedDocument): RunbookOutline | undefined {
  const document = validAs(judged, 'runbook')
  if (document?.data.status !== 'active') return
  const parts = known.get(judged) ?? partsOf(document, judged.sections)
  known.set(judged, parts)
  return { document, parts }
}

function partsOf({ body, bodyLine }: ValidDocument<'runbook'>, sectionNames: JudgedDocument['sections']): Part[] {
  const lines = sourceLines(body)
  // What the renderer refuses to read is said by its own rule.
  if (parserLimit(lines)) return []
  const text = new SourceText(lines, bodyLine)
  let root: Root
  try {
    root = parseMarkdown(text.text)
  } catch {
    return []
  }
  const parts: Part[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'heading') {
      const words = wordsOf(node)
      const section = node.depth === 2 ? sectionNamed(words, sectionNames) : undefined
      parts.push({
        type: 'heading',
        depth: node.depth,
        text: words,
        ...(section ? { section } : {}),
        range: text.rangeOf(node),
      })
    } else if (node.type === 'code') {
      parts.push({ type: 'commands', commands: commandsOf(node, text), range: text.rangeOf(node) })
    } else if (node.type === 'paragraph' || node.type === 'table') {
      parts.push({ type: 'sentences', text: wordsOf(node), commands: inlineCommands(node, text) })
    } else if ('children' in node) {
      for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!)
    }
  }
  return parts
}

/** The text of a node and of what is in it, code included. */
function wordsOf(node: Nodes): string {
  let words = ''
  for (const { value } of textsIn(node)) words += value
  return words
}

function inlineCommands(node: Nodes, text: SourceText): CommandInRunbook[] {
  return [...textsIn(node)].flatMap((inner) =>
    inner.type === 'inlineCode'
      ? invocationsIn(inner.value).map((invocation) => ({
          text: inner.value,
          effect: effectOf(invocation),
          range: text.rangeOf(inner),
        }))
      : [],
  )
}

function* textsIn(node: Nodes): Generator<Nodes & { value: string }> {
  const waiting: Nodes[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text' || next.type === 'inlineCode') yield next
    else if ('children' in next) {
      for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index]!)
    }
  }
}

/** The commands of a code block, with their places. */
function commandsOf(node: Code, source: SourceText): CommandInRunbook[] {
  const { value } = node
  const isFenced = /^[`~]/.test(source.sliceOf(node))
  const offset = (index: number) => source.offsetWithin(node, value, index, isFenced ? 1 : 0)
  return commandsInCode(value, languageName(node.lang ?? '')).map(({ effect, start, end }) => ({
    text: shortened(value.slice(start, end)),
    effect,
    range: source.range(offset(start), offset(end - 1) + 1),
  }))
}

function shortened(command: string): string {
  const line = command.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
