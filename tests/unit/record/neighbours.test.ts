import { expect, test } from 'vitest'
import { neighboursOf } from '../../../src/record/neighbours.ts'
import type { Incident, Record } from '../../../src/record/record.ts'

const document = (kind: string, id: string) => ({ kind, id }) as Incident['document']
const incident = (id: string, start?: string) => ({ document: document('postmortem', id), start }) as Incident
const principle = (id: string) => document('manifesto', id) as unknown as Record['principles'][number]

const neighbours = neighboursOf({
  incidents: [
    incident('new', '2026-01-01T00:00Z'),
    incident('middle', '2025-01-01T00:00Z'),
    incident('old', '2024-01-01T00:00Z'),
    incident('undated'),
  ],
  principles: [principle('first'), principle('second')],
})
const of = (name: string) => [neighbours.get(name)?.before?.id, neighbours.get(name)?.after?.id]

test('incidents follow one another in time, although they are listed newest first', () => {
  expect(of('postmortem/middle')).toEqual(['old', 'new'])
  expect(of('postmortem/old')).toEqual([undefined, 'middle'])
  expect(of('postmortem/new')).toEqual(['middle', undefined])
})

test('an incident without a time comes neither before nor after another', () => {
  expect(neighbours.has('postmortem/undated')).toBe(false)
})

test('principles follow one another in their order', () => {
  expect(of('manifesto/first')).toEqual([undefined, 'second'])
})
