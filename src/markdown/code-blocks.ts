import type { Element } from 'hast'
import type { Code } from 'mdast'
import { commandsInCode, worstChange } from '../shell/commands-in-code.ts'
import type { BodyState } from './body-state.ts'
import { element, text } from './element.ts'
import { highlight } from './highlight.ts'
import { languageName } from './languages.ts'
import { mermaidBlock } from './mermaid.ts'

/**
 * A code block. The text of its `<code>` is the author's code to the last character, because people copy it:
 * highlighting adds elements and no characters.
 */
export function codeBlock(node: Code, body: BodyState): Element {
  const code = body.markers.restore(node.value)
  const name = (node.lang ?? '').toLowerCase()
  if (name === 'mermaid') return mermaidBlock(node, code, titleOf(node), body)
  const language = languageName(name)
  const commands = body.context.marksEffects ? commandsInCode(code, language) : []
  const effect = worstChange(commands)
  const shown = element('code', {}, highlight(code, language, body, commands))
  return codeFigure(language, titleOf(node), shown, effect && { effect, word: body.labels.effect[effect] })
}

/**
 * The frame of a code block; long lines scroll, by keyboard too. What its commands do is said before the first of them.
 */
export function codeFigure(
  language: string,
  title: string | undefined,
  code: Element,
  mark?: { effect: string; word: string },
): Element {
  const pre = element('pre', { tabIndex: 0 }, [code])
  const said = [
    ...(mark ? [element('span', { className: ['effect'] }, [text(mark.word)])] : []),
    ...(mark && title ? [text(' ')] : []),
    ...(title ? [text(title)] : []),
  ]
  const caption = said.length > 0 ? [element('figcaption', {}, said)] : []
  const effect = mark ? { dataEffect: mark.effect } : {}
  return element('figure', { className: ['code'], dataLanguage: language || 'text', ...effect }, [...caption, pre])
}

/** `title="x.sh"` behind the language of a fence. */
function titleOf(node: Code): string | undefined {
  const match = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(node.meta ?? '')
  const title = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
  return title === '' ? undefined : title
}
