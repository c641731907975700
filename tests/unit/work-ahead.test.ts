import { availableParallelism } from 'node:os'
import { expect, it, vi } from 'vitest'
import { checkHandbook } from '../../src/checks/index.ts'
import { loadHandbook } from '../../src/handbook.ts'
import { WorkCache } from '../../src/reader/work-cache.ts'
import { large } from './checks/large-handbook.ts'
import { contentFolder } from './reader/content.ts'

/** As many documents as two threads are worth, and some in which something is wrong. */
function handbook(): string {
  const { texts, nameOf } = large(610)
  const spoiled = (file: string, change: (text: string) => string) => {
    texts[file] = change(texts[file]!)
  }
  spoiled(nameOf('postmortem', 7), (text) => `${text}\nThe engineer forgot to check the RPQ. See [more](nowhere.md).\n`)
  spoiled(nameOf('postmortem', 8), (text) => text.replace('status: final', 'status: [final'))
  spoiled(nameOf('runbook', 9), (text) => `${text}\nssh root@10.20.30.40, password=Quitte-7-Hagebutte\n`)
  spoiled(nameOf('process', 3), (text) => `\uFEFF${text}`)
  return contentFolder(texts)
}

it.skipIf(availableParallelism() < 2)(
  'documents are read, rendered and judged in threads as they are without',
  async () => {
    const options = { content: handbook(), drafts: false, asOf: '2026-11-20' }
    const alone = await loadHandbook(options)
    const findings = await checkHandbook(alone)
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set(['abbreviation', 'blameless', 'internal', 'link-target', 'link-text', 'secret', 'yaml-syntax']),
    )
    const cache = new WorkCache(undefined, '')
    const [take, put] = [vi.spyOn(cache, 'take'), vi.spyOn(cache, 'put')]
    const together = await loadHandbook(options, cache)
    const done = [take, put].map(({ mock }) => mock.calls.map(([key]) => key))
    put.mockClear()
    expect(await checkHandbook(together)).toEqual(findings)
    for (const [file, { html, prose, digest }] of alone.bodies) {
      const body = together.bodies.get(file)!
      expect([body.html, body.prose, body.digest]).toEqual([html, prose, digest])
    }
    // Of each document: its reading, three entries of its body, two judgements and the search for leaks.
    expect(new Set(done.flat()).size).toBeGreaterThanOrEqual(7 * 610)
    expect(done[0]).not.toEqual([])
    expect(put.mock.calls.length).toBeLessThan(10)
  },
  120_000,
)
