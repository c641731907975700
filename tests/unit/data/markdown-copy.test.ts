import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkHandbook } from '../../../src/checks/index.ts'
import { documentMarkdown } from '../../../src/data/markdown-copy.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { withoutComments } from '../../../src/markdown/without-comments.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import { keyOf } from '../../../src/record/address.ts'
import type { Document, SiteFacts } from '../../../src/record/record.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { HANDBOOK, postmortem, runbook } from '../reader/content.ts'
import { dataSiteOf } from './data-site-of.ts'

const project = join(import.meta.dirname, '../../..')

/** A folder with the copies of a handbook’s public documents in place of its documents. */
async function copied(content: string): Promise<string> {
  const { catalogues, documents } = await readHandbook({ content })
  const bodies = new Map(documents.map(({ file, body }) => [file, body]))
  const site = {
    facts: { catalogues } as SiteFacts,
    textOf: ({ file }: Document) => withoutComments(bodies.get(file)!),
  }
  const folder = temporaryFolder()
  cpSync(content, folder, { recursive: true })
  for (const document of documents) {
    if (document.isPublic) write(folder, { [document.file]: documentMarkdown(document as unknown as Document, site) })
    else rmSync(join(folder, document.file))
  }
  return folder
}

it.each(['content', 'tests/fixtures/small-handbook'])(
  'the copies of %s are read as what they were made of',
  async (content) => {
    const original = await readHandbook({ content: join(project, content) })
    const read = await readHandbook({ content: await copied(join(project, content)) })
    expect(read.findings).toEqual([])
    const said = (handbook: typeof read) =>
      new Map(
        handbook.documents
          .filter(({ isPublic }) => isPublic)
          .map((each) => [keyOf(each), { data: { ...each.data, lang: each.lang }, body: each.body }]),
      )
    expect(said(read)).toEqual(said(original))
  },
)

it('the copies of a handbook are accepted by the checks', async () => {
  const folder = await copied(join(project, 'tests/fixtures/small-handbook'))
  const findings = await checkHandbook(await loadHandbook({ content: folder, drafts: false }))
  // An image that only a draft shows is shown by no copy.
  expect(findings.filter(({ rule }) => rule !== 'orphan-image')).toEqual([])
})

it('what authors say to each other is in no copy, and no draft has one', async () => {
  const folder = temporaryFolder()
  write(folder, {
    'handbook.yaml': HANDBOOK,
    'runbooks/disk-full.md': runbook(
      { title: "'Disk full # beside'" },
      `\n<!-- opsbook-allow long-sentence: SAID -->\n\nText.\n\n\`\`\`html\n<!-- shown -->\n\`\`\`\n`,
    ).replace('---\n', '---\n# SAID in YAML\n'),
    'postmortems/draft.md': postmortem({ status: 'draft', title: 'SAID in a draft' }),
  })
  const handbook = await loadHandbook({ content: folder, drafts: true })
  const site = dataSiteOf(handbook)
  expect(site.documents.map(({ id }) => id)).toEqual(['disk-full'])
  const copy = documentMarkdown(site.documents[0]!, site)
  expect(copy).not.toContain('SAID')
  expect(copy).toContain('<!-- shown -->')
  expect(parse(copy.split('---\n')[1]!)).toMatchObject({ title: 'Disk full # beside' })
})
