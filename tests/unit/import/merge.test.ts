import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Draft, draftText } from '../../../src/drafts/draft.ts'
import { sectionsOf } from '../../../src/import/body-sections.ts'
import { digestsOf } from '../../../src/import/ledger.ts'
import { CannotMerge, merged } from '../../../src/import/merge.ts'
import { splitDocument } from '../../../src/reader/front-matter.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const first: Draft = {
  kind: 'postmortem',
  id: 'errors',
  data: {
    title: 'Errors of the API',
    summary: 'Requests failed.',
    status: 'draft',
    services: ['api'],
    times: { firstNotice: '2026-03-04T10:00Z' },
  },
  body: 'Before all.\n\n## Report\n\nIt failed.\n\n## Updates\n\nOne.\n',
}

const before = digestsOf(draftText(first))
const merge = (current: string, change: Partial<Draft>) => merged(current, before, { ...first, ...change })
const withData = (data: Record<string, unknown>) => ({ data: { ...first.data, ...data } })

describe('a file that nobody touched', () => {
  it('becomes what the source says now', () => {
    const next = {
      ...withData({ title: 'More errors', services: undefined, regions: ['eu-1'] }),
      body: '## Updates\n\nTwo.\n',
    }
    expect(merge(draftText(first), next)).toEqual({
      text: draftText({ ...first, ...next }),
      changed: ['title', 'regions', 'services', '## Updates', 'the text before the first section', '## Report'],
      kept: [],
    })
  })

  it('stays as it is, to the byte, when the source has not changed', () => {
    const text = draftText(first).replaceAll('\n', '\r\n')
    expect(merge(text, {})).toEqual({ text, changed: [], kept: [] })
  })

  it('stays so when only its line ends and its layout have changed', () => {
    const text = `\uFEFF${draftText(first).replace('services: [api]', "services:\n- 'api' # ours")}`.replaceAll(
      '\n',
      '\r\n',
    )
    const { text: next, kept } = merge(text, withData({ title: 'More errors' }))
    expect(kept).toEqual([])
    expect(next).toBe(text.replace('Errors of the API', 'More errors'))
  })
})

describe('a file that a person edited', () => {
  const edited = draftText(first)
    .replace('title: Errors of the API\n', '# Agreed with support.\ntitle: "What customers saw" # short\n')
    .replace('status: draft\n', '\nstatus: in-review  # since Monday\n')
    .replace('It failed.', 'It failed for an hour.')

  it('keeps what the person wrote, and gets the rest', () => {
    const { text, changed, kept } = merge(edited, {
      ...withData({
        title: 'More errors',
        summary: 'Requests failed: all of them.',
        times: undefined,
        regions: ['eu-1'],
      }),
      body: first.body.replace('It failed.', 'It failed twice.').replace('One.', 'One.\n\nTwo.'),
    })
    expect(changed).toEqual(['summary', 'regions', 'times', '## Updates'])
    expect(kept).toEqual([
      { part: 'title', now: 'More errors' },
      { part: '## Report', now: '## Report\n\nIt failed twice.' },
    ])
    expect(text).toBe(`---
# Agreed with support.
title: "What customers saw" # short
summary: 'Requests failed: all of them.'

status: in-review  # since Monday
services: [api]
regions: [eu-1]
---

Before all.

## Report

It failed for an hour.

## Updates

One.

Two.
`)
  })

  it('does not get back what the person took away', () => {
    const { text, kept } = merge(
      draftText(first).replace('services: [api]\n', '').replace('## Report\n\nIt failed.\n\n', ''),
      {
        ...withData({ services: ['api', 'web'], title: 'More errors' }),
        body: first.body.replace('It failed.', 'It failed twice.'),
      },
    )
    expect(kept).toEqual([
      { part: 'services', now: ['api', 'web'] },
      { part: '## Report', now: '## Report\n\nIt failed twice.' },
    ])
    expect(text).not.toContain('web')
    expect(text).not.toContain('Report')
  })

  it('keeps what the source no longer says, and says that it does not', () => {
    const { text, kept } = merge(edited, { ...withData({ title: undefined }), body: 'Before all.\n' })
    expect(kept).toEqual([{ part: 'title' }, { part: '## Report' }])
    expect(text).toContain('What customers saw')
    expect(text).not.toContain('## Updates')
  })

  it('takes a new section of the source at its place, beside sections of the person', () => {
    const { text } = merge(`${draftText(first)}\n## Our own\n\nWords.\n`, {
      body: first.body.replace('## Updates', '## Impact\n\nSome.\n\n## Updates'),
    })
    expect(sectionsOf(text.slice(text.indexOf('Before'))).map(({ key }) => key)).toEqual([
      '',
      '## Report',
      '## Impact',
      '## Updates',
      '## Our own',
    ])
  })

  it('keeps a comment behind a value that becomes a list of several lines', () => {
    const { text } = merge(draftText(first).replace('[api]', '[api] # all of it'), withData({ services: ['a b'] }))
    expect(text).toContain('# all of it\nservices:\n  - a b\n')
    expect(splitDocument(text, '').findings).toEqual([])
  })

  it.each([
    ['broken front matter', draftText(first).replace('title:', 'title: "')],
    ['front matter on one line', '---\n{title: Errors of the API, summary: Requests failed., status: draft}\n---\n'],
    ['no front matter', 'A text.\n'],
  ])('is left alone when it has %s', (_, text) => {
    expect(() => merge(text, withData({ title: 'More errors', services: undefined, times: undefined }))).toThrow(
      CannotMerge,
    )
  })
})

describe('whatever a person and a source change', () => {
  it('each field ends up as the person or the source has it, and the file can be read', () => {
    const characters = fc.constantFrom('a', ' ', ':', '#', "'", '"', '-', 'ü', '\n', '|', '[')
    // Every text of the model begins and ends with something.
    const text = fc.string({ maxLength: 12, unit: characters }).map((inner) => `b${inner}c`)
    const value = fc.oneof(
      text,
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.record({ a: text, b: fc.integer() }),
      fc.boolean(),
    )
    const values = fc.dictionary(fc.constantFrom('title', 'summary', 'services', 'times', 'own'), value)
    fc.assert(
      fc.property(values, values, values, (was, is, said) => {
        const draft = (data: Record<string, unknown>): Draft => ({
          kind: 'postmortem',
          id: 'x',
          data: { ...data, status: 'draft' },
          body: '',
        })
        const { text, kept } = merged(draftText(draft(is)), digestsOf(draftText(draft(was))), draft(said))
        const { yaml, findings } = splitDocument(text, '')
        expect(findings).toEqual([])
        const result = yaml!.value as Record<string, unknown>
        const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
        for (const name of ['title', 'summary', 'services', 'times', 'own']) {
          const isTouched = !same(is[name], was[name])
          expect(result[name]).toEqual(isTouched ? is[name] : said[name])
          const isKept = isTouched && !same(said[name], was[name]) && !same(said[name], is[name])
          expect(kept.some(({ part }) => part === name)).toBe(isKept)
        }
      }),
      { numRuns: 400 },
    )
  })
})
