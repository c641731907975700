/**
 * Finds the strings of a value of which its schema says more: which are the ids of something described elsewhere, and
 * which are prose. Works on raw data as well, so that a document with one wrong field still has the others judged.
 */
import type { z } from 'zod'
import type { ReferenceTarget } from './values.ts'

export interface Reference {
  /** Where in the front matter: keys and indices. */
  path: (string | number)[]
  target: ReferenceTarget
  id: string
}

/** A text for readers, in the front matter. */
export interface Prose {
  path: (string | number)[]
  text: string
}

/** All references in `value`, in the order of the schema's fields. */
export function referencesIn(schema: z.ZodType, value: unknown): Reference[] {
  const found: Reference[] = []
  for (const { path, meta, text } of walk(schema, value, [])) {
    if (meta.references && text !== '') found.push({ path, target: meta.references, id: text })
  }
  return found
}

/** All texts for readers in `value`, in the order of the schema's fields. */
export function proseIn(schema: z.ZodType, value: unknown): Prose[] {
  const found: Prose[] = []
  for (const { path, meta, text } of walk(schema, value, [])) if (meta.prose) found.push({ path, text })
  return found
}

/** All days and moments in `value`, in the order of the schema's fields. */
export function timesIn(schema: z.ZodType, value: unknown): Text[] {
  return [...walk(schema, value, [])].filter(({ meta }) => meta.format === 'date' || meta.format === 'date-time')
}

interface Text {
  path: (string | number)[]
  meta: z.GlobalMeta
  text: string
}

function* walk(schema: z.ZodType, value: unknown, path: (string | number)[]): Generator<Text> {
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
      const meta = metaOf(schema)
      if (meta && typeof value === 'string') yield { path, meta, text: value }
      return
    }
  }
}

const metas = new WeakMap<z.ZodType, z.GlobalMeta | undefined>()

/** What a schema says of itself. Zod puts it together anew each time, and this is asked for every string of every document. */
function metaOf(schema: z.ZodType): z.GlobalMeta | undefined {
  if (!metas.has(schema)) metas.set(schema, schema.meta())
  return metas.get(schema)
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
