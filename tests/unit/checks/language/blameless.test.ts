import { expect, it } from 'vitest'
import { blameless } from '../../../../src/checks/language/blameless.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder, manifesto, postmortem, process, runbook } from '../../reader/content.ts'
import { foundBy } from '../found-by.ts'

async function findingsIn(files: Record<string, string>): Promise<string[]> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false })
  return (await foundBy(blameless, handbook)).map(({ file, column, endColumn }) => `${file}:${column}-${endColumn}`)
}

const BODY = '\nIt was **human error**. We should have tested it.\n'

it('blame is found at its words in postmortems, in front matter and body', async () => {
  expect(await findingsIn({ 'postmortems/a.md': postmortem({ summary: 'A careless change.' }, BODY) })).toEqual([
    'postmortems/a.md:12-20',
    'postmortems/a.md:10-21',
    'postmortems/a.md:25-46',
  ])
})

it('blame in runbooks is a verdict on people, not an instruction', async () => {
  expect(await findingsIn({ 'runbooks/a.md': runbook({}, BODY) })).toHaveLength(1)
})

it('processes and the manifesto may speak about blame', async () => {
  expect(
    await findingsIn({
      'processes/a.md': process({}, BODY),
      'manifesto/a.md': manifesto('page', {}, BODY),
    }),
  ).toEqual([])
})

it('quotations and code are left alone', async () => {
  const body = '\n> It was human error.\n\nThe log said `human error`, the page “human error”.\n'
  expect(await findingsIn({ 'postmortems/a.md': postmortem({}, body) })).toEqual([])
})
