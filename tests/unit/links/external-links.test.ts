import { expect, it } from 'vitest'
import { loadHandbook } from '../../../src/handbook.ts'
import { externalLinks } from '../../../src/links/external-links.ts'
import { linksMarkdown } from '../../../src/links/report.ts'
import { contentFolder, runbook } from '../reader/content.ts'

async function linksOf(files: Record<string, string>) {
  return externalLinks(await loadHandbook({ content: contentFolder(files), drafts: false }))
}

it('finds links in texts and in data files, each once, with all its places', async () => {
  const links = await linksOf({
    'handbook.yaml':
      'name: X\norganisation: X\nsummary: X\nlinks:\n  - text: Status\n    url: https://status.example.org\n',
    'runbooks/a.md': runbook(
      {},
      'See [one](https://example.org/a#part), <https://example.org/a> and [two].\n\n`https://example.org/code`\n\n[two]: http://example.org/b',
    ),
  })
  expect(links.map(({ url, places }) => [url, places.map(({ file }) => file)])).toEqual([
    ['http://example.org/b', ['runbooks/a.md']],
    ['https://example.org/a', ['runbooks/a.md', 'runbooks/a.md']],
    ['https://status.example.org/', ['handbook.yaml']],
  ])
  expect(links[2]!.places).toEqual([{ file: 'handbook.yaml', line: 6 }])
})

it('leaves out what is not published', async () => {
  const text = 'See [one](https://example.org/a).'
  expect(await linksOf({ 'runbooks/a.md': runbook({}, text) })).toHaveLength(1)
  expect(await linksOf({ 'runbooks/a.md': runbook({ status: 'draft' }, text) })).toEqual([])
})

it('reports what a person has to look at, and only counts what is fine', () => {
  const places = [
    { file: 'runbooks/a.md', line: 3 },
    { file: 'runbooks/a.md', line: 9 },
    { file: 'runbooks/b `c`.md', line: 1 },
  ]
  const link = (url: string) => ({ url, places })
  expect(
    linksMarkdown([
      { ...link('https://example.org/a'), fate: 'fine', said: '200' },
      { ...link('https://example.org/b'), fate: 'gone', said: '404' },
      { ...link('https://example.org/c'), fate: 'moved', said: '200', to: 'https://example.org/d' },
    ]),
  ).toBe(`# External links

3 asked, 1 fine.

## Gone

- <https://example.org/b>: 404. In \`runbooks/a.md:3\`, runbooks&#47;b &#96;c&#96;<wbr>&#46;md:1

## Moved for good

- <https://example.org/c>: 200, now <https://example.org/d>. In \`runbooks/a.md:3\`, runbooks&#47;b &#96;c&#96;<wbr>&#46;md:1
`)
})
