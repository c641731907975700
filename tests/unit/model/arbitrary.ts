import fc from 'fast-check'
import type { z } from 'zod'
import { definitionOf } from './schema-walk.ts'

/** Texts at the borders of what schemas allow: blanks around, other scripts, one character too many, what only looks right. */
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 40 }) },
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('', ' ', '\n', '\u00a0'), fc.string(), fc.constantFrom('', ' ', '\n', '\ufeff'))
    .map((each) => each.join('')),
  fc.constantFrom(60, 61, 80, 120, 121, 160, 300, 400, 401, 600, 1200).map((length) => 'x'.repeat(length)),
  fc.constantFrom(60, 120, 400).map((length) => `${'😀'.repeat(length / 2)}\n`),
)

const two = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'))
const days = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), two(0, 13), two(0, 32))
  .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`)
const instants = fc
  .tuple(
    days,
    two(0, 24),
    two(0, 60),
    fc.constantFrom('', ':00', ':59', ':60', ':59.5', ':59.123', ':59.1234'),
    fc.constantFrom('Z', 'z', '+01:00', '-14:00', '+14:00', '+14:01', '+15:00', '-00:00', '', '+1'),
  )
  .map(([day, hours, minutes, seconds, offset]) => `${day}T${hours}:${minutes}${seconds}${offset}`)
const addresses = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'HTTPS://EXAMPLE.ORG',
    ' https://example.org ',
    'https://exämple.org/ü?q=✓',
    'https://example.org/a b',
    'https://[2001:db8::1]:8080/',
    'http://localhost',
    'https:///example.org',
    'https:/example.org',
    'https:\\\\example.org',
    'https://user@example.org',
    'mailto:ops@example.org',
    'javascript:alert(1)',
  ),
)
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Argentina/Buenos_Aires',
  'Etc/GMT+5',
  'CET',
  'utc',
  'Europe',
)

/** Values that a schema accepts, with many at the border of what it does. */
export function accepted(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { type, shape, element, innerType, options, keyType, valueType, entries, values } = definitionOf(schema)
  switch (type) {
    case 'object': {
      const fields = Object.entries(shape!).map(([name, field]) => [
        name,
        isOptional(field) ? seldom(field) : accepted(field),
      ])
      return (
        fc
          .record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>)
          .map((value) => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)))
          // What holds between fields.
          .filter((value) => schema.safeParse(value).success)
      )
    }
    case 'array': {
      const { minLength } = { minLength: schema.safeParse([]).success ? 0 : 1 }
      return fc
        .array(accepted(element!), { minLength, maxLength: 2 })
        .filter((value) => schema.safeParse(value).success)
    }
    case 'optional':
    case 'default':
      return accepted(innerType!)
    case 'union':
      return fc.oneof(...options!.map((option) => accepted(option)))
    case 'record':
      return fc.dictionary(accepted(keyType!) as fc.Arbitrary<string>, accepted(valueType!), { maxKeys: 2 })
    case 'enum':
      return fc.constantFrom(...Object.values(entries!))
    case 'literal':
      return fc.constantFrom(...values!)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc
        .oneof(fc.nat({ max: 120 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
        .filter((value) => schema.safeParse(value).success)
    default:
      return stringsFor(schema).filter((value) => schema.safeParse(value).success)
  }
}

function stringsFor(schema: z.ZodType): fc.Arbitrary<string> {
  const { checks = [] } = (schema as unknown as { def: { checks?: { _zod: { def: { pattern?: RegExp } } }[] } }).def
  const pattern = checks.map(({ _zod }) => _zod.def.pattern).find((each) => each instanceof RegExp)
  const likely = fc.constantFrom(...((schema.meta()?.examples ?? ['a']) as unknown[]).map(String))
  switch (schema.meta()?.format) {
    case 'date':
      return fc.oneof(days, likely)
    case 'date-time':
      return fc.oneof(instants, likely)
    case 'uri':
      return addresses
  }
  if (schema.safeParse('Europe/Berlin').success && !schema.safeParse('berlin').success) return zones
  // fast-check makes no strings of patterns that look ahead: that of the base path.
  if (pattern?.source.includes('(?!'))
    return fc.constantFrom('/', '/handbook/', '/a.b/~c/', '/../', '/a/./b/', 'a/', '')
  return pattern ? fc.oneof(fc.stringMatching(pattern), fc.stringMatching(pattern), addresses) : texts
}

/** Most documents leave most fields out. */
function seldom(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, accepted(schema))
}

function isOptional(schema: z.ZodType): boolean {
  return ['optional', 'default'].includes(definitionOf(schema).type)
}

/** The value with one thing changed, anywhere in it: replaced, taken away, or something added. */
export function changed(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value)
  const replacement = fc.oneof(
    texts,
    addresses,
    days,
    instants,
    fc.constantFrom(null, true, 0, -1, 101, 1.5, [], {}, [[]], ''),
  )
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom('replace', 'remove', 'add'), replacement, fc.string())
    .map(([place, how, other, name]) => edited(value, place, how, other, name))
}

function placesIn(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function edited(value: unknown, [key, ...rest]: PropertyKey[], how: string, other: unknown, name: string): unknown {
  if (key === undefined) {
    if (how === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ...value, [name || 'x']: other }
    }
    return other
  }
  const copy: Record<PropertyKey, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) }
  if (rest.length === 0 && how === 'remove' && !Array.isArray(value)) delete copy[key]
  else copy[key] = edited(copy[key], rest, how, other, name)
  return copy
}
