import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { yamlText } from '../../../src/data/yaml-text.ts'

it('is written as people write front matter', () => {
  const times = { impactStart: '2026-01-10T10:00Z', detected: '2026-01-10T10:04:30+01:00' }
  const timeline = [
    { at: '2026-01-10T10:04Z', event: 'An alert: “Disk full”.' },
    { at: '2026-01-11', event: 'It’s over.' },
  ]
  const fields = {
    title: 'Disk full',
    version: '1.0',
    order: 3,
    tags: ['etcd', 'no'],
    times,
    timeline,
    none: [],
    left: undefined,
  }
  expect(yamlText(fields)).toBe(`title: Disk full
version: "1.0"
order: 3
tags:
- etcd
- "no"
times:
  impactStart: 2026-01-10T10:00Z
  detected: 2026-01-10T10:04:30+01:00
timeline:
- at: 2026-01-10T10:04Z
  event: "An alert: “Disk full”."
- at: 2026-01-11
  event: It’s over.
none: []
`)
})

/** What a reader of YAML might take for something else. */
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '-',
      '- a',
      '? a',
      ': a',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '&a',
      '*a',
      '!a',
      '|',
      '>',
      '%a',
      '@a',
      '`a',
      '{a',
      '[a',
    ],
    ...[
      'null',
      '~',
      'True',
      'NO',
      'y',
      '1',
      '0x1f',
      '1e3',
      'e0',
      'E-12',
      '.inf',
      '-.5',
      '012',
      '1_000',
      '12:30:45',
      '2026-01-10',
      '---',
      '...',
    ],
    ...[
      'a\nb',
      'a\r\nb',
      ' a',
      'a ',
      'a\t',
      '\ta',
      'a\u0085b',
      'a\u2028b',
      '\ufeffa',
      'a\u0000',
      'a\ud800',
      "it's",
      '"',
      '\\',
      '<<',
    ],
  ),
)

it('is read as what it was, by YAML 1.2 and by 1.1', () => {
  const value = fc.oneof(
    hostile,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.boolean(),
  )
  const map = fc.dictionary(hostile, value, { noNullPrototype: true })
  const fields = fc.dictionary(hostile, fc.oneof(value, map, fc.array(fc.oneof(value, map, fc.array(value)))), {
    noNullPrototype: true,
  })
  fc.assert(
    fc.property(fields, (given) => {
      const text = yamlText(given)
      expect(parse(text, { schema: 'core', version: '1.2' }) ?? {}).toEqual(given)
      const isTimed = /\d{4}-\d\d-\d\d/.test(text)
      if (!isTimed) expect(parse(text, { version: '1.1', merge: false }) ?? {}).toEqual(given)
    }),
    { numRuns: 500 },
  )
})
