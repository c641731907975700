/** What a document says in short, in its own words: its first paragraph, or the first sentences of that. */
import type { Paragraph, Root } from 'mdast'
import { toString as wordsIn } from 'mdast-util-to-string'

const MAXIMUM = 400

/** Undefined when no paragraph can be one. Nothing is cut within a sentence. */
export function summaryOf(root: Root): string | undefined {
  for (const node of root.children) {
    if (node.type !== 'paragraph') continue
    const words = plainWords(node)
    if (!isProse(words)) continue
    return words.length <= MAXIMUM && /[.!?…)”"']$/.test(words) ? words : firstSentences(words)
  }
  return undefined
}

/** A text as a summary, when it can be one. */
export function asSummary(text: string): string | undefined {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words === '') return undefined
  return words.length <= MAXIMUM ? words : firstSentences(words)
}

function plainWords(node: Paragraph): string {
  const words = node.children.some(({ type }) => type === 'html')
    ? wordsIn({
        ...node,
        children: node.children.filter(
          ({ type, ...rest }) =>
            type !== 'html' ||
            !/^<\/?(?:br|b|i|em|strong|code|span|div|a|img|sub|sup)\b/i.test((rest as { value?: string }).value ?? ''),
        ),
      })
    : wordsIn(node, { includeImageAlt: false })
  return words
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether words are a sentence, and no list of links, marker or call of a template. */
function isProse(words: string): boolean {
  return (
    words.split(' ').length >= 3 &&
    !/^(?::::|!!!|\?\?\?|\{[{%]|\[!|\||<!)/.test(words) &&
    !/\{\{|\{%/.test(words) &&
    /\p{L}{2}/u.test(words)
  )
}

function firstSentences(words: string): string | undefined {
  let end = 0
  for (const { 0: stop, index } of words.matchAll(/[.!?](?=\s+[\p{Lu}\d"“(]|$)/gu)) {
    const next = index + stop.length
    if (next > MAXIMUM) break
    // “e.g.” and “1.” end no sentence.
    if (!/(?:^|\s)(?:\p{L}|e\.g|i\.e|etc|vs|cf|bzw|z\.\s?B|\d+)\.$/u.test(words.slice(0, next))) end = next
  }
  return end >= 15 ? words.slice(0, end) : undefined
}
