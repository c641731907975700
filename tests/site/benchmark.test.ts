/** The benchmark of builds, as small as it can be: that it runs, and says what it measured. No test depends on a time. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { corpus } from '../../bench/corpus.ts'

const root = join(import.meta.dirname, '../..')

test('the benchmark builds its corpus, sees the edited page in the output, and reports the figures', async () => {
  const work = mkdtempSync(join(tmpdir(), 'opsbook-bench-'))
  try {
    const words = ['--sizes', '20', '--runs', '1', '--tools', 'opsbook', '--scenarios', 'body', '--work', work]
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['bench/build.ts', ...words], { cwd: root })
    expect(stderr).toMatch(/^20 1\/1 body opsbook: \d+\.\d\d s$/m)
    expect(stdout).toMatch(/^\| the body of one page was edited \| \d+\.\d\d \|$/m)
    expect(stdout).toMatch(/^\| Opsbook \| \d+\.\d MB \| \d+ \| \d+ B, \d+ B by gzip \| {2}\|$/m)
  } finally {
    rmSync(work, { recursive: true })
  }
})

test('the corpus is the same each time, and the ids of its pages are their own', () => {
  const pages = corpus(200)
  expect(corpus(200)).toEqual(pages)
  expect(new Set(pages.map(({ id }) => id)).size).toBe(200)
})
