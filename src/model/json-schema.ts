/**
 * The model as JSON Schema, draft 2020-12: what editors and other programs hold a file against. Made from the same schemas
 * as the checks, and never stricter than they are; what only a program can judge (whether a day exists, where a reference
 * leads) is left to `check`.
 */
import { z } from 'zod'
import { type FileKind, fileKinds } from './file-kinds.ts'

/** A JSON Schema, as far as it is looked at here. */
export interface JsonSchema {
  [keyword: string]: unknown
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  propertyNames?: { enum?: string[] }
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  pattern?: string
}

/** @param address where the schema is published, if that is known */
export function jsonSchemaOf(kind: FileKind, address?: string): JsonSchema {
  const { schema, title, description } = fileKinds[kind]
  return jsonSchemaFrom(schema, address, { title, description })
}

/** The same of any schema that is made of what the model is made of. */
export function jsonSchemaFrom(schema: z.ZodType, address?: string, words: object = {}): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema
  return { $schema, ...(address ? { $id: address } : {}), ...words, ...forEditors(rest) }
}

/** The text of the file that is published and kept: the same bytes each time. */
export function jsonSchemaText(kind: FileKind, address?: string): string {
  return `${JSON.stringify(jsonSchemaOf(kind, address), null, 2)}\n`
}

/** Our own words of the model become those that JSON Schema and editors know. */
function forEditors(schema: JsonSchema): JsonSchema {
  const { properties, items, anyOf, oneOf, allOf, references, prose, meanings, option, ...rest } = schema
  const own = prose ? trimmed(rest) : rest
  const made: JsonSchema = { ...own, ...formatOf(own) }
  if (meanings) made.enumDescriptions = Object.values(meanings)
  if (properties) made.properties = mapValues(properties, forEditors)
  if (items) made.items = forEditors(items)
  if (anyOf) made.anyOf = anyOf.map(forEditors)
  if (oneOf) made.oneOf = oneOf.map(forEditors)
  if (allOf) made.allOf = [...((made.allOf as JsonSchema[]) ?? []), ...allOf.map(forEditors)]
  if (typeof schema.additionalProperties === 'object') withEntries(made, forEditors(schema.additionalProperties))
  return made
}

/** A block whose names are known offers them: editors complete `properties`, and not the names of others. */
function withEntries(made: JsonSchema, entry: JsonSchema): void {
  const names = made.propertyNames?.enum
  if (names) {
    made.properties = Object.fromEntries(names.map((name) => [name, entry]))
    made.additionalProperties = false
    delete made.propertyNames
  } else made.additionalProperties = entry
}

/**
 * Texts are read without the blanks around them, and a folded block of YAML ends with a line break: limits hold for what is
 * between.
 */
function trimmed({ minLength, maxLength, pattern, ...rest }: JsonSchema): JsonSchema {
  const between = String.raw`^\s*\S(?:[\s\S]{0,${Number(maxLength) - 2}}\S)?\s*$`
  return {
    ...rest,
    ...(pattern ? { allOf: [{ pattern }] } : {}),
    pattern: between,
    patternErrorMessage: `Not empty, and at most ${maxLength} characters.`,
  }
}

/**
 * Validators differ in what a `date-time` or a `uri` may be: seconds may be left out here, and letters of any script stand
 * in addresses. The pattern says what may be; only `date` means the same to all.
 */
function formatOf({ format }: JsonSchema): JsonSchema {
  switch (format) {
    case 'date':
      return { patternErrorMessage: 'A day: YYYY-MM-DD, for example 2026-11-20.' }
    case 'date-time':
      return {
        format: undefined,
        patternErrorMessage: 'A moment with its UTC offset: 2026-11-20T13:44+01:00 or 2026-11-20T12:44Z.',
      }
    case 'uri':
      return { format: undefined, patternErrorMessage: 'A web address; it begins with https:// or http://.' }
    default:
      return {}
  }
}

function mapValues<Value, Result>(
  values: Record<string, Value>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}
