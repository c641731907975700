import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpacked } from '../../../src/publish/search/packed.ts'
import { readSearchablePage } from '../../../src/publish/search/searchable-page.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

/** What Pagefind itself reads in these pages, by address. */
function asPagefindReads(pages: Record<string, string>): Map<string, unknown> {
  const folder = temporaryFolder()
  write(folder, pages)
  const command = join(import.meta.dirname, '../../../node_modules/pagefind/lib/runner/bin.cjs')
  const { status, stdout } = spawnSync(
    process.execPath,
    [command, '--site', folder, '--exclude-selectors', '.prompt, .effect'],
    { encoding: 'utf8' },
  )
  expect(status, stdout).toBe(0)
  const fragments = join(folder, 'pagefind/fragment')
  const read = readdirSync(fragments).map((name) =>
    JSON.parse(unpacked(readFileSync(join(fragments, name))).toString()),
  )
  return new Map(read.map((page) => [page.url, page]))
}

function asWeRead(pages: Record<string, string>): Map<string, unknown> {
  const read = Object.entries(pages).flatMap(([path, html]) => readSearchablePage(path, html) ?? [])
  return new Map(
    read.map(({ url, words, filters, meta, anchors }) => [
      url,
      { url, content: words.join(' '), word_count: words.length, filters, meta, anchors },
    ]),
  )
}

function page(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body><header><h1>No</h1></header><main><article class="document" data-pagefind-body><h1 data-pagefind-meta="title">A &amp; B</h1>${body}</article></main><footer>No</footer></body></html>`
}

const PARTS: Record<string, string> = {
  sentences: '<p>One</p><p>Two.</p><div>Three:</div><ul><li>four</li><li>“five”</li></ul><p></p>',
  inline: '<p>un<em>believ</em>able <code>a</code><code>b</code> <a href="/x/">link</a>ed<br>line</p>',
  headings:
    '<h2 id="a">First <code>x</code></h2><p>t</p><h3 id="b">Second <a data-pagefind-ignore href="#b">#</a></h3>',
  'a heading in a heading': '<h2 id="o">Outer <div><h3 id="i">inner</h3></div> again</h2><p>t</p>',
  'what is ignored':
    '<div data-pagefind-ignore="all"><p>No <b>no</b></p><div>no</div></div><p data-pagefind-ignore>No</p>yes',
  'elements that say nothing':
    '<nav id="n">No</nav><svg id="s"><title>No</title></svg><form>No</form><label>No</label><footer>No</footer>yes',
  'prompts and effects': '<pre><code><span class="prompt">$ </span>ls <span class="effect">deletes</span></code></pre>',
  references: '<p>&lt;b&gt; &amp;amp; &quot;x&quot; a&nbsp;b &#x27;c&#39; 100&#37;</p>',
  places:
    '<ul><li id="one">a <span id="two">b</span></li></ul><section id="three"><p>c</p>d</section><span id="empty"></span>',
  pictures: '<figure><img src="/a.png" alt="A picture"><figcaption>Caption</figcaption></figure><img src="/b.png">',
  tables: '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
  lists:
    '<dl><dt>term</dt><dd>what it is</dd></dl><ol><li><p>one</p></li></ol><details><summary>s</summary>t</details>',
  characters: '<p>Größe café 😀 etcdserver: --data-dir=/var/lib/etcd naïve\u00adly zero\u200Bwidth ﬁ</p>',
  blanks: '<p>\n  a\n\tb  \r\n c\u00a0\u00a0d </p>',
}

const HEAD =
  '<meta name="search:kind" content="runbook Run &amp; book" data-pagefind-filter="kind[content]">' +
  '<meta content="a A" data-pagefind-filter="service[content]"><meta content="b B" data-pagefind-filter="service[content]">' +
  '<meta content="2026-01-02" data-pagefind-sort="date[content]"><meta content="2026-01-02" data-pagefind-meta="date[content]">' +
  '<meta content="KubeNodeNotReady etcdDown" data-pagefind-meta="alerts[content]">'

describe('a page for the search', () => {
  it('is read as Pagefind reads it', () => {
    const pages = Object.fromEntries(
      Object.entries(PARTS).map(([name, body]) => [`${name.replaceAll(' ', '-')}/index.html`, page(body, HEAD)]),
    )
    const [ours, theirs] = [asWeRead(pages), asPagefindReads(pages)]
    for (const [url, read] of theirs) expect(ours.get(url), url).toEqual(read)
    expect(ours.size).toBe(theirs.size)
  })

  it('is read as Pagefind reads it, whatever is in what', () => {
    const tags = ['p', 'div', 'span', 'em', 'h2', 'h3', 'li', 'ul', 'section', 'dl', 'pre', 'nav', 'td', 'blockquote']
    const body = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom('word', ' ', 'two words', 'end.', ' (x)', '&amp;', '<br>', 'Ä', '-', '"q"'),
        fc
          .tuple(
            fc.constantFrom(...tags),
            fc.constantFrom(
              '',
              '',
              ' class="x"',
              ' class="prompt"',
              ' data-pagefind-ignore',
              ' id="i"',
              ' id="j" class="y"',
            ),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([tag, attributes, inner]) => `<${tag}${attributes}>${inner.join('')}</${tag}>`),
      ),
    })).node
    const bodies = fc.sample(fc.array(body, { maxLength: 8 }), { numRuns: 400, seed: 7 })
    const pages = Object.fromEntries(bodies.map((parts, at) => [`p${at}/index.html`, page(parts.join(''))]))
    const [ours, theirs] = [asWeRead(pages), asPagefindReads(pages)]
    // Pagefind reads some words of what it passes over into the text of the place around it.
    const textless = (read: unknown) => JSON.parse(JSON.stringify(read, (key, value) => (key === 'text' ? '' : value)))
    for (const [url, read] of theirs) {
      expect(textless(ours.get(url)), pages[`${url.slice(1)}index.html`]).toEqual(textless(read))
    }
    expect(ours.size).toBe(theirs.size)
  })

  it('says by what it is sorted', () => {
    expect(readSearchablePage('a/index.html', page('x', HEAD))?.sorts).toEqual({ date: '2026-01-02' })
  })

  it('says nothing when it is not marked', () => {
    expect(readSearchablePage('index.html', '<html lang="en"><body><h1>Hello</h1></body></html>')).toBeUndefined()
  })
})
