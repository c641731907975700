import { describe, expect, it } from 'vitest'
import { byLetter, byTag } from '../../../src/record/alphabet.ts'
import type { Document, Record, SiteFacts } from '../../../src/record/record.ts'

const facts = { catalogues: { settings: { languages: ['de', 'en'] } } } as SiteFacts

function runbook(id: string, title: string, tags: string[] = []): Document<'runbook'> {
  return { kind: 'runbook', id, lang: 'de', data: { title, tags } } as Document<'runbook'>
}

function recordOf(...runbooks: Document<'runbook'>[]): Record {
  return { lang: 'de', facts, principles: [], manifestoPages: [], processes: [], runbooks, incidents: [] } as never
}

describe('everything from A to Z', () => {
  it('puts a title under its letter without accents, whatever stands in front, and digits first', () => {
    const record = recordOf(
      runbook('a', 'Ölpumpe'),
      runbook('b', '„Offen“ gesagt'),
      runbook('c', '503 und andere'),
      runbook('d', 'etcd'),
    )
    const letters = byLetter(record, [{ id: 'dns', name: 'Ortsnetz' }])
    expect(letters.map(({ name, entries }) => [name, entries.map(({ title }) => title)])).toEqual([
      ['0', ['503 und andere']],
      ['E', ['etcd']],
      ['O', ['„Offen“ gesagt', 'Ölpumpe', 'Ortsnetz']],
    ])
    expect(letters.at(-1)!.entries.map(({ kind, address }) => [kind, address])).toEqual([
      ['runbook', '/runbooks/b/'],
      ['runbook', '/runbooks/a/'],
      ['service', '/services/dns/'],
    ])
  })

  it('lists under a tag each document once, in order', () => {
    const record = recordOf(runbook('b', 'Zwei', ['netz', 'netz', 'dns']), runbook('a', 'Eins', ['netz']))
    expect(byTag(record).map(({ name, entries }) => [name, entries.map(({ title }) => title)])).toEqual([
      ['dns', ['Zwei']],
      ['netz', ['Eins', 'Zwei']],
    ])
  })
})
