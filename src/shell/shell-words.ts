/**
 * Takes a shell script apart into its simple commands: words without their quotes, where they stand, and what they are
 * fed. Knows pipes, lists, substitutions, quotes, comments, redirections and here-documents; runs nothing. Linear.
 */

export interface SimpleCommand {
  words: string[]
  /** Offsets in the script, of the first word’s beginning and the last word’s end. */
  start: number
  end: number
  /** What it reads from a here-document or a here-string. */
  input?: string
  /** Whether its output goes on into the next command. */
  piped: boolean
}

/** Substitutions within substitutions that are still looked into. */
const MAXIMUM_DEPTH = 12

/** Words of the shell that stand before a command. */
const KEYWORDS = new Set(['if', 'then', 'elif', 'else', 'do', 'while', 'until', '!', '{', 'time'])

/** `<node-name>` is what a runbook leaves open, not a redirection. */
const PLACEHOLDER = /<[\p{L}_][^<>\n|;&"'`]{0,60}>/uy
const REDIRECTION = /\d*(?:&?>>?[|&]?|<&|<>|<)/y
const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/y

export function simpleCommands(script: string): SimpleCommand[] {
  const reader = new Reader(script)
  reader.list('', 0)
  // A substitution runs before the command that it stands in.
  return reader.commands.sort((a, b) => a.end - b.end)
}

class Reader {
  readonly commands: SimpleCommand[] = []
  readonly #text: string
  #at = 0
  #waiting: { delimiter: string; indented: boolean; command: SimpleCommand }[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Commands up to the character that closes the list, or to the end. */
  list(closer: string, depth: number): void {
    const text = this.#text
    let command: SimpleCommand = empty()
    let word: string | undefined
    let wordStart = 0
    /** What the next word is: an argument, a file that is written or read, or the text of a here-string. */
    let role: 'argument' | 'file' | 'text' = 'argument'
    const begin = () => {
      if (word === undefined) wordStart = this.#at
      word ??= ''
    }
    const endWord = (end: number) => {
      if (word === undefined) return
      if (role === 'text') command.input = word
      else if (role === 'argument' && !(command.words.length === 0 && KEYWORDS.has(word))) {
        if (command.words.length === 0) command.start = wordStart
        command.words.push(word)
        command.end = end
      }
      role = 'argument'
      word = undefined
    }
    const endCommand = (end: number, piped = false) => {
      endWord(end)
      command.piped = piped
      if (command.words.length > 0) this.commands.push(command)
      command = empty()
    }

    while (this.#at < text.length) {
      const at = this.#at
      const character = text[at]!
      if (character === closer) {
        endCommand(at)
        this.#at++
        return
      }
      if (character === '\\') {
        if (text[at + 1] === '\n') endWord(at)
        else {
          begin()
          word += text[at + 1] ?? ''
        }
        this.#at += 2
      } else if (character === "'") {
        begin()
        const close = text.indexOf("'", at + 1)
        const end = close === -1 ? text.length : close
        word += text.slice(at + 1, end)
        this.#at = end + 1
      } else if (character === '"') {
        begin()
        this.#at++
        word += this.#doubleQuoted(depth)
      } else if (character === '`' || text.startsWith('$(', at) || text.startsWith('<(', at)) {
        begin()
        this.#substitution(depth)
      } else if (character === '#' && word === undefined) {
        const end = text.indexOf('\n', at)
        this.#at = end === -1 ? text.length : end
      } else if (character === '\n') {
        endCommand(at)
        this.#at++
        this.#readHereDocuments()
      } else if (character === '<' && this.#match(PLACEHOLDER)) {
        begin()
        word += this.#match(PLACEHOLDER)![0]
        this.#at = PLACEHOLDER.lastIndex
      } else if (text.startsWith('<<<', at)) {
        endWord(at)
        role = 'text'
        this.#at += 3
      } else if (character === '<' && this.#match(HERE_DOCUMENT)) {
        endWord(at)
        const [, dash, single, double, plain] = this.#match(HERE_DOCUMENT)!
        this.#waiting.push({ delimiter: single ?? double ?? plain!, indented: dash === '-', command })
        this.#at = HERE_DOCUMENT.lastIndex
      } else if (this.#isRedirection(character, word)) {
        if (word !== undefined && !/^\d+$/.test(word)) endWord(at)
        else word = undefined
        const operator = this.#match(REDIRECTION)![0]
        this.#at += operator.length
        // `2>&1` names no file.
        const descriptor = operator.endsWith('&') ? /[\d-]+/y : undefined
        if (descriptor) {
          descriptor.lastIndex = this.#at
          if (descriptor.test(text)) this.#at = descriptor.lastIndex
        } else role = 'file'
      } else if (
        character === '|' ||
        character === ';' ||
        character === '&' ||
        character === '(' ||
        character === ')'
      ) {
        const isPipe = character === '|' && text[at + 1] !== '|'
        endCommand(at, isPipe)
        this.#at += text[at + 1] === character || text.startsWith('|&', at) ? 2 : 1
      } else if (character === ' ' || character === '\t' || character === '\r') {
        endWord(at)
        this.#at++
      } else {
        begin()
        word += character
        this.#at++
      }
    }
    endCommand(text.length)
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text)
  }

  #isRedirection(character: string, word: string | undefined): boolean {
    if (character === '>' || character === '<') return true
    return character === '&' && this.#text[this.#at + 1] === '>' && word === undefined
  }

  /** After an opening quote: its text, with substitutions taken out and looked into. */
  #doubleQuoted(depth: number): string {
    const text = this.#text
    let word = ''
    while (this.#at < text.length && text[this.#at] !== '"') {
      if (text[this.#at] === '\\') {
        if (text[this.#at + 1] !== '\n') word += text[this.#at + 1] ?? ''
        this.#at += 2
      } else if (text[this.#at] === '`' || text.startsWith('$(', this.#at)) this.#substitution(depth)
      else word += text[this.#at++]
    }
    this.#at++
    return word
  }

  /** `$(…)`, `<(…)` or backquotes: commands of their own, and nothing that is known of the word they make. */
  #substitution(depth: number): void {
    const isQuoted = this.#text[this.#at] === '`'
    this.#at += isQuoted ? 1 : 2
    if (depth < MAXIMUM_DEPTH) this.list(isQuoted ? '`' : ')', depth + 1)
  }

  /** At the beginning of a line: the here-documents that the line before asked for. */
  #readHereDocuments(): void {
    for (const { delimiter, indented, command } of this.#waiting) {
      const lines: string[] = []
      while (this.#at < this.#text.length) {
        const end = this.#text.indexOf('\n', this.#at)
        const line = this.#text.slice(this.#at, end === -1 ? undefined : end)
        this.#at = end === -1 ? this.#text.length : end + 1
        if ((indented ? line.replace(/^\t+/, '') : line).trimEnd() === delimiter) break
        lines.push(line)
      }
      command.input = lines.join('\n')
    }
    this.#waiting = []
  }
}

function empty(): SimpleCommand {
  return { words: [], start: 0, end: 0, piped: false }
}
