import type { ElementContent } from 'hast'
import Prism from 'prismjs'
// biome-ignore lint/style/noRestrictedImports: Prism's grammars, which live in a folder of that name.
import loadLanguages from 'prismjs/components/index.js'
import type { CommandInCode } from '../shell/commands-in-code.ts'
import type { BodyState } from './body-state.ts'
import { consoleSession } from './console-session.ts'
import { element, text } from './element.ts'
import { isHighlighted } from './languages.ts'

/** Prism's grammars need time in squares of the length on hostile input, so long blocks stay plain. */
const LONGEST = 16_384
/** Those of markup and Markdown are the slowest: 30 kB of `<a` took four seconds. */
const LONGEST_MARKUP = 4_096
/** Blocks that are kept, so that a snippet that stands on a hundred pages is coloured once. */
const KEPT = 512

loadLanguages.silent = true
const kept = new Map<string, ElementContent[]>()

/**
 * Colours code with Prism's classes. The text of the nodes is exactly `code`. Unknown languages, long blocks and
 * what exceeds a body's allowance stay plain. The nodes are shared between pages: do not change them.
 */
export function highlight(
  code: string,
  language: string,
  body: BodyState,
  commands: readonly CommandInCode[] = [],
): ElementContent[] {
  if (language === 'console') return consoleSession(code, (command) => highlight(command, 'bash', body), commands)
  const longest = language === 'markup' || language === 'markdown' ? LONGEST_MARKUP : LONGEST
  if (!isHighlighted(language) || code.length > longest || code.length > body.highlightable) return [text(code)]
  // Counted whether or not the block is kept already: a page must not depend on the pages before it.
  body.highlightable -= code.length
  const key = `${language}\n${code}`
  const known = kept.get(key)
  if (known) return known
  const nodes = colour(code, language)
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
  kept.set(key, nodes)
  return nodes
}

function colour(code: string, language: string): ElementContent[] {
  if (!Prism.languages[language]) loadLanguages([language])
  const grammar = Prism.languages[language]
  return grammar ? nodesOf(Prism.tokenize(code, grammar)) : [text(code)]
}

function nodesOf(stream: Prism.TokenStream): ElementContent[] {
  if (typeof stream === 'string') return [text(stream)]
  if (Array.isArray(stream)) return stream.flatMap(nodesOf)
  const aliases = Array.isArray(stream.alias) ? stream.alias : stream.alias ? [stream.alias] : []
  return [element('span', { className: ['token', stream.type, ...aliases] }, nodesOf(stream.content))]
}
