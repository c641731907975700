/**
 * The last pass: a draft is rendered as the checks will render it, and what they would refuse is repaired where it stands, until
 * nothing is left. So no notation that nobody thought of makes a draft that `check` does not take.
 */
import type { Nodes } from 'mdast'
import { renderBody } from '../../markdown/render.ts'
import type { RenderedBody, Resolution } from '../../markdown/types.ts'
import type { Finding } from '../../model/finding.ts'
import type { Language } from '../../model/values.ts'
import type { Tell } from './containers.ts'
import type { EditedText, TextEdit } from './edited-text.ts'
import { nodesIn, type ParsedBody, parseBody, Unreadable, unwrapped } from './parsed-body.ts'

const ROUNDS = 12

export interface RepairContext {
  lang: Language
  tell: Tell
  /** Whether an address that the importer wrote leads somewhere. */
  leads(address: string): boolean
}

export function repair(body: EditedText, context: RepairContext): RenderedBody {
  const asWritten = body.text
  for (let round = 0; ; round++) {
    const rendered = render(body.text, context)
    const errors = rendered.findings.filter(({ severity }) => severity === 'error')
    if (errors.length === 0) return rendered
    const isWhole = errors.some(({ rule }) => rule === 'too-complex' || rule === 'nesting-depth')
    const count = isWhole || round >= ROUNDS ? 0 : body.apply(repairs(errors, body, context))
    if (count > 0) continue
    // What cannot be repaired is shown as it was written.
    const { message } = errors[0]!
    context.tell('look', body.sourceLine(0), `The text is shown as it was written, as one block: ${message}.`)
    const text = withinLimits(asWritten)
    body.apply([{ start: 0, end: body.text.length, text: `${fenceFor(text)}text\n${text}\n${fenceFor(text)}\n` }])
    return render(body.text, context)
  }
}

function render(text: string, { lang, leads }: RepairContext): RenderedBody {
  return renderBody(text, {
    file: '',
    firstLine: 1,
    lang,
    resolve: (target): Resolution =>
      /^(?:https?:\/\/|mailto:|tel:)/i.test(target)
        ? { href: target, external: true }
        : leads(target)
          ? { href: target }
          : { problem: `“${target}” leads nowhere` },
  })
}

/** Line breaks where a line opens more quotes and lists, or a paragraph holds more references, than any text is read with. */
function withinLimits(text: string): string {
  let references = 0
  return text
    .replace(/(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){400}/g, '$&\n')
    .replace(/&(?=[#A-Za-z])/g, () => (++references % 2500 === 0 ? '\n\n&' : '&'))
}

function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length))
  return '`'.repeat(longest + 1)
}

function repairs(errors: readonly Finding[], body: EditedText, context: RepairContext): TextEdit[] {
  let parsed: ParsedBody
  try {
    parsed = parseBody(body)
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
  const nodes = [...nodesIn(parsed.root)].map(({ node }) => ({ node, ...parsed.place(node) }))
  /** The innermost node of some types around a place. */
  const around = (at: number, types: readonly Nodes['type'][]) =>
    nodes.findLast(({ node, start, end }) => types.includes(node.type) && start <= at && at < Math.max(end, start + 1))
  return errors.flatMap(({ rule, message, ...range }): TextEdit[] => {
    const start = body.offset(range.line, range.column)
    const end = body.offset(range.endLine, range.endColumn)
    const line = body.sourceLine(start)
    switch (rule) {
      case 'raw-html':
        return htmlRepair(start, end, body.text, line, context)
      case 'heading-anchor':
      case 'duplicate-anchor':
        return [
          {
            start: /[ \t]*$/.exec(body.text.slice(Math.max(0, start - 40), start))![0].length === 0 ? start : start - 1,
            end,
            text: '',
          },
        ]
      case 'mermaid-syntax': {
        const code = around(start, ['code'])
        const found = code && /(`{3,}|~{3,})[ \t]*(mermaid)/i.exec(body.text.slice(code.start, code.end))
        if (!code || !found) return []
        context.tell(
          'look',
          body.sourceLine(code.start),
          `The diagram is shown as its source, since it cannot be drawn: ${message}.`,
        )
        const at = code.start + found.index + found[0].length - found[2]!.length
        return [{ start: at, end: at + found[2]!.length, text: 'text' }]
      }
      case 'admonition-kind':
      case 'admonition-fence': {
        const at = body.text.indexOf(':::', start)
        context.tell('look', line, 'The colons stay as words, since they begin or end no block.')
        return at === -1 ? [] : [{ start: at, end: at, text: '\\' }]
      }
      default: {
        const link = around(start, ['link', 'linkReference', 'image', 'imageReference'])
        if (!link) return htmlRepair(body.text.lastIndexOf('<', start), end, body.text, line, context)
        context.tell('dropped', line, `A link is left out, its words stay: ${message}.`)
        if (link.node.type === 'image' || link.node.type === 'imageReference')
          return [{ start: link.start, end: link.end, text: link.node.alt ?? '' }]
        const isBracketed = body.text[link.start] === '['
        if (!isBracketed)
          return [
            {
              start: link.start,
              end: link.end,
              text: `\`${body.text.slice(link.start, link.end).replace(/^<|>$/g, '')}\``,
            },
          ]
        return unwrapped(link.node, parsed, body.text)
      }
    }
  })
}

/** Makes words of a tag; an end tag without a beginning is left out. An attribute is cut out of its tag. */
function htmlRepair(start: number, end: number, text: string, line: number, { tell }: RepairContext): TextEdit[] {
  if (start < 0) return []
  if (text[start] !== '<') {
    const tag = text.lastIndexOf('<', start)
    const isAttribute = tag !== -1 && !text.slice(tag, start).includes('>') && /^[a-z]/i.test(text.slice(tag + 1))
    if (isAttribute && end > start) return [{ start, end, text: '' }]
    return tag === -1 ? [] : [{ start: tag, end: tag + 1, text: '&lt;' }]
  }
  const closing = /^<\/[A-Za-z][^>]*>/.exec(text.slice(start, start + 200))
  if (closing) return [{ start, end: start + closing[0].length, text: '' }]
  tell(
    'guessed',
    line,
    `“${text.slice(start, Math.min(end, start + 60)).split('\n')[0]}” is shown as it is written: HTML of this kind has no place in a text.`,
  )
  return [{ start, end: start + 1, text: '&lt;' }]
}
