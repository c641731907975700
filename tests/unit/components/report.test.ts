import { expect, test } from 'vitest'
import { reportAddress } from '../../../src/components/report.ts'
import { formsFor } from '../../../src/forms/form.ts'
import { messages } from '../../../src/i18n/index.ts'
import type { Catalogues } from '../../../src/model/index.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import type { Document } from '../../../src/record/record.ts'

const page = 'https://ops.example.org/runbooks/disk-full/'
const commit = '0123456789abcdef0123456789abcdef01234567'
const document = {
  data: { title: 'The disk is full' },
  file: 'runbooks/disk-full.md',
  lastChange: { commit, day: '2026-11-20' },
} as Document

function reported(
  settings: object,
  of: Omit<Document, 'kind' | 'id' | 'lang' | 'headings' | 'terms'> = document,
): URL | undefined {
  const facts = { prefix: 'content/', modified: false, catalogues: { settings } as unknown as Catalogues }
  const address = reportAddress(of, facts, page, messages('en'))
  return address === undefined ? undefined : new URL(address)
}

const catalogues = (await readHandbook({ content: 'tests/fixtures/small-handbook' })).catalogues
const repository = { url: 'https://git.example.org/ops/handbook', branch: 'main', forge: 'github' }

test('an issue names page, file and commit', () => {
  const { pathname, searchParams } = reported({ repository })!
  expect(pathname).toBe('/ops/handbook/issues/new')
  expect(searchParams.get('title')).toBe('Problem on the page “The disk is full”')
  expect(searchParams.get('body')).toBe(`Page: ${page}\nFile: content/runbooks/disk-full.md\nCommit: ${commit}\n\n`)
})

test('the form for it has a field for each of them', () => {
  const { searchParams } = reported({ repository })!
  const form = formsFor(catalogues).find(({ name }) => name === 'page')!
  expect(searchParams.get('template')).toBe(`${form.name}.yml`)
  const ids = form.fields.map(({ id }) => id)
  for (const [id, value] of Object.entries({ page, file: 'content/runbooks/disk-full.md', commit })) {
    expect(ids).toContain(id)
    expect(searchParams.get(id)).toBe(value)
  }
})

test('a commit that is not known is not guessed', () => {
  const { searchParams } = reported({ repository }, { data: document.data, file: 'a.md' })!
  expect(searchParams.get('body')).toBe(`Page: ${page}\nFile: content/a.md\n\n`)
})

test('without a repository, a mail says the same', () => {
  const mail = reported({ contact: { text: 'Operations', url: 'mailto:ops@example.org' } })!
  expect(mail.href).toContain('mailto:ops@example.org?subject=Problem%20on%20the%20page')
  expect(mail.searchParams.get('body')).toContain(`Page: ${page}\r\n`)
})

test.each([{}, { contact: { text: 'Operations', url: 'https://example.org/contact' } }])(
  'where nobody can be written to, nothing is offered: %j',
  (settings) => expect(reported(settings)).toBeUndefined(),
)
