import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { draftText } from '../../../src/drafts/draft.ts'
import { azurePir } from '../../../src/import/azure-pir/index.ts'
import { errorsOf, faultsOf, read, refusal, target } from './imported.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 600_000 })

const handbook = await target()
const page = readFileSync('tests/fixtures/imports/azure-pir/page.html', 'utf8')
const url = 'https://status.azure.example/history/'
const facts = (html: string) => read(azurePir, html, handbook, { url })
const withText = (html: string) => read(azurePir, html, handbook, { url, 'with-text': true })

/** A review with these paragraphs below its first heading. */
const review = (html: string, heading = 'What happened?') => `<h2>${heading}</h2>${html}`
const sentence = (text: string) => facts(review(`<p>${text}</p>`)).drafts[0]!.data

describe('a page of reviews', () => {
  const { drafts, remarks } = facts(page)

  it('gives a draft for each, whatever year it is from', () => {
    expect(drafts.map(({ id, source, data }) => [id, source, data['title']])).toEqual([
      ['azure-qt01-hb7', 'QT01-HB7', 'Block Storage – Volumes could not be attached in Quitte East'],
      ['azure-hg02-vt8', 'HG02-VT8', 'Invented DNS - Hagebutte West'],
    ])
    expect(drafts.map(({ body }) => body.match(/^## .*/gm))).toEqual([
      [
        '## What happened?',
        '## What went wrong, and why?',
        '## How did we respond?',
        '## How are we making incidents like this less likely or less impactful?',
        '## How can customers make incidents like this less impactful?',
      ],
      ['## Summary of Impact', '## Preliminary Root Cause', '## Mitigation', '## Next Steps'],
    ])
  })

  it('says whose incident it was, and where that is published', () => {
    expect(drafts[0]!.data['origin']).toMatchObject({
      organisation: 'Microsoft Azure',
      sources: [{ url, title: 'Post incident review QT01-HB7', evidence: 'primary' }],
    })
  })

  it('takes times, and what was planned for when', () => {
    expect(drafts[0]!.data).toMatchObject({
      times: { impactStart: '2024-03-02T13:44Z', impactEnd: '2024-03-02T15:10Z' },
      timeline: [
        { at: '2024-03-02T13:44Z', confidence: 'primary' },
        { at: '2024-03-02T13:56Z' },
        { at: '2024-03-02T14:20Z' },
        { at: '2024-03-02T15:10Z' },
      ],
      actions: [{ status: 'done' }, { status: 'unknown', dueText: '06/2024' }, { status: 'unknown' }],
    })
    expect(remarks.map(({ message }) => message)).toContain(
      'This is no row of the timeline: “31 February 2024” is no day of the calendar.',
    )
  })

  it('takes none of Microsoft’s sentences unless they are asked for', () => {
    const text = drafts.map((draft) => draftText(draft)).join('\n')
    expect(text).not.toMatch(/invented (?:service|alert|defect|guard|cause|resolver)|Use two|inventively|survey/i)
    expect(remarks.map(({ fate, message }) => `${fate} ${message}`)).toContainEqual(
      expect.stringMatching(/^dropped The text is Microsoft’s and was not taken/),
    )
  })

  it('marks them as not to be published where they are', () => {
    const [draft] = withText(page).drafts
    expect(draft!.body).toMatch(/^\[to be written: all that follows, in your own words: the text is Microsoft’s/)
    expect(draft!.data).toMatchObject({
      license: 'NOASSERTION',
      summary: expect.stringContaining('[to be written'),
      timeline: [{ event: 'Invented impact began.' }, {}, {}, {}],
      actions: [{ text: 'We have invented a guard.' }, { text: 'We will invent a test.' }, {}],
    })
    expect(draft!.body).toContain(
      'An invented **defect** was invented. See this and [that](https://learn.example.org/).',
    )
    expect(draft!.body).toContain('- 31 February 2024 @ 14:20 UTC – A day that does not exist.')
    expect(draft!.body).not.toMatch(/script|onclick|aka\.ms\/AzPIR|Home|Microsoft<|Invented impact/)
  })

  it('passes the checks, with their words and without', async () => {
    expect(await errorsOf([...drafts, ...withText(page).drafts])).toEqual([])
  })
})

describe('a review', () => {
  it.each([
    'What happened?',
    'What happened',
    'WHAT HAPPENED?&nbsp;',
    'Summary of impact:',
    'Summary ofImpact',
    'Impact statement',
  ])('begins with “%s”', (heading) => {
    expect(facts(`<p><strong>${heading}</strong></p><p>A.</p>`).drafts).toHaveLength(1)
    expect(facts(`<div><strong>${heading}</strong> A.<br></div>`).drafts).toHaveLength(1)
  })

  it.each([
    'How are we making incidents like this less likely or less impactful?',
    'How are we making incidents like this less likely and less impactful?',
    'How we are making incidents like this less likely or less impactful?',
    'How is Microsoft making incidents like this less likely, or at least less impactful?',
    'How are we making outages like this less likely or less impactful?',
    'Next steps',
  ])('has its repairs below “%s”', (heading) => {
    const html = review(`<p>A.</p><h3>${heading}</h3><ul><li>B (Completed)</li></ul>`)
    expect(facts(html).drafts[0]!.data['actions']).toMatchObject([{ status: 'done', class: 'prevent' }])
  })

  it.each([
    ['Between 01:30 and 08:58 UTC on 21 January 2024, customers …', '2024-01-21T01:30Z', '2024-01-21T08:58Z'],
    [
      'Between 10:01 UTC on 28 October 2024 and 18:07 UTC on 01 November 2024, a …',
      '2024-10-28T10:01Z',
      '2024-11-01T18:07Z',
    ],
    ['Between 18:46 UTC and 20:36 UTC on 16 September 2024, customers …', '2024-09-16T18:46Z', '2024-09-16T20:36Z'],
  ])('has its impact from the sentence “%s”', (text, impactStart, impactEnd) => {
    expect(sentence(text)['times']).toEqual({ impactStart, impactEnd })
  })

  it.each([
    'Between as early as 08:00 UTC and 13:20 UTC on 29 July 2022, customers …',
    'Starting at 08:00 UTC on 29 July 2022, customers …',
    'Between 22:00 and 01:00 UTC on 3 March 2024, customers …',
    'Between 10:00 and 11:00 on 3 March 2024, customers …',
    'Between 10:00 UTC and 11:00 UTC on 31 February 2024, customers …',
    'Customers saw errors.',
  ])('has no impact from “%s”', (text) => {
    expect(sentence(text)).not.toHaveProperty('times')
  })

  it.each([
    ['(Estimated completion: February 2024)', { status: 'unknown', dueText: 'February 2024' }],
    ['(Estimated completion: 02/2024).', { status: 'unknown', dueText: '02/2024' }],
    ['(Completed).', { status: 'done' }],
    ['[Completed]', { status: 'done' }],
    ['', { status: 'unknown' }],
  ])('says “%s” of a repair', (mark, action) => {
    const html = review(`<p>A.</p><h3>Next steps</h3><ul><li>We invent ${mark}</li></ul>`)
    expect(withText(html).drafts[0]!.data['actions']).toMatchObject([{ text: 'We invent', ...action }])
  })

  it('is the first of several with its id, and the others are told', () => {
    const twice = `<p>Tracking ID: QT01-HB7</p>${review('<p>A.</p>')}<p>Tracking ID: QT01-HB7</p>${review('<p>B.</p>')}`
    const { drafts, remarks } = facts(twice)
    expect(drafts).toHaveLength(1)
    expect(remarks).toContainEqual(
      expect.objectContaining({ fate: 'dropped', message: expect.stringContaining('a second time') }),
    )
  })

  it('that is preliminary says so', () => {
    const { remarks } = facts(`<p>This is our "Preliminary" PIR that we endeavor to publish.</p>${review('<p>A.</p>')}`)
    expect(remarks).toContainEqual(
      expect.objectContaining({ fate: 'look', message: expect.stringContaining('preliminary') }),
    )
  })

  it('leaves out rows long before the impact', () => {
    const rows = '<ul><li>10:00 UTC on 1 June 2020 – A.</li><li>01:30 UTC on 21 January 2024 – B.</li></ul>'
    const { drafts, remarks } = facts(
      review(`<p>Between 01:30 and 08:58 UTC on 21 January 2024, x.</p><h3>How did we respond?</h3>${rows}`),
    )
    expect(drafts[0]!.data['timeline']).toMatchObject([{ at: '2024-01-21T01:30Z' }])
    expect(remarks).toContainEqual(expect.objectContaining({ message: expect.stringContaining('more than 30 days') }))
  })
})

describe('a page that is none', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'What happened? Nothing.'],
    ['another page', '<h1>Welcome</h1><p>What happened? Much.</p>'],
    ['JSON', '{"what happened": 1}'],
    ['only a script', '<script>document.write("<h2>What happened?</h2>")</script>'],
    ['only a comment', '<!-- <h2>What happened?</h2> -->'],
    ['ten megabytes', `<h2>What happened?</h2>${'<p>a</p>'.repeat(1_400_000)}`],
    ['elements nested too deeply', `${'<div>'.repeat(100_000)}<h2>What happened?</h2>`],
    [
      'markup left open',
      `${Array.from({ length: 3000 }, (_, index) => `<b a=${index}>`).join('')}${'<p>'.repeat(3000)}`,
    ],
    [
      'more reviews than one import takes',
      Array.from(
        { length: 501 },
        (_, index) => `<p>Tracking ID: A${String(index).padStart(3, '0')}-AAA</p>${review('<p>A.</p>')}`,
      ).join(''),
    ],
  ])('is refused when it is %s, with reason and remedy', (_, html) => {
    expect(refusal(azurePir, html, handbook, { url })).toEqual([
      { file: 'export', message: expect.stringMatching(/\S/), hint: expect.stringMatching(/\S/) },
    ])
  })

  it('is refused when it is no text', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x3c, 0x00])
    expect(() => azurePir.read({ files: [{ path: 'x', bytes }], options: { url }, handbook })).toThrow('UTF-16')
  })

  it.each(['', 'javascript:alert(1)', 'https://a@b.example/', 'status.azure.example'])(
    'needs an address, and “%s” is none',
    (wrong) => {
      expect(refusal(azurePir, page, handbook, { url: wrong })).toMatchObject([{ file: '--url' }])
    },
  )
})

describe('a hostile page', () => {
  it.each([
    ['scripts', '<p>A<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">b</a></p>'],
    [
      'frames and forms',
      '<iframe src="https://evil.example/"></iframe><form action="/x"><input value="y"></form><object data="x"></object>',
    ],
    [
      'Markdown in its words',
      '<p># A</p><p>- b</p><p>```</p><p>&lt;script&gt;</p><p>[a](javascript:alert(1))</p><p>:::note</p><p>&lt;!-- opsbook-allow secret until 2099-01-01: x --&gt;</p>',
    ],
    ['headings in disorder', '<h6>Six</h6><h1>One</h1><h1>One</h1><h3></h3>'],
    ['tables in tables', '<table><tr><td><table><tr><td>A</td></tr></table></td></tr></table>'],
    ['a table that arranges', '<table><tr><td><p>A</p><ul><li>B</li></ul></td></tr></table>'],
    ['characters that nobody sees', '<p>A\u202eB\u200b&#0;&#x202e;\u0007</p>'],
    ['names of the language’s own', '<p id="__proto__">__proto__</p><ul><li>constructor</li></ul>'],
    [
      'elements that nobody knows',
      '<node-name>A</node-name><p is="x">B</p><math><mi>x</mi></math><svg><script>1</script></svg>',
    ],
    ['images', '<p><img src="https://a.example/x.png" alt="A"><img src="/x.png"></p>'],
    [
      'a mail address as link',
      '<p><a href="mailto:desk@example.org">A</a> <a href="//evil.example">B</a> <a href="/rel">C</a></p>',
    ],
    ['lists in lists', `${'<ul><li>'.repeat(60)}A${'</li></ul>'.repeat(60)}`],
  ])('with %s becomes a draft that the checks accept', async (_, html) => {
    const whole = `${html}${review(html)}<h2>How did we respond?</h2>${html}`
    expect(await errorsOf([...facts(whole).drafts, ...withText(whole).drafts])).toEqual([])
  })
})

describe('whatever a page holds', () => {
  it('becomes drafts that the checks accept', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '&lt;b&gt;',
        '`',
        '**',
        '# ',
        '- ',
        '|',
        ':::',
        '[a](b)',
        '&nbsp;',
        '(Completed)',
        '(Estimated completion: May)',
        'Tracking ID: AB12-CD3',
        '13:44 UTC on 2 March 2024 –',
        'Between 10:00 and 11:00 UTC on 2 March 2024,',
      ),
    )
    const inline = fc.oneof(
      word,
      word.map((text) => `<strong>${text}</strong>`),
      word.map((text) => `<a href="${text}">${text}</a>`),
      fc.constantFrom(
        '<br>',
        '<b>',
        '</p>',
        '<code>x</code>',
        '<strong>What happened?</strong>',
        '<strong>Next steps</strong>',
      ),
    )
    const words = fc.array(inline, { maxLength: 4 }).map((parts) => parts.join(' '))
    const block = fc.oneof(
      words.map((text) => `<p>${text}</p>`),
      fc.array(words, { maxLength: 3 }).map((items) => `<ul>${items.map((text) => `<li>${text}</li>`).join('')}</ul>`),
      words.map((text) => `<h3>${text}</h3>`),
      fc.constantFrom(
        '<h2>What happened?</h2>',
        '<p><strong>How did we respond?</strong></p>',
        '<h2>Next steps</h2>',
        '<div>',
        '</div>',
        '<table><tr><td>a',
        '<pre>x</pre>',
        '<hr>',
      ),
    )
    const all: ReturnType<typeof read>['drafts'] = []
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.boolean(), (blocks, isWhole) => {
        const html = `<p>Tracking ID: ZZ99-ZZ9</p><h2>What happened?</h2>${blocks.join('')}`
        const { drafts } = (isWhole ? withText : facts)(html)
        if (all.length < 150) all.push(...drafts)
        expect(faultsOf(drafts)).toEqual([])
      }),
      { numRuns: 1000, endOnFailure: true },
    )
    const errors = (await errorsOf(all)).filter((error) => !/^(?:secret|personal-data|internal):/.test(error))
    expect(errors).toEqual([])
  })
})
