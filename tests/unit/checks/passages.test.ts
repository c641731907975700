import { describe, expect, it, vi } from 'vitest'
import { type Passage, passagesIn } from '../../../src/checks/passages.ts'
import { type Handbook, loadHandbook } from '../../../src/handbook.ts'
import { contentFolder, postmortem, runbook } from '../reader/content.ts'

// Every word of the starter content: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 })

async function passagesOf(files: Record<string, string>): Promise<{ handbook: Handbook; passages: Passage[] }> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false })
  return { handbook, passages: allPassages(handbook) }
}

function allPassages(handbook: Handbook): Passage[] {
  return handbook.source.documents.flatMap((document) => passagesIn(document, handbook))
}

/** What stands in the file where a passage says that these words are. */
function written(handbook: Handbook, { file, text, range }: Passage, words: string): string {
  const start = text.indexOf(words)
  const { line, column, endLine, endColumn } = range(start, start + words.length)
  const source = handbook.source.sources.get(file)!
  return source.text.slice(source.offset(line, column), source.offset(endLine, endColumn))
}

describe('the prose of a document', () => {
  it('is its texts for readers, without code, quotations, images and names of documents', async () => {
    const { passages } = await passagesOf({
      'postmortems/first.md': postmortem(
        { title: 'Storage stopped', summary: 'It *failed*.', tags: '[disk]' },
        [
          '## What `df` said',
          'The **disk** was\nfull, see [A runbook](../runbooks/full.md) or [the notes](../runbooks/full.md).',
          '> "You should have known."',
          '```\nsimply code\n```',
          '- One\n- ![A curve](curve.png) two',
          '| Head |\n| --- |\n| Cell |',
          '> [!NOTE]\n> Said by us.',
        ].join('\n\n'),
      ),
      'runbooks/full.md': runbook(),
    })
    expect(
      passages.filter(({ file }) => file === 'postmortems/first.md').map(({ part, text }) => [part, text]),
    ).toEqual(
      expect.arrayContaining([
        ['title', 'Storage stopped'],
        ['summary', 'It *failed*.'],
        ['heading', 'What \uFFFC said'],
        ['paragraph', `The disk was\nfull, see ${'\uFFFC'.repeat(9)} or the notes.`],
        ['paragraph', 'One'],
        ['paragraph', '\uFFFC two'],
        ['cell', 'Head'],
        ['cell', 'Cell'],
        ['paragraph', '[!NOTE]\nSaid by us.'],
      ]),
    )
    expect(passages.map(({ text }) => text).join()).not.toMatch(/simply|should have known/)
  })

  it.each([
    ['plain text', 'It failed badly.', 'failed badly'],
    ['a text in double quotes', '"It \\"really\\" failed badly."', 'failed badly'],
    ['a text in single quotes', "'It''s said that it failed badly.'", 'failed badly'],
    ['a folded text', '>-\n  It began well, and\n  then failed\n  badly.', 'failed badly'],
    ['a literal text', '|\n  It began well.\n  It failed badly.\n', 'failed badly'],
    ['a text that goes on in the next line', 'It began well, and\n  then failed badly.', 'failed badly'],
  ])('is found in %s of the front matter', async (_, summary, words) => {
    const { handbook, passages } = await passagesOf({ 'runbooks/full.md': runbook({ summary }) })
    const passage = passages.find(({ part }) => part === 'summary')!
    expect(written(handbook, passage, words).replace(/\s+/g, ' ')).toBe(words)
  })

  it.each([
    ['plain text', 'It failed badly.', 'failed badly'],
    ['emphasis', 'It **failed** badly.', 'badly'],
    ['a text with escapes', 'A \\*star\\* &amp; a &#42; and it failed badly.', 'failed badly'],
    ['a list', '1. One\n2. Two\n   and it\n   failed badly.', 'failed badly'],
    ['an admonition', '> [!WARNING]\n> It began well and\n> failed badly.', 'failed badly'],
    ['the words of a link', 'See [how it failed badly](https://example.org/failed-badly).', 'failed badly'],
    ['an admonition that is indented', '!!! warning\n\n    It began well and\n    failed badly.', 'failed badly'],
  ])('is found in %s of the body', async (_, body, words) => {
    const { handbook, passages } = await passagesOf({ 'runbooks/full.md': runbook({}, `\n${body}\n`) })
    const passage = passages.find(({ text }) => text.includes(words))!
    expect(written(handbook, passage, words)).toBe(words)
  })

  it('is found word for word in the whole starter content', async () => {
    const handbook = await loadHandbook({ content: 'content', drafts: true })
    const wrong: string[] = []
    let words = 0
    for (const passage of allPassages(handbook)) {
      const source = handbook.source.sources.get(passage.file)!
      for (const { 0: word, index } of passage.text.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
        words++
        const { line, column, endLine, endColumn } = passage.range(index, index + word.length)
        const found = source.text.slice(source.offset(line, column), source.offset(endLine, endColumn))
        if (found !== word || line !== endLine) wrong.push(`${passage.file}:${line}:${column} ${word} | ${found}`)
      }
    }
    expect(words).toBeGreaterThan(20_000)
    expect(wrong).toEqual([])
  })
})
