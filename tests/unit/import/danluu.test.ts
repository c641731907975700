import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { draftText } from '../../../src/drafts/draft.ts'
import { danluu } from '../../../src/import/danluu.ts'
import { errorsOf, faultsOf, read, refusal, target } from './imported.ts'

vi.setConfig({ testTimeout: 600_000 })

const list = readFileSync('tests/fixtures/imports/danluu/README.md', 'utf8')
const handbook = await target()
const entry = (text: string) => `## Time\n\n${text}\n`

describe('the public list of postmortems', () => {
  it('gives a draft for each report, named after the company and the address', () => {
    expect(read(danluu, list, handbook).drafts.map(({ id, source }) => [id, source])).toEqual([
      ['quitte-cloud-2024-03-02', 'https://status.quitte.example/incidents/2024-03-02.html'],
      ['quitte-cloud-why-dns-failed', 'https://blog.quitte.example/2021/10/why-dns-failed/'],
      ['hagebutte-post', 'http://www.hagebutte.example/post?id=1'],
      ['bahnhof-beispielstadt-ag-ueberspannung', 'https://bahnhof.example/%C3%9Cberspannung'],
    ])
  })

  it('unwraps copies of the Internet Archive, and keeps the address of the copy', () => {
    expect(read(danluu, list, handbook).drafts[1]!.data).toEqual({
      title: 'Quitte Cloud: [to be written: what failed]',
      summary: '[to be written: what happened and whom it concerned, in your own words, from the sources]',
      status: 'draft',
      tags: ['config-errors'],
      origin: {
        organisation: 'Quitte Cloud',
        sources: [
          { url: 'https://blog.quitte.example/2021/10/why-dns-failed/', evidence: 'unverified' },
          {
            url: 'https://web.archive.org/web/20211006135542/https://blog.quitte.example/2021/10/why-dns-failed/',
            evidence: 'unverified',
            note: 'A copy in the Internet Archive.',
          },
          { url: 'https://blog.quitte.example/2021/10/follow-up/', evidence: 'unverified' },
        ],
        evidence:
          'The address is from the public list of postmortems, section “Config errors”. The source has not been read for this record.',
      },
    })
  })

  it('takes no word of what the list says about an incident, and says so', () => {
    const { drafts, remarks } = read(danluu, list, handbook)
    const texts = drafts.map((draft) => draftText(draft)).join('\n')
    expect(texts).not.toMatch(/nobody may copy|Somebody changed|files\.quitte|The power failed|Named twice/)
    expect(remarks[0]).toMatchObject({ fate: 'dropped', message: expect.stringContaining('no licence') })
  })

  it('says with its line what it passed over', () => {
    expect(
      read(danluu, list, handbook)
        .remarks.slice(1)
        .map(({ fate, line, message }) => `${fate} ${line} ${message}`),
    ).toEqual([
      'dropped 21 A paragraph that begins with no link is no entry; it was passed over.',
      'dropped 23 What the entry links to is no address on the web that can be kept.',
      'dropped 25 What the entry links to is no address on the web that can be kept.',
      'dropped 31 This section lists no incidents; the entry was passed over.',
      'dropped 35 This section lists no incidents; the entry was passed over.',
      'dropped 27 The list names this address a second time.',
    ])
  })

  it('asks in German what a German handbook lacks', async () => {
    const [draft] = read(danluu, list, await target('de')).drafts
    expect(draft!.data.title).toBe('Quitte Cloud: [noch zu schreiben: was ausfiel]')
  })

  it.each([
    ['nothing', '', 1, /no section has a paragraph/],
    ['prose', '# Hello\n\nWorld\n', 1, /no section has a paragraph/],
    ['only other lists', '## Other lists\n\n[A](https://a.example/)\n', 1, /no section has a paragraph/],
    [
      'only addresses that run something',
      entry('[A](javascript:alert(1)). x\n\n[B](data:text/html,x). y'),
      1,
      /no section/,
    ],
    ['quotes in quotes', entry(`${'> '.repeat(800)}[A](https://a.example/)`), 3, /quotes and lists/],
    ['references without end', entry('&amp; '.repeat(4000)), 3, /character references/],
    ['more entries than any list has', entry('[A](https://a.example/)\n\n'.repeat(5001)), 10_003, /more than 5000/],
  ])('refuses %s, with its reason and remedy', (_, text, line, message) => {
    const [problem] = refusal(danluu, text, handbook)!
    expect(problem).toMatchObject({
      file: 'export',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\S/),
    })
    expect(problem!.line ?? 1).toBe(line)
  })

  it('refuses bytes that are no text', () => {
    const bytes = new Uint8Array([0x23, 0x20, 0xff, 0xfe])
    expect(() => danluu.read({ files: [{ path: 'list', bytes }], options: {}, handbook })).toThrow(
      'the file is not UTF-8',
    )
  })

  it.each([
    ['a script as a name', '[<script>alert(1)</script>](https://a.example/x)'],
    ['a name that turns the text round', '[A\u202ecba\u0000](https://a.example/x)'],
    ['names of the language’s own', '[__proto__](https://a.example/constructor)'],
    ['a path out of the folder', '[../../etc](https://a.example/../../passwd)'],
    ['a name longer than a title', `[${'A'.repeat(5000)}](https://a.example/${'b'.repeat(5000)})`],
    ['a broken escape', '[A](https://a.example/%E0%A4%A)'],
    ['a section that the site keeps for itself', '[service](https://a.example/)'],
    [
      'an archive of an archive',
      '[A](https://web.archive.org/web/2020/https://web.archive.org/web/2019/https://a.example/)',
    ],
    ['an archive of nothing', '[A](https://web.archive.org/web/2020/x y)\n\n[B](https://b.example/)'],
  ])('makes a draft that the checks accept of %s', async (_, text) => {
    const { drafts } = read(danluu, entry(text), handbook)
    expect(drafts).toHaveLength(1)
    expect(await errorsOf(drafts)).toEqual([])
  })

  it('makes drafts that the checks accept of whatever a list holds', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('Quitte', 'GitHub', '*A* & B', '`x`', '[x', 'é', '日本', '__proto__', 'null', '- ', '# '),
    )
    const address = fc
      .oneof(
        fc
          .constantFrom('https://a.example', 'http://b.example:80', 'https://c.example')
          .chain((host) => words.map((path) => `${host}/${path}`)),
        words,
      )
      .map((url) => url.slice(0, 200))
    const paragraph = fc.oneof(
      fc.tuple(words, address, words).map(([name, url, text]) => `[${name}](${url}). ${text}`),
      fc.tuple(words, address).map(([name, url]) => `[${name}](https://web.archive.org/web/20200101/${url})`),
      words,
    )
    const all: ReturnType<typeof read>['drafts'] = []
    fc.assert(
      fc.property(words, fc.array(paragraph, { maxLength: 6 }), (section, paragraphs) => {
        const text = `## Time\n\n[A](https://a.example/)\n\n## S ${section}\n\n${paragraphs.join('\n\n')}\n`
        const { drafts } = read(danluu, text, handbook)
        if (all.length < 150) all.push(...drafts)
        expect(faultsOf(drafts)).toEqual([])
      }),
      { numRuns: 1000, endOnFailure: true },
    )
    const errors = (await errorsOf(all)).filter((error) => !/^(?:secret|personal-data|internal):/.test(error))
    expect(errors).toEqual([])
  })
})
