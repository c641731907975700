/**
 * Values as YAML, one field a line. Only what front matter is made of: texts, numbers, truth values, lists and maps. A
 * library that can write all of YAML takes ten times as long, and of thousands of documents that is most of the time.
 */

/** What is read as the text that it is: no number, no sign of YAML’s own, nothing that a reader of YAML 1.1 takes for a truth value, or, as `e0`, for a number. */
const PLAIN = /^\p{L}[^\p{Cc}\u2028\u2029\ufeff]*$/u
const SIGNS = /:(?:\s|$)|\s#|\s$/
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n|e[-+]?\d+)$/i
/** Days and moments stand as people write them. */
const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/
const KEY = /^[A-Za-z][\w-]*$/

/** @param fields as JSON could hold them; a field that is `undefined` is left out */
export function yamlText(fields: object): string {
  const lines: string[] = []
  addMap(fields, '', '', lines)
  return lines.map((line) => `${line}\n`).join('')
}

/** @param first what the first line begins with in place of the indentation: `- ` for an entry of a list */
function addMap(fields: object, first: string, indentation: string, lines: string[]): void {
  let start = first || indentation
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const key = `${start}${KEY.test(name) && !WORDS.test(name) ? name : JSON.stringify(name)}:`
    start = indentation
    if (Array.isArray(value) && value.length > 0) {
      lines.push(key)
      for (const entry of value) addEntry(entry, indentation, lines)
    } else if (isMap(value)) {
      lines.push(key)
      addMap(value, '', `${indentation}  `, lines)
    } else lines.push(`${key} ${scalarText(value)}`)
  }
}

function addEntry(entry: unknown, indentation: string, lines: string[]): void {
  if (isMap(entry)) addMap(entry, `${indentation}- `, `${indentation}  `, lines)
  else lines.push(`${indentation}- ${scalarText(entry)}`)
}

/** Whether it has a field to begin with. */
function isMap(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((field) => field !== undefined)
  )
}

/** JSON is YAML: what is not plain, an empty list, and a list within a list stand as JSON writes them. */
function scalarText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain = TIME.test(value) || (PLAIN.test(value) && !SIGNS.test(value) && !WORDS.test(value))
  return isPlain ? value : JSON.stringify(value)
}
