/** Holds YAML data against a schema of the model; every problem gets its place in the file. */
import type { z } from 'zod'
import { explain } from '../model/explain.ts'
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
  const findings = result.error.issues
    .flatMap((issue) => explain(issue, (path) => fieldsAt(schema, path, value), valueAt(value, issue.path)))
    .map(
      ({ rule, path, at, message, hint }): Finding => ({
        rule,
        severity: 'error',
        file,
        ...yaml.locate(path, at),
        message,
        hint,
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

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: PropertyKey[], value: unknown): string[] {
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } }
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, z.ZodType>
      const [key, ...rest] = path
      if (key === undefined) return Object.keys(shape)
      const field = shape[String(key)]
      return field ? fieldsAt(field, rest, valueAt(value, [key])) : []
    }
    case 'array':
      return fieldsAt(def.element as z.ZodType, path.slice(1), valueAt(value, path.slice(0, 1)))
    case 'optional':
    case 'default':
      return fieldsAt(def.innerType as z.ZodType, path, value)
    case 'record':
      if (path.length === 0)
        return Object.keys((def.keyType as unknown as { def: { entries?: object } }).def.entries ?? {})
      return fieldsAt(def.valueType as z.ZodType, path.slice(1), valueAt(value, path.slice(0, 1)))
    case 'union': {
      const discriminator = String(def.discriminator)
      const chosen = (def.options as z.ZodType[]).find((option) => {
        const literal = (option as unknown as { def: { shape: Record<string, z.ZodType> } }).def.shape[discriminator]
        return literal?.safeParse(valueAt(value, [discriminator])).success
      })
      return chosen ? fieldsAt(chosen, path, value) : []
    }
    default:
      return []
  }
}
