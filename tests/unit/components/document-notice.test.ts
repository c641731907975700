import { expect, test } from 'vitest'
import { documentNotice } from '../../../src/components/document-notice.ts'
import type { Document, SiteFacts } from '../../../src/record/record.ts'

type Reviewed = { status?: string; reviewed?: string; reviewEvery?: string }

function noticeOf(kind: 'process' | 'runbook', lang: 'en' | 'de', data: Reviewed, asOf?: string) {
  const document = { kind, lang, data: { status: 'active', ...data } } as unknown as Document<'process' | 'runbook'>
  return documentNotice(document, { asOf } as SiteFacts)
}

const due = { reviewed: '2026-01-31', reviewEvery: '1m' }

test.each<[what: string, notice: string | undefined, expected: RegExp | undefined]>([
  ['a page in time says nothing', noticeOf('process', 'en', due, '2026-02-28'), undefined],
  ['a page one day late says which day it was', noticeOf('process', 'en', due, '2026-03-01'), /28 February 2026/],
  ['so does a runbook, in German', noticeOf('runbook', 'de', due, '2026-03-01'), /28\. Februar 2026/],
  ['without a day to judge by nothing is said', noticeOf('runbook', 'en', due), undefined],
  ['a page that is never reviewed is never late', noticeOf('runbook', 'en', {}, '2099-01-01'), undefined],
  [
    'what is retired says that first',
    noticeOf('runbook', 'en', { ...due, status: 'retired' }, '2026-03-01'),
    /retired/,
  ],
])('%s', (_what, notice, expected) => {
  if (expected) expect(notice).toMatch(expected)
  else expect(notice).toBeUndefined()
})
