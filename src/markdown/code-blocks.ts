import type { Element } from 'hast'
import type { Code } from 'mdast'
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
  return codeFigure(language, titleOf(node), element('code', {}, highlight(code, language, body)))
}

/** The frame of a code block; long lines scroll, by keyboard too. */
export function codeFigure(language: string, title: string | undefined, code: Element): Element {
  const pre = element('pre', { tabIndex: 0 }, [code])
  const caption = title ? [element('figcaption', {}, [text(title)])] : []
  return element('figure', { className: ['code'], dataLanguage: language || 'text' }, [...caption, pre])
}

/** `title="x.sh"` behind the language of a fence. */
function titleOf(node: Code): string | undefined {
  const match = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(node.meta ?? '')
  const title = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
  return title === '' ? undefined : title
}
