/**
 * Finds the references in a value: every place where its schema says that a string is the id of
 * something described elsewhere. Works on raw data as well, so that a document with one wrong field
 * still has its references judged.
 */
import type { z } from 'zod'
import type { ReferenceTarget } from './values.ts'

export interface Reference {
  /** Where in the front matter: keys and indices. */
  path: (string | number)[]
  target: ReferenceTarget
  id: string
}

/** All references in `value`, in the order of the schema's fields. */
export function referencesIn(schema: z.ZodType, value: unknown): Reference[] {
  return [...walk(schema, value, [])]
}

function* walk(schema: z.ZodType, value: unknown, path: (string | number)[]): Generator<Reference> {
  if (value === undefined || value === null) return
  const { def } = schema as unknown as { def: SchemaDefinition }
  switch (def.type) {
    case 'object':
      if (typeof value !== 'object') return
      for (const [key, field] of Object.entries(def.shape)) {
        yield* walk(field, (value as Record<string, unknown>)[key], [...path, key])
      }
      return
    case 'array':
      if (!Array.isArray(value)) return
      for (const [index, element] of value.entries()) yield* walk(def.element, element, [...path, index])
      return
    case 'union': {
      const option = def.options.find((candidate) => discriminates(candidate, def.discriminator, value))
      if (option) yield* walk(option, value, path)
      return
    }
    case 'optional':
    case 'default':
      yield* walk(def.innerType, value, path)
      return
    case 'string': {
      const target = schema.meta()?.references
      if (target && typeof value === 'string' && value !== '') yield { path, target, id: value }
      return
    }
  }
}

/** The parts of Zod's schema definitions that the walk looks at. */
type SchemaDefinition =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'union'; options: z.ZodType[]; discriminator: string }
  | { type: 'optional' | 'default'; innerType: z.ZodType }
  | { type: 'string' }

function discriminates(option: z.ZodType, discriminator: string, value: unknown): boolean {
  const field = (option as unknown as { def: { shape: Record<string, z.ZodType> } }).def.shape[discriminator]
  return field?.safeParse((value as Record<string, unknown>)[discriminator]).success ?? false
}
