import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'astro'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { AstroLogSilent, heard, withAstroLog } from '../../../src/publish/astro-log.ts'
import { write } from './temporary-folder.ts'

/** A site within the repository, so that Astro finds its packages. */
function aSite(files: Record<string, string>): string {
  const cache = resolve(import.meta.dirname, '../../../.cache')
  mkdirSync(cache, { recursive: true })
  const root = mkdtempSync(join(cache, 'astro-log-test-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  write(root, { 'package.json': '{"type":"module"}', ...files })
  return root
}

const CONTENT_CONFIG = `import { defineCollection, reference } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
export const collections = {
  notes: defineCollection({
    loader: glob({ base: 'notes', pattern: '*.md' }),
    schema: z.object({ about: reference('notes').optional() }),
  }),
}`

async function buildSite(root: string) {
  vi.stubEnv('ASTRO_TELEMETRY_DISABLED', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
  return withAstroLog((config) => build({ ...config, root, configFile: false, cacheDir: join(root, 'cache') }))
}

describe('the log of Astro', () => {
  it('shows the errors of a build that Astro itself calls a success', { timeout: 20_000 }, async () => {
    const root = aSite({
      'src/content.config.ts': CONTENT_CONFIG,
      'notes/a.md': '---\nabout: missing\n---\n# A',
      'src/pages/index.astro': `---
import { getCollection, getEntry } from 'astro:content'
const notes = await getCollection('notes')
await getEntry('notes', 'nobody')
console.error('a component complains')
---
<html lang="en"><h1>{notes.length}</h1></html>`,
    })
    const { result, lines } = await heard(() => buildSite(root))
    const { errors, warnings } = result

    expect(readFileSync(join(root, 'dist/index.html'), 'utf8'), 'Astro did publish').toContain('<h1>1</h1>')
    expect(errors).toContainEqual({
      level: 'error',
      label: 'content',
      message: expect.stringMatching(/^Invalid content reference: entry "a".*"missing"/),
    })
    expect(errors).toContainEqual({ level: 'error', label: 'console', message: 'a component complains' })
    // Logged while a page is rendered, through the bundled copy of the destination.
    expect(warnings).toContainEqual({ level: 'warn', label: 'content', message: expect.stringContaining('nobody') })
    expect(lines.some((line) => line.level === 'info')).toBe(true)
  })

  it('is clean when nothing is wrong, and the console is given back', { timeout: 20_000 }, async () => {
    const { error, warn } = console
    const root = aSite({ 'src/pages/index.astro': '<html lang="en"><h1>Fine</h1></html>' })
    expect(await buildSite(root)).toEqual({ errors: [], warnings: [] })
    expect([console.error, console.warn]).toEqual([error, warn])
  })

  it('must not stay silent: a build that logs elsewhere counts as failed', async () => {
    await expect(withAstroLog(async () => {})).rejects.toThrow(AstroLogSilent)
  })

  it('lets through what Astro throws', async () => {
    const failure = new Error('cannot render')
    await expect(withAstroLog(() => Promise.reject(failure))).rejects.toBe(failure)
  })
})
