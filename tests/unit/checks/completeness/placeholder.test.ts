import { describe, expect, it } from 'vitest'
import { placeholders } from '../../../../src/checks/completeness/placeholder.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { placeholder, placeholdersIn } from '../../../../src/model/placeholder.ts'
import { contentFolder, manifesto, postmortem, process, runbook } from '../../reader/content.ts'
import { foundBy } from '../found-by.ts'

const open = '[to be written: who was affected]'

/** Places of what the rule finds, as the text that stands there. */
async function found(file: string, text: string, drafts = false): Promise<string[]> {
  const handbook = await loadHandbook({ content: contentFolder({ [file]: text }), drafts })
  return (await foundBy(placeholders, handbook)).map((range) => handbook.source.sources.get(file)!.within(range))
}

describe('a placeholder of a public document', () => {
  it.each([
    ['a paragraph', `\nBefore ${open} after.\n`],
    ['a heading', `\n## ${open}\n`],
    ['a list', `\n- one\n- ${open}\n`],
    ['a table', `\n| a | b |\n|---|---|\n| ${open} | 1 |\n`],
    ['a quotation', `\n> ${open}\n`],
    ['a code block', `\n\`\`\`sh\ncat ${open}\n\`\`\`\n`],
    ['emphasis', `\n**${open}**\n`],
    ['the last line, without a line break', `\n${open}`],
  ])('is found in %s', async (_, body) => {
    expect(await found('processes/one.md', process({}, body))).toEqual([open])
  })

  it('is found in each text of the front matter, at its place', async () => {
    const text = runbook({ summary: `'First. ${open}'`, access: `[root, '${open}']`, estimate: `"${open}"` })
    expect(await found('runbooks/one.md', text)).toEqual([open, open, open])
  })

  it('is found when a line was broken within it, and in German', async () => {
    const [english, german] = ['[to be\nwritten: who was\naffected]', '[Noch zu schreiben: wer betroffen war]']
    expect(await found('processes/one.md', process({}, `\n${english}\n\n${german}\n`))).toEqual([english, german])
  })

  it.each(['draft', 'in-review'])(
    'is no mistake while the document is %s, in a preview with drafts either',
    async (status) => {
      const text = postmortem({ status, summary: `'${open}'` }, `\n${open}\n`)
      expect(await found('postmortems/one.md', text)).toEqual([])
      expect(await found('postmortems/one.md', text, true)).toEqual([])
    },
  )

  it.each(['preliminary', 'final', 'withdrawn'])('is a mistake in a postmortem that is %s', async (status) => {
    expect(await found('postmortems/one.md', postmortem({ status }, `\n${open}\n`))).toEqual([open])
  })

  it('is a mistake in the draft of a manifesto, which is public', async () => {
    expect(await found('manifesto/manifesto.md', manifesto('manifesto', {}, `\n${open}\n`))).toEqual([open])
  })

  it('says what is to be written there', async () => {
    const handbook = await loadHandbook({
      content: contentFolder({ 'processes/one.md': process({}, `\n${open}\n`) }),
      drafts: false,
    })
    expect(await foundBy(placeholders, handbook)).toMatchObject([
      { hint: 'Write here: who was affected. Or keep the document a draft until it is known.' },
    ])
  })
})

describe('placeholders of a text', () => {
  it.each([
    ['[to be written]', 0],
    ['to be written: this', 0],
    ['[to be written: a [nested] one]', 0],
    ['[to be written: one][to be written: two]', 2],
    [`${placeholder('de', 'was')} ${placeholder('en', 'what')}`, 2],
  ])('of %j are %i', (text, count) => {
    expect(placeholdersIn(text)).toHaveLength(count)
  })

  it('are found in time that grows with the text only', () => {
    expect(placeholdersIn('[to be written:'.repeat(100_000))).toEqual([])
    expect(placeholdersIn(`[to${' '.repeat(200_000)}`)).toEqual([])
  })
})
