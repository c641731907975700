import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexSite, SearchIndexFailed } from '../../../src/publish/search-index.ts'
import { manifestOf } from '../../../src/publish/site-files.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

function page(lang: string, text: string, mark = ' data-pagefind-body'): string {
  return `<!doctype html><html lang="${lang}"><title>T</title><body><main${mark}><h1>${text}</h1><p>${text}</p></main></body></html>`
}

const SITE = {
  'index.html': page('en', 'Not to be found', ''),
  'runbooks/disk-full/index.html': page('en', 'A disk is full'),
  'postmortems/2026-01-01/index.html': page('en', 'The disk was full'),
  'de/runbooks/disk-full/index.html': page('de', 'Eine Platte ist voll'),
}

describe('the search index', () => {
  it('holds the marked pages, one index a language', async () => {
    const folder = temporaryFolder()
    write(folder, SITE)
    expect(await indexSite(folder)).toEqual({ records: 3, languages: ['de', 'en'] })
  })

  it('ships what searching needs and none of the stock interfaces', async () => {
    const folder = temporaryFolder()
    write(folder, SITE)
    await indexSite(folder)
    const files = readdirSync(join(folder, 'pagefind'))
    expect(files.filter((name) => /\.(js|css)$/.test(name)).sort()).toEqual(['pagefind-worker.js'])
    expect(files).toContain('pagefind-entry.json')
    expect(files).toContain('wasm.en.pagefind')
    expect(existsSync(join(folder, 'pagefind/playground'))).toBe(false)
  })

  it('is the same to the byte when the same site is indexed again, elsewhere', async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()]
    write(one, SITE)
    write(two, Object.fromEntries(Object.entries(SITE).reverse()))
    await indexSite(one)
    await indexSite(two)
    expect(await manifestOf(two)).toEqual(await manifestOf(one))
  })

  it('is left out of a site without any marked page: an unmarked one never becomes findable', async () => {
    const folder = temporaryFolder()
    write(folder, { 'index.html': SITE['index.html'] })
    expect(await indexSite(folder)).toEqual({ records: 0, languages: [] })
    expect(readdirSync(folder)).toEqual(['index.html'])
  })

  it('fails with the words of Pagefind when pages are marked and none can be found', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'index.html': '<!doctype html><html lang="en"><body><main data-pagefind-body></main></body></html>',
    })
    const failed = indexSite(folder)
    await expect(failed).rejects.toBeInstanceOf(SearchIndexFailed)
    await expect(failed).rejects.toMatchObject({
      message: expect.stringContaining('Pagefind was not able to build an index'),
      exitCode: 3,
    })
  })

  it('takes no options from the environment', async () => {
    const folder = temporaryFolder()
    write(folder, SITE)
    process.env.PAGEFIND_FORCE_LANGUAGE = 'fr'
    try {
      expect((await indexSite(folder)).languages).toEqual(['de', 'en'])
    } finally {
      delete process.env.PAGEFIND_FORCE_LANGUAGE
    }
  })
})
