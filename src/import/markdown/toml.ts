/**
 * The TOML that stands in front matter: keys with strings, numbers, booleans, days and lists of them. Tables are named and
 * their content left out, since no field of ours comes from one.
 */

const STRING = /^(?:"""([\s\S]*?)"""|'''([\s\S]*?)'''|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')/
const PAIR = /^[ \t]*([\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=[ \t]*/

/** @throws when a line is no TOML */
export function readToml(block: string): Map<string, unknown> {
  const fields = new Map<string, unknown>()
  let at = 0
  let table: string | undefined
  while (at < block.length) {
    const lineEnd = block.indexOf('\n', at)
    const line = block.slice(at, lineEnd === -1 ? block.length : lineEnd)
    const header = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*(?:#.*)?$/.exec(line)
    const pair = PAIR.exec(line)
    if (header) {
      table = header[1]!.trim()
      fields.set(table, undefined)
    } else if (pair) {
      const value = readValue(block, at + pair[0].length)
      if (table === undefined) fields.set(pair[1]!.replace(/^["']|["']$/g, ''), value.value)
      const rest = block.indexOf('\n', value.end)
      at = rest === -1 ? block.length : rest + 1
      continue
    } else if (!/^[ \t]*(?:#.*)?$/.test(line)) throw new Error(`“${line.trim().slice(0, 40)}” is not TOML`)
    at += line.length + 1
  }
  return fields
}

function readValue(text: string, start: number): { value: unknown; end: number } {
  const string = STRING.exec(text.slice(start))
  if (string) {
    const [whole, long, longLiteral, basic, literal] = string
    const escaped = long ?? basic
    const value = escaped === undefined ? (longLiteral ?? literal ?? '') : unescaped(escaped)
    return { value: value.replace(/^\n/, ''), end: start + whole.length }
  }
  if (text[start] === '[') return readList(text, start)
  const word = /^[^\s,#\]]+/.exec(text.slice(start))?.[0] ?? ''
  const end = start + word.length
  if (word === 'true' || word === 'false') return { value: word === 'true', end }
  if (/^[+-]?\d[\d_]*(?:\.\d+)?$/.test(word)) return { value: Number(word.replaceAll('_', '')), end }
  if (word === '') throw new Error('a value is missing')
  return { value: word, end }
}

function readList(text: string, start: number): { value: unknown[]; end: number } {
  const list: unknown[] = []
  let at = start + 1
  for (;;) {
    at += /^(?:\s|,|#.*)*/.exec(text.slice(at))![0].length
    if (at >= text.length) throw new Error('a list has no end')
    if (text[at] === ']') return { value: list, end: at + 1 }
    // A list of lists or of tables holds none of our fields.
    if (text[at] === '[' || text[at] === '{') throw new Error('a list holds more than words')
    const { value, end } = readValue(text, at)
    list.push(value)
    at = end
  }
}

function unescaped(text: string): string {
  const names: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' }
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (names[letter] ?? letter),
  )
}
