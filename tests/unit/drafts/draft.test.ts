import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftFile, draftText } from '../../../src/drafts/draft.ts'
import { splitDocument } from '../../../src/reader/front-matter.ts'

const draft = { kind: 'runbook', id: 'disk-full' } as const

describe('the text of a draft', () => {
  it('has the fields in the order of the model, without those that say nothing', () => {
    const text = draftText({
      ...draft,
      data: {
        services: ['api', 'storage'],
        owner: 'platform',
        tags: [],
        summary: 'What to do.',
        title: 'Disk: full',
        lang: undefined,
      },
      comments: { owner: 'A team of teams.yaml.' },
      body: '\n\n## Meaning\n\nText.\n\n\n',
    })
    expect(text).toBe(
      "---\ntitle: 'Disk: full'\nsummary: What to do.\n# A team of teams.yaml.\nowner: platform\nservices: [api, storage]\n---\n\n## Meaning\n\nText.\n",
    )
  })

  it('stands in the folder of its kind, with its language in the name', () => {
    expect(draftFile(draft)).toBe('runbooks/disk-full.md')
    expect(draftFile({ ...draft, lang: 'de' })).toBe('runbooks/disk-full.de.md')
  })

  it('is read back as the same data, whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '---',
        'null',
        '~',
        'yes',
        '2026-11-20',
        '0x10',
        '1e3',
        '!!js x',
        '&a',
        '*a',
        '{}',
        '- a',
        '# no',
        'a: b',
        '\n---\n',
        ' x ',
        '"',
        "'",
        '%',
        '@',
        '\u2028',
        '\t',
      ),
    )
    fc.assert(
      fc.property(
        fc.record({ title: text, summary: text, access: fc.array(text, { minLength: 1, maxLength: 3 }) }),
        (data) => {
          const split = splitDocument(draftText({ ...draft, data, body: 'Text.' }), 'runbooks/disk-full.md')
          expect(split.findings).toEqual([])
          expect(split.yaml?.value).toEqual(data)
          expect(split.body).toBe('\nText.\n')
        },
      ),
      { numRuns: 1000 },
    )
  })
})
