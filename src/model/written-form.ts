/** Values as people write them: without what goes without saying. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'

/** The parts of a schema’s definition that are looked at here. */
type Definition =
  | { type: 'object'; shape: Readonly<Record<string, z.ZodType>> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'union'; options: readonly z.ZodType[] }
  | { type: 'optional'; innerType: z.ZodType }
  | { type: 'default'; innerType: z.ZodType; defaultValue: unknown }
  | { type: 'string' }

/** A valid value without the fields that only say what the schema would say of them. Read again, it is the same value. */
export function withoutDefaults(schema: z.ZodType, value: unknown): unknown {
  const { def } = schema as unknown as { def: Definition }
  switch (def.type) {
    case 'object': {
      const written: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(value as object)) {
        const own = def.shape[name]!
        if (field !== undefined && !isDefault(own, field)) written[name] = withoutDefaults(own, field)
      }
      return written
    }
    case 'array':
      return (value as unknown[]).map((element) => withoutDefaults(def.element, element))
    case 'union': {
      const option = def.options.find((candidate) => candidate.safeParse(value).success)
      return option ? withoutDefaults(option, value) : value
    }
    case 'optional':
    case 'default':
      return withoutDefaults(def.innerType, value)
    default:
      return value
  }
}

function isDefault(schema: z.ZodType, value: unknown): boolean {
  const { def } = schema as unknown as { def: Definition }
  if (def.type !== 'default') return false
  const { defaultValue } = def
  // Most defaults are an empty list, and most values are none: neither has to be looked into.
  if (Array.isArray(value) && Array.isArray(defaultValue) && value.length !== defaultValue.length) return false
  return value === defaultValue || isDeepStrictEqual(value, defaultValue)
}
