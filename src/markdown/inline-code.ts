import type { Element, ElementContent } from 'hast'
import { element, text } from './element.ts'

/** `-n`, `--name`: an option of a command, with the blank before it. */
const OPTION = /(?<=^|\s)--?[A-Za-z0-9][\w-]{0,30}(?![\w-])/g

/**
 * Code within a sentence. Browsers end lines behind hyphens, and `--name` torn in two reads like another command, so
 * options are kept whole. Adds elements and no characters.
 */
export function inlineCode(value: string): Element {
  const nodes: ElementContent[] = []
  let done = 0
  for (const { 0: option, index } of value.matchAll(OPTION)) {
    if (index > done) nodes.push(text(value.slice(done, index)))
    nodes.push(element('span', { className: ['option'] }, [text(option)]))
    done = index + option.length
  }
  if (done < value.length) nodes.push(text(value.slice(done)))
  return element('code', {}, nodes)
}
