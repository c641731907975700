import { hash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeptShards } from '../../../src/publish/search/kept-shards.ts'
import { indexSite, runsOf, SearchIndexFailed } from '../../../src/publish/search-index.ts'
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

/** A site that can be changed. */
class Site {
  readonly folder = temporaryFolder()
  #pages: Record<string, string> = {}

  constructor(pages: Record<string, string>) {
    this.write(pages)
  }

  write(pages: Record<string, string>): void {
    write(this.folder, pages)
    this.#pages = { ...this.#pages, ...pages }
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true })
    delete this.#pages[path]
  }

  async index(kept?: KeptShards) {
    const digests = new Map(Object.entries(this.#pages).map(([path, html]) => [path, digest(html)]))
    const { files, ...index } = await indexSite(digests, this.folder, kept)
    const made = files.flatMap(({ make }) => [...make()].map(({ path, content }) => [path, digest(content)] as const))
    return { ...index, files: new Map(made) }
  }

  /** With what is kept in this folder. */
  indexWith(folder: string, version = '1') {
    return this.index(new KeptShards(folder, version))
  }
}

function digest(content: string | Uint8Array): string {
  return hash('sha256', content)
}

function index(pages: Record<string, string>) {
  return new Site(pages).index()
}

/** So many pages that there are several shards. */
const MANY = Object.fromEntries(
  Array.from({ length: 150 }, (_, at) => [`r${at}/index.html`, page(at % 3 ? 'en' : 'de', `Page ${at} of disks`)]),
)

describe('the search index', () => {
  it('holds the marked pages, one index a language', async () => {
    expect(await index(SITE)).toMatchObject({ records: 3, languages: ['de', 'en'] })
  })

  it('has what searching needs and none of the stock interfaces', async () => {
    const files = [...(await index(SITE)).files.keys()]
    expect(files.filter((name) => /\.(js|css)$/.test(name))).toEqual(['pagefind/pagefind-worker.js'])
    expect(files).toContain('pagefind/pagefind-entry.json')
    expect(files).toContain('pagefind/wasm.en.pagefind')
    expect(files.every((path) => path.startsWith('pagefind/'))).toBe(true)
  })

  it('leaves nothing in the site that it reads', async () => {
    const site = new Site(SITE)
    await site.index()
    expect(readdirSync(site.folder).sort()).toEqual(['de', 'index.html', 'postmortems', 'runbooks'])
  })

  it('is the same to the byte in whatever order the pages are named and found', async () => {
    expect(await index(Object.fromEntries(Object.entries(SITE).reverse()))).toEqual(await index(SITE))
  })

  it('is left out of a site without any marked page: an unmarked one never becomes findable', async () => {
    const { records, languages, files } = await index({ 'index.html': SITE['index.html'] })
    expect({ records, languages, files: files.size }).toEqual({ records: 0, languages: [], files: 0 })
  })

  it('fails when pages are marked and none can be found', async () => {
    const failed = index({
      'index.html': '<!doctype html><html lang="en"><body><main data-pagefind-body>… —</main></body></html>',
    })
    await expect(failed).rejects.toBeInstanceOf(SearchIndexFailed)
    await expect(failed).rejects.toMatchObject({ message: expect.stringContaining('none of them'), exitCode: 3 })
  })

  it('takes no options from the environment', async () => {
    process.env.PAGEFIND_FORCE_LANGUAGE = 'fr'
    try {
      expect((await index(SITE)).languages).toEqual(['de', 'en'])
    } finally {
      delete process.env.PAGEFIND_FORCE_LANGUAGE
    }
  })
})

describe('shards that are kept', () => {
  it('are made anew for what has changed, and for nothing else', async () => {
    const folder = temporaryFolder()
    const site = new Site(MANY)
    expect((await site.indexWith(folder)).made).toBeGreaterThan(1)
    expect((await site.indexWith(folder)).made).toBe(0)
    site.write({ 'r7/index.html': page('en', 'Something else') })
    const again = await site.indexWith(folder)
    expect(again.made).toBe(1)
    expect(again).toEqual({ ...(await site.index()), made: 1 })
  })

  it('are not made anew when a page has changed and says the same', async () => {
    const folder = temporaryFolder()
    const site = new Site(MANY)
    await site.indexWith(folder)
    site.write({ 'r7/index.html': MANY['r7/index.html']!.replace('<body>', '<body><header>New head</header>') })
    expect((await site.indexWith(folder)).made).toBe(0)
  })

  it('come to the same, byte for byte, as a clean build after any edits', async () => {
    const edit = fc.record({
      path: fc.constantFrom(...Object.keys(MANY), 'about/index.html', 'de/uber/index.html', 'zz/index.html'),
      text: fc.option(
        fc.constantFrom('Ein Maß für Größe', 'café cafe Café', 'ä 😀 \ufb01 x', 'KubeNode-not 12', 'a &amp; b'),
      ),
      lang: fc.constantFrom('de', 'en'),
    })
    const folder = temporaryFolder()
    const site = new Site(MANY)
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        for (const { path, text, lang } of edits) {
          if (text === null) site.remove(path)
          else site.write({ [path]: page(lang, text) })
        }
        const { files } = await site.indexWith(folder)
        expect(files).toEqual((await site.index()).files)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)

  it.each([
    ['is damaged', (file: string) => writeFileSync(file, readFileSync(file).reverse())],
    ['is cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
    ['has something behind it', (file: string) => appendFileSync(file, ' ')],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['is gone', (file: string) => rmSync(file)],
  ])(
    'count as none when one %s',
    async (_, damage) => {
      const folder = temporaryFolder()
      const site = new Site(SITE)
      const before = await site.indexWith(folder)
      for (const name of readdirSync(folder)) damage(join(folder, name))
      expect(await site.indexWith(folder)).toEqual(before)
    },
    60_000,
  )

  it('count as none for another version of the code', async () => {
    const folder = temporaryFolder()
    const site = new Site(SITE)
    const { made } = await site.indexWith(folder)
    expect((await site.indexWith(folder, '2')).made).toBe(made)
  })

  it('are those of the last build alone', async () => {
    const folder = temporaryFolder()
    await new Site(MANY).indexWith(folder)
    await new Site(SITE).indexWith(folder)
    // One a language, and what is known of the pages.
    expect(readdirSync(folder)).toHaveLength(3)
  })

  it('can be written nowhere: the index is made all the same', async () => {
    const site = new Site(SITE)
    expect((await site.indexWith(join(site.folder, 'index.html/kept'))).records).toBe(3)
  })
})

describe('runs of pages', () => {
  const pages = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 600 })
  const pathsOf = (names: string[]) => [...runsOf([...names])]

  it('hold every page once, in order, and never too many', () => {
    fc.assert(
      fc.property(pages, (names) => {
        expect(pathsOf(names).flat()).toEqual(names.toSorted())
        expect(Math.max(...pathsOf(names).map((run) => run.length))).toBeLessThanOrEqual(192)
      }),
      { numRuns: 20 },
    )
  })

  it('stay as they are but for one or two when a page comes in', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `p${(at * 7919) % 100_003}`)
    const before = new Set(pathsOf(names).map((run) => run.join()))
    for (const name of ['a', 'p2', 'p5', 'z']) {
      const changed = pathsOf([...names, name]).filter((run) => !before.has(run.join()))
      expect(changed.length).toBeLessThanOrEqual(4)
    }
  })
})
