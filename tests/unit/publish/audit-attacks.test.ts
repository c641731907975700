/**
 * The second wall without the first: what attacks become where a renderer trusts them is put into a page of ours, and
 * given to the audit. Only what a parser that has nothing to do with it finds harmless may pass.
 */
import { expect, test } from 'vitest'
import { type AuditProblem, auditSite } from '../../../src/publish/audit.ts'
import { snippetsIn } from '../markdown/attack-snippets.ts'
import { dangersOf } from '../markdown/dangers.ts'
import { naiveHtml, pageAround } from './naive-page.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

/** Each snippet as Markdown whose raw HTML goes through, and as if nobody had escaped anything at all. */
const attacks = snippetsIn('attacks').flatMap(({ family, name, text }) =>
  [
    { how: 'as Markdown', html: naiveHtml(text) },
    { how: 'as it stands', html: text },
  ].map((page) => ({ ...page, family, name, dangers: dangersOf(page.html) })),
)
const dangerous = attacks.filter(({ dangers }) => dangers.length > 0)

/** What is wrong with a harmless text in a page that stands alone, and does not count: nothing that it links to is there. */
const INCIDENTAL =
  /which the site does not have$|but nothing there has that id$|^has an? <a> with data-footnote|^has a “<” that begins nothing/

async function auditTexts(texts: readonly string[]): Promise<Map<string, AuditProblem[]>> {
  const folder = temporaryFolder()
  const pages = texts.map((text, index) => [`runbooks/r${index}/index.html`, pageAround(text, `Runbook ${index}`)])
  write(folder, {
    ...Object.fromEntries(pages),
    'index.html': pageAround(''),
    'search/index.html': pageAround('', 'Search'),
  })
  const expectedPages = ['/', '/search/', ...texts.map((_, index) => `/runbooks/r${index}/`)]
  const problems = await auditSite(folder, { base: '/', site: 'https://handbook.example', expectedPages })
  return Map.groupBy(problems, ({ page }) => page)
}

test('with the first wall switched off, no attack passes the second', async () => {
  const found = await auditTexts(dangerous.map(({ html }) => html))
  const passed = dangerous.filter(
    (_, index) => !found.get(`/runbooks/r${index}/`)?.some(({ message }) => !INCIDENTAL.test(message)),
  )
  expect(passed.map(({ family, name, how }) => `${family}: ${name}, ${how}`)).toEqual([])
  // What is refused is the text: the same pages without one are accepted.
  expect(found.has('/') || found.has('/search/')).toBe(false)
}, 60_000)

test('most snippets are an attack once nobody stands before them; the others a parser finds harmless', () => {
  const attacking = new Set(dangerous.map(({ family, name }) => `${family}: ${name}`))
  expect(attacking.size).toBeGreaterThanOrEqual(440)
  expect(dangerous.length).toBeGreaterThanOrEqual(800)
})
