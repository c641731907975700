/** What programs that read text are told: every text that holds, none that does not, in files that do not grow for ever. */
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { llmsParts, MOST_LISTED } from '../../../src/data/llms.ts'
import { markdownFile } from '../../../src/data/markdown-copy.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { contentFolder, manifesto, postmortem, process, runbook } from '../reader/content.ts'
import { dataSiteOf } from './data-site-of.ts'

const files = {
  'manifesto/manifesto.md': manifesto('manifesto', { title: 'What we hold' }),
  'processes/change.md': process({ title: 'Change' }, '## How\n\nIn stages.\n'),
  'runbooks/api-down.md': runbook({ title: "'A [link](javascript:x) & `code` <b>'" }),
  'runbooks/api-down.de.md': runbook({ title: 'Die API antwortet nicht', lang: 'de' }),
  'runbooks/old.md': runbook({ title: 'Old', status: 'retired' }),
  'postmortems/a.md': postmortem({ title: 'An outage', summary: 'It failed. Nobody could log in.' }),
  'postmortems/gone.md': postmortem({ title: 'Gone', status: 'withdrawn' }),
  'postmortems/draft.md': postmortem({ title: 'Unseen', status: 'draft' }),
}

async function made(content: Record<string, string>, options: { site?: string; most?: number } = {}) {
  const { most, ...site } = options
  const handbook = await loadHandbook({ content: contentFolder(content), drafts: true, ...site })
  const data = dataSiteOf(handbook)
  const copies = data.documents.map((document) => markdownFile(document, data))
  const bytes = new Map(copies.map(({ path, content }) => [path, Buffer.byteLength(content)]))
  return {
    copies: new Set(bytes.keys()),
    texts: new Map(
      [...llmsParts(data, (path) => bytes.get(path)!, most)]
        .flatMap(({ make }) => [...make()])
        .map(({ path, content }) => [path, String(content)]),
    ),
  }
}

/** The parts of the format, as https://llmstxt.org describes it. */
const FORMAT = /^# .+\n\n> .+\n\n(?:[^#\n].*\n\n)*(?:## .+\n\n(?:- \[.+\]\(\S+\)(?:: .+)?\n|- .+\n)+\n?)+$/

describe('llms.txt', () => {
  it('has the form of its format, and leads to the Markdown of every text that holds', async () => {
    const { copies, texts } = await made(files, { site: 'https://ops.example.org' })
    const english = texts.get('llms.txt')!
    expect(english).toMatch(FORMAT)
    expect(texts.get('de/llms.txt')).toMatch(FORMAT)
    const links = Array.from(english.matchAll(/\]\(https:\/\/ops\.example\.org\/(.+)\)/gm), ([, path]) => path!)
    for (const path of links) expect(copies.has(path) || texts.has(path), path).toBe(true)
    expect(links.filter((path) => path.endsWith('.md'))).toEqual([
      'manifesto/manifesto.md',
      'processes/change.md',
      'runbooks/api-down.md',
      'postmortems/a.md',
    ])
    expect(english).toContain('](https://ops.example.org/postmortems/a.md): It failed.\n')
    expect([...texts.values()].join('')).not.toMatch(/Unseen|Gone|Old/)
  })

  it('titles are words, and no Markdown', async () => {
    const { texts } = await made(files)
    expect(texts.get('llms.txt')).toContain(
      '- [A \\[link\\](javascript:x) & \\`code\\` \\<b\\>](/runbooks/api-down.md)',
    )
  })

  it('a language has its own, of its own texts', async () => {
    const { texts } = await made(files)
    expect(texts.get('de/llms.txt')).toContain('[Die API antwortet nicht](/de/runbooks/api-down.md)')
    expect(texts.get('de/llms.txt')).not.toContain('An outage')
    const { texts: english } = await made({ 'runbooks/a.md': runbook() })
    expect([...english.keys()]).toEqual(['llms.txt', 'llms-full.txt'])
  })

  it('does not grow with the record', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_LISTED + 5 }, (_, n) => [`runbooks/r${n}.md`, runbook({ title: `Runbook ${n}` })]),
    )
    const text = (await made(many)).texts.get('llms.txt')!
    expect(text.match(/\.md\)/g)).toHaveLength(MOST_LISTED)
    expect(text).toContain('- 5 more are in the whole text.')
  })
})

describe('llms-full.txt', () => {
  it('holds every text under its title and its address', async () => {
    const { texts } = await made(files, { site: 'https://ops.example.org' })
    const full = texts.get('llms-full.txt')!
    expect(full).toContain('# Change\n\nhttps://ops.example.org/processes/change/\n\n---\ntitle: Change\n')
    expect(full).toContain('## How\n\nIn stages.')
    expect(full.match(/^# /gm)).toHaveLength(5)
  })

  it('names the files that hold the texts where they are too much for one, and loses none', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`runbooks/r${n}.md`, runbook({ title: `Runbook ${n}` }, `Words ${n}.`)]),
    )
    const whole = (await made({ ...files, ...many })).texts.get('llms-full.txt')!
    const { texts } = await made({ ...files, ...many }, { most: 2000 })
    const index = texts.get('llms-full.txt')!
    const named = Array.from(index.matchAll(/\]\(\/(.+)\)/g), ([, path]) => path!)
    expect(named).toEqual([...texts.keys()].filter((path) => dirname(path) === 'llms-full'))
    expect(named).toContain('llms-full/runbooks-2.txt')
    expect(named).toContain('llms-full/postmortems-2026.txt')
    for (const path of named) expect(texts.get(path)!.length, path).toBeLessThanOrEqual(2000)
    const bodies = named.map((path) => texts.get(path)!.trimEnd())
    expect(whole.trimEnd().endsWith(bodies.join('\n\n'))).toBe(true)
  })
})

it('the same content makes the same texts, and a handbook without documents makes none', async () => {
  expect(await made(files)).toEqual(await made(files))
  expect((await made({})).texts.size).toBe(0)
})
