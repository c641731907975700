import { expect, test } from 'vitest'
import { documentSchemas } from '../../../src/model/index.ts'
import { alertIndex } from '../../../src/record/alerts.ts'
import type { Document } from '../../../src/record/record.ts'

function runbook(id: string, alerts: string[]): Document<'runbook'> {
  const data = documentSchemas.runbook.parse({
    title: id,
    summary: 's',
    status: 'active',
    owner: 'o',
    services: ['api'],
    risk: 'read-only',
    access: ['a'],
    estimate: 'e',
    alerts,
  })
  return { kind: 'runbook', id, lang: 'en', file: `runbooks/${id}.md`, data, headings: [], terms: [] }
}

test('alerts stand in alphabetical order, each with all its runbooks once', () => {
  const index = alertIndex([runbook('a', ['NodeDown', 'ApiDown', 'NodeDown']), runbook('b', ['NodeDown'])])
  expect([...index].map(([name, runbooks]) => [name, runbooks.map(({ id }) => id)])).toEqual([
    ['ApiDown', ['a']],
    ['NodeDown', ['a', 'b']],
  ])
})
