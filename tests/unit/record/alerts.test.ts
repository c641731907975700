import { expect, test } from 'vitest'
import { alertIndex } from '../../../src/record/alerts.ts'
import { document } from './documents.ts'

const runbook = (id: string, alerts: string[]) => document('runbook', id, { alerts })

test('alerts stand in alphabetical order, each with all its runbooks once', () => {
  const index = alertIndex([runbook('a', ['NodeDown', 'ApiDown', 'NodeDown']), runbook('b', ['NodeDown'])])
  expect([...index].map(([name, runbooks]) => [name, runbooks.map(({ id }) => id)])).toEqual([
    ['ApiDown', ['a']],
    ['NodeDown', ['a', 'b']],
  ])
})
