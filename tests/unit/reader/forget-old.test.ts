/** What is kept between runs does not grow with the number of folders that somebody once worked on. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepText, keptText } from '../../../src/publish/kept-text.ts'
import { KeptShards } from '../../../src/publish/search/kept-shards.ts'
import { WorkCache } from '../../../src/reader/work-cache.ts'

const place = mkdtempSync(join(tmpdir(), 'opsbook-kept-'))
afterAll(() => rmSync(place, { recursive: true }))

const keepers: [what: string, keep: (path: string, number: number) => void][] = [
  ['texts', (path, number) => keepText(path, `text ${number}`)],
  [
    'work',
    (path, number) => {
      const cache = new WorkCache(path, 'version')
      cache.put('key', number)
      cache.save()
    },
  ],
  ['shards', (path) => new KeptShards(path, 'version').save()],
]

test.each(keepers)('of %s, what was kept last stays, and what is older goes', (what, keep) => {
  const folder = join(place, what)
  mkdirSync(folder)
  for (let number = 10; number < 30; number++) {
    keep(join(folder, `of-${number}`), number)
    // As if they had been written one day after another.
    utimesSync(join(folder, `of-${number}`), number * 86_400, number * 86_400)
  }
  expect(readdirSync(folder).sort()).toEqual(
    ['22', '23', '24', '25', '26', '27', '28', '29'].map((each) => `of-${each}`),
  )
})

test('what stays is still what was kept', () => {
  const folder = join(place, 'again')
  for (let number = 0; number < 12; number++) keepText(join(folder, String(number)), `text ${number}`)
  expect(keptText(join(folder, '11'))).toBe('text 11')
})

test('whatever else lies there goes with the rest, and nothing fails', () => {
  const folder = join(place, 'others')
  mkdirSync(join(folder, 'a folder'), { recursive: true })
  writeFileSync(join(folder, 'a folder', 'file'), '')
  utimesSync(join(folder, 'a folder'), 1, 1)
  for (let number = 0; number < 12; number++) keepText(join(folder, String(number)), 'text')
  expect(readdirSync(folder)).not.toContain('a folder')
})
