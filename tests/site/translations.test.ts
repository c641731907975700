/** A handbook in two languages whose translations are of different ages. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from 'hast'
import { beforeAll, describe, expect, test } from 'vitest'
import { catalogues, runbook } from '../unit/reader/content.ts'
import { attribute, BuiltSite, type Page, wordsOf } from './built-site.ts'
import { build } from './opsbook-command.ts'
import { commitAll } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()
const content = join(folder, 'content')
let inGit: BuiltSite
let outside: BuiltSite

beforeAll(async () => {
  write(content, {
    ...catalogues,
    'runbooks/overtaken.md': runbook({ title: 'The disk is full' }),
    'runbooks/overtaken.de.md': runbook({ title: 'Die Platte ist voll', lang: 'de' }),
    'runbooks/fresh.md': runbook({ title: 'The disk is slow' }),
    'runbooks/untranslated.md': runbook({ title: 'The disk is gone' }),
  })
  commitAll(content, '2026-03-01T12:00:00Z')
  write(content, {
    'runbooks/overtaken.md': runbook({ title: 'The disk is nearly full' }),
    'runbooks/fresh.de.md': runbook({ title: 'Die Platte ist langsam', lang: 'de' }),
  })
  commitAll(content, '2026-04-02T12:00:00Z')
  await build(['--content', content, '--out', join(folder, 'in-git'), '--base', '/ops/'])
  inGit = new BuiltSite(join(folder, 'in-git'), '/ops/')
  const copy = join(folder, 'copy')
  cpSync(content, copy, { recursive: true })
  rmSync(join(copy, '.git'), { recursive: true })
  await build(['--content', copy, '--out', join(folder, 'outside')])
  outside = new BuiltSite(join(folder, 'outside'))
})

const notices = (page: Page) =>
  page.all('p').filter((each) => ((each.properties.className ?? []) as string[]).includes('notice'))
const alternates = (page: Page) =>
  page.all('link').flatMap((link) => {
    const language = attribute(link, 'hreflang')
    return language ? [`${language} ${attribute(link, 'href')}`] : []
  })
const inGerman = (page: Page) =>
  page.all('span').filter((each: Element) => attribute(each, 'lang') === 'de' && /Noch nicht/.test(wordsOf(each)))

describe('a translation whose original was changed later', () => {
  test('says so, with both days and a link to the original', () => {
    const page = inGit.page('/de/runbooks/overtaken/')
    const [notice, ...more] = notices(page)
    expect(more).toEqual([])
    expect(wordsOf(notice!)).toBe(
      'Diese Übersetzung ist älter als ihr Original. Das Original auf Englisch wurde zuletzt am 2. April 2026 geändert, dieser Text am 1. März 2026.',
    )
    expect(page.links(notice)).toEqual(['/ops/runbooks/overtaken/'])
  })

  test('is the only page that does', () => {
    const others = ['/runbooks/overtaken/', '/runbooks/fresh/', '/de/runbooks/fresh/', '/runbooks/untranslated/']
    for (const address of others) expect(notices(inGit.page(address)), address).toEqual([])
  })

  test('claims nothing outside of git', () => {
    expect(notices(outside.page('/de/runbooks/overtaken/'))).toEqual([])
  })
})

describe('the languages of a page', () => {
  test('are announced to machines, with the one that is read where no other fits', () => {
    const expected = ['en /ops/runbooks/fresh/', 'de /ops/de/runbooks/fresh/', 'x-default /ops/runbooks/fresh/']
    expect(alternates(inGit.page('/runbooks/fresh/'))).toEqual(expected)
    expect(alternates(inGit.page('/de/runbooks/fresh/'))).toEqual(expected)
    expect(alternates(inGit.page('/runbooks/untranslated/'))).toEqual([])
  })

  test('that are missing are named in that language, and the switch leads to the nearest page in it', () => {
    const page = inGit.page('/runbooks/untranslated/')
    expect(inGerman(page).map(wordsOf)).toEqual(['Noch nicht auf Deutsch'])
    expect(page.links(page.all('header')[0])).toContain('/ops/de/runbooks/')
    expect(inGerman(inGit.page('/runbooks/fresh/'))).toEqual([])
  })

  test('are marked where a list leads to a text in another one', () => {
    const link = inGit
      .page('/de/runbooks/')
      .all('a')
      .find((each) => attribute(each, 'href') === '/ops/runbooks/untranslated/')!
    expect([attribute(link, 'lang'), attribute(link, 'hreflang')]).toEqual(['en', 'en'])
  })
})
