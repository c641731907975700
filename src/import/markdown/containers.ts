/**
 * Admonitions, tabs and other containers of MkDocs, Docusaurus, MyST and Azure wikis, written as ours.
 *
 * Works on lines. The body of a container is worked on by itself, without its indentation, since only there can be told
 * what of it is code; it gets its indentation back, so that code keeps every byte.
 */
import { admonitionKind } from '../../markdown/admonition-kinds.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { parserLimit } from '../../markdown/parser-limits.ts'
import { sourceLines, startOf } from '../../markdown/source-text.ts'
import { nodesIn } from './parsed-body.ts'

export interface Line {
  text: string
  /** Line of the source’s file. */
  source: number
}

/** Called for what a person should know: something was written as something else, or stays as it was. */
export type Tell = (fate: 'guessed' | 'dropped' | 'look', line: number, message: string) => void

/** An anchor that stands by itself, as in MyST’s `(name)=`. It belongs to the heading below. */
export interface LooseAnchor {
  id: string
  line: number
}

export interface ContainerTelling {
  tell: Tell
  anchors: LooseAnchor[]
  /** Paths of a `toctree`, as they are written. */
  listed: { target: string; title?: string; line: number }[]
}

const DEEPEST = 12
const INDENTED = /^([ \t>]*)(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"([^"]*)")?[ \t]*$/
const TAB = /^([ \t>]*)===[!+]?[ \t]+(?:"([^"]*)"|'([^']*)')[ \t]*$/
const COLONS = /^([ \t>]*)(:{3,})[ \t]*(.*?)[ \t]*$/
const DIRECTIVE = /^([ \t>]*)((?:`{3,})|(?:~{3,})|(?::{3,}))[ \t]*\{([A-Za-z][\w:.-]*)\}[ \t]*(.*?)[ \t]*$/
const TARGET = /^[ \t]{0,3}\(([^()\s][^()\n]{0,100})\)=[ \t]*$/
const OPTION = /^[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$/

/** Directives whose content is code in a language that their argument names. */
const CODE = /^(?:code|code-block|code-cell|sourcecode|prompt|terminal|parsed-literal|literalinclude)$/
/** Directives that only arrange what is in them. */
const LAYOUT =
  /^(?:tab-set|tabs|grid|row|column|col|cards?-?\w*|div|container|only|margin|sidebar|aside|glossary|rst-class|class|hlist|steps|card-?grid|grids?|tabbed|span|section|content-visible)$/

export function withOurContainers(lines: readonly Line[], telling: ContainerTelling, depth = 0): Line[] {
  if (depth > DEEPEST) return [...lines]
  const map = literalLines(lines)
  const out: Line[] = []
  /** Containers that colons opened, the innermost last, with what their end becomes. */
  const open: OpenContainer[] = []
  const longestEnd = endsBelow(lines)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const directive = DIRECTIVE.exec(line.text)
    if (directive && !directive[2]!.startsWith(':') && map.codeEnds.has(index)) {
      const end = map.codeEnds.get(index)!
      out.push(...fencedDirective(lines.slice(index, end + 1), directive, telling, depth))
      index = end
      continue
    }
    if (map.isLiteral(index)) {
      out.push(line)
      continue
    }
    const target = depth === 0 ? TARGET.exec(line.text) : null
    if (target) {
      telling.anchors.push({ id: target[1]!, line: line.source })
      out.push({ ...line, text: '' })
      continue
    }
    const indented = INDENTED.exec(line.text)
    const tab = indented ? null : TAB.exec(line.text)
    if (indented || tab) {
      const prefix = (indented ?? tab)![1]!
      const last = endOfIndented(lines, index, prefix)
      if (last > index) {
        const body = lines
          .slice(index + 1, last + 1)
          .map((each) => ({ ...each, text: withoutIndent(each.text, prefix, 4) }))
        const inner = withOurContainers(withClosedFence(body), telling, depth + 1)
        if (tab) {
          out.push(
            { ...line, text: `${prefix}**${escaped(tab[2] ?? tab[3] ?? '')}**` },
            { ...line, text: prefix.trimEnd() },
          )
          out.push(...withoutBlankEnds(inner).map((each) => ({ ...each, text: withIndent(each.text, prefix) })))
          out.push({ source: lines[last]!.source, text: prefix.trimEnd() })
        } else {
          out.push({ ...line, text: indentedOpening(indented!, line, telling) })
          out.push(...inner.map((each) => ({ ...each, text: withIndent(each.text, `${prefix}    `) })))
        }
        index = last
        continue
      }
    }
    const colons = COLONS.exec(line.text)
    if (colons) out.push(...colonLines(line, colons, directive, lines, index, open, telling, longestEnd))
    else out.push(line)
  }
  for (const { colons, keeps, prefix } of open.reverse()) {
    if (keeps) out.push({ source: lines.at(-1)!.source, text: `${prefix}${':'.repeat(colons)}` })
  }
  return out.filter((line) => line.text !== REMOVED)
}

function withoutBlankEnds(lines: readonly Line[]): Line[] {
  const isBlank = ({ text }: Line) => text.trim() === ''
  const first = lines.findIndex((line) => !isBlank(line))
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => !isBlank(line)) + 1)
}

/** Stands for a line that is taken out, until all lines are there. */
const REMOVED = '\u0000removed'

function indentedOpening(
  [, prefix, marks, names, title]: RegExpExecArray,
  line: Line,
  { tell }: ContainerTelling,
): string {
  const known = names!.split(/[ \t]+/).find((name) => admonitionKind(name))
  const quoted = title ? ` "${title}"` : ''
  if (known) return `${prefix}${marks} ${names}${quoted}`
  tell('guessed', line.source, `“${names}” is no kind of admonition here; it became a note.`)
  return `${prefix}${marks} note "${title || names}"`
}

/** Index of the last line that is indented by four columns more than the prefix; that of the opening when there is none. */
function endOfIndented(lines: readonly Line[], opening: number, prefix: string): number {
  let last = opening
  for (let index = opening + 1; index < lines.length; index++) {
    const { text } = lines[index]!
    if (text.replace(/^[ \t>]+/, '') === '') continue
    if (!isIndented(text, prefix, 4)) break
    last = index
  }
  return last
}

const quotes = (prefix: string) => prefix.split('>').length - 1

/** What stands before the words of a line, in columns behind its last quote mark. */
function columnsBefore(text: string, marks: number): { columns: number; at: number } | undefined {
  let at = 0
  for (let seen = 0; seen < marks; at++) {
    if (text[at] === '>') seen++
    else if (text[at] !== ' ' && text[at] !== '\t') return undefined
  }
  let columns = 0
  while (text[at] === ' ' || text[at] === '\t') {
    columns += text[at] === '\t' ? 4 - (columns % 4) : 1
    at++
  }
  return { columns, at }
}

function isIndented(text: string, prefix: string, more: number): boolean {
  const wanted = columnsBefore(prefix, quotes(prefix))
  const found = columnsBefore(text, quotes(prefix))
  return wanted !== undefined && found !== undefined && found.columns >= wanted.columns + more
}

/** The line without the prefix and so many columns more, as far as it has them. */
function withoutIndent(text: string, prefix: string, more: number): string {
  const wanted = (columnsBefore(prefix, quotes(prefix))?.columns ?? 0) + more
  const found = columnsBefore(text, quotes(prefix))
  if (!found) return text
  return ' '.repeat(Math.max(0, found.columns - wanted)) + text.slice(found.at)
}

function withIndent(text: string, prefix: string): string {
  return text === '' ? prefix.trimEnd() : prefix + text
}

/** Code that is still open where a body ends is closed there: it must not swallow what follows. */
function withClosedFence(body: Line[]): Line[] {
  const { openFence } = literalLines(body)
  return openFence ? [...body, { source: body.at(-1)!.source, text: openFence }] : body
}

function fencedDirective(
  lines: readonly Line[],
  [, prefix, fence, name, argument]: RegExpExecArray,
  telling: ContainerTelling,
  depth: number,
): Line[] {
  const first = lines[0]!
  const closing = lines.at(-1)!
  const isClosed =
    lines.length > 1 && new RegExp(`^[ \\t>]*\\${fence![0]}{${fence!.length},}[ \\t]*$`).test(closing.text)
  const content = lines
    .slice(1, isClosed ? -1 : undefined)
    .map((line) => ({ ...line, text: withoutIndent(line.text, prefix!, 0) }))
  const { options, body } = takeOptions(content)
  const fenced = (info: string, code: readonly Line[]): Line[] => [
    { ...first, text: `${prefix}${fence}${info}` },
    ...code.map((line) => ({ ...line, text: withIndent(line.text, prefix!) })),
    { ...closing, text: `${prefix}${fence}` },
  ]
  if (CODE.test(name!) && !(name === 'literalinclude')) {
    const title = options.get('caption') ?? options.get('name')
    return fenced(argument!.split(/\s/)[0]! + (title ? ` title="${title.replaceAll('"', "'")}"` : ''), body)
  }
  if (/^mermaid$/.test(name!)) return fenced('mermaid', body)
  const written = directiveLines(name!, argument!, options, body, first, telling, depth, fence!.length)
  if (!written) {
    telling.tell('look', first.source, `The directive {${name}} stays as it was written.`)
    return [...lines]
  }
  return written.map((line) => ({ ...line, text: withIndent(line.text, prefix!) }))
}

/** A directive as lines without indentation; undefined when nothing here stands for it. */
function directiveLines(
  name: string,
  argument: string,
  options: ReadonlyMap<string, string>,
  body: readonly Line[],
  first: Line,
  telling: ContainerTelling,
  depth: number,
  length: number,
): Line[] | undefined {
  const { tell } = telling
  const say = (text: string): Line => ({ source: first.source, text })
  const inner = () => withOurContainers(withClosedFence([...body]), telling, depth + 1)
  const end = say(':'.repeat(length))
  const described = (options.get('class') ?? '').split(/[\s,]+/).find((word) => admonitionKind(word))
  if (admonitionKind(name) || name === 'admonition') {
    const kind = admonitionKind(name) ? name : (described ?? 'note')
    // In MyST the argument of a plain note is its first words, not a title.
    return [say(`${':'.repeat(length)}${kind}${argument ? ` ${argument}` : ''}`), ...inner(), end]
  }
  if (name === 'dropdown' || name === 'toggle' || name === 'collapse') {
    return [say(`${':'.repeat(length)}details${argument ? ` ${argument}` : ''}`), ...inner(), end]
  }
  if (name === 'toctree' || name === 'toc' || name === 'tableofcontents')
    return listOfPages(body, argument, options, first, telling)
  if (name === 'figure' || name === 'image') {
    const image = say(`![${(options.get('alt') ?? '').replace(/[[\]]/g, '\\$&')}](<${argument}>)`)
    return [image, say(''), ...inner(), say('')]
  }
  if (name === 'include' && argument) {
    tell('look', first.source, `The text of “${argument}” is included in the source; here a link leads to it.`)
    return [say(`[${escaped(argument)}](<${argument}>)`), say('')]
  }
  if (
    LAYOUT.test(name) ||
    /^(?:tab-item|grid-item(?:-card)?|tab|topic|rubric|epigraph|pull-quote|versionadded|versionchanged|deprecated)$/.test(
      name,
    )
  ) {
    const shown =
      /^version/.test(name) || name === 'deprecated'
        ? `${name} ${argument}`
        : LAYOUT.test(name) && !/card/.test(name)
          ? ''
          : argument
    if (!/^(?:tab|grid|card|row|col|div|container)/.test(name))
      tell('guessed', first.source, `The directive {${name}} became plain text.`)
    return [...(shown ? [say(`**${escaped(shown)}**`), say('')] : []), ...inner(), say('')]
  }
  return undefined
}

function listOfPages(
  body: readonly Line[],
  argument: string,
  options: ReadonlyMap<string, string>,
  first: Line,
  { tell, listed }: ContainerTelling,
): Line[] {
  const entries = body.flatMap((line): Line[] => {
    const entry = line.text.trim()
    if (entry === '' || entry.startsWith(':')) return []
    const [, title, target] = /^(.*?)\s*<([^<>]+)>$/.exec(entry) ?? [undefined, undefined, entry]
    if (target === 'self' || target!.includes('*')) return []
    listed.push({ target: target!, line: line.source, ...(title ? { title } : {}) })
    return [{ ...line, text: `- [${title ? escaped(title) : ''}](<${target}>)` }]
  })
  if (entries.length === 0) {
    tell('dropped', first.source, 'The table of contents is left out: the page makes its own.')
    return []
  }
  const caption = options.get('caption') ?? argument
  const heading = caption
    ? [
        { ...first, text: `**${escaped(caption)}**` },
        { ...first, text: '' },
      ]
    : []
  return [...heading, ...entries, { source: body.at(-1)?.source ?? first.source, text: '' }]
}

/** Takes the options from the beginning of a directive: `:name: value` lines, or YAML between hyphens. */
function takeOptions(lines: readonly Line[]): { options: Map<string, string>; body: Line[] } {
  const options = new Map<string, string>()
  let at = 0
  if (lines[0]?.text.trim() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && line.text.trim() === '---')
    if (end > 0 && lines.slice(1, end).every(({ text }) => /^\s*[\w-]+:|^\s*$/.test(text))) {
      for (const { text } of lines.slice(1, end)) {
        const [, key, value] = /^\s*([\w-]+):\s*(.*?)\s*$/.exec(text) ?? []
        if (key) options.set(key, value!.replace(/^(['"])(.*)\1$/, '$2'))
      }
      return { options, body: lines.slice(end + 1) }
    }
  }
  for (let option = OPTION.exec(lines[at]?.text ?? ''); option; option = OPTION.exec(lines[++at]?.text ?? ''))
    options.set(option[1]!, option[2]!)
  // A blank line parts options from content, and is part of neither.
  if (at > 0 && lines[at]?.text.trim() === '') at++
  return { options, body: lines.slice(at) }
}

interface OpenContainer {
  colons: number
  /** Whether its end is written, or was taken away with its beginning. */
  keeps: boolean
  prefix: string
}

function colonLines(
  line: Line,
  [, prefix, marks, rest]: RegExpExecArray,
  directive: RegExpExecArray | null,
  lines: readonly Line[],
  index: number,
  open: OpenContainer[],
  telling: ContainerTelling,
  longestEnd: (index: number) => number,
): Line[] {
  const colons = marks!.length
  if (rest === '') {
    const same = open.findLastIndex((each) => each.colons === colons)
    const at = same !== -1 ? same : open.findLastIndex((each) => each.colons < colons)
    if (at === -1) return [{ ...line, text: `${prefix}\\${marks}` }]
    const closed = open.splice(at)
    return closed
      .reverse()
      .map(({ keeps, colons: count }, place) =>
        keeps
          ? { ...line, text: `${prefix}${':'.repeat(place === closed.length - 1 ? colons : count)}` }
          : { ...line, text: '' },
      )
  }
  const name =
    directive?.[3] ?? /^([A-Za-z][\w-]*)/.exec(rest!)?.[1] ?? /^\{\.?(?:callout-)?([A-Za-z][\w-]*)/.exec(rest!)?.[1]
  // “::: not a container” of a text, or one line of its own such as “:::note Text:::”.
  if (!name || /:::\s*$/.test(rest!)) return [{ ...line, text: `${prefix}\\${marks}${rest ? ` ${rest}` : ''}` }]
  const isClosed = longestEnd(index) >= colons
  if (admonitionKind(name)) {
    open.push({ colons, keeps: true, prefix: prefix! })
    if (directive) dropOptions(lines, index)
    return [line]
  }
  if (!isClosed) return [{ ...line, text: `${prefix}\\${marks} ${rest}` }]
  if (name === 'mermaid' && !directive) {
    const end = lines.findIndex((each, at) => at > index && /^[ \t>]*:{3,}[ \t]*$/.test(each.text))
    lines[end]!.text = `${prefix}\`\`\``
    return [{ ...line, text: `${prefix}\`\`\`mermaid` }]
  }
  const argument = directive?.[4] ?? rest!.slice(name.length).replace(/^[ \t]*\[?|\]?[ \t]*$/g, '')
  const options = directive ? dropOptions(lines, index) : new Map<string, string>()
  const word = (options.get('class') ?? '').split(/[\s,]+/).find((each) => admonitionKind(each))
  if (name === 'admonition' || name === 'dropdown') {
    open.push({ colons, keeps: true, prefix: prefix! })
    return [
      {
        ...line,
        text: `${prefix}${marks}${name === 'dropdown' ? 'details' : (word ?? 'note')}${argument ? ` ${argument}` : ''}`,
      },
    ]
  }
  if (name === 'toc' || name === 'toctree') {
    open.push({ colons, keeps: false, prefix: prefix! })
    telling.tell('dropped', line.source, 'The table of contents is left out: the page makes its own.')
    return [{ ...line, text: '' }]
  }
  if (name === 'figure' || name === 'image') {
    open.push({ colons, keeps: false, prefix: prefix! })
    return [
      { ...line, text: `${prefix}![${(options.get('alt') ?? '').replace(/[[\]]/g, '\\$&')}](<${argument}>)` },
      { ...line, text: prefix!.trimEnd() },
    ]
  }
  open.push({ colons, keeps: false, prefix: prefix! })
  telling.tell(
    'guessed',
    line.source,
    `“${marks}${name}” is no kind of admonition here; its content became plain text.`,
  )
  const shown = argument.replace(/^\{.*\}$/, '').trim()
  return shown
    ? [
        { ...line, text: `${prefix}**${escaped(shown)}**` },
        { ...line, text: prefix!.trimEnd() },
      ]
    : [{ ...line, text: '' }]
}

/** For a line the most colons that end a container somewhere below it. */
function endsBelow(lines: readonly Line[]): (index: number) => number {
  let longest = 0
  const below = lines.map(() => 0)
  for (let index = lines.length - 1; index >= 0; index--) {
    below[index] = longest
    const end = /^[ \t>]*(:{3,})[ \t]*$/.exec(lines[index]!.text)
    if (end) longest = Math.max(longest, end[1]!.length)
  }
  return (index) => below[index] ?? 0
}

/** Takes the options of a directive away, which stand on the lines below it. */
function dropOptions(lines: readonly Line[], opening: number): Map<string, string> {
  const options = new Map<string, string>()
  for (let at = opening + 1; at < lines.length; at++) {
    const option = OPTION.exec(lines[at]!.text)
    if (!option) break
    options.set(option[1]!, option[2]!)
    lines[at]!.text = REMOVED
  }
  return options
}

/** Words that are not to be read as Markdown’s emphasis or as a link. */
function escaped(words: string): string {
  return words.replace(/[*_[\]`<]/g, '\\$&')
}

interface LiteralLines {
  isLiteral(line: number): boolean
  /** Lines on which fenced code begins, with those on which it ends. */
  codeEnds: ReadonlyMap<number, number>
  openFence: string | undefined
}

function literalLines(lines: readonly Line[]): LiteralLines {
  const text = lines.map((line) => line.text).join('\n')
  const literal = new Uint8Array(lines.length)
  const codeEnds = new Map<number, number>()
  let openFence: string | undefined
  if (parserLimit(sourceLines(text))) return { isLiteral: () => true, codeEnds, openFence }
  try {
    for (const { node } of nodesIn(parseMarkdown(text))) {
      if (
        node.type !== 'code' &&
        !(node.type === 'html' && /^<(?:!|\?|(?:pre|script|style|textarea)\b)/i.test(node.value))
      )
        continue
      const first = (node.position?.start.line ?? 1) - 1
      const last = (node.position?.end.line ?? 1) - 1
      literal.fill(1, first, last + 1)
      if (node.type !== 'code' || !/[`~]/.test(text[startOf(node)] ?? '')) continue
      codeEnds.set(first, last)
      if (last >= lines.length - 1) openFence = unclosedFence(lines, first, last)
    }
  } catch {
    return { isLiteral: () => true, codeEnds, openFence }
  }
  return { isLiteral: (line) => literal[line] === 1, codeEnds, openFence }
}

function unclosedFence(lines: readonly Line[], first: number, last: number): string | undefined {
  const fence = /(`{3,}|~{3,})/.exec(lines[first]!.text)?.[1]
  if (!fence) return undefined
  const closing = last > first ? lines[last]!.text.replace(/^[ \t>]+/, '').trimEnd() : ''
  return closing.startsWith(fence) && closing === fence[0]!.repeat(closing.length) ? undefined : fence
}
