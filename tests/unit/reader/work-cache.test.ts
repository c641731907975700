import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { codeVersion, WorkCache } from '../../../src/reader/work-cache.ts'
import { WorkInMemory } from '../../../src/reader/work-in-memory.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { contentFolder, postmortem, process, runbook } from './content.ts'

const place = () => join(temporaryFolder(), 'below', 'cache')

describe('a cache of work', () => {
  it('gives back what an earlier run put into it', () => {
    const file = place()
    const first = new WorkCache(file, '1')
    expect(first.get('a')).toBeUndefined()
    first.put('a', { text: 'Überlauf', list: [1, null] })
    first.put('b', 'β')
    expect(first.get('a')).toEqual({ text: 'Überlauf', list: [1, null] })
    first.save()
    const second = new WorkCache(file, '1')
    expect([second.get('a'), second.get('b'), second.get('c')]).toEqual([
      { text: 'Überlauf', list: [1, null] },
      'β',
      undefined,
    ])
  })

  it('forgets what a run does not use', () => {
    const file = place()
    const first = new WorkCache(file, '1')
    for (const key of ['used', 'kept', 'unused']) first.put(key, key)
    first.save()
    const second = new WorkCache(file, '1')
    expect([second.get('used'), second.keep('kept'), second.keep('unknown')]).toEqual(['used', true, false])
    second.save()
    const third = new WorkCache(file, '1')
    expect(['used', 'kept', 'unused'].map((key) => third.get(key))).toEqual(['used', 'kept', undefined])
  })

  it('takes what another thread has written', () => {
    const file = place()
    for (const cache of [new WorkCache(file, '1'), new WorkCache(undefined, ''), new WorkInMemory()]) {
      cache.take('a', Buffer.from('{"text":"Überlauf"}'))
      expect([cache.keep('a'), cache.get('a'), cache.get('a')]).toEqual([
        true,
        { text: 'Überlauf' },
        { text: 'Überlauf' },
      ])
      if (cache instanceof WorkCache) cache.save()
    }
    expect(new WorkCache(file, '1').get('a')).toEqual({ text: 'Überlauf' })
  })

  it('writes nothing when there is nothing new', () => {
    const file = place()
    const first = new WorkCache(file, '1')
    first.put('a', 1)
    first.save()
    const written = readFileSync(file, 'utf8')
    const changed = written.replace('{', '{ ')
    writeFileSync(file, changed)
    const second = new WorkCache(file, '1')
    second.get('a')
    second.save()
    expect(readFileSync(file, 'utf8')).toBe(changed)
  })

  it.each<[string, (written: string) => string]>([
    ['an empty file', () => ''],
    ['an index that is cut short', (written) => written.slice(0, 20)],
    ['entries that are cut short', (written) => written.slice(0, -1)],
    ['an entry in which one sign is another', (written) => `${written.slice(0, -2)}!${written.slice(-1)}`],
    ['an index in which one sign is another', (written) => written.replace('"keys":["', '"keys":["!')],
    ['entries with something behind them', (written) => `${written}1`],
    ['an index of another shape', () => '{"version":"1","entries":{"a":["0",1]}}\n1'],
    ['another version', (written) => written.replace('"version":"1"', '"version":"0"')],
    ['something else', () => '#!/bin/sh\nexit 1\n'],
  ])('takes %s for nothing', (_, spoil) => {
    const file = place()
    const first = new WorkCache(file, '1')
    first.put('a', 1)
    first.save()
    writeFileSync(file, spoil(readFileSync(file, 'utf8')))
    expect(new WorkCache(file, '1').get('a')).toBeUndefined()
  })

  it('is silent where it cannot be written, and leaves nothing behind', () => {
    const folder = temporaryFolder()
    write(folder, { file: '' })
    const cache = new WorkCache(join(folder, 'file/cache'), '1')
    cache.put('a', 1)
    expect(() => cache.save()).not.toThrow()
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('keeps the caches of the folders that were judged last', () => {
    const folder = temporaryFolder()
    for (let index = 0; index < 12; index++) {
      const cache = new WorkCache(join(folder, String(index)), '1')
      cache.put('a', 1)
      cache.save()
    }
    expect(readdirSync(folder)).toHaveLength(8)
    expect(existsSync(join(folder, '11'))).toBe(true)
  })
})

describe('the version of the code', () => {
  it('changes with any file of it, and with the packages', () => {
    const project = (files: Record<string, string>) => {
      const folder = temporaryFolder()
      write(folder, { 'package-lock.json': '{}', 'src/a.ts': '1', 'src/deep/b.css': '1', ...files })
      return codeVersion(folder)
    }
    expect(project({})).toBe(project({ 'README.md': 'x' }))
    const changes: Record<string, string>[] = [
      {},
      { 'src/a.ts': '2' },
      { 'src/deep/b.css': '2' },
      { 'package-lock.json': '{ }' },
    ]
    expect(new Set(changes.map(project)).size).toBe(4)
  })
})

describe('a handbook that is loaded with a cache', () => {
  const files = {
    'runbooks/full.md': runbook({ title: 'Disk full' }, '\n## Way\n\nSee [it](../postmortems/first.md#what).\n'),
    'postmortems/first.md': postmortem({ severity: 'sev1' }, '\n## What\n\n<b>It</b> ![x](a.png) failed.\n'),
    'postmortems/bad.md': postmortem({ status: 'Final', owner: 'nobody' }, '\n[gone](runbook:gone)\n'),
    'processes/cut.md': '---\ntitle: Cut\n',
    'postmortems/told.md': postmortem(
      {},
      '\nSee [Human error](../processes/error.md) and [here](../processes/error.md), ABCX.\n',
    ),
    'processes/error.md': process({ title: 'Human error' }),
  }

  /** All that can be seen of a handbook, with everything that is wrong with it. */
  async function seen(content: string, cache?: WorkCache) {
    const handbook = await loadHandbook({ content, drafts: false, asOf: '2026-01-01' }, cache)
    const { documents, sources } = handbook.source
    return {
      documents: documents.map(({ locate, ...document }) => ({ ...document, status: locate(['status']) })),
      bodies: [...handbook.bodies].map(([file, { html, ...body }]) => ({ file, html, ...body })),
      sources: [...sources].map(([file, { text }]) => [file, text]),
      findings: await checkHandbook(handbook),
    }
  }

  it('is the same as one that is read anew, also after a change that another document feels', async () => {
    const content = contentFolder(files)
    const file = place()
    const changes: Record<string, string>[] = [
      {},
      {},
      { 'postmortems/first.md': postmortem({}, '\n## What else\n\nIt failed.\n') },
      { 'processes/error.md': process({ title: 'After an error' }) },
      { 'handbook.yaml': 'name: T\norganisation: T\nsummary: T.\nrunbookSections: { meaning: [Way] }\n' },
      { 'handbook.yaml': 'name: T\norganisation: T\nsummary: T.\nchecks: { rules: { blameless: off } }\n' },
      { 'glossary.yaml': 'terms:\n  - { term: ABCX, definition: What it is. }\n' },
      { 'runbooks/gone.md': runbook() },
      { 'services.yaml': 'services: []\n' },
      { 'handbook.yaml': 'name: T\norganisation: T\nsummary: T.\nbase: /ops/\n' },
    ]
    const states = new Set<string>()
    const blamed: boolean[] = []
    for (const change of changes) {
      write(content, change)
      const cache = new WorkCache(file, '1')
      const withCache = await seen(content, cache)
      cache.save()
      expect(withCache).toEqual(await seen(content))
      states.add(JSON.stringify(withCache))
      blamed.push(withCache.findings.some(({ rule }) => rule === 'blameless'))
    }
    // Each change but the one that changed nothing is felt. A title that is linked is no blame, and its words are.
    expect(states.size).toBe(changes.length - 1)
    expect(blamed.slice(0, 6)).toEqual([false, false, false, true, true, false])
  })
})
