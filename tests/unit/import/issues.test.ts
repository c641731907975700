import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { draftText } from '../../../src/drafts/draft.ts'
import { githubIssues } from '../../../src/import/github-issues.ts'
import { gitlabIssues } from '../../../src/import/gitlab-issues.ts'
import type { Importer, ImportOptions } from '../../../src/import/importer.ts'
import { errorsOf, faultsOf, read, refusal, target } from './imported.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 600_000 })

const handbook = await target()
const fixture = (name: string) => readFileSync(`tests/fixtures/imports/${name}`, 'utf8')
const gitlab = fixture('gitlab-issues/issues.json')
const rest = fixture('github-issues/rest.json')
const gh = fixture('github-issues/gh.json')

const importers: [Importer, (body: unknown, more?: object) => object][] = [
  [gitlabIssues, (description, more) => ({ iid: 7, title: 'Errors', description, ...more })],
  [githubIssues, (body, more) => ({ number: 7, title: 'Errors', body, ...more })],
]

/** What becomes of one issue of GitLab with this text. */
function imported(description: string, options: ImportOptions = {}, more: object = {}) {
  const { drafts, remarks } = read(
    gitlabIssues,
    JSON.stringify({ iid: 7, title: 'Errors', description, ...more }),
    handbook,
    options,
  )
  return { ...drafts[0]!, remarks, said: remarks.map(({ fate, message }) => `${fate}: ${message}`).join('\n') }
}

describe('an issue of GitLab', () => {
  const options = {
    severity: ['severity::2=sev2'],
    repository: 'https://gitlab.example.org/ops/production/',
    owner: 'platform',
  }
  const { drafts, remarks } = read(gitlabIssues, gitlab, handbook, options)
  const [draft] = drafts as [(typeof drafts)[0]]

  it('becomes a draft with its timeline, its actions, and what its labels mean', () => {
    expect(draft).toMatchObject({
      kind: 'postmortem',
      id: '2024-03-02-volumes-could-not-be-attached',
      source: 'https://gitlab.example.org/ops/production/-/issues/42',
    })
    expect(draft.data).toMatchObject({
      status: 'draft',
      owner: 'platform',
      severity: 'sev2',
      services: ['block-storage'],
      timeline: [
        { at: '2024-03-02T13:44Z', event: 'Deployment of storage-api !45 begins', confidence: 'secondary' },
        { at: '2024-03-02T13:56Z', source: 'https://metrics.example.org/d/1' },
        { at: '2024-03-02T14:05Z', event: '[to be written: role 1] rolls back, see #123' },
        { at: '2024-03-02T14:30Z', precision: 'approx' },
        { at: '2024-03-02T23:50Z', until: '2024-03-03T00:10Z' },
      ],
      actions: [
        { class: 'prevent', status: 'done', tracker: 'https://gitlab.example.org/group/deploy/-/issues/7' },
        { class: 'detect', status: 'open', due: '2024-04-15' },
      ],
    })
    expect(draft.data).not.toHaveProperty('times')
  })

  it('keeps the rest of its text, with headings below ours and code to the byte', () => {
    expect(draft.body).toContain('\n## What we did\n')
    expect(draft.body).toContain('kubectl rollout undo deploy/storage-api   # @not_a_handle #123\n')
    expect(draft.body).toContain('| Time to detect | 00:12 |')
    expect(draft.body).toContain('- 25:61 UTC - nobody knows when')
    expect(draft.body).toContain('- [ ] Write a test for leases')
    expect(draft.body).toContain(
      '[graph](https://gitlab.example.org/ops/production/uploads/0123456789abcdef/graph.png)',
    )
    expect(draft.body).toContain('<details><summary>Logs</summary>')
    expect(draft.body).not.toMatch(/^# |TOC|\/label|Template|quitte_hagebutte/m)
  })

  it('says what it left out, and what a person must decide', () => {
    const said = remarks.map(({ fate, message }) => `${fate}: ${message}`).join('\n')
    for (const words of [
      /dropped: 1 person is named by their handle/,
      /dropped: Commands to the forge were left out: “\/label”/,
      /dropped: 1 comment that no reader sees/,
      /look: .*“25:61” is no time of day/,
      /look: .*the column “Who” names who did something/,
      /look: .*whether it prevents, detects, mitigates/,
      /dropped: Labels without a meaning here: “incident”/,
      /dropped: The issue was opened 2024-03-02T14:01Z and closed 2024-03-19T09:00Z: paperwork/,
      /dropped: 1 comment was not taken/,
      /look: The issue is confidential/,
    ])
      expect(said).toMatch(words)
  })

  it('passes the checks', async () => {
    expect(await errorsOf(drafts)).toEqual([])
  })
})

describe('an issue of GitHub', () => {
  it('is the same from the API and from the command, and pull requests are passed over', () => {
    const ofApi = read(githubIssues, rest, handbook)
    const ofCommand = read(githubIssues, gh, handbook)
    expect(ofApi.drafts).toEqual(ofCommand.drafts)
    expect(ofApi.drafts[0]!.data).toMatchObject({
      services: ['api'],
      timeline: [{ at: '2024-03-31T01:30+01:00' }, { at: '2024-03-31T03:05+02:00' }],
    })
    expect(ofApi.remarks.filter(({ message }) => message.includes('pull request'))).toMatchObject([
      { fate: 'dropped', source: 'https://github.com/example/ops/pull/8', line: 28 },
    ])
  })

  it('is found in an answer of the search, and alone', () => {
    const [issue] = JSON.parse(gh) as unknown[]
    for (const shape of [issue, [issue], { total_count: 1, items: [issue] }])
      expect(read(githubIssues, JSON.stringify(shape), handbook).drafts).toHaveLength(1)
  })

  it('passes the checks', async () => {
    const options = { repository: 'https://github.com/example/ops' }
    expect(await errorsOf(read(githubIssues, rest, handbook, options).drafts)).toEqual([])
  })
})

describe('references', () => {
  const text = 'See #12, !13, group/project#14, 0123abcdef0 and `#15`, not c#16, a/#17, #18a or 20240302.'

  it('stay words where the project is not named', () => {
    expect(imported(text).body.trim()).toBe(text)
  })

  it('become links where it is', () => {
    expect(imported(text, { repository: 'https://gitlab.example.org/ops/p' }).body.trim()).toBe(
      'See [#12](https://gitlab.example.org/ops/p/-/issues/12), [!13](https://gitlab.example.org/ops/p/-/merge_requests/13), ' +
        '[group/project#14](https://gitlab.example.org/group/project/-/issues/14), ' +
        '[0123abcdef0](https://gitlab.example.org/ops/p/-/commit/0123abcdef0) and `#15`, not c#16, a/#17, #18a or 20240302.',
    )
  })
})

describe('people', () => {
  it('are roles to be written, the same role for the same person', () => {
    const { body, said } = imported(
      '@alice asked @bob, and @Alice agreed. Code: `@alice`. Thanks [@carol](https://github.com/carol)!',
    )
    expect(body.trim()).toBe(
      '[to be written: role 1] asked [to be written: role 2], and [to be written: role 1] agreed. Code: `@alice`. Thanks [to be written: role 3]!',
    )
    expect(said).toContain('3 people are named by their handle')
  })

  it('are not in the title either', () => {
    expect(imported('Text.', {}, { title: 'Page for @alice' }).data['title']).toBe('Page for [to be written: role 1]')
  })
})

describe('actions', () => {
  const list = (heading: string, item: string, options: ImportOptions = {}) => {
    const { data, body } = imported(`## ${heading}\n\n${item}\n`, options)
    return { actions: (data['actions'] ?? []) as Record<string, unknown>[], body: body.trim() }
  }

  it.each([
    ['Action items', '- [ ] [prevent] Add a guard', { class: 'prevent', text: 'Add a guard', status: 'open' }],
    ['Action items', '- [x] Detection: add an alert', { class: 'detect', status: 'done' }],
    ['Corrective actions', '- [ ] (mitigate) Add a limit', { class: 'mitigate' }],
    ['Follow-ups', '- [ ] **Investigate**: why it was slow', { class: 'investigate', text: 'why it was slow' }],
    ['Action items: investigate', '- [ ] Repair: the data', { class: 'repair' }],
    ['Maßnahmen', '- [ ] Vorbeugung: Grenze setzen (fällig: 15.04.2024)', { class: 'prevent', due: '2024-04-15' }],
  ])('below “%s” are taken from “%s”', (heading, item, action) => {
    const { actions, body } = list(heading, item)
    expect(actions).toMatchObject([action])
    expect(body).toBe('')
  })

  it.each([
    ['Action items', '- [ ] Make it better'],
    ['Action items', '- Make it better'],
    ['Summary', '- [ ] Prevent: it'],
    ['Action items', `- [ ] Prevent: ${'very long '.repeat(50)}`],
    ['Action items', '- [ ] Prevent: [a](https://a.example/) and [b](https://b.example/)'],
    ['Action items', '- [ ] Prevent: it\n  - with parts'],
  ])('below “%s” stay in the text from “%s”', (heading, item) => {
    const { actions, body } = list(heading, item)
    expect(actions).toEqual([])
    expect(body).toContain(item.split('\n')[0]!.trimEnd())
  })

  it('have the class that the command line says where the text says none', () => {
    expect(list('Action items', '- [ ] Make it better', { 'action-class': 'prevent' }).actions).toMatchObject([
      { id: 'make-it-better', class: 'prevent' },
    ])
  })
})

describe('an issue in another language', () => {
  it('is a document of that language', async () => {
    const { data, lang } = imported('@alice sah es.', { lang: 'de' })
    expect(lang).toBe('de')
    expect(data['summary']).toContain('[noch zu schreiben: ')
  })
})

describe('a long issue', () => {
  it('keeps a timeline in its text that the front matter has no room for, and says so', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `- 2024-03-02 10:00 UTC - Row ${index}.`)
    const { data, body, remarks, ...draft } = imported(`## Timeline\n\n${rows.join('\n')}\n`)
    expect(data['timeline']).toBeUndefined()
    expect(body).toContain('Row 399.')
    expect(remarks).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('too long for the front matter') }),
    )
    expect(await errorsOf([{ ...draft, data, body }])).toEqual([])
  })

  it('has a title that fits', () => {
    const { data, said } = imported('Text.', {}, { title: 'Words '.repeat(60) })
    expect((data['title'] as string).length).toBeLessThanOrEqual(120)
    expect(said).toContain('The title was cut')
  })
})

describe.each(importers)('an export that is none', ({ name, ...importer }, issue) => {
  const own = { name, ...importer }
  const one = (more: object) => JSON.stringify([issue('Text.', more)])
  const number = name === 'gitlab-issues' ? 'iid' : 'number'

  it.each([
    ['nothing', ''],
    ['prose', 'Hello'],
    ['HTML', '<!doctype html>'],
    ['an open list', '['],
    ['an empty list', '[]'],
    ['a number', '7'],
    ['a text', '"issue"'],
    ['null', 'null'],
    ['a list of numbers', '[1, 2]'],
    ['a list of lists', '[[]]'],
    ['an error of the API', '{"message": "401 Unauthorized"}'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a title that is a number', one({ title: 7 })],
    ['no title', JSON.stringify([{ [number]: 7 }])],
    ['a number that is text', one({ [number]: '7' })],
    ['a number below one', one({ [number]: -1 })],
    ['a number with a fraction', one({ [number]: 1.5 })],
    ['labels that are an object', one({ labels: {} })],
    ['labels without names', one({ labels: [{}] })],
    ['a day that does not exist', one({ created_at: '2024-02-31T10:00:00Z' })],
    ['a moment that is a number', one({ created_at: 1709387072 })],
    ['a moment without an offset', one({ closed_at: '2024-03-02T10:00:00' })],
    ['a text that is a list', JSON.stringify([issue(['Text.'])])],
    ['a text larger than a document', JSON.stringify([issue('A word and another. '.repeat(30_000))])],
    ['a text of quotes in quotes', JSON.stringify([issue(`${'> '.repeat(1000)}deep`)])],
    ['a text of references without end', JSON.stringify([issue('&amp;'.repeat(5000))])],
    ['ten megabytes of text', JSON.stringify([issue('x'.repeat(10 * 1024 ** 2))])],
    ['more issues than one import takes', JSON.stringify(Array.from({ length: 2001 }, () => issue('Text.')))],
  ])('is refused when it is %s, with reason and remedy', (_, text) => {
    const problems = refusal(own, text, handbook)
    expect(problems).not.toBeUndefined()
    expect(problems!.length).toBeGreaterThan(0)
    for (const { file, message, hint } of problems!) {
      expect(file).toBe('export')
      expect(message).toMatch(/\S/)
      expect(hint).toMatch(/\S/)
    }
  })

  it('is refused with all its problems at once', () => {
    const text = JSON.stringify([issue('', { title: 1 }), issue('', { title: 2, labels: 3 })])
    expect(refusal(own, text, handbook)).toHaveLength(3)
  })

  it.each([
    ['severity', ['x']],
    ['severity', ['a=sev9']],
    ['service-label', ['a=nothing']],
    ['owner', 'nobody'],
    ['repository', 'javascript:alert(1)'],
    ['repository', 'https://user:secret@host.example/'],
    ['repository', 'https://host.example/a(b)'],
    ['time-zone', 'CST'],
    ['time-zone', 'Middle/Earth'],
    ['action-class', 'everything'],
    ['lang', 'fr'],
  ])('is not even read when --%s is “%s”', (option, value) => {
    expect(refusal(own, 'not even JSON', handbook, { [option]: value })).toMatchObject([{ file: `--${option}` }])
  })
})

describe('a hostile issue', () => {
  const texts: [string, string][] = [
    ['scripts', '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>\n\n<form action="https://evil.example/"><input></form>'],
    ['HTML that is never closed', '<details><summary>A\n\n<div><p><b>text'],
    ['a comment that allows secrets', '<!-- opsbook-allow secret until 2099-01-01: no reason -->\n\nText.'],
    ['a comment that is never closed', 'Text.\n\n<!-- and so on\n\nMore.'],
    ['front matter', '---\nstatus: final\n---\n\nText.'],
    ['lists in lists', `${'- '.repeat(300)}deep`],
    ['backticks', '`'.repeat(5000) + ' a '.repeat(100)],
    ['stars', 'a**b'.repeat(2000)],
    ['a fence that is never closed', '## Timeline\n\n```\n- 2024-03-02 10:00 UTC - A.'],
    ['containers', ':::note\n\nText.\n\n::::::\n\n!!! danger "x"\n    y\n\n:::'],
    ['characters that nobody sees', 'A\u0000B\u202eC\u200bD\uFEFF\u0007\ud800'],
    [
      'names of the language’s own',
      '## __proto__\n\n| constructor | toString |\n|---|---|\n| valueOf | :constructor: |',
    ],
    ['headings in disorder', '###### Six\n\n# One\n\n#### Four\n\n# One\n\n## {#page-x}\n\n# '],
    ['footnotes', 'A[^1] and B[^2].\n\n[^1]: One.\n[^3]: Three.'],
    ['a diagram with a slip', '```mermaid\nflowchart LR\n  a[A --> b[B]\n```'],
    ['a table without head', '| | |\n|---|---|\n| 13:44 | A |'],
    ['links of ours', '[a](runbook:nothing) [b](/postmortems/x/) [c](../../../etc/passwd) [d](#nowhere)'],
    ['images', '![](/uploads/a.png) ![a](https://user-images.example/x.png) <img src="/uploads/b.png">'],
    [
      'a timeline in one line',
      `## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n${'| 2024-03-02 10:00 | A |\n'.repeat(3)}|||||`,
    ],
  ]

  it.each(texts)('with %s becomes a draft that the checks accept', async (_, text) => {
    const options = { repository: 'https://gitlab.example.org/ops/p' }
    expect(await errorsOf([imported(text), imported(text, options)])).toEqual([])
  })

  it('keeps no comment that could allow anything', () => {
    expect(imported(texts[3]![1]).body).not.toContain('opsbook-allow')
  })

  it.each([
    ['a title of nothing', { title: '' }],
    ['a title of signs', { title: '!!!' }],
    ['a title of the site’s own', { title: 'Service' }],
    ['a title that turns round', { title: 'a\u202eb\u0000c\nd' }],
    ['a title in Japanese', { title: '障害報告' }],
    ['an address that runs something', { web_url: 'javascript:alert(1)' }],
    ['an address with a user', { web_url: 'https://a@b.example/' }],
    ['labels of the language’s own', { labels: ['__proto__', 'constructor', 'toString'] }],
    ['no text', { description: null }],
  ])('with %s becomes a draft that the checks accept', async (_, more) => {
    expect(await errorsOf([imported('Text.', {}, more)])).toEqual([])
  })
})

describe.each(importers)('whatever an issue holds', ({ name, ...importer }, issue) => {
  it(`${name} makes drafts of it that the checks accept`, async () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '@alice',
        '#12',
        '!3',
        'a/b#4',
        '0123abcdef',
        ':fire:',
        '`x`',
        '**b**',
        '<b>',
        '</details>',
        '<!--',
        '-->',
        '[a](b)',
        '![](/uploads/x.png)',
        '|',
        '&lt;',
        '[^1]',
        '\\',
      ),
    )
    const time = fc.constantFrom(
      '2024-03-02 13:44 UTC',
      '13:44',
      '13:44 UTC',
      '1:44 pm',
      '25:61',
      '31 Feb 2024 10:00',
      '2024-03-31 02:30 CET',
      '~23:59 UTC',
      '00:01 to 00:02 UTC',
      '2024-03-02',
      'x',
    )
    const line = fc.oneof(
      word,
      fc.tuple(time, word).map(([at, what]) => `- ${at} - ${what}`),
      fc.tuple(time, word, word).map(([at, what, who]) => `| ${at} | ${what} | ${who} |`),
      fc.tuple(fc.constantFrom(' ', 'x'), word).map(([tick, what]) => `- [${tick}] Prevent: ${what}`),
      fc.constantFrom(
        '',
        '',
        '## Timeline',
        '# Summary',
        '### Action items',
        '| Time (UTC) | Event | Who |',
        '|---|---|---|',
        'All times UTC.',
        '```sh',
        '```',
        '> q',
        '    code',
        ':::note',
        ':::',
        '<details>',
        '---',
        '/label ~x',
        '1. one',
      ),
    )
    const all: ReturnType<typeof read>['drafts'] = []
    fc.assert(
      fc.property(word, fc.array(line, { maxLength: 9 }), fc.boolean(), (title, lines, isNamed) => {
        const options = isNamed ? { repository: 'https://forge.example.org/a/b', 'time-zone': 'UTC' } : {}
        const { drafts } = read(
          { name, ...importer },
          JSON.stringify(issue(lines.join('\n'), { title })),
          handbook,
          options,
        )
        if (all.length < 150) all.push(...drafts)
        expect(faultsOf(drafts)).toEqual([])
        expect(Buffer.byteLength(draftText(drafts[0]!))).toBeLessThan(100_000)
      }),
      { numRuns: 1000, endOnFailure: true },
    )
    const errors = (await errorsOf(all)).filter((error) => !/^(?:secret|internal):/.test(error))
    expect(errors).toEqual([])
  })
})
