import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { begin, needsAPerson, suitableId } from '../../../src/drafts/begin.ts'
import { draftFile, draftText } from '../../../src/drafts/draft.ts'
import { freeId } from '../../../src/drafts/free-id.ts'
import { type Answers, sorts } from '../../../src/drafts/questions.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { type Field, fieldsOf } from '../../../src/model/fields.ts'
import { documentSchemas } from '../../../src/model/index.ts'
import { placeholdersIn } from '../../../src/model/placeholder.ts'
import type { Language } from '../../../src/model/values.ts'
import { splitDocument } from '../../../src/reader/front-matter.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import { validate } from '../../../src/reader/validate.ts'
import { contentFolder, manifesto } from '../reader/content.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const TODAY = '2026-11-20'

/** Titles that people write, and those that nobody should have to fear. */
const title = fc
  .oneof(
    fc.constantFrom(
      'Disk full',
      '"quoted" and \'quoted\'',
      'a: b: c',
      '---',
      '--- a',
      '- list',
      '# heading',
      '{a: [b]}',
      '&anchor *alias !tag',
      'null',
      'true',
      '2026-11-20',
      '1e3',
      'Größe: Überlauf der Straße',
      '🚀🔥',
      '👩‍🚒 ruft',
      'القرص ممتلئ',
      'הדיסק מלא',
      '!?…',
      '“”',
      '|',
      '>',
      '%',
      '`code`',
      '<b>bold</b>',
      '<!-- comment -->',
      '[link](x)',
      '{{< shortcode >}}',
      '\\',
      'con',
      'print',
      'year',
      '__proto__',
      'constructor',
      '../../etc/passwd',
      'x'.repeat(120),
      'Wort '.repeat(24).trim(),
    ),
    fc.string({ unit: fc.constantFrom(...'aZ09äß -–:;\'"#[]{}|>&*!%`~\\/?.,=🚀ق'), minLength: 1, maxLength: 120 }),
  )
  .filter((text) => text.trim() !== '' && text.length <= 120)

/** Everything that a person must say, and a title. */
function answersTo(sort: (typeof sorts)[number], title: string): Answers {
  const said: Answers = {
    summary: 'What we hold.',
    owner: 'platform',
    service: ['api'],
    risk: 'reversible',
    layer: 'process',
    severity: 'sev1',
    start: '2026-11-20T13:44+01:00',
  }
  const optional = sort.kind === 'manifesto' ? ['summary'] : []
  const known = sort.questions.filter(
    ({ option, required }) => option !== 'title' && (!required || optional.includes(option) || option !== 'summary'),
  )
  return { ...Object.fromEntries(known.map(({ option }) => [option, said[option]])), title }
}

describe.each(sorts.map((sort) => [sort.name, sort] as const))('a new %s', (_, sort) => {
  it('is what the model accepts, whatever its title, in both languages', async () => {
    const { catalogues } = await readHandbook({ content: contentFolder({}) })
    fc.assert(
      fc.property(title, fc.constantFrom<Language>('en', 'de'), (title, lang) => {
        const answers = answersTo(sort, title)
        const id = suitableId({ sort, answers }, TODAY)
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(id.length).toBeLessThanOrEqual(80)
        const draft = { kind: sort.kind, id, ...begin({ sort, answers, lang, catalogues, order: 1 }) }
        const file = draftFile(draft)
        const split = splitDocument(draftText(draft), file)
        expect(split.findings).toEqual([])
        const { data, findings } = validate(documentSchemas[sort.kind], split.yaml!, file)
        expect(findings).toEqual([])
        expect(data?.title).toBe(title.trim())
      }),
      { numRuns: 1000 },
    )
  })

  it('has no placeholder where the public reads it from the first draft on, and elsewhere one in each section', async () => {
    const { catalogues } = await readHandbook({ content: contentFolder({}) })
    for (const lang of ['en', 'de'] as const) {
      const { body } = begin({ sort, answers: answersTo(sort, 'Title'), lang, catalogues, order: 1 })
      const sections = body.split(/^## /m).slice(1)
      if (sort.kind === 'manifesto') expect([sections, placeholdersIn(body)]).toEqual([[], []])
      else {
        expect(sections.length).toBeGreaterThanOrEqual(3)
        expect(sections.map((section) => placeholdersIn(section).length)).toEqual(sections.map(() => 1))
      }
    }
  })
})

it('a thousand new documents pass all checks in one handbook, without a remark', async () => {
  const content = contentFolder({ 'manifesto/manifesto.md': manifesto('manifesto') })
  const { catalogues } = await readHandbook({ content })
  const unsaved = new Map<string, string>()
  const begun = sorts.filter(({ name }) => name !== 'manifesto')
  const samples = fc.sample(fc.tuple(title, fc.constantFrom<Language>('en', 'de')), { numRuns: 250, seed: 5 })
  for (const sort of begun) {
    for (const [index, [title, lang]] of samples.entries()) {
      // The manifesto has room for 99 principles.
      const order = index + 1
      if (sort.name === 'principle' && order > 90) break
      const answers = answersTo(sort, title)
      const id = freeId(suitableId({ sort, answers }, TODAY), (id) => {
        const taken = [...unsaved.keys()].some((file) =>
          file.startsWith(draftFile({ kind: sort.kind, id }).slice(0, -2)),
        )
        return !taken && !['print', 'year', 'manifesto'].includes(id)
      })
      const draft = { kind: sort.kind, id, ...(lang === 'en' ? {} : { lang }) }
      unsaved.set(draftFile(draft), draftText({ ...draft, ...begin({ sort, answers, lang, catalogues, order }) }))
    }
  }
  expect(unsaved.size).toBeGreaterThan(1000)
  const handbook = await loadHandbook({ content, drafts: false, asOf: TODAY }, undefined, unsaved)
  expect(handbook.source.documents).toHaveLength(unsaved.size + 1)
  expect(await checkHandbook(handbook)).toEqual([])
})

describe('what only a person can say', () => {
  it('is the title, what the catalogues hold, and what has no words to stand for it', async () => {
    const { catalogues } = await readHandbook({
      content: contentFolder({
        'teams.yaml': 'teams:\n  - {id: a, name: A, summary: A.}\n  - {id: b, name: B, summary: B.}\n',
        'services.yaml': 'services:\n  - {id: x, name: X, summary: X.}\n  - {id: y, name: Y, summary: Y.}\n',
      }),
    })
    const needed = Object.fromEntries(
      sorts.map((sort) => [
        sort.name,
        sort.questions
          .filter((each) => needsAPerson(each, { sort, catalogues, lang: 'en' }))
          .map(({ option }) => option),
      ]),
    )
    expect(needed).toEqual({
      postmortem: ['title'],
      runbook: ['title', 'owner', 'service', 'risk'],
      process: ['title', 'owner', 'layer'],
      manifesto: ['title', 'summary'],
      principle: ['title', 'summary'],
      page: ['title', 'summary'],
    })
  })

  it('is not asked for where there is one team and one service', async () => {
    const { catalogues } = await readHandbook({ content: contentFolder({}) })
    const sort = sorts.find(({ name }) => name === 'runbook')!
    const answers = { title: 'A', risk: 'reversible' }
    expect(begin({ sort, answers, lang: 'en', catalogues, order: 1 }).data).toMatchObject({
      owner: 'platform',
      services: ['api'],
    })
  })
})

it('every text that a document must have is asked for in German as well', async () => {
  const { catalogues } = await readHandbook({ content: contentFolder({}) })
  const texts = (fields: Field[]): Field[] =>
    fields
      .filter(({ required }) => required)
      .flatMap((field) => [field, ...texts([field.item ?? [], field.item?.fields ?? []].flat())])
  for (const sort of sorts.filter(({ kind }) => kind !== 'manifesto')) {
    const { data } = begin({ sort, answers: { title: 'T' }, lang: 'de', catalogues, order: 1 })
    const english = texts(fieldsOf(sort.schema))
      .map(({ description }) => description.slice(1, 20))
      .filter(Boolean)
    for (const { start, end } of placeholdersIn(JSON.stringify(data))) {
      const said = JSON.stringify(data).slice(start, end)
      expect(english.filter((words) => said.includes(words))).toEqual([])
    }
  }
})

describe('the id of a new document', () => {
  const sort = (name: string) => sorts.find((each) => each.name === name)!
  it.each([
    ['postmortem', { title: 'Outage', service: ['api'], start: '2026-11-20T00:10+01:00' }, 'api-2026-11-20'],
    ['postmortem', { title: 'Outage of the API' }, 'outage-of-the-api'],
    ['postmortem', { title: 'Outage', service: ['../x'], start: 'yesterday' }, 'outage'],
    ['runbook', { title: 'Größe der Straße: voll!' }, 'groesse-der-strasse-voll'],
    ['runbook', { title: 'Café ﬁle' }, 'cafe-file'],
    ['runbook', { title: 'It isn’t there' }, 'it-isnt-there'],
    ['runbook', { title: '🚀' }, 'runbook-2026-11-20'],
    ['runbook', { title: '503' }, 'runbook-503'],
    ['runbook', { title: 'Con' }, 'runbook-con'],
    ['runbook', { title: 'x'.repeat(100) }, 'x'.repeat(60)],
    ['runbook', { title: `${'word '.repeat(30)}` }, 'word-word-word-word-word-word-word-word-word-word-word-word'],
    ['manifesto', { title: 'Anything' }, 'manifesto'],
  ])('of a %s %j is %s', (name, answers, id) => {
    expect(suitableId({ sort: sort(name), answers }, TODAY)).toBe(id)
  })
})
