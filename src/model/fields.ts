/**
 * The fields of a schema, as values: what the reference of fields shows, what `new` asks, what the forms of a forge offer.
 * Everything is read from the schema itself, so that none of them can say another thing than the checks.
 */
import type { z } from 'zod'
import type { ReferenceTarget } from './values.ts'

/** What a field holds. `choice` is one of `choices`; `object` has `fields`; a `list` holds `item`s. */
export type FieldType = 'text' | 'day' | 'instant' | 'address' | 'choice' | 'number' | 'switch' | 'object' | 'list'

export interface Field {
  /** The name in the file. Empty for the item of a list. */
  name: string
  title: string
  description: string
  type: FieldType
  /** Whether a document without it is refused. */
  required: boolean
  /** A value that the checks accept, when the model gives one. */
  example?: unknown
  /** The value that stands for an absent one; absent when absence means “not published”. */
  fallback?: unknown
  /** The words that are allowed, for `choice`. */
  choices?: string[]
  /** What each of them means. */
  meanings?: Readonly<Record<string, string>>
  /** What the value, or each item, is the id of. */
  references?: ReferenceTarget
  /** Whether it is written for readers, in the language of the document. */
  prose: boolean
  /** What `new` calls it on the command line, when it is asked for although it may be left out, or under another name. */
  option?: string
  /** The most characters that a text may have, or the greatest number. */
  maximum?: number
  /** The fewest entries that a list must have, or the least number. */
  minimum?: number
  /** Fields of an `object`. */
  fields?: Field[]
  /** What a `list` holds. */
  item?: Field
  /** For an `object` whose names are languages, or chosen freely: what stands under each of them. */
  entry?: Field
}

/**
 * The fields of an object schema, in its order.
 *
 * @throws when the schema is not an object: that is a mistake in the model.
 */
export function fieldsOf(schema: z.ZodType): Field[] {
  const { def } = unwrapped(schema)
  if (def.type !== 'object') throw new Error(`a schema of type ${def.type} has no fields`)
  return Object.entries(def.shape).map(([name, field]) => fieldOf(name, field))
}

/** What is told apart by one of its fields: each form with the value of that field. A plain object is its only form. */
export function formsOf(schema: z.ZodType): { name?: string; schema: z.ZodType }[] {
  const { def } = unwrapped(schema)
  if (def.type !== 'union') return [{ schema }]
  return def.options.map((option) => {
    const { def: inner } = unwrapped(option)
    const literal =
      inner.type === 'object' && def.discriminator ? unwrapped(inner.shape[def.discriminator]!).def : undefined
    return literal?.type === 'literal' ? { name: String(literal.values[0]), schema: option } : { schema: option }
  })
}

function fieldOf(name: string, schema: z.ZodType): Field {
  const meta = schema.meta() ?? {}
  const { schema: inner, def, required, fallback } = unwrapped(schema)
  const own = { ...inner.meta(), ...meta }
  const example = (own.examples as unknown[] | undefined)?.[0]
  const field: Field = {
    name,
    title: own.title ?? name,
    description: own.description ?? '',
    type: typeOf(def, own),
    required,
    prose: own.prose === true,
    ...(example === undefined ? {} : { example }),
    ...(fallback === undefined ? {} : { fallback }),
    ...(own.references ? { references: own.references } : {}),
    ...(own.option ? { option: own.option } : {}),
  }
  if (def.type === 'enum') field.choices = Object.values(def.entries)
  if (def.type === 'literal') field.choices = def.values.map(String)
  if (field.choices && own.meanings) field.meanings = own.meanings
  if (def.type === 'string') {
    const { maxLength } = inner as z.ZodString
    if (typeof maxLength === 'number') field.maximum = maxLength
  }
  if (def.type === 'number' || def.type === 'array') Object.assign(field, limitsOf(inner))
  if (def.type === 'object') field.fields = fieldsOf(inner)
  if (def.type === 'record') {
    field.entry = fieldOf('', def.valueType)
    // What is said of the record holds for each of its languages.
    field.fields = keysOf(def.keyType).map((key) => {
      const entry = fieldOf(key, def.valueType)
      return { ...entry, description: entry.description || field.description }
    })
  }
  if (def.type === 'array') {
    field.item = fieldOf('', def.element)
    if (field.item.references) field.references = field.item.references
  }
  return field
}

/** What a number may be, and how many entries a list must have. */
function limitsOf(schema: z.ZodType): Pick<Field, 'minimum' | 'maximum'> {
  const limits: Pick<Field, 'minimum' | 'maximum'> = {}
  const { checks = [] } = (schema as unknown as { def: { checks?: { _zod: { def: Check } }[] } }).def
  for (const { def } of checks.map(({ _zod }) => _zod)) {
    if (def.check === 'greater_than') limits.minimum = def.value
    if (def.check === 'less_than') limits.maximum = def.value
    if (def.check === 'min_length') limits.minimum = def.minimum
  }
  return limits
}

function typeOf(def: Definition, meta: z.GlobalMeta): FieldType {
  switch (def.type) {
    case 'string':
      return ({ date: 'day', 'date-time': 'instant', uri: 'address' } as const)[String(meta.format)] ?? 'text'
    case 'enum':
    case 'literal':
      return 'choice'
    case 'number':
      return 'number'
    case 'boolean':
      return 'switch'
    case 'object':
    case 'record':
    case 'union':
      return 'object'
    case 'array':
      return 'list'
    default:
      throw new Error(`the reference of fields does not know the type ${def.type}`)
  }
}

/** A schema without what makes it optional. */
function unwrapped(schema: z.ZodType): { schema: z.ZodType; def: Definition; required: boolean; fallback?: unknown } {
  let inner = schema
  let required = true
  let fallback: unknown
  for (;;) {
    const { def } = inner as unknown as { def: Definition }
    if (def.type !== 'optional' && def.type !== 'default') return { schema: inner, def, required, fallback }
    required = false
    if (def.type === 'default') fallback = def.defaultValue
    inner = def.innerType
  }
}

function keysOf(schema: z.ZodType): string[] {
  const { def } = schema as unknown as { def: Definition }
  return def.type === 'enum' ? Object.values(def.entries) : []
}

/** The limits among Zod's checks. */
type Check =
  | { check: 'greater_than' | 'less_than'; value: number }
  | { check: 'min_length'; minimum: number }
  | { check: 'other' }

/** The parts of Zod's schema definitions that are looked at. */
type Definition =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'record'; keyType: z.ZodType; valueType: z.ZodType }
  | { type: 'union'; options: z.ZodType[]; discriminator?: string }
  | { type: 'optional'; innerType: z.ZodType }
  | { type: 'default'; innerType: z.ZodType; defaultValue: unknown }
  | { type: 'enum'; entries: Record<string, string> }
  | { type: 'literal'; values: unknown[] }
  | { type: 'string' | 'number' | 'boolean' }
