import { expect, test } from 'vitest'
import { forgeLinks, shortHash } from '../../../src/components/forge.ts'
import type { Catalogues } from '../../../src/model/index.ts'

const facts = (repository: object | undefined, prefix = 'content/') => ({
  prefix,
  catalogues: { settings: { repository } } as unknown as Catalogues,
})

test.each([
  ['github', 'commit/abc', 'commits/main/content/a%20b.md', 'edit/main/content/a%20b.md'],
  ['gitlab', '-/commit/abc', '-/commits/main/content/a%20b.md', '-/edit/main/content/a%20b.md'],
  ['forgejo', 'commit/abc', 'commits/branch/main/content/a%20b.md', '_edit/main/content/a%20b.md'],
])('links of %s', (forge, commit, history, edit) => {
  const links = forgeLinks(facts({ url: 'https://git.example.org/ops/handbook.git', branch: 'main', forge }))!
  const root = 'https://git.example.org/ops/handbook'
  expect(links.commit('abc')).toBe(`${root}/${commit}`)
  expect(links.history('a b.md')).toBe(`${root}/${history}`)
  expect(links.edit('a b.md')).toBe(`${root}/${edit}`)
})

test.each([
  ['github', '/issues/new?template=page.yml&title=What%20%26%20why&body=A%0AB%3F&page=https%3A%2F%2Fx%2F'],
  ['gitlab', '/-/issues/new?issuable_template=page&issue%5Btitle%5D=What%20%26%20why&issue%5Bdescription%5D=A%0AB%3F'],
  [
    'forgejo',
    '/issues/new?template=.github%2FISSUE_TEMPLATE%2Fpage.yml&title=What%20%26%20why&body=A%0AB%3F&field%3Apage=https%3A%2F%2Fx%2F',
  ],
])('the form for a report at %s is filled in', (forge, address) => {
  const links = forgeLinks(facts({ url: 'https://git.example.org/r', branch: 'main', forge }))!
  const issue = { title: 'What & why', body: 'A\nB?', fields: { page: 'https://x/' } }
  expect(links.report(issue)).toBe(`https://git.example.org/r${address}`)
})

test.each(['runbooks/disk-full.de.md', 'postmortems/2025/doppelte-termine.md', 'manifesto/manifesto.md'])(
  'the editor opens %s where it is, at every forge',
  (file) => {
    const root = 'https://git.example.org/ops/handbook'
    const edit = (forge: string) => forgeLinks(facts({ url: root, branch: 'main', forge }, 'a b/content/'))!.edit(file)
    expect(edit('github')).toBe(`${root}/edit/main/a%20b/content/${file}`)
    expect(edit('gitlab')).toBe(`${root}/-/edit/main/a%20b/content/${file}`)
    expect(edit('forgejo')).toBe(`${root}/_edit/main/a%20b/content/${file}`)
  },
)

test('no repository, no links', () => {
  expect(forgeLinks(facts(undefined))).toBeUndefined()
})

test('a branch with slashes keeps them', () => {
  const links = forgeLinks(facts({ url: 'https://example.org/r/', branch: 'release/1', forge: 'github' }, ''))!
  expect(links.edit('x.md')).toBe('https://example.org/r/edit/release/1/x.md')
})

test('a commit’s short name', () => {
  expect(shortHash('0123456789abcdef')).toBe('01234567')
})
