import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../../src/checks/rule.ts'
import { linkText } from '../../../../src/checks/writing/link-text.ts'
import { longSentence } from '../../../../src/checks/writing/long-sentence.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder, manifesto, process, runbook } from '../../reader/content.ts'

/** Findings of one rule as `file:line:column-endLine:endColumn message | hint`. */
async function said(rule: Rule, files: Record<string, string | undefined>): Promise<string[]> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false })
  return (await Array.fromAsync(rule.check(handbook))).map(
    ({ file, line, column, endLine, endColumn, message, hint }) =>
      `${file}:${line}:${column}-${endLine}:${endColumn} ${message} | ${hint}`,
  )
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `W${index}`).join(' ')

describe('long sentences', () => {
  it.each([
    ['of thirty words are fine', words(30), []],
    ['of thirty words are fine, one after another', `A ${words(29)}. ${words(30)}. B.`, []],
    ['are counted by words, not by dashes and numbers', `${words(28)} – 99.9 %, z`, []],
    ['are found', `Short. ${words(31)}.`, ['runbooks/full.md:3:17-3:131 this sentence has 31 words']],
    [
      'are found where they stand in a folded text',
      `>-\n  Short.\n  A ${words(15)}\n  ${words(15)}`,
      ['runbooks/full.md:5:3-6:52 this sentence has 31 words'],
    ],
  ])('%s', async (_, summary, expected) => {
    const found = await said(longSentence, { 'runbooks/full.md': runbook({ summary }) })
    expect(found.map((finding) => finding.split(' | ')[0])).toEqual(expected)
  })

  it('are looked for in summaries of every kind and language, and nowhere else', async () => {
    const long = `${words(31)}.`
    const found = await said(longSentence, {
      'manifesto/manifesto.md': manifesto('manifesto', { summary: long }),
      'processes/change.md': process({ summary: long, purpose: long }, `\n${long}\n`),
      'processes/de/change.md': process({ summary: long, lang: 'de' }),
    })
    expect(found.map((finding) => finding.split(':')[0])).toEqual([
      'manifesto/manifesto.md',
      'processes/change.md',
      'processes/de/change.md',
    ])
  })
})

describe('link texts', () => {
  const inBody = (body: string) =>
    said(linkText, {
      'processes/change.md': process({}, `\n${body}\n`),
      'runbooks/full.md': runbook({ title: 'The disk is full' }),
    })

  it.each([
    [
      '[here](https://example.org/)',
      '13:2-13:6 “here” does not say where the link leads | Let the words of the link name what is there.',
    ],
    [
      'See [click\nhere](https://example.org/).',
      '13:6-14:5 “click\nhere” does not say where the link leads | Let the words of the link name what is there.',
    ],
    [
      '[**Siehe hier**!](runbook:full)',
      '13:4-13:17 “Siehe hier!” does not say where the link leads | It leads to “The disk is full”: name that, or what the reader finds there.',
    ],
    [
      '→ [Mehr …](../runbooks/full.md)',
      '13:4-13:10 “Mehr …” does not say where the link leads | It leads to “The disk is full”: name that, or what the reader finds there.',
    ],
    [
      '- [this link][x]\n\n[x]: https://example.org/',
      '13:4-13:13 “this link” does not say where the link leads | Let the words of the link name what is there.',
    ],
    [
      '| Step |\n|---|\n| [Hier](https://example.org/) |',
      '15:4-15:8 “Hier” does not say where the link leads | Let the words of the link name what is there.',
    ],
  ])('%j says nothing', async (body, expected) => {
    expect(await inBody(body)).toEqual([`processes/change.md:${expected}`])
  })

  it.each([
    '[the rules of review](https://example.org/)',
    '[more about quorum](https://example.org/)',
    '[Hier entlang zum Statusportal](https://example.org/)',
    '<https://example.org/here>',
    'https://example.org/more',
    '[`here`](https://example.org/)',
    '[![More disks over time](more.png)](https://example.org/)',
    '> They wrote: see [here](https://example.org/).',
    '`[here](https://example.org/)`',
    'Here, this, more and mehr are only words.',
    '[The disk is full](runbook:full)',
  ])('%j says something', async (body) => {
    expect(await inBody(body)).toEqual([])
  })

  it('that are missing are found', async () => {
    expect(await inBody('Go on [](https://example.org/) there.')).toEqual([
      expect.stringContaining('the link has no words'),
    ])
  })
})
