import type { Element } from 'hast'
import type { Code } from 'mdast'
import type { BodyState } from './body-state.ts'
import { codeFigure } from './code-blocks.ts'
import { element, text } from './element.ts'
export function mermaidBlock(_node: Code, code: string, title: string | undefined, _body: BodyState): Element {
  return codeFigure('mermaid', title, element('code', {}, [text(code)]))
}
