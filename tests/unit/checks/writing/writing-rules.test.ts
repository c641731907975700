import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../../src/checks/rule.ts'
import { abbreviation } from '../../../../src/checks/writing/abbreviation.ts'
import { linkText } from '../../../../src/checks/writing/link-text.ts'
import { longSentence } from '../../../../src/checks/writing/long-sentence.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder, manifesto, process, runbook } from '../../reader/content.ts'
import { foundBy } from '../found-by.ts'

/** Findings of one rule as `file:line:column-endLine:endColumn message | hint`. */
async function said(rule: Rule, files: Record<string, string | undefined>): Promise<string[]> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false })
  return (await foundBy(rule, handbook)).map(
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
      '13:6-14:5 “click here” does not say where the link leads | Let the words of the link name what is there.',
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

describe('abbreviations', () => {
  const inBody = (body: string, files: Record<string, string> = {}) =>
    said(abbreviation, { 'processes/change.md': process({}, `\n${body}\n`), ...files })

  it.each([
    ['The RPO is kept.', '13:5-13:8 “RPO” is not explained'],
    ['Keep the RPO. The **RPO** matters.', '13:10-13:13 “RPO” is not explained'],
    ['All VMIs restart.', '13:5-13:9 “VMI” is not explained'],
    ['An RPO-based plan.', '13:4-13:7 “RPO” is not explained'],
    ['- one\n- two\n  (the OSD is full)', '15:8-15:11 “OSD” is not explained'],
    ['| Step |\n|---|\n| Ask the CAB. |', '15:11-15:14 “CAB” is not explained'],
    ['[the CAB](https://example.org/)', '13:6-13:9 “CAB” is not explained'],
    ['The ÄRZ decides.', '13:5-13:8 “ÄRZ” is not explained'],
  ])('%j: one that nobody explains is found, once', async (body, expected) => {
    const short = /“(.+)”/.exec(expected)![1]
    expect(await inBody(body)).toEqual([
      `processes/change.md:${expected} | Write it out here, with (${short}) behind it, or add it to glossary.yaml.`,
    ])
  })

  it.each([
    ['known to everybody', 'HTTP and DNS at 14:05 UTC, by API, in the EU, in JSON.'],
    ['written out before', 'The recovery point objective (RPO) is kept. The RPO matters.'],
    ['written out later', 'The RPO matters: the recovery point objective (RPO).'],
    ['written out behind', 'Each OSD (object storage daemon) counts, and two OSDs more.'],
    ['explained in a sentence', 'The RPO matters. RPO stands for recovery point objective.'],
    ['explained in German', 'Das RPO zählt. RPO steht für das Ziel der Wiederherstellung.'],
    [
      'defined in a list',
      '- RPO: the longest span of lost changes\n- **RTO** – the longest wait\n\nThe RPO and RTO matter.',
    ],
    [
      'defined in a table',
      '| Short | Long |\n|---|---|\n| RPO | the longest span of lost changes |\n\nThe RPO matters.',
    ],
    [
      'the initials of a name',
      'See Horizontal Pod Autoscaler and External-Secrets Operator. The HPA waits for the ESO.',
    ],
    ['marked up', 'The <abbr title="recovery point objective">RPO</abbr> matters. The RPO is kept.'],
    ['in code', 'Set `RPO` in the file.\n\n```\nRPO=5\n```'],
    ['in a quotation', '> Their RPO was missed.'],
    [
      'a name with digits or joints',
      'US-EAST-1, SEV1, A.5.27, NIS2, CVE-2026-1, EU/EFTA, IPv6, I/O, R&D, AWS_KEY, NIC.0',
    ],
    ['part of a name', 'Errors in Workers KV. Later KV recovered, on the ABQ Coast.'],
    ['emphasis of a word that stands elsewhere', 'Do NOT restart it. It is not needed. Never, but NEVER twice.'],
    ['a number', 'Part IV and part XI.'],
    ['an admonition', '> [!NOTE]\n> Wait.'],
    ['a heading that shouts words of the text', '## BEFORE ALL\n\nAll is done before.'],
    ['too long to be one', 'The RUNBOOK says so.'],
  ])('%s need no explanation', async (_, body) => {
    expect(await inBody(body)).toEqual([])
  })

  it.each([
    [
      'glossary',
      { 'glossary.yaml': 'terms:\n  - {term: Recovery point objective, definition: Loss., aliases: [RPO]}\n' },
    ],
    ['services', { 'services.yaml': 'services:\n  - {id: rpo, name: Rpo, summary: Answers.}\n' }],
    ['teams', { 'teams.yaml': 'teams:\n  - {id: platform, name: Platform and RPO, summary: Runs it.}\n' }],
    ['controls', { 'controls.yaml': 'frameworks:\n  - {id: iso, name: I, controls: [{id: RPO-1, label: S}]}\n' }],
    [
      'severities',
      {
        'handbook.yaml':
          'name: T\norganisation: T\nsummary: T.\nseverities:\n  - {id: rpo, rank: 1, label: S, definition: Bad.}\n',
      },
    ],
    ['organisation', { 'handbook.yaml': 'name: T\norganisation: RPO Ltd\nsummary: T.\n' }],
  ])('that the handbook has in its %s need no explanation', async (_, files) => {
    expect(await inBody('The RPO is kept.', files)).toEqual([])
  })

  it('are looked for in what customers read: a runbook’s summary, not its steps', async () => {
    const found = await said(abbreviation, {
      'runbooks/full.md': runbook({ summary: 'The OSD is full.', access: '[root on the CEPH]' }, '\nEach VMI stops.\n'),
      'manifesto/de/manifesto.md': manifesto('manifesto', { lang: 'de', summary: 'Das RPO-Ziel.' }),
      'manifesto/manifesto.md': manifesto('manifesto', {
        origin: '{organisation: The CAB, url: "https://example.org/", license: MIT}',
        summary: 'What the CAB holds.',
      }),
    })
    expect(found.map((finding) => finding.replace(/ is not.*/, ''))).toEqual([
      'manifesto/de/manifesto.md:4:14-4:17 “RPO”',
      'runbooks/full.md:3:14-3:17 “OSD”',
    ])
  })
})

it('hostile texts take time in proportion to their length', { timeout: 10_000 }, async () => {
  const body = [
    '[hier](https://e.org/) '.repeat(10_000),
    'AB (a-a '.repeat(5_000),
    `AB (${'a-'.repeat(20_000)}`,
    'Ab Cd EF '.repeat(5_000),
    `[${'!'.repeat(40_000)}](https://e.org/)`,
  ].join('\n\n')
  const files = { 'processes/change.md': process({}, `\n${body}\n`) }
  expect(await said(linkText, files)).toHaveLength(10_000)
  expect(await said(abbreviation, files)).toEqual([])
})
