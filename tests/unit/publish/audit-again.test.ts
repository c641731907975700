import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type AuditOptions, type AuditProblem, auditSite } from '../../../src/publish/audit.ts'
import { listFiles } from '../../../src/publish/site-files.ts'
import { digestOfBytes, WorkCache } from '../../../src/reader/work-cache.ts'
import { policyOf } from '../../../src/security.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

// Some hundred audits: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const POLICY = `<meta http-equiv="Content-Security-Policy" content="${policyOf('reading')}">`
const settings = { publishing: { mailDomains: [], handles: [], hostSuffixes: [], trackers: [] } }
const ALLOWED = 'june@rechenhalle.eu'
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><g id="x"/></svg>'

const page = (title: string, main: string) =>
  `<!doctype html><html lang="en"><head>${POLICY}<title>${title}</title><link rel="stylesheet" href="/m.css"></head>` +
  `<body><main><h1>${title}</h1><p>Text</p>${main}</main></body></html>`

/** What may stand in each file: as it was built, and damaged in some way. Nothing: it is not there. */
const site: Record<string, readonly (string | undefined)[]> = {
  'index.html': [
    page('Home', '<a href="/a/#there">a</a><img src="/assets/a.svg" alt="">'),
    page('Home', '<a href="/a/#her">a</a><a href="#gone">b</a><a class="x" href="/c/">c</a>'),
    page('A', '<a href="https://example.org/">x</a><p>mysql --password=Quitte-7-Hagebutte</p>'),
  ],
  'a/index.html': [
    page('A', '<h2 id="there">There</h2><a href="#there">t</a><a href="../">home</a><a href="../b/">b</a>'),
    page('B', '<h2 id="elsewhere">There</h2><a href="#there">t</a><p onclick="x()">Text</p>'),
    page('A', `<p>jane@rechenhalle.eu, ${ALLOWED}</p><svg><use href="/assets/a.svg#y"/></svg>`),
    '',
    undefined,
  ],
  'b/index.html': [page('B', `<p>${ALLOWED}</p>`), page('B', '').replace('<p>Text</p>', ''), undefined],
  'a.json': ['{"text":"Fine"}', '{"text":"Write to jane@rechenhalle.eu"}', undefined],
  'a.md': [`# Fine\n\n${ALLOWED}\n`, 'Thank you @quitte.\n', ''],
  'm.css': ['a{}', 'a{background:url(/none.png)}', 'a{background:url(/assets/a.svg#z)}', undefined],
  'assets/a.svg': [DRAWING, DRAWING.replace('id="x"', 'id="y"'), DRAWING.replace('<g', '<script/><g'), undefined],
}
const state = fc.record(
  Object.fromEntries(Object.entries(site).map(([path, texts]) => [path, fc.constantFrom(...texts)])),
)
const written = fc.constantFrom(undefined, 'Text', 'Other text')

async function digestsOf(folder: string): Promise<Map<string, string>> {
  const files = await listFiles(folder)
  return new Map(files.map(({ path }) => [path, digestOfBytes(readFileSync(join(folder, path)))]))
}

describe('an audit that remembers the last one', () => {
  it('says what one says that remembers nothing, whatever has changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(state, written, fc.boolean()), { minLength: 2, maxLength: 5 }),
        async (steps) => {
          const folder = temporaryFolder()
          const site = join(folder, 'site')
          for (const [files, html, areKnown] of steps) {
            rmSync(site, { recursive: true, force: true })
            mkdirSync(site)
            for (const [path, text] of Object.entries(files)) {
              if (text === undefined) continue
              mkdirSync(dirname(join(site, path)), { recursive: true })
              writeFileSync(join(site, path), text)
            }
            const options: AuditOptions = {
              base: '/',
              expectedPages: ['/', '/a/', '/b/'],
              ...(html ? { written: new Map([['/b/', { title: 'B', html }]]) } : {}),
              leaks: { settings, allowed: new Set([ALLOWED]) },
            }
            const cache = new WorkCache(join(folder, 'cache', 'audit'), 'version')
            const digests = areKnown ? await digestsOf(site) : undefined
            const again = await auditSite(site, { ...options, cache, ...(digests ? { digests } : {}) })
            cache.save()
            expect(again).toEqual(await auditSite(site, options))
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('does not open a file that is known to be as it was', async () => {
    const folder = temporaryFolder()
    write(folder, { 'site/a.md': 'Thank you @quitte.' })
    const digests = await digestsOf(join(folder, 'site'))
    expect(await audit(folder, digests)).toEqual(FOUND)
    write(folder, { 'site/a.md': 'Thank you.' })
    expect(await audit(folder, digests)).toEqual(FOUND)
    expect(await audit(folder)).toEqual([])
  })

  it('reads everything when its memory is damaged', async () => {
    const folder = temporaryFolder()
    write(folder, { 'site/a.md': 'Thank you @quitte.' })
    expect(await audit(folder)).toEqual(FOUND)
    const kept = join(folder, 'cache', 'audit')
    const [index, entries] = readFileSync(kept, 'utf8').split('\n')
    writeFileSync(kept, `${index}\n${entries!.replace('{', '[')}`)
    expect(await audit(folder)).toEqual(FOUND)
  })
})

const FOUND = [{ page: '/a.md', message: 'holds somebody’s handle, which must not be published' }]

/** Audits the site in a folder with what was kept beside it. */
async function audit(folder: string, digests?: Map<string, string>): Promise<AuditProblem[]> {
  const cache = new WorkCache(join(folder, 'cache', 'audit'), 'version')
  const site = join(folder, 'site')
  const problems = await auditSite(site, { base: '/', expectedPages: [], leaks: { settings }, cache, digests })
  cache.save()
  return problems
}

it('a large site is read in several threads, and found to be what it is', async () => {
  const folder = temporaryFolder()
  const blank = Buffer.alloc(1024 * 1024)
  for (let index = 0; index < 40; index++) {
    write(folder, { [`${index}.bin`]: blank, [`${index}.md`]: index % 10 === 9 ? 'Thank you @quitte.' : 'Thank you.' })
  }
  const problems = await auditSite(folder, { base: '/', expectedPages: [], leaks: { settings } })
  expect(problems.map(({ page }) => page)).toEqual(['/19.md', '/29.md', '/39.md', '/9.md'])
})
