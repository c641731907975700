import { folders } from '../../model/index.ts'
import { wholeFile } from '../../reader/source-text.ts'
import { foldName } from '../../record/address.ts'
import { keptFor } from '../../record/reserved-ids.ts'
import type { DocumentRule } from '../rule.ts'

const RETIRED = `---
title: The printer does not print
summary: What to do about it.
status: retired
owner: platform
services: [api]
risk: read-only
access: [root]
estimate: 5 minutes
---

Nobody prints any more.
`

export const reservedIds: DocumentRule = {
  id: 'reserved-id',
  severity: 'error',
  essential: true,
  description: 'No document has the address of a page that the site makes itself.',
  why: 'Of two pages at one address one would silently be lost.',
  remedy: 'Give the file another name: the name is the id, and the id is the address.',
  bad: { kind: 'runbook', files: { 'runbooks/print.md': RETIRED } },
  good: { kind: 'runbook', files: { 'runbooks/print-queue.md': RETIRED } },
  *judge({ document: { kind, id } }) {
    const name = foldName(id)
    const kept = keptFor(kind, name)
    if (kept === undefined) return
    yield {
      ...wholeFile,
      message: `the address /${folders[kind]}/${name}/ is kept for ${kept}`,
      hint: 'Rename the file, for example by saying more: its name is its address.',
    }
  },
}
