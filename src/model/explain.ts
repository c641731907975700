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
}

/** One Zod issue becomes one explanation, or several for several unknown keys. `fields` are the names allowed where a key is unknown. */
export function explain(
  issue: z.core.$ZodIssue,
  fieldsAt: (path: PropertyKey[]) => string[],
  value: unknown,
): Explanation[] {
  const name = String(issue.path.findLast((part) => typeof part === 'string') ?? 'front matter')
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
        }
      })
    case 'invalid_type':
      if (value === undefined || (value === null && issue.path.length === 0)) return [missing(issue.path, name)]
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: `“${name}” must be ${kindOf(issue.expected)}, but is ${article(value)}`,
          hint: typeof value === 'number' && issue.expected === 'string' ? `Put it in quotes: '${value}'.` : undefined,
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
          message: `“${String(value)}” is not a value of “${name}”`,
          hint: didYouMean(String(value), options) ?? `One of: ${options.join(', ')}.`,
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
          message: `“${String(value)}” is not a value of “${name}”`,
          hint: options.length ? (didYouMean(String(value), options) ?? `One of: ${options.join(', ')}.`) : undefined,
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
          message: `“${name}” may have at most ${issue.maximum}${unit}${actual}`,
        },
      ]
    }
    case 'too_small':
      return [
        {
          rule: 'schema',
          path: issue.path,
          at: 'value',
          message: issue.message.startsWith('Too small')
            ? `“${name}” must be at least ${issue.minimum}`
            : `“${name}”: ${issue.message}`,
        },
      ]
    case 'invalid_key':
      return [{ rule: 'unknown-field', path: issue.path, at: 'key', message: `unknown field “${name}”` }]
    default: {
      const shown =
        typeof value === 'string' && !issue.message.startsWith('“') ? `“${value}” ${issue.message}` : issue.message
      const hint = issue.code === 'custom' ? (issue.params?.hint as string | undefined) : undefined
      return [{ rule: 'schema', path: issue.path, at: 'value', message: shown, hint }]
    }
  }
}

function missing(path: PropertyKey[], name: string, hint?: string): Explanation {
  return { rule: 'missing-field', path, at: 'value', message: `“${name}” is missing`, hint }
}

/** “Did you mean …?” when something in `options` is at most two edits away. */
export function didYouMean(word: string, options: readonly string[]): string | undefined {
  if (options.length === 0) return undefined
  const candidate = closest(word, options)
  return editDistanceAtMost(word, candidate, Math.max(2, Math.floor(candidate.length / 4)))
    ? `Did you mean “${candidate}”?`
    : undefined
}

function editDistanceAtMost(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false
  return distance(a.toLowerCase(), b.toLowerCase()) <= limit
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
