/**
 * Splits a Markdown file into front matter and body. The only module that knows gray-matter.
 *
 * gray-matter runs JavaScript from `---js` headers by default, and `engines: { js: false }` does not
 * stop it: only a throwing parser for its canonical `javascript` engine does. Without an options
 * object it also caches, and then returns `{}` for text that failed to parse before. So: every engine
 * but YAML throws, the YAML engine parses nothing (`readYaml` does, with positions), an options object
 * goes with every call, and `stringify`, which parses again, is never used.
 */
import matter from 'gray-matter'
import type { Finding } from '../model/finding.ts'
import { SourceText } from './source-text.ts'
import { readYaml, type YamlData } from './yaml.ts'

/** Bytes that a header may have. A long timeline takes about 6 kB. */
const MAXIMUM_HEADER = 16 * 1024
/** Bytes that a file may have. */
export const MAXIMUM_FILE = 512 * 1024

export interface SplitDocument {
  /** Absent when there is no readable front matter; the findings say why. */
  yaml?: YamlData
  body: string
  /** Where the body begins in the text, without a byte order mark; absent when the front matter has no end. */
  bodyStart?: number
  /** Line of the file on which the body begins, from 1. */
  bodyLine: number
  source: SourceText
  findings: Finding[]
}

const refuse = (language: string) => ({
  parse(): never {
    throw new Error(`${language} front matter is never parsed`)
  },
})

const options = {
  language: 'yaml',
  engines: {
    yaml: { parse: () => ({}) },
    javascript: refuse('JavaScript'),
    json: refuse('JSON'),
    coffee: refuse('CoffeeScript'),
    toml: refuse('TOML'),
  },
}

export function splitDocument(raw: string, file: string): SplitDocument {
  const source = new SourceText(withoutMark(raw))
  const { text } = source
  const firstLine = source.line(1)
  const fail = (line: number, message: string, hint: string): SplitDocument => ({
    body: '',
    bodyLine: 1,
    source,
    findings: [
      {
        rule: 'front-matter',
        severity: 'error',
        file,
        line,
        column: 1,
        endLine: line,
        endColumn: Math.max(2, source.line(line).length + 1),
        message,
        hint,
      },
    ],
  })

  if (firstLine !== '---') return fail(1, ...openingProblem(firstLine, text))

  const closing = /^---[ \t]*\r?$/m.exec(text.slice(firstLine.length))
  // Up to the line that seems to close it: what stands behind is copied, and of no use here.
  const head = closing ? text.slice(0, firstLine.length + closing.index + closing[0].length) : text
  const { matter: block } = matter(head, options)
  const blockEnd = text.indexOf(block, 3) + block.length
  if (
    !closing ||
    firstLine.length + closing.index < blockEnd ||
    !/^\r?\n---[ \t]*\r?(?:\n|$)/.test(text.slice(blockEnd))
  ) {
    return fail(
      1,
      'the front matter is not closed',
      'End it with a line that holds three hyphens and nothing else; no line inside may begin with them.',
    )
  }
  const blockStart = text.indexOf('\n') + 1
  const bodyStart = Math.min(text.length, firstLine.length + closing.index + closing[0].length + 1)
  const header = text.slice(blockStart, firstLine.length + closing.index)
  if (Buffer.byteLength(header) > MAXIMUM_HEADER) {
    return fail(1, `the front matter is larger than ${MAXIMUM_HEADER / 1024} kB`, 'Move prose into the body.')
  }
  const yaml = readYaml(header, blockStart, file, source)
  return {
    yaml,
    body: text.slice(bodyStart),
    bodyStart,
    bodyLine: source.position(bodyStart).line,
    source,
    findings: yaml.findings,
  }
}

/** A text without the byte order mark that some editors put before it. */
export function withoutMark(raw: string): string {
  return raw.startsWith('\uFEFF') ? raw.slice(1) : raw
}

/** Why the first line does not open front matter, and what to do. */
function openingProblem(firstLine: string, text: string): [message: string, hint: string] {
  const language = /^---[ \t]*(\S+)/.exec(firstLine)?.[1]
  if (language) {
    return [
      `front matter of type “${language}” is not allowed`,
      'Front matter is YAML data between two lines of three hyphens; code in it is never run.',
    ]
  }
  if (firstLine.startsWith('+++'))
    return ['TOML front matter is not supported', 'Write YAML between two lines of three hyphens.']
  if (firstLine.startsWith('---')) return ['there are blanks after the three hyphens', 'Remove them.']
  if (/^\s*---\s*$/m.test(text.slice(0, 200))) {
    return ['the front matter does not begin on the first line', 'Remove what stands before the three hyphens.']
  }
  return [
    'there is no front matter',
    'Begin the file with a line of three hyphens, then title, summary and the other fields, then three hyphens again.',
  ]
}
