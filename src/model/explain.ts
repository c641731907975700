/** Says in plain words what a schema found wrong, and what to do about it. */
import { closest, distance } from 'fastest-levenshtein'
import type { z } from 'zod'

/** A schema issue in words. `at` says which part of the file to point to. */
export interface Explanation {
  rule: 'schema' | 'unknown-field' | 'missing-field'
  path: PropertyKey[]
  at: 'value' | 'key'
  message: string
  hint?: string
  /** What the value, or the key, is surely meant to be. */
  fix?: string | undefined
}

/** One Zod issue becomes one explanation, or several for several unknown keys. `fields` are the names allowed where a key is unknown. */
export function explain(
  issue: z.core.$ZodIssue,
  fieldsAt: (path: PropertyKey[]) => string[],
  value: unknown,
): Explanation[] {
  const name = String(issue.path.findLast((part) => typeof part === 'string') ?? '')
  const subject = name === '' ? 'this' : typeof issue.path.at(-1) === 'number' ? `an entry of “${name}”` : `“${name}”`
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const allowed = fieldsAt(issue.path)
        return {
          rule: 'unknown-field',
          path: [...issue.path, key],
          at: 'key',
          message: `unknown field “${key}”`,
          hint: didYouMean(key, allowed) ?? `Known fields here: ${allowed.join(', ')}.`,
          fix: sameWord(key, allowed),
        }
      })
    case 'invalid_type':
      if (value === undefined || (value === null && issue.path.length === 0)) return [missing(issue.path, name)]
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: `${subject} must be ${kindOf(issue.expected)}, but is ${article(value)}`,
          // Without the value: 1.10 was read as the number 1.1, and that is not what the author wrote.
          hint:
            issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')
              ? 'Put it in quotes.'
              : undefined,
        },
      ]
    case 'invalid_value': {
      if (value === undefined) return [missing(issue.path, name, `One of: ${issue.values.join(', ')}.`)]
      const options = issue.values.map(String)
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: notAValue(value, name),
          hint: suggestion(value, options) ?? `One of: ${options.join(', ')}.`,
          fix: typeof value === 'string' ? sameWord(value, options) : undefined,
        },
      ]
    }
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
      if (value === undefined)
        return [missing(issue.path, name, options.length ? `One of: ${options.join(', ')}.` : undefined)]
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: notAValue(value, name),
          hint: options.length ? (suggestion(value, options) ?? `One of: ${options.join(', ')}.`) : undefined,
        },
      ]
    }
    case 'too_big': {
      const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''
      const actual = typeof value === 'string' ? `; it has ${value.length}` : ''
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: `${subject} may ${unit ? 'have' : 'be'} at most ${issue.maximum}${unit}${actual}`,
        },
      ]
    }
    case 'too_small':
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: !issue.message.startsWith('Too small')
            ? `${subject}: ${issue.message}`
            : typeof value === 'number'
              ? `${subject} must be at least ${issue.minimum}`
              : `${subject} must not be empty`,
        },
      ]
    case 'invalid_key':
      return [{ rule: 'unknown-field', path: issue.path, at: 'key', message: `unknown field “${name}”` }]
    default: {
      if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid')) {
        // The schema has no words of its own for it; the library’s show the pattern.
        const message = `“${String(value)}” cannot be a value of “${name}”`
        return [{ rule: 'schema', path: issue.path, at: 'value', message }]
      }
      const shown =
        typeof value === 'string' && !issue.message.startsWith('“') ? `“${value}” ${issue.message}` : issue.message
      const { hint, fix } = (issue.code === 'custom' ? issue.params : undefined) ?? {}
      return [{ rule: 'schema', path: issue.path, at: 'value', message: shown, hint, fix }]
    }
  }
}

function notAValue(value: unknown, name: string): string {
  return typeof value === 'object'
    ? `“${name}” must be one of its values, but is ${article(value)}`
    : `“${String(value)}” is not a value of “${name}”`
}

function suggestion(value: unknown, options: string[]): string | undefined {
  return typeof value === 'string' ? didYouMean(value, options) : undefined
}

/** The one option that differs from a word by case and by how its parts are joined only: `In Review` is `in-review`. */
export function sameWord(word: string, options: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '')
  const found = options.filter((option) => plain(option) === plain(word))
  return found.length === 1 ? found[0] : undefined
}

function missing(path: PropertyKey[], name: string, hint?: string): Explanation {
  return { rule: 'missing-field', path, at: 'value', message: `“${name}” is missing`, hint }
}

/**
 * The option that a word is probably meant to be: at most two edits away, whatever its case; a quarter of a long word,
 * and one edit of a word so short that two would make any other of it (“fr” is not a slip of “en”).
 */
function nearestTo(word: string, options: readonly string[]): string | undefined {
  if (options.length === 0) return undefined
  const folded = options.map((option) => option.toLowerCase())
  const nearest = closest(word.toLowerCase(), folded)
  const limit = nearest.length <= 3 ? 1 : Math.max(2, Math.floor(nearest.length / 4))
  if (Math.abs(word.length - nearest.length) > limit || distance(word.toLowerCase(), nearest) > limit) return undefined
  return options[folded.indexOf(nearest)]
}

/** “Did you mean …?” when one of the options is near. */
export function didYouMean(word: string, options: readonly string[]): string | undefined {
  const nearest = nearestTo(word, options)
  return nearest === undefined ? undefined : `Did you mean “${nearest}”?`
}

/**
 * Takes together what is one mistake: a field that is unknown here, and one that is missing here and has nearly its
 * name. What remains is the unknown one, which is surely the other, misspelt.
 */
export function withoutEchoes(explanations: Explanation[]): Explanation[] {
  const missing = new Set(explanations.filter(({ rule }) => rule === 'missing-field'))
  const nameOf = ({ path }: Explanation) => String(path.at(-1))
  const parentOf = ({ path }: Explanation) => path.slice(0, -1).join('\0')
  const mended = explanations.map((each) => {
    if (each.rule !== 'unknown-field') return each
    const beside = [...missing].filter((other) => parentOf(other) === parentOf(each))
    const name = nearestTo(nameOf(each), beside.map(nameOf))
    const meant = beside.find((other) => nameOf(other) === name)
    if (!meant) return each
    missing.delete(meant)
    return { ...each, fix: name }
  })
  return mended.filter((each) => each.rule !== 'missing-field' || missing.has(each))
}

function kindOf(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a block of fields',
    record: 'a block of fields',
  }
  return words[expected] ?? expected
}

function article(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a block of fields'
  if (typeof value === 'string') return 'text'
  return `the ${typeof value} ${String(value)}`
}
