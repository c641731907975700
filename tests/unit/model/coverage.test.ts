import { expect, test } from 'vitest'
import { dataSchemas } from '../../../src/model/index.ts'

const schema = dataSchemas['coverage.yaml']
const entry = { layer: 'people', what: 'Rosters', why: 'They name people.' }

test.each<[what: string, value: object, problem: string | undefined]>([
  ['nothing at all', {}, undefined],
  ['an entry without days', { notPublished: [entry] }, undefined],
  ['a day of its own', { notPublished: [{ ...entry, since: '2026-01-01', until: '2026-01-01' }] }, undefined],
  ['an end before its beginning', { notPublished: [{ ...entry, since: '2026-01-02', until: '2026-01-01' }] }, 'until'],
  ['an entry without its reason', { notPublished: [{ layer: 'people', what: 'Rosters' }] }, 'why'],
  ['a layer that operations do not have', { notPublished: [{ ...entry, layer: 'network' }] }, 'layer'],
  ['a field that it does not have', { notPublished: [{ ...entry, owner: 'ops' }] }, '0'],
  ['what is no name of an alert', { alerts: ['Disk full'] }, '0'],
])('coverage.yaml takes or refuses %s', (_, value, problem) => {
  const issue = schema.safeParse(value).error?.issues[0]
  expect(issue?.path.at(-1)?.toString()).toBe(problem)
})
