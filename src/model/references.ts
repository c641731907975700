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
  walk(placesOf(schema), value, [], ({ path, meta, text }) => {
    if (meta.references && text !== '') found.push({ path: [...path], target: meta.references, id: text })
  })
  return found
}

/** All texts for readers in `value`, in the order of the schema's fields. */
export function proseIn(schema: z.ZodType, value: unknown): Prose[] {
  const found: Prose[] = []
  walk(placesOf(schema), value, [], ({ path, meta, text }) => {
    if (meta.prose) found.push({ path: [...path], text })
  })
  return found
}

/** All days and moments in `value`, in the order of the schema's fields. */
export function timesIn(schema: z.ZodType, value: unknown): Text[] {
  const found: Text[] = []
  walk(placesOf(schema), value, [], ({ path, meta, text }) => {
    if (meta.format === 'date' || meta.format === 'date-time') found.push({ path: [...path], meta, text })
  })
  return found
}

interface Text {
  path: (string | number)[]
  meta: z.GlobalMeta
  text: string
}

/** Where a schema has strings of which it says something; absent where it has none. */
type Places =
  | { type: 'object'; fields: [key: string, places: Places][] }
  | { type: 'array'; element: Places }
  | { type: 'union'; options: { schema: z.ZodType; places: Places }[]; discriminator: string }
  | { type: 'string'; meta: z.GlobalMeta }

const known = new WeakMap<z.ZodType, Places | undefined>()

/** Put together once for each schema: Zod makes what is asked of it anew each time, and each document asks for all of it. */
function placesOf(schema: z.ZodType): Places | undefined {
  if (!known.has(schema)) known.set(schema, placesIn(schema))
  return known.get(schema)
}

function placesIn(schema: z.ZodType): Places | undefined {
  const { def } = schema as unknown as { def: SchemaDefinition }
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).flatMap(([key, field]): [string, Places][] => {
        const places = placesOf(field)
        return places ? [[key, places]] : []
      })
      return fields.length > 0 ? { type: 'object', fields } : undefined
    }
    case 'array': {
      const element = placesOf(def.element)
      return element && { type: 'array', element }
    }
    case 'union': {
      const options = def.options.flatMap((option) => {
        const places = placesOf(option)
        return places ? [{ schema: option, places }] : []
      })
      return { type: 'union', options, discriminator: def.discriminator }
    }
    case 'optional':
    case 'default':
      return placesOf(def.innerType)
    case 'string': {
      const meta = schema.meta()
      return meta && { type: 'string', meta }
    }
    default:
      return undefined
  }
}

/** @param path where `value` is; one list for all, so whoever keeps it copies it */
function walk(
  places: Places | undefined,
  value: unknown,
  path: (string | number)[],
  visit: (text: Text) => void,
): void {
  if (!places || value === undefined || value === null) return
  switch (places.type) {
    case 'object':
      if (typeof value !== 'object') return
      for (const [key, field] of places.fields) {
        path.push(key)
        walk(field, (value as Record<string, unknown>)[key], path, visit)
        path.pop()
      }
      return
    case 'array':
      if (!Array.isArray(value)) return
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        walk(places.element, value[index], path, visit)
        path.pop()
      }
      return
    case 'union': {
      const { options, discriminator } = places
      const option = options.find(({ schema }) => discriminates(schema, discriminator, value))
      if (option) walk(option.places, value, path, visit)
      return
    }
    case 'string':
      if (typeof value === 'string') visit({ path, meta: places.meta, text: value })
  }
}

/** The parts of Zod's schema definitions that are looked at. */
type SchemaDefinition =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'union'; options: z.ZodType[]; discriminator: string }
  | { type: 'optional' | 'default'; innerType: z.ZodType }
  | { type: 'string' | 'other' }

function discriminates(option: z.ZodType, discriminator: string, value: unknown): boolean {
  const field = (option as unknown as { def: { shape: Record<string, z.ZodType> } }).def.shape[discriminator]
  return field?.safeParse((value as Record<string, unknown>)[discriminator]).success ?? false
}
