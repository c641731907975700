import { expect, test } from 'vitest'
import { orphanImages } from '../../../../src/checks/links/orphan-images.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder, runbook } from '../../reader/content.ts'
import { foundBy } from '../found-by.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const images = { 'runbooks/a.svg': picture, 'runbooks/deep/b.PNG': picture, 'processes/c d.svg': picture }

async function orphans(files: Record<string, string>): Promise<string[]> {
  const content = contentFolder(files)
  const found = await foundBy(orphanImages, await loadHandbook({ content, drafts: false }))
  return found.map(({ file }) => file)
}

test('images that nothing shows are found, whatever folder they are in', async () => {
  expect(await orphans({ ...images, 'runbooks/x.md': runbook() })).toEqual([
    'processes/c d.svg',
    'runbooks/a.svg',
    'runbooks/deep/b.PNG',
  ])
})

test('an image is shown by a document, by a draft, by raw HTML, or by a link to it', async () => {
  expect(
    await orphans({
      ...images,
      'runbooks/x.md': runbook({}, '![a](a.svg) and [c](<../processes/c d.svg>)'),
      'runbooks/y.md': runbook({ status: 'draft' }, '<img src="deep/b.PNG" alt="b">'),
    }),
  ).toEqual([])
})

test('what is no image is no orphan', async () => {
  expect(await orphans({ 'runbooks/x.md': runbook(), 'runbooks/notes.txt': 'x' })).toEqual([])
})

test('nothing is said while a document cannot be read: it may show them all', async () => {
  expect(await orphans({ ...images, 'runbooks/x.md': '---\ntitle: [\n' })).toEqual([])
})
