import type { z } from 'zod'
import { type CatalogueFile, dataSchemas, documentSchemas } from '../../../src/model/index.ts'
import { ThemeSettings } from '../../../src/model/theme.ts'
import type { ReferenceTarget } from '../../../src/model/values.ts'

/** Every schema of the model by its name: four kinds of documents, six data files, and the theme. */
export const schemas: [name: string, schema: z.ZodType][] = [
  ...Object.entries(documentSchemas),
  ...(Object.keys(dataSchemas) as CatalogueFile[]).map((file): [string, z.ZodType] => [file, dataSchemas[file]]),
  ['theme.yaml', ThemeSettings],
]

/** Zod’s own description of a schema, as far as a walk needs it. */
interface Definition {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  options?: z.ZodType[]
  keyType?: z.ZodType
  valueType?: z.ZodType
  entries?: Record<string, string>
  values?: unknown[]
}

export function definitionOf(schema: z.ZodType): Definition {
  return (schema as unknown as { def: Definition }).def
}

export interface Field {
  /** `actions.[].owner` */
  path: string
  schema: z.ZodType
}

/** Every named field of a schema, at any depth, each once. */
export function fieldsOf(schema: z.ZodType, path: string[] = []): Field[] {
  const { type, shape, element, innerType, options, valueType } = definitionOf(schema)
  switch (type) {
    case 'object':
      return Object.entries(shape!).flatMap(([key, field]) => [
        { path: [...path, key].join('.'), schema: field },
        ...fieldsOf(field, [...path, key]),
      ])
    case 'array':
      return fieldsOf(element!, [...path, '[]'])
    case 'optional':
    case 'default':
      return fieldsOf(innerType!, path)
    case 'record':
      return fieldsOf(valueType!, [...path, '{}'])
    case 'union':
      return options!.flatMap((option, index) => fieldsOf(option, [...path, `(${index})`]))
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return []
    default:
      throw new Error(`The walk does not know schemas of type ${type}, at ${path.join('.')}.`)
  }
}

export interface Sample {
  value: unknown
  references: { path: (string | number)[]; target: ReferenceTarget; id: string }[]
}

/** A value in which every field is filled in and every list has two entries, with the references that it holds. */
export function fullSample(schema: z.ZodType, option = 0, path: (string | number)[] = []): Sample {
  const definition = definitionOf(schema)
  const target = schema.meta()?.references
  switch (definition.type) {
    case 'object': {
      const fields = Object.entries(definition.shape!).map(
        ([key, field]) => [key, fullSample(field, option, [...path, key])] as const,
      )
      return {
        value: Object.fromEntries(fields.map(([key, { value }]) => [key, value])),
        references: fields.flatMap(([, { references }]) => references),
      }
    }
    case 'array': {
      const entries = [0, 1].map((index) => fullSample(definition.element!, option, [...path, index]))
      return { value: entries.map(({ value }) => value), references: entries.flatMap(({ references }) => references) }
    }
    case 'optional':
    case 'default':
      return fullSample(definition.innerType!, option, path)
    case 'union':
      return fullSample(definition.options![option]!, option, path)
    case 'record':
      return { value: {}, references: [] }
    case 'enum':
      return { value: Object.values(definition.entries!)[0], references: [] }
    case 'literal':
      return { value: definition.values![0], references: [] }
    case 'string': {
      const id = path.join('/')
      return { value: id, references: target ? [{ path, target, id }] : [] }
    }
    default:
      return { value: 1, references: [] }
  }
}
