import { expect, test } from 'vitest'
import { citation } from '../../../src/components/citation.ts'
import { formatters, messages } from '../../../src/i18n/index.ts'
import type { Document } from '../../../src/record/record.ts'

const data = { title: 'Outage of May', status: 'final' } as Document['data']
const publication = { organisation: 'Example Cloud', handbook: 'Example Handbook' }
const lastChange = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  day: '2026-11-20',
  at: '2026-11-20T12:00:00Z',
  order: 1,
}
const address = 'https://ops.example.org/postmortems/outage/'

test('a citation names who, what, where, in which state, as of which day and commit', () => {
  expect(citation({ data, lastChange }, { ...publication, address }, formatters('en'), messages('en'))).toBe(
    `Example Cloud: “Outage of May”. Example Handbook, final, 20 November 2026, commit 01234567. ${address}`,
  )
})

test('what is not known is left out', () => {
  expect(citation({ data }, publication, formatters('de'), messages('de'))).toBe(
    'Example Cloud: „Outage of May“. Example Handbook, endgültig.',
  )
})
