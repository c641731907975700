/** Holds YAML data against a schema of the model; every problem gets its place in the file. */
import type { z } from 'zod'
import { explain, withoutEchoes } from '../model/explain.ts'
import type { Finding } from '../model/finding.ts'
import type { YamlData } from './yaml.ts'

export function validate<S extends z.ZodType>(
  schema: S,
  yaml: YamlData,
  file: string,
): { data?: z.infer<S>; findings: Finding[] } {
  const value = yaml.value ?? {}
  const result = schema.safeParse(value)
  if (result.success) return { data: result.data, findings: [] }
  const explanations = result.error.issues.flatMap((issue) =>
    explain(issue, (path) => fieldsAt(schema, path, value), valueAt(value, issue.path)),
  )
  const findings = withoutEchoes(explanations).map(
    ({ rule, path, at, message, hint, fix }): Finding => ({
      rule,
      severity: 'error',
      file,
      ...yaml.locate(path, at),
      message,
      hint: hint ?? helpFor(schema, path, value),
      ...(fix === undefined ? {} : yaml.rewrite(path, at, fix)),
    }),
  )
  return { findings }
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

/** What the model says of the field at a path, with its example: the remedy when nothing more exact is known. */
function helpFor(schema: z.ZodType, path: PropertyKey[], value: unknown): string | undefined {
  // An entry of a list is explained by its list.
  const [parent, name] = [path.slice(0, -1), path.at(-1)]
  if (typeof name === 'number') return helpFor(schema, parent, value)
  const help = name === undefined ? undefined : fieldsIn(schema, parent, value)?.[String(name)]?.meta()
  if (!help?.description) return undefined
  const example: unknown = (help.examples as unknown[] | undefined)?.[0]
  const shown = typeof example === 'string' || typeof example === 'number' ? ` For example: ${example}` : ''
  return help.description + shown
}

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: PropertyKey[], value: unknown): string[] {
  return Object.keys(fieldsIn(schema, path, value) ?? {})
}

/** The fields that the schema knows at a path, by name; absent where there are none. */
function fieldsIn(schema: z.ZodType, path: PropertyKey[], value: unknown): Record<string, z.ZodType> | undefined {
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } }
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, z.ZodType>
      const [key, ...rest] = path
      if (key === undefined) return shape
      const field = shape[String(key)]
      return field && fieldsIn(field, rest, valueAt(value, [key]))
    }
    case 'array':
      return fieldsIn(def.element as z.ZodType, path.slice(1), valueAt(value, path.slice(0, 1)))
    case 'optional':
    case 'default':
      return fieldsIn(def.innerType as z.ZodType, path, value)
    case 'record':
      if (path.length === 0) {
        const { entries } = (def.keyType as unknown as { def: { entries?: object } }).def
        return Object.fromEntries(Object.keys(entries ?? {}).map((name) => [name, def.valueType as z.ZodType]))
      }
      return fieldsIn(def.valueType as z.ZodType, path.slice(1), valueAt(value, path.slice(0, 1)))
    case 'union': {
      const discriminator = String(def.discriminator)
      const chosen = (def.options as z.ZodType[]).find((option) => {
        const literal = (option as unknown as { def: { shape: Record<string, z.ZodType> } }).def.shape[discriminator]
        return literal?.safeParse(valueAt(value, [discriminator])).success
      })
      return chosen && fieldsIn(chosen, path, value)
    }
    default:
      return undefined
  }
}
