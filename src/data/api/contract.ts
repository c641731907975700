/**
 * The promise of the API: within v1 fields and files are added, and none is removed, renamed or given another type. What has
 * been promised is stored; what the files hold now is compared with it.
 */

import { type JsonSchema, jsonSchemaFrom } from '../../model/json-schema.ts'
import { inTextOrder } from '../../model/text-order.ts'
import { apiFileNames, apiModel } from './model.ts'

/** By path, such as `postmortems.postmortems[].id`: the types that stand there, and `optional` where it may be absent. */
export type Contract = { [path: string]: string }

/** What the files hold now. */
export function currentContract(): Contract {
  const found = new Map<string, Field>()
  for (const name of apiFileNames) gather(jsonSchemaFrom(apiModel[name]), name, true, found)
  const paths = [...found].sort(([a], [b]) => inTextOrder(a, b))
  return Object.fromEntries(
    paths.map(([path, { types, required }]) => [
      path,
      `${[...types].sort().join(' or ')}${required ? '' : ', optional'}`,
    ]),
  )
}

/** What readers of the API could rely on and no longer can, in sentences. */
export function brokenPromises(stored: Contract, current: Contract): string[] {
  return Object.entries(stored).flatMap(([path, before]) => {
    const now = current[path]
    if (now === undefined) return [`${path} is gone; it was ${before}.`]
    const [were, are] = [typesOf(before), typesOf(now)]
    const others = [...are].filter((type) => !were.has(type))
    if (others.length > 0) return [`${path} can be ${others.join(' or ')}; it was ${before}.`]
    if (now.endsWith(', optional') && !before.endsWith(', optional'))
      return [`${path} can be absent; it was always there.`]
    return []
  })
}

/** Where it is stored, in the project. `npm run schemas` writes additions. */
export const CONTRACT = 'tests/fixtures/api-v1.json'

/** What to do about broken promises. */
export const REMEDY =
  'Readers rely on this. Keep the field as it was, and add another one beside it; only a new version (v2, beside v1) may do otherwise.'

interface Field {
  types: Set<string>
  required: boolean
}

function typesOf(text: string): Set<string> {
  return new Set(text.replace(/, optional$/, '').split(' or '))
}

function gather(schema: JsonSchema, path: string, required: boolean, found: Map<string, Field>): void {
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const always = [requiredBy(schema), ...(forms.length > 0 ? [commonTo(forms.map(requiredBy))] : [])].flat()
  for (const form of [schema, ...forms]) {
    for (const type of [form.type ?? []].flat() as string[]) {
      const field = found.get(path) ?? { types: new Set(), required: true }
      field.types.add(type)
      field.required &&= required
      found.set(path, field)
    }
    for (const [name, inner] of Object.entries(form.properties ?? {})) {
      gather(inner, `${path}.${name}`, always.includes(name), found)
    }
    if (typeof form.additionalProperties === 'object') gather(form.additionalProperties, `${path}.*`, false, found)
    if (form.items) gather(form.items, `${path}[]`, true, found)
  }
}

function requiredBy(schema: JsonSchema): string[] {
  return (schema.required ?? []) as string[]
}

function commonTo([first = [], ...others]: string[][]): string[] {
  return first.filter((name) => others.every((each) => each.includes(name)))
}
