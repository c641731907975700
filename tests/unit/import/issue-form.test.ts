import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { draftText } from '../../../src/drafts/draft.ts'
import { formFiles } from '../../../src/forms/files.ts'
import { formsFor } from '../../../src/forms/form.ts'
import type { ImportedDraft } from '../../../src/import/importer.ts'
import { issueForm } from '../../../src/import/issue-form.ts'
import { errorsOf, faultsOf, read, refusal, target } from './imported.ts'

vi.setConfig({ testTimeout: 300_000 })

const handbook = await target()
const german = await target('de')
const forms = formsFor(handbook.catalogues)
const form = (name: string) => forms.find((each) => each.name === name)!

/** The text that GitHub makes of a form. */
function sent(name: string, answers: Record<string, string>): string {
  return form(name)
    .fields.map(({ label }) => `### ${label}\n\n${answers[label] ?? '_No response_'}`)
    .join('\n\n')
}

const issue = (body: string, more: object = {}) =>
  JSON.stringify({
    number: 12,
    title: 'An issue',
    body,
    html_url: 'https://github.com/example/handbook/issues/12',
    ...more,
  })

const runbook = { Title: 'The queue is stuck', Services: 'api – API', Risk: 'reversible – a step can be undone' }

describe('a form that was sent', () => {
  it('becomes a draft with its answers, and a mark wherever nothing was said', () => {
    const text = sent('runbook', {
      ...runbook,
      Alerts: 'QueueStuck\n- QueueSlow\nno alert',
      Access: '- root\n- the console',
      Meaning: 'Nothing moves.\n\n- one\n- two',
      Diagnosis: '```sh\nqueue list\n### Risk\n```',
    })
    const { drafts, remarks } = read(issueForm, issue(text, { user: { login: 'someone' } }), handbook)
    expect(drafts).toEqual([
      {
        kind: 'runbook',
        id: 'the-queue-is-stuck',
        source: 'https://github.com/example/handbook/issues/12',
        data: {
          title: 'The queue is stuck',
          summary: expect.stringMatching(/^\[to be written: /),
          status: 'draft',
          owner: 'platform',
          services: ['api'],
          alerts: ['QueueStuck', 'QueueSlow'],
          risk: 'reversible',
          access: ['root', 'the console'],
          estimate: expect.stringMatching(/^\[to be written: /),
        },
        body: expect.stringContaining('## Meaning\n\nNothing moves.\n\n- one\n- two\n\n## Impact\n\n[to be written: '),
      },
    ])
    expect(drafts[0]!.body).toContain('## Diagnosis\n\n```sh\nqueue list\n### Risk\n```\n')
    expect(remarks.map(({ fate, field, message }) => [fate, field, message])).toEqual([
      ['dropped', 'Alerts', '“no alert” is not the name of an alert'],
      ['dropped', undefined, 'who sent it: pages name teams and roles'],
    ])
  })

  it('tells of an incident by its own times', () => {
    const text = sent('postmortem', {
      Title: 'API down',
      Services: 'api – API, block-storage – Block storage',
      Severity: 'sev1 – Sev 1',
      'Times: Impact starts': '2026-11-20T13:44+01:00',
      'Detection: Method': 'alert – a monitoring alert',
    })
    expect(read(issueForm, issue(text), handbook).drafts[0]).toMatchObject({
      id: 'api-2026-11-20',
      data: {
        services: ['api', 'block-storage'],
        severity: 'sev1',
        times: { impactStart: '2026-11-20T13:44+01:00' },
        detection: { method: 'alert' },
      },
    })
  })

  it.each([
    ['the event of a workflow', (body: string) => JSON.stringify({ action: 'labeled', issue: { number: 3, body } })],
    ['an issue of GitLab', (body: string) => JSON.stringify({ iid: 3, description: body, web_url: 'javascript:x' })],
    ['its text alone', (body: string) => body],
    ['its text with the line ends of a browser', (body: string) => body.replaceAll('\n', '\r\n')],
  ])('is read as %s', (_, made) => {
    const { drafts } = read(issueForm, made(sent('runbook', runbook)), handbook)
    expect(drafts[0]).toMatchObject({ id: 'the-queue-is-stuck', data: { services: ['api'] } })
    expect(drafts[0]!.source).not.toContain('javascript')
  })

  it('is read as a template of GitLab in which choices were ticked, in German as well', () => {
    const catalogues = {
      ...german.catalogues,
      settings: { ...german.catalogues.settings, languages: ['de', 'en'] as ('de' | 'en')[] },
    }
    const template = formFiles(catalogues).find(({ path }) => path === '.gitlab/issue_templates/runbook.md')!.text
    const text = template
      .replace(/(### Titel\n\n<!--[^\n]*-->\n)/, '$1\nPlatte voll\n')
      .replace('- [ ] api', '- [x] api')
      .replace('- [ ] destructive', '- [X] destructive')
      .replace(/(## Auswirkung\n\n<!--[^\n]*-->\n)/, '$1\nNiemand kommt hinein.\n')
    const { drafts, remarks } = read(issueForm, JSON.stringify({ iid: 4, description: text }), {
      ...german,
      catalogues,
    })
    expect(remarks).toEqual([])
    expect(drafts[0]).toMatchObject({
      id: 'platte-voll',
      data: { services: ['api'], risk: 'destructive' },
    })
    expect(drafts[0]!.body).toContain('## Auswirkung\n\nNiemand kommt hinein.\n\n## Diagnose\n\n[noch zu schreiben: ')
  })

  it('is completed by what is known otherwise, and says so', () => {
    const { drafts, remarks } = read(issueForm, issue(sent('runbook', {})), handbook, { service: 'api' })
    expect(drafts[0]!.data).toMatchObject({
      title: 'An issue',
      services: ['api'],
      owner: 'platform',
      risk: 'destructive',
    })
    expect(remarks.map(({ fate, field }) => [fate, field])).toEqual([
      ['guessed', 'Title'],
      ['guessed', 'Risk'],
    ])
  })

  it('cannot allow itself what the checks find', () => {
    const allow = '<!-- opsbook-allow secret until 2099-01-01: because -->'
    const text = sent('runbook', { ...runbook, Summary: `${allow} S`, Meaning: `${allow}\n\n\`\`\`\n${allow}\n\`\`\`` })
    const { drafts, remarks } = read(issueForm, issue(text), handbook)
    expect(draftText(drafts[0]!)).not.toContain('opsbook-allow')
    expect(remarks.map(({ message }) => message)).toContain(
      'a comment that allows what a check finds: only a reviewer may',
    )
  })

  it('names nobody', () => {
    const text = sent('runbook', {
      ...runbook,
      Summary: 'Ask @quitte_hagebutte.',
      Meaning: 'Thanks, @quitte_hagebutte!',
    })
    const { drafts, remarks } = read(issueForm, issue(text, { user: { login: 'quitte_hagebutte' } }), handbook)
    expect(JSON.stringify([drafts, remarks])).not.toContain('quitte_hagebutte')
    expect(drafts[0]!.data.summary).toBe('Ask [to be written: the role].')
  })
})

describe('what cannot be a draft is refused with a reason', () => {
  it.each([
    ['an issue without a form', issue('It is broken.'), 'this was not written with a form of this handbook'],
    [
      'an issue without a text',
      JSON.stringify({ number: 1, title: 'x', body: null }),
      'this was not written with a form',
    ],
    ['an empty file', '', 'this was not written with a form'],
    ['a list of issues', '[]', 'must be a block of fields'],
    ['a body that is a number', JSON.stringify({ body: 7 }), 'must be text'],
    ['a cut file', issue(sent('runbook', runbook)).slice(0, 80), 'never ends'],
    ['a report about a page', issue(sent('page', { Page: 'https://x.example/' })), 'this tells of a page that exists'],
    [
      'a service that nobody runs',
      issue(sent('runbook', { ...runbook, Services: 'mail – Mail' })),
      'Services: no valid one is given',
    ],
    ['a text longer than any form', `### Title\n\n### Risk\n\n${'x'.repeat(300_000)}`, 'characters'],
  ])('%s', (_, text, message) => {
    const problems = refusal(issueForm, text, handbook)
    expect(problems?.map((problem) => problem.message).join('\n')).toContain(message)
    expect(problems?.every(({ hint }) => hint.length > 10)).toBe(true)
  })
})

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](https://tracker.example/p.gif)',
    '[x](../../../etc/passwd)',
    '---\nstatus: final\n---',
    '### Title\n\nMine',
    '## Heading\n\n# Larger',
    '```\nnever closed',
    '<!-- never closed',
    '<!-- opsbook-allow secret: because -->',
    '> '.repeat(300),
    '['.repeat(3000),
    `${'*a '.repeat(500)}`,
    '\u202Eevil\u202C \u0000\u0007 \uD800',
    '{{< include >}} {% raw %} `y`',
    ':::danger\nopen',
    '[^1]: footnote',
    '[a]: javascript:x\n\n[a]',
    '| a |\n|---|\n| b |',
    '_No response_',
    '- [x] api – API',
    'constructor',
    '__proto__',
    'runbook:nowhere',
    '[x](runbook:nowhere#y)',
    'x'.repeat(2000),
    'مرحبا 👩‍🚒 Größe',
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

it('any text in any field becomes a draft that the checks accept, or is refused', async () => {
  const drafts: ImportedDraft[] = []
  for (const name of ['runbook', 'postmortem']) {
    const labels = form(name).fields.map(({ label }) => label)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...labels), hostile), (answers) => {
        const made = read(issueForm, issue(sent(name, answers)), handbook, { service: 'api', owner: 'platform' })
        expect(faultsOf(made.drafts)).toEqual([])
        if (drafts.length < 300 || Math.abs(drafts.length % 7) === 0) drafts.push(...made.drafts)
      }),
      { numRuns: 1000, seed: 12 },
    )
  }
  expect(drafts.length).toBeGreaterThanOrEqual(300)
  expect(await errorsOf(drafts.slice(0, 600))).toEqual([])
})
