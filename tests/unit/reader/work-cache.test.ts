import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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

  it('keeps what a run does not use that was a part of one, and lets go of what was replaced', () => {
    const file = place()
    const first = new WorkCache(file, '1')
    for (const key of ['asked', 'unasked']) first.put(key, key.repeat(4000))
    first.save()
    const { size } = statSync(file)
    for (let run = 0; run < 12; run++) {
      const part = new WorkCache(file, '1')
      part.put('asked', `${run}`.repeat(20_000))
      part.save(true)
    }
    expect(new WorkCache(file, '1').get('unasked')).toBe('unasked'.repeat(4000))
    expect(statSync(file).size).toBeLessThan(3 * size)
    const whole = new WorkCache(file, '1')
    whole.get('asked')
    whole.save()
    expect(new WorkCache(file, '1').get('unasked')).toBeUndefined()
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
    const { mtimeNs } = statSync(file, { bigint: true })
    const second = new WorkCache(file, '1')
    second.get('a')
    second.save()
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs)
  })

  it('adds what is new to the file, and writes the file anew when a quarter of it is of no use', () => {
    const file = place()
    const long = 'long '.repeat(1000)
    const values = new Map<string, unknown>()
    const inodes = new Set<bigint>()
    for (let run = 0; run < 20; run++) {
      const cache = new WorkCache(file, '1')
      for (const [key, value] of values) expect(cache.get(key)).toEqual(value)
      values.set(`small ${run}`, run).set('changed', `${run}`).set(`long ${run}`, `${long}${run}`)
      for (const key of [`small ${run}`, 'changed', `long ${run}`]) cache.put(key, values.get(key))
      if (run === 12) for (const key of [...values.keys()].filter((key) => /^long \d$/.test(key))) values.delete(key)
      cache.save()
      // What was written can still be read.
      for (const [key, value] of values) expect(cache.get(key)).toEqual(value)
      inodes.add(statSync(file, { bigint: true }).ino)
    }
    expect(inodes.size).toBeGreaterThan(1)
    expect(inodes.size).toBeLessThan(6)
    expect(statSync(file).size).toBeLessThan(12 * long.length * (4 / 3))
  })

  it('is right when two runs write at once, and gives the work of one of them', () => {
    const file = place()
    const before = new WorkCache(file, '1')
    before.put('a', 'x'.repeat(100))
    before.save()
    const runs = [new WorkCache(file, '1'), new WorkCache(file, '1'), new WorkCache(file, '1')]
    for (const [index, run] of runs.entries()) {
      if (index !== 1) run.get('a')
      run.put(`${index}`, index)
      run.save()
      expect(run.get(`${index}`)).toBe(index)
    }
    const after = new WorkCache(file, '1')
    expect(after.get('2')).toBe(2)
    for (const key of ['0', '1']) expect([Number(key), undefined]).toContain(after.get(key))
  })

  it('does not give what was damaged since, and what is kept unread is made again', async () => {
    const content = contentFolder({
      'processes/a.md': process({ title: 'A' }, `\n${'Words of a body. '.repeat(300)}\n`),
    })
    const file = place()
    const load = () => loadHandbook({ content, drafts: false, asOf: '2026-01-01' }, new WorkCache(file, '1'))
    const cache = new WorkCache(file, '1')
    const { bodies } = await loadHandbook({ content, drafts: false, asOf: '2026-01-01' }, cache)
    cache.save()
    const written = readFileSync(file, 'latin1')
    writeFileSync(file, written.replaceAll('Words of a body', 'Words of a lobby'.slice(0, 15)), 'latin1')
    const again = await load()
    for (const [document, { html, prose }] of bodies) {
      expect(html).toContain('Words of a body')
      expect([again.bodies.get(document)!.html, again.bodies.get(document)!.prose]).toEqual([html, prose])
    }
  })

  it.each<[string, (written: string) => string]>([
    ['an empty file', () => ''],
    ['an index that is cut short', (written) => written.slice(0, 20)],
    ['entries that are cut short', (written) => written.slice(0, -1)],
    ['an entry in which one sign is another', (written) => `${written.slice(0, -2)}!${written.slice(-1)}`],
    ['an index in which one sign is another', (written) => written.replace('"keys":["', '"keys":["!')],
    ['entries with something behind them', (written) => `${written}1`],
    ['an index of another shape', () => '{"version":"1","entries":{"a":["0",1]}}\n1'],
    ['something else', () => '#!/bin/sh\nexit 1\n'],
  ])('takes %s for nothing', (_, spoil) => {
    const file = place()
    const first = new WorkCache(file, '1')
    first.put('a', 1)
    first.save()
    writeFileSync(file, spoil(readFileSync(file, 'utf8')))
    expect(new WorkCache(file, '1').get('a')).toBeUndefined()
  })

  it('takes what another version of the code has written for nothing', () => {
    const file = place()
    const first = new WorkCache(file, '1')
    first.put('a', 1)
    first.save()
    const second = new WorkCache(file, '2')
    expect([second.get('a'), second.keep('a')]).toEqual([undefined, false])
    second.put('b', 2)
    second.save()
    expect(['a', 'b'].map((key) => new WorkCache(file, '2').get(key))).toEqual([undefined, 2])
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
