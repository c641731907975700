import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { didYouMean } from '../../../src/model/explain.ts'
import { dataSchemas, documentSchemas } from '../../../src/model/index.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { validate } from '../../../src/reader/validate.ts'
import { readYaml } from '../../../src/reader/yaml.ts'

/** What is said about a YAML text: `line:column rule message | hint`. */
function said(schema: z.ZodType, text: string): string[] {
  const source = new SourceText(text)
  const yaml = readYaml(text, 0, 'file', source)
  return [...yaml.findings, ...validate(schema, yaml, 'file').findings].map(
    ({ line, column, endLine, endColumn, rule, message, hint }) =>
      `${line}:${column}-${endLine}:${endColumn} ${rule}: ${message}${hint ? ` | ${hint}` : ''}`,
  )
}

const Sample = z.strictObject({
  name: z.string().min(1).optional(),
  words: z.string().min(1, 'must not be empty').max(5).optional(),
  count: z.int().min(1).max(9).optional(),
  share: z.number().optional(),
  open: z.boolean().optional(),
  status: z.enum(['open', 'in-progress', 'done']).optional(),
  tags: z.array(z.string()).max(2).min(1, 'at least one').optional(),
  block: z.strictObject({ from: z.string(), to: z.string().optional() }).optional(),
  words_in: z.partialRecord(z.enum(['en', 'de']), z.strictObject({ name: z.string().optional() })).optional(),
  id: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  tag: z
    .string()
    .regex(/^[a-z]+$/, 'is not a tag')
    .optional(),
  day: documentSchemas.runbook.shape.reviewed,
  zone: documentSchemas.postmortem.shape.timeZone,
  union: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('manifesto'), order: z.string().optional() }),
      z.strictObject({ type: z.literal('principle') }),
    ])
    .optional(),
})

describe('an explanation', () => {
  it.each([
    ['of a value of the wrong type', 'name: [a]', '1:7-1:10 schema: “name” must be text, but is a list'],
    ['of a block for text', 'name: {a: b}', '1:7-1:13 schema: “name” must be text, but is a block of fields'],
    [
      'of a number for text',
      'name: 1.10',
      '1:7-1:11 schema: “name” must be text, but is the number 1.1 | Put it in quotes.',
    ],
    [
      'of true for text',
      'name: true',
      '1:7-1:11 schema: “name” must be text, but is the boolean true | Put it in quotes.',
    ],
    ['of nothing for text', 'name:\nshare: 1', '1:6-2:1 schema: “name” must be text, but is empty'],
    ['of text for a number', 'share: much', '1:8-1:12 schema: “share” must be a number, but is text'],
    ['of infinity', 'share: .inf', '1:8-1:12 schema: “share” must be a number, but is the number Infinity'],
    ['of a fraction', 'count: 1.5', '1:8-1:11 schema: “count” must be a whole number, but is the number 1.5'],
    ['of a number that is too large', 'count: 12', '1:8-1:10 schema: “count” may be at most 9'],
    ['of a number that is too small', 'count: 0', '1:8-1:9 schema: “count” must be at least 1'],
    ['of text for yes or no', 'open: yes', '1:7-1:10 schema: “open” must be true or false, but is text'],
    ['of text for a list', 'tags: a', '1:7-1:8 schema: “tags” must be a list, but is text'],
    ['of text for a block', 'block: a', '1:8-1:9 schema: “block” must be a block of fields, but is text'],
    [
      'of a wrong entry of a list',
      'tags: [a, 2]',
      '1:11-1:12 schema: an entry of “tags” must be text, but is the number 2 | Put it in quotes.',
    ],
    ['of text that is too long', 'words: abcdef', '1:8-1:14 schema: “words” may have at most 5 characters; it has 6'],
    ['of a list that is too long', 'tags: [a, b, c]', '1:7-1:16 schema: “tags” may have at most 2 entries'],
    ['of a list that is too short', 'tags: []', '1:7-1:9 schema: “tags”: at least one'],
    ['of text that is empty', 'words: ""', '1:8-1:10 schema: “words”: must not be empty'],
    ['of text that is empty, where the schema has no words', 'name: ""', '1:7-1:9 schema: “name” must not be empty'],
    ['of a missing field of a block', 'block: {to: a}', '1:1-1:6 missing-field: “from” is missing'],
    [
      'of an unknown field that looks like one',
      'nmae: a',
      '1:1-1:5 unknown-field: unknown field “nmae” | Did you mean “name”?',
    ],
    [
      'of an unknown field in capitals',
      'STATUS: open',
      '1:1-1:7 unknown-field: unknown field “STATUS” | Did you mean “status”?',
    ],
    [
      'of an unknown field like none',
      'block: {from: a, shade: b}',
      '1:18-1:23 unknown-field: unknown field “shade” | Known fields here: from, to.',
    ],
    [
      'of an unknown language',
      'words_in: {fr: {name: a}}',
      '1:12-1:14 unknown-field: unknown field “fr” | Known fields here: en, de.',
    ],
    [
      'of an unknown field of a language',
      'words_in: {de: {nam: a}}',
      '1:17-1:20 unknown-field: unknown field “nam” | Did you mean “name”?',
    ],
    [
      'of a word like one of the list',
      'status: in progress',
      '1:9-1:20 schema: “in progress” is not a value of “status” | Did you mean “in-progress”?',
    ],
    [
      'of a word like none of the list',
      'status: closed',
      '1:9-1:15 schema: “closed” is not a value of “status” | One of: open, in-progress, done.',
    ],
    [
      'of a list for a word',
      'status: [open]',
      '1:9-1:15 schema: “status” must be one of its values, but is a list | One of: open, in-progress, done.',
    ],
    [
      'of nothing for a word',
      'status:\nopen: true',
      '1:8-2:1 schema: “status” must be one of its values, but is empty | One of: open, in-progress, done.',
    ],
    [
      'of a discriminator with a slip',
      'union: {type: manifest}',
      '1:15-1:23 schema: “manifest” is not a value of “type” | Did you mean “manifesto”?',
    ],
    [
      'of a discriminator like none',
      'union: {type: page}',
      '1:15-1:19 schema: “page” is not a value of “type” | One of: manifesto, principle.',
    ],
    [
      'of a missing discriminator',
      'union: {order: a}',
      '1:1-1:6 missing-field: “type” is missing | One of: manifesto, principle.',
    ],
    [
      'of an unknown field of a variant',
      'union: {type: principle, order: a}',
      '1:26-1:31 unknown-field: unknown field “order” | Known fields here: type.',
    ],
    ['of a pattern with words of its own', 'tag: A', '1:6-1:7 schema: “A” is not a tag'],
    ['of a pattern without', 'id: A', '1:5-1:6 schema: “A” cannot be a value of “id”'],
    [
      'of a rule of the model',
      'day: 2026-02-30',
      '1:6-1:16 schema: “2026-02-30” does not exist | 2026-02 has 28 days.',
    ],
    [
      'of a rule with a remedy',
      'zone: CET2',
      '1:7-1:11 schema: “CET2” is not a time zone of the IANA database | Write a name such as Europe/Berlin or UTC.',
    ],
    ['of a file that is a word', 'hello', '1:1-1:6 schema: this must be a block of fields, but is text'],
    ['of a file that is a list', '- a', '1:1-1:4 schema: this must be a block of fields, but is a list'],
    [
      'of a field that would change all objects',
      '__proto__: {a: 1}',
      '1:1-1:10 unknown-field: unknown field “__proto__” | Known fields here: name, words, count, share, open, status, tags, block, words_in, id, tag, day, zone, union.',
    ],
  ])('%s', (_, text, expected) => {
    expect(said(Sample, text)).toEqual([expected])
  })

  it('is given for every problem at once, each at its place', () => {
    const text = 'status: activ\ntitle: 5\nrisk: high\nservices: []\nowner: ""\nreviewd: 2026-01-01\naccess: root\n'
    expect(said(documentSchemas.runbook, text).sort()).toEqual([
      '1:1-1:2 missing-field: “estimate” is missing | How long it takes from the first step to verification. For example: 20 to 40 minutes',
      '1:1-1:2 missing-field: “summary” is missing | What this page says, in at most 400 characters, in words that a customer understands. For example: What to do when a control plane can no longer agree on its own state.',
      '1:9-1:14 schema: “activ” is not a value of “status” | Did you mean “active”?',
      '2:8-2:9 schema: “title” must be text, but is the number 5 | Put it in quotes.',
      '3:7-3:11 schema: “high” is not a value of “risk” | One of: read-only, reversible, destructive.',
      '4:11-4:13 schema: “services”: a runbook names the service it is for | Services that the runbook helps.',
      '5:8-5:10 schema: “owner” must not be empty | The team or role of teams.yaml that answers for this page. Never a person. For example: platform',
      '6:1-6:8 unknown-field: unknown field “reviewd” | Did you mean “reviewed”?',
      '7:9-7:13 schema: “access” must be a list, but is text | Rights and places that are needed before the first step.',
    ])
  })

  it('stands at the entry of the list that lacks a field', () => {
    const text = 'services:\n  - id: a\n    name: A\n    summary: a\n  - id: b\n    name: B\n'
    expect(said(dataSchemas['services.yaml'], text)).toEqual([
      '5:5-7:1 missing-field: “summary” is missing | What it does for whom. For example: Volumes that machines attach, replicated three times.',
    ])
  })

  it('of a file without any field names all that are required', () => {
    expect(said(dataSchemas['handbook.yaml'], '# nothing yet\n')).toEqual([
      '1:1-1:2 missing-field: “name” is missing | The name of the handbook. For example: Example Cloud Operations',
      '1:1-1:2 missing-field: “organisation” is missing | Who publishes it. For example: Example Cloud',
      '1:1-1:2 missing-field: “summary” is missing | What is published here and why, in a sentence or two. For example: How we run our services, what failed, and what we learned.',
    ])
  })
})

describe('“did you mean”', () => {
  it.each([
    ['statsu', ['status', 'start'], 'status'],
    ['STATUS', ['risk', 'status'], 'status'],
    ['title', ['Title'], 'Title'],
    ['contributingFactor', ['contributingFactors', 'communications'], 'contributingFactors'],
    ['contributing-factors', ['contributingFactors', 'communications'], 'contributingFactors'],
    ['dee', ['en', 'de'], 'de'],
    ['otc-2017-11-80', ['otc-2017-11-08', 'otc-2019-03-30'], 'otc-2017-11-08'],
  ])('suggests for %s', (word, options, expected) => {
    expect(didYouMean(word, options)).toBe(`Did you mean “${expected}”?`)
  })

  it.each([
    ['fr', ['en', 'de']],
    ['api', ['dns']],
    ['shade', ['status', 'summary']],
    ['anything', []],
    ['x'.repeat(10_000), ['status']],
  ])('suggests nothing for %s', (word, options) => {
    expect(didYouMean(word, options)).toBeUndefined()
  })
})
