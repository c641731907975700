import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditSite } from '../../../src/publish/audit.ts'
import { cborTexts } from '../../../src/publish/cbor-texts.ts'
import { markupText, publishedText } from '../../../src/publish/published-text.ts'
import { cpuTime } from '../cpu-time.ts'
import { temporaryFolder } from './temporary-folder.ts'

const settings = { publishing: { mailDomains: ['example.eu'], handles: ['us'], hostSuffixes: [], trackers: [] } }
const PASSWORD = 'Quitte-7-Hagebutte'

/** What the audit says of a site of these files: `page message`. */
async function said(files: Record<string, string | Buffer>, allowed?: ReadonlySet<string>): Promise<string[]> {
  const folder = temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const problems = await auditSite(folder, { base: '/', expectedPages: [], leaks: { settings, allowed } })
  const said = problems.map(({ page, message }) => `${page} ${message}`)
  return said.filter((problem) => / (?:holds|carries) /.test(problem))
}

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A</title>${head}</head><body><main><h1>A</h1>${body}</main></body></html>`
const pagefind = (data: string | Buffer) => gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), Buffer.from(data)]))
const IN_COMMAND = 'holds a password or token in a command, which must not be published'
const BESIDE = 'holds a password, key or token beside its name, which must not be published'
const MAIL = 'holds a mail address, which must not be published'
const HANDLE = 'holds somebody’s handle, which must not be published'
const NETWORK = 'holds a private address (“10.7…”), which must not be published'

describe('the audit of what was built', () => {
  it.each<[string, string, string]>([
    ['in prose', `<p>Write to jane@rechenhalle.eu.</p>`, MAIL],
    ['in a word that elements divide', '<p>Write to ja<b>ne</b>@rechen<wbr>halle.eu.</p>', MAIL],
    ['behind character references', '<p>Write to jane&#64;rechenhalle&period;eu.</p>', MAIL],
    [
      'in highlighted code',
      `<pre><code><span class="line"><span>mysql</span> <span>--pass</span><span>word=</span><span>${PASSWORD}</span></span></code></pre>`,
      IN_COMMAND,
    ],
    ['in an attribute', `<img src="/a.png" alt="Write to jane@rechenhalle.eu">`, MAIL],
    ['in a link', `<a href="mailto:jane%2Ex@rechenhalle.eu">Mail</a>`, MAIL],
    ['in a comment', '<!-- jane@rechenhalle.eu -->', MAIL],
    ['in a table', `<table><tr><td>Password</td><td>${PASSWORD}</td></tr></table>`, BESIDE],
    ['in a script', `<script type="application/json">{"host":"10.7.1.9"}</script>`, NETWORK],
    ['in prose with an @', '<p>Thank you <em>@quitte</em>.</p>', HANDLE],
  ])('finds what stands %s', async (_, body, message) => {
    expect(await said({ 'a/index.html': page(body) })).toEqual([`/a/ ${message}`])
  })

  it.each<[string, string, string | Buffer, string]>([
    [
      'the head of a page',
      'a/index.html',
      page('', '<meta name="description" content="Call 10.7.1.9">'),
      `/a/ ${NETWORK}`,
    ],
    ['a record', 'a.json', JSON.stringify({ text: `first\nmysql --password="${PASSWORD}"` }), `/a.json ${IN_COMMAND}`],
    ['a field of a record', 'a.json', JSON.stringify({ password: PASSWORD }), `/a.json ${BESIDE}`],
    ['HTML in a record', 'a.json', JSON.stringify({ html: '<p>ja<b>ne</b>@rechenhalle.eu</p>' }), `/a.json ${MAIL}`],
    [
      'a text behind others in a record',
      'a.json',
      JSON.stringify({ a: ['`@quitte`', '```\n@quitte\n```'], b: 'Thank you @quitte.' }),
      `/a.json ${HANDLE}`,
    ],
    ['what is no record', 'a.json', '{"text": "jane@rechenhalle.eu"', `/a.json ${MAIL}`],
    ['a folded line of a calendar', 'a.ics', 'SUMMARY:Write to jane@rec\r\n henhalle.eu\\, please', `/a.ics ${MAIL}`],
    ['a cell of a table', 'a.csv', `id,text\r\n1,"mysql --password=""${PASSWORD}"""\r\n`, `/a.csv ${IN_COMMAND}`],
    ['a copy in Markdown', 'a.md', 'Thank you @quitte.', `/a.md ${HANDLE}`],
    [
      'a feed',
      'feed.xml',
      `<?xml version="1.0"?><feed><entry><content type="html">&lt;p&gt;ja&lt;b&gt;ne&lt;/b&gt;@rechenhalle.eu&lt;/p&gt;</content></entry></feed>`,
      `/feed.xml ${MAIL}`,
    ],
    [
      'a feed with CDATA',
      'feed.xml',
      '<rss><item><description><![CDATA[<p>ja<b>ne</b>@rechenhalle.eu</p>]]></description></item></rss>',
      `/feed.xml ${MAIL}`,
    ],
    [
      'a drawing',
      'a.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>10.7</tspan><tspan>.1.9</tspan></text></svg>',
      `/a.svg ${NETWORK}`,
    ],
    [
      'a fragment of the search index',
      'pagefind/fragment/en_1.pf_fragment',
      pagefind(JSON.stringify({ content: 'Write to jane@rechenhalle.eu.' })),
      `/pagefind/fragment/en_1.pf_fragment ${MAIL}`,
    ],
    [
      'words of the search index',
      'pagefind/index/en_1.pf_index',
      pagefind(cbor(['first', ['jane@rechenhalle.eu', 7]])),
      `/pagefind/index/en_1.pf_index ${MAIL}`,
    ],
    ['an image', 'a.jpg', Buffer.from('ffd8fffe00054d6520ffd9', 'hex'), '/a.jpg carries a comment'],
  ])('finds what stands in %s', async (_, path, content, expected) => {
    expect(await said({ [path]: content })).toEqual([expected])
  })

  it('leaves alone what may be published', async () => {
    expect(
      await said({
        'a/index.html': page(
          '<p>Write to jane@example.eu or @us; <code>@quitte</code> is code, 192.0.2.1 an example.</p>',
        ),
        'a.json': JSON.stringify({ body: 'Write `@quitte`.' }),
        'a.md': '```\n@quitte\n```\n',
        'pagefind/fragment/en_1.pf_fragment': pagefind(JSON.stringify({ content: '@quitte is code' })),
        'pagefind/index/en_1.pf_index': pagefind(
          cbor(['+493087654321', '017112345678'].map((word) => word.replace('+', ''))),
        ),
        'pagefind/pagefind.js': 'const mail = "jane@rechenhalle.eu"',
      }),
    ).toEqual([])
  })

  it('leaves alone what is allowed in the content, and nothing else', async () => {
    const files = { 'a/index.html': page('<p>jane@rechenhalle.eu, june@rechenhalle.eu</p>') }
    expect(await said(files, new Set(['jane@rechenhalle.eu']))).toEqual([`/a/ ${MAIL}`])
    expect(await said(files, new Set(['jane@rechenhalle.eu', 'june@rechenhalle.eu']))).toEqual([])
  })

  it('never says what it found', async () => {
    const [problem] = await said({ 'a/index.html': page(`<p>mysql --password=${PASSWORD}</p>`) })
    expect(problem).not.toContain('Quitte')
  })
})

/** Texts, numbers and lists of them as CBOR. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return Buffer.from([0x18, value])
  if (typeof value === 'string')
    return Buffer.concat([Buffer.from([0x78, Buffer.byteLength(value)]), Buffer.from(value)])
  const items = value as unknown[]
  return Buffer.concat([Buffer.from([0x80 + items.length]), ...items.map(cbor)])
}

describe('the text of a file', () => {
  it('is found in CBOR whatever it is nested in', () => {
    const leaf = fc.oneof(
      fc.string({ maxLength: 50 }).filter((text) => Buffer.byteLength(text) < 256),
      fc.nat(255),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('tree'), { maxLength: 5 })),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        const texts = [value].flat(Infinity as 1).filter((item) => typeof item === 'string')
        expect([...cborTexts(cbor(value))]).toEqual(texts)
      }),
    )
  })

  it('is read to an end, whatever the bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void [...cborTexts(Buffer.from(bytes))]))
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '=',
            '<!--',
            '-->',
            '<![CDATA[',
            ']]>',
            '</code',
            '<code',
            '&',
            'a',
            '\n',
          ),
          { maxLength: 30 },
        ),
        (parts) => {
          for (const path of ['a.html', 'a.json', 'feed.xml', 'a.md']) publishedText(path, Buffer.from(parts.join('')))
        },
      ),
    )
  })

  it.each(['<', '<a', '<a "', '<!--', '<![CDATA[', '&', '&amp', '<code>', '"', '<a b="'])(
    'takes time in proportion to its length: %s',
    (piece) => {
      const started = cpuTime()
      markupText(piece.repeat(100_000))
      expect(cpuTime() - started).toBeLessThan(5000)
    },
  )
})
