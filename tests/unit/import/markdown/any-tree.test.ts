import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { draftFile } from '../../../../src/drafts/draft.ts'
import type { ImportedDraft } from '../../../../src/import/importer.ts'
import { faultsOf, target } from '../imported.ts'
import { shownByHtml } from './faithful.ts'
import { checked, importTree } from './tree.ts'

vi.setConfig({ testTimeout: 600_000 })

const handbook = await target()

/** Each word once in all documents: one that is lost cannot hide behind another. */
let count = 0
const word = fc.constantFrom('alpha', 'Öl', 'node', 'größer', 'data').map((stem) => `${stem}${(count++).toString(36)}z`)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const path = fc.constantFrom(
  'a.md',
  'b/index.md',
  'b/c d.md',
  'Größe.md',
  '../x.md',
  'gone.md',
  'i.png',
  '/b/',
  'b\\c d.md',
)
const fragment = fc.constantFrom('', '#a', '#section', '#section-1', '#gone')
const inline: fc.Arbitrary<string> = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `\`${text} <b>\``),
  fc.tuple(words, path, fragment).map(([text, to, part]) => `[${text}](<${to}${part}>)`),
  fc.tuple(words, path).map(([text, to]) => `![${text}](<${to}>)`),
  words.map(
    (text) =>
      `<${text
        .split(' ')[0]!
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x')}-name>`,
  ),
  words.map((text) => `[${text}](javascript:alert(1))`),
  words.map((text) => `<span style="x">${text}</span>`),
  words.map((text) => `<center>${text}`),
  words.map((text) => `${text}</div>`),
  words.map((text) => `<a name="a"></a>${text}`),
  words.map((text) => `[${text}][gone]`),
  fc.constantFrom('&amp;', '1. ', '# ', '<', '](', '{', '\\', '*', '|'),
)
const paragraph = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
/** Each block of code begins with a word that no other has, under which its content is known. */
const contents = new Map<string, string>()
const code = fc
  .tuple(
    fc.constantFrom('', 'bash', 'yaml', 'mermaid'),
    word,
    fc.array(
      fc.oneof(
        word,
        fc.constantFrom('', '  <b>', 'a\tb', '~~~', '# no', ':::note', '{{< x >}}', '[[a]]', '$ ls', '!!! note'),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([lang, first, lines]) => {
    const content = [first, ...lines].join('\n')
    contents.set(first, content)
    return `\`\`\`${lang}\n${content}\n\`\`\``
  })
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ')
const block: fc.Arbitrary<string> = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    paragraph,
    code,
    fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    fc.constantFrom('## Section', '# Section', '---', '<!-- seen by nobody -->', '[^1]: Note.'),
    fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | <x-y> |`),
    fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc.tuple(words, tie('block')).map(([title, body]) => `!!! note "${title}"\n\n${indented(body)}`),
    fc.tuple(words, tie('block')).map(([title, body]) => `=== "${title}"\n\n${indented(body)}`),
    fc
      .tuple(fc.constantFrom('note', 'warning', 'mystery'), words, tie('block'))
      .map(([kind, title, body]) => `:::${kind} ${title}\n\n${body}\n\n:::`),
    fc.tuple(fc.constantFrom('note', 'tip'), tie('block')).map(([kind, body]) => {
      const fence = '`'.repeat(Math.max(3, ...[...body.matchAll(/`{3,}/g)].map(([run]) => run.length)) + 1)
      return `${fence}{${kind}}\n${body}\n${fence}`
    }),
    tie('block').map((body) => `{{% notice tip %}}\n${body}\n{{% /notice %}}`),
    tie('block').map((body) => body.replace(/^/gm, '> ')),
    tie('block').map((body) => `- ${words}\n\n${body.replace(/^(?=.)/gm, '  ')}`.replace(/^- [^\n]*/, '- item')),
  ),
})).block

const frontMatter = fc.constantFrom(
  '',
  '---\ntitle: Given\ntags: [a, "b c"]\n---\n',
  '+++\ntitle = "Given"\n+++\n',
  '---\nfoo: bar\n---\n',
)
const document = fc
  .tuple(frontMatter, fc.array(block, { minLength: 1, maxLength: 4 }))
  .map(([header, blocks]) => `${header}\n${blocks.join('\n\n')}\n`)

describe('whatever a tree holds', () => {
  it('its words and its code survive, and the checks accept the drafts', async () => {
    const all: { draft: ImportedDraft; text: string }[] = []
    let number = 0
    fc.assert(
      fc.property(fc.array(document, { minLength: 4, maxLength: 4 }), (texts) => {
        const names = ['a.md', 'b/index.md', 'b/c d.md', 'Größe.md']
        const folder = `t${number++}`
        const tree = Object.fromEntries(texts.map((text, index) => [`${folder}/${names[index]}`, text]))
        const { drafts } = importTree(tree, handbook)
        expect(drafts).toHaveLength(4)
        expect(faultsOf(drafts)).toEqual([])
        for (const draft of drafts) all.push({ draft, text: tree[draft.source]! })
      }),
      { numRuns: 250 },
    )
    expect(all.length).toBeGreaterThanOrEqual(1000)
    const { handbook: made, errors } = await checked({ drafts: all.map(({ draft }) => draft), assets: [], remarks: [] })
    const textOf = new Map(all.map(({ draft, text }) => [draftFile(draft), `${text}\n=====>\n${draft.body}`]))
    expect(
      errors
        .map(({ rule, message, file, line }) => `${rule}: ${message} (line ${line})\n${textOf.get(file)}`)
        .slice(0, 1),
    ).toEqual([])
    for (const { draft, text } of all) {
      const shown = shownByHtml(made.bodies.get(draftFile(draft))!.html, String(draft.data['title']))
      const said = [...text.matchAll(/(?:alpha|öl|node|größer|data)[0-9a-z]+z/giu)].map(([each]) => each)
      const lost = said.filter((each) => !shown.words.has(each.toLowerCase()))
      expect(lost, `${text}\n=====>\n${draft.body}`).toEqual([])
      const codes = new Set(shown.code)
      const changed = said.filter((each) => contents.has(each) && !codes.has(contents.get(each)!))
      expect(changed, `${text}\n=====>\n${draft.body}`).toEqual([])
    }
  })
})
