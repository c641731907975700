/** The fixture handbook in a look of its own, below a base path: what a theme changes, and what it cannot. */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { replaceable } from '../../src/model/theme.ts'
import { attribute, BuiltSite } from './built-site.ts'
import { build, projectRoot, run } from './opsbook-command.ts'
import { smallHandbook } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const fixture = join(projectRoot, 'tests/fixtures/theme')
const place = workspace()
/** Outside of the project, as adopters have it. */
const theme = join(place, 'theme')
const options = (folder: string, out: string) => [
  '--content',
  smallHandbook,
  '--theme',
  folder,
  '--out',
  join(place, out),
]

describe('a handbook with a theme', () => {
  let site: BuiltSite
  let sheets: string[]
  beforeAll(async () => {
    cpSync(fixture, theme, { recursive: true })
    await build([...options(theme, 'site'), '--base', '/hb/'])
    site = new BuiltSite(join(place, 'site'), '/hb/')
    sheets = site.files.filter((path) => /^site\.[0-9a-f]+\.css$/.test(path)).map((path) => site.bytes(path).toString())
    expect(sheets).not.toEqual([])
  })

  test('has the colours of the theme, and ours for the rest', () => {
    for (const css of sheets) {
      expect(css).toContain('--paper:light-dark(#ffffff,#0c1512)')
      expect(css).toContain('--ink:light-dark(#10201a,#e8e6e1)')
    }
  })

  test('serves the font itself, and asks for it only where it is seen', () => {
    const font = site.files.find((path) => path.endsWith('.woff2'))!
    expect(site.bytes(font)).toEqual(readFileSync(join(fixture, 'fonts/zilla-slab-600.woff2')))
    for (const css of sheets) expect(css).toContain(`src:url(/hb/${font})`)
    for (const page of site.pages) expect(page.html).not.toContain('.woff2')
  })

  test('has the styles of the theme in every style sheet, after ours, with their picture', () => {
    const picture = site.files.find((path) => /hills\..*\.svg$/.test(path))!
    for (const css of sheets) expect(css.indexOf(`url(/hb/${picture})`)).toBeGreaterThan(css.indexOf('@media print'))
    for (const page of site.pages.filter(({ redirect }) => !redirect)) {
      const loaded = page.all('link').filter((link) => attribute(link, 'rel') === 'stylesheet')
      expect(loaded, page.address).toHaveLength(1)
    }
  })

  test('shows the logo before its name on every page, and keeps its place', () => {
    for (const page of site.pages.filter(({ redirect }) => !redirect)) {
      const logos = page.all('img').filter((image) => attribute(image, 'class')?.includes('logo'))
      expect(
        logos.map((logo) => [attribute(logo, 'alt'), attribute(logo, 'width'), attribute(logo, 'height')]),
      ).toEqual([
        ['', '42', '28'],
        ['', '42', '28'],
      ])
    }
  })

  test('has the footer of the theme in place of ours, with a part of its own and one of ours', () => {
    const html = site.page('/').html
    expect(html).toContain('Rathausplatz 1, 12345 Musterstadt.')
    expect(html).not.toContain('Herausgegeben von')
  })

  test('tells hosts to let browsers keep what the theme brought', () => {
    expect(site.bytes('_headers').toString()).toMatch(/^\/hb\/_assets\/\*\n {2}Cache-Control: .*immutable$/m)
  })
})

test('a theme that cannot be read well is refused with file, line, reason and remedy, and nothing is built', async () => {
  const pale = join(place, 'pale')
  write(pale, { 'theme.yaml': "colours:\n  light:\n    ink-2: '#bbbbbb'\n" })
  const { code, stderr } = await run('build', options(pale, 'pale-site'))
  expect(code).toBe(1)
  expect(stderr).toMatch(/theme\.yaml:3:12 contrast\n {2}ink-2 #bbbbbb on paper-2 #f4f2ed: 1\.7, needs 4\.5\n/)
  expect(stderr).toMatch(/remedy: In the light scheme, #[0-9a-f]{6} would be enough for ink-2\./)
})

test('a theme that would break a page is named, and the last good site stays', async () => {
  const broken = join(place, 'broken')
  write(broken, { 'components/SiteFooter.astro': '<footer><p style="color: red" onclick="x()">Ours</p></footer>\n' })
  const { code, stderr } = await run('build', options(broken, 'site'))
  expect(code).toBe(1)
  expect(stderr).toContain('has a style attribute, which the security policy blocks')
  expect(stderr).toContain('components/SiteFooter.astro')
  expect(readFileSync(join(place, 'site/index.html'), 'utf8')).toContain('Rathausplatz')
  rmSync(broken, { recursive: true })
})

test('a component that cannot be built is the theme’s fault, not that of Opsbook', async () => {
  const thrown = join(place, 'thrown')
  write(thrown, { 'components/SiteFooter.astro': "---\nthrow new Error('no imprint')\n---\n<footer></footer>\n" })
  const { code, stderr } = await run('build', options(thrown, 'site'))
  expect(code).toBe(1)
  expect(stderr).toContain('no imprint')
  expect(stderr).toContain('components/SiteFooter.astro')
})

test('docs/theming.md shows the fixture, and names every component that may be replaced', () => {
  const page = readFileSync(join(projectRoot, 'docs/theming.md'), 'utf8')
  const yaml = readFileSync(join(fixture, 'theme.yaml'), 'utf8').replace(/^#.*\n/, '')
  expect(page).toContain(yaml)
  expect(page).toContain(readFileSync(join(fixture, 'components/SiteFooter.astro'), 'utf8'))
  for (const [name, shows] of Object.entries(replaceable)) expect(page).toContain(`| \`${name}\` | ${shows} |`)
})
