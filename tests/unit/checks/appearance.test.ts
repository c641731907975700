/** What is said of a look that cannot be read, or that holds what no look has. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { reportText } from '../../../src/checks/reporters/text.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { contentFolder, HANDBOOK, runbook, themeFolder } from '../reader/content.ts'

const font = readFileSync('tests/fixtures/theme/fonts/zilla-slab-600.woff2')
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'

/** What is found, as `FILE:LINE:COLUMN rule message | hint`, files of the theme below `theme/`. */
async function found(theme: Record<string, string | Uint8Array>, settings = ''): Promise<string[]> {
  const content = contentFolder({
    'runbooks/example.md': runbook(),
    ...(settings ? { 'handbook.yaml': `${HANDBOOK}${settings}` } : {}),
  })
  const folder = themeFolder(theme)
  const handbook = await loadHandbook({ content, theme: folder, drafts: false, asOf: '2026-11-20' })
  const inTheme = handbook.theme!.fileName('')
  return (await checkHandbook(handbook)).map(
    ({ file, line, column, rule, message, hint }) =>
      `${file.replace(inTheme, 'theme')}:${line}:${column} ${rule} ${message} | ${hint}`,
  )
}

describe('contrast', () => {
  it('of an accent is judged on the paper that the handbook has', async () => {
    expect(await found({}, "accent: { light: '#aabbcc', dark: '#7cc0ea' }\n")).toEqual([
      'handbook.yaml:4:18 contrast accent #aabbcc on paper-2 #f4f2ed: 1.7, needs 4.5 | In the light scheme, #66707a would be enough for accent.',
    ])
  })

  it('that is missing because of a theme is reported where the theme says so', async () => {
    const yaml = "colours:\n  light:\n    ink-2: '#999999'\n  dark:\n    paper: '#4a5a6a'\n"
    const findings = await found({ 'theme.yaml': yaml })
    expect(findings[0]).toMatch(
      /^theme\/theme\.yaml:3:12 contrast ink-2 #999999 on paper-2 #f4f2ed: 2\.5, needs 4\.5 \|/,
    )
    expect(findings).toContainEqual(
      expect.stringMatching(/^theme\/theme\.yaml:5:12 contrast accent #7cc0ea on paper #4a5a6a: 3\.\d, needs 4\.5 \|/),
    )
  })

  it('that is enough is not mentioned', async () => {
    expect(await found({ 'theme.yaml': "colours:\n  light:\n    paper: '#ffffff'\n" })).toEqual([])
  })
})

test('a theme of everything that a theme may have is accepted', async () => {
  expect(
    await found({
      'README.md': '# Our look',
      'theme.yaml': 'fonts:\n  text:\n    family: Zilla Slab\n    faces: [{ file: fonts/zilla.woff2 }]\n',
      'fonts/zilla.woff2': font,
      'fonts/OFL.txt': 'Licence',
      'logo.svg': svg,
      'logo-dark.svg': svg,
      'images/hills.svg': svg,
      'extra.css': "/* url(https://fonts.example) */ h1 { background: url('images/hills.svg'); mask: url(#own) }",
      'components/SiteFooter.astro': '<footer></footer>',
      'components/parts/Imprint.astro': '<p></p>',
    }),
  ).toEqual([])
})

test.each([
  ['a file of another name', { 'styles.css': '' }, 'theme/styles.css:1:1 theme-file this is no file that a theme has'],
  ['a slip in a name', { 'extras.css': '' }, 'Did you mean “extra.css”?'],
  [
    'a component that is none of ours',
    { 'components/SiteFoot.astro': '' },
    'there is no component “SiteFoot” that a theme may replace | Did you mean “SiteFooter”?',
  ],
  ['a font of another kind', { 'fonts/x.woff2': 'OTTO' }, 'theme/fonts/x.woff2:1:1 theme-file this is no WOFF2 font'],
  [
    'a font that is not there',
    {
      'theme.yaml': 'fonts:\n  code:\n    family: Zilla\n    faces:\n      - file: fonts/zila.woff2\n',
      'fonts/zilla.woff2': font,
    },
    'theme/theme.yaml:5:15 theme-file the theme has no “fonts/zila.woff2” | Did you mean “fonts/zilla.woff2”?',
  ],
  [
    'a logo that runs',
    { 'logo.svg': svg.replace('<path', '<script/><path') },
    'theme/logo.svg:1:1 theme-file the drawing',
  ],
  ['a dark logo alone', { 'logo-dark.svg': svg }, 'a logo for the dark scheme, and none for the light one'],
  [
    'styles of another host',
    { 'extra.css': 'a{}\nb { background: url(https://x.example/a.png) }' },
    'theme/extra.css:2:17 theme-file “https://x.example/a.png” is not a file of the theme',
  ],
  ['styles from the root of the host', { 'extra.css': 'b { background: url("/a.png") }' }, '“/a.png” is not a file of'],
  ['data in styles', { 'extra.css': 'b { background: url(data:image/png;base64,AA) }' }, 'is not a file of the theme'],
  ['a picture that is not there', { 'extra.css': 'b { background: url(images/a.svg) }' }, 'has no “images/a.svg”'],
  ['an import', { 'extra.css': "@import 'more.css';" }, '“more.css” is imported'],
  ['an import as an address', { 'extra.css': '@import url(more.css);' }, '“more.css” is imported'],
  ['an unknown field', { 'theme.yaml': 'colour: {}\n' }, 'theme/theme.yaml:1:1 unknown-field'],
  ['a colour by name', { 'theme.yaml': 'colours: { light: { paper: white } }\n' }, 'is not a colour; write # and six'],
  [
    'a family that would end the rule',
    { 'theme.yaml': `fonts: { text: { family: "x';}" } }\n` },
    'is not the name of a typeface',
  ],
  ['YAML that is none', { 'theme.yaml': 'colours: [\n' }, 'theme/theme.yaml:2:1 yaml-syntax'],
  ['a secret', { 'extra.css': '/* token ghp_0123456789abcdefABCDEF0123456789abcd */' }, 'theme/extra.css:1:10 secret'],
])('%s is refused', async (_, theme, expected) => {
  const [first, ...more] = await found(theme as Record<string, string | Uint8Array>)
  expect(first).toContain(expected)
  expect(more).toEqual([])
})

test('a finding of a theme names its file as it is found from here', async () => {
  const content = contentFolder({ 'runbooks/example.md': runbook() })
  const handbook = await loadHandbook({
    content,
    theme: themeFolder({ 'extra.css': '@import "x";' }),
    drafts: false,
    asOf: '2026-11-20',
  })
  const { sources } = handbook.source
  const text = reportText(await checkHandbook(handbook), { sources, folder: content, colour: false })
  expect(text).toContain(`error ${handbook.theme!.root}/extra.css:1:1 theme-file`)
  expect(text).toContain('@import "x";')
})
