import { describe, expect, it } from 'vitest'
import { type AuditOptions, auditSite } from '../../../src/publish/audit.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

function page(main: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body><main><h1>A page</h1>${main}</main></body></html>`
}

/** Audits a site of these files, all of whose pages are expected, and yields what was found as sentences. */
async function audit(files: Record<string, string>, options: Partial<AuditOptions> = {}): Promise<string[]> {
  const folder = temporaryFolder()
  write(folder, files)
  const pages = Object.keys(files).filter((path) => path.endsWith('.html'))
  const expectedPages = pages.map((path) => `/${path}`.replace(/\/index\.html$/, '/'))
  const problems = await auditSite(folder, { base: '/', expectedPages, ...options })
  return problems.map((problem) => `${problem.page} ${problem.message}`)
}

/** Audits one page at `/a/`, beside a page at `/b/` with the anchor `there`. */
function auditOne(main: string, head = ''): Promise<string[]> {
  return audit({
    'a/index.html': page(main, head),
    'b/index.html': page('<p id="there">'),
    'i.svg': '<svg><g id="x"/></svg>',
    'm.css': 'a{}',
  })
}

describe('the audit accepts', () => {
  it.each([
    [
      'links to pages, with and without index.html and the last slash',
      '<a href="/b/"></a><a href="/b"></a><a href="/b/index.html"></a>',
    ],
    ['relative links', '<a href="../b/"></a><a href="./"></a><a href=""></a><a href="?q=1"></a>'],
    [
      'anchors, on the page itself and on others',
      '<p id="é"></p><a href="#é"></a><a href="#%C3%A9"></a><a href="/b/#there"></a>',
    ],
    ['the top of a page', '<a href="#"></a><a href="#top"></a>'],
    ['a named anchor', '<a name="old"></a><a href="#old"></a>'],
    ['a text fragment', '<a href="/b/#:~:text=words"></a><a href="/b/#there:~:text=words"></a>'],
    [
      'images, and parts of drawings',
      '<img src="/i.svg" srcset="/i.svg 1x, ../i.svg 2x" alt=""><svg><use href="/i.svg#x"/></svg>',
    ],
    ['data within the page', '<script type="application/ld+json">{}</script>'],
    ['small images within the page', '<img src="data:image/png;base64,AA==" alt="">'],
    [
      'links to other hosts, by mail and by telephone',
      '<a href="https://example.org/"></a><a href="mailto:a@example.org"></a><a href="tel:+49"></a>',
    ],
    [
      'code that shows what would be wrong',
      '<pre><code>&lt;a href="/nowhere/" onclick="x()"&gt;</code></pre><!-- <a href="/nowhere/"> -->',
    ],
  ])('%s', async (_, main) => {
    expect(await auditOne(main)).toEqual([])
  })

  it('a canonical address on the host of the site, which no browser fetches', async () => {
    expect(
      await auditOne(
        '',
        '<link rel="canonical" href="https://ops.example.org/a/"><link rel="stylesheet" href="/m.css">',
      ),
    ).toEqual([])
  })

  it('a page that only sends the reader on', async () => {
    const stub =
      '<!doctype html><html lang="en"><title>Moved</title><meta http-equiv="refresh" content="0; url=/b/"><a href="/b/">b</a></html>'
    expect(await audit({ 'old/index.html': stub, 'b/index.html': page('') })).toEqual([])
  })

  it('a whole site below a base path', async () => {
    const files = {
      'index.html': page('<a href="/ops/b/#there">b</a><a href="/ops">home</a>'),
      'b/index.html': page('<p id="there">'),
    }
    expect(await audit(files, { base: '/ops' })).toEqual([])
  })

  it('an empty .nojekyll, and pages that are known but not expected', async () => {
    const files = { '.nojekyll': '', '404.html': page(''), 'tags/a/index.html': page('') }
    expect(await audit(files, { expectedPages: [], knownPages: ['/404.html', /^\/tags\//] })).toEqual([])
  })
})

describe('the audit finds', () => {
  it.each([
    ['a link to nowhere', '<a href="/nowhere/">', 'names /nowhere/, which the site does not have'],
    ['a link with the wrong case', '<a href="/B/">', 'names /B/, which the site does not have'],
    ['a relative link to nowhere', '<a href="b/">', 'names b/, which the site does not have'],
    ['an image that is not there', '<img src="/x.png" alt="">', 'names /x.png, which the site does not have'],
    [
      'a larger image that is not there',
      '<img src="/i.svg" srcset="/i.svg 1x, /x.svg 2x" alt="">',
      'names /x.svg, which the site does not have',
    ],
    [
      'a source that is not there',
      '<picture><source srcset="/x.avif"></picture>',
      'names /x.avif, which the site does not have',
    ],
    [
      'a drawing that is not there',
      '<svg><use href="/x.svg#a"/></svg>',
      'names /x.svg#a, which the site does not have',
    ],
    [
      'a part that a drawing does not have',
      '<svg><use href="/i.svg#y"/></svg>',
      'names /i.svg#y, but nothing there has that id',
    ],
    ['a form that leads nowhere', '<form action="/x/"></form>', 'names /x/, which the site does not have'],
    ['an anchor that another page does not have', '<a href="/b/#her">', 'names /b/#her, but nothing there has that id'],
    ['an anchor that the page itself does not have', '<a href="#her">', 'names /a/#her, but nothing there has that id'],
    ['an address that cannot be read', '<a href="https://[">', 'names https://[, which is no address'],
    ['a path that cannot be read', '<a href="/%ff/">', 'names /%ff/, which is no address'],
    ['a script in a link', '<a href="javascript:alert(1)">', 'runs a script from a link: javascript:alert(1)'],
    [
      'a script in a link, hidden',
      '<a href=" java&#10;script&colon;x()">',
      'runs a script from a link:  java\nscript:x()',
    ],
    ['a page in a link', '<a href="data:text/html,x">', 'carries data in an address: data:text/html,x'],
    ['a script within the page', '<script>x()</script>', 'has a script of its own, which the security policy blocks'],
    [
      'a style sheet within the page',
      '<style>p{}</style>',
      'has a style sheet of its own, which the security policy blocks',
    ],
    ['an event handler', '<p onclick="x()">', 'has an inline event handler, onclick'],
    ['a style attribute', '<p style="color:red">', 'has a style attribute, which the security policy blocks'],
    [
      'a script of another host',
      '<script src="https://cdn.example/x.js"></script>',
      'makes readers load from a foreign host: https://cdn.example/x.js',
    ],
    [
      'an image of another host',
      '<img src="//cdn.example/x.png" alt="">',
      'makes readers load from a foreign host: //cdn.example/x.png',
    ],
    [
      'a frame of another host',
      '<iframe src="https://cdn.example/"></iframe>',
      'makes readers load from a foreign host: https://cdn.example/',
    ],
    ['an id twice', '<p id="x"><p id="x">', 'has the id "x" more than once'],
    ['an empty id', '<p id="">', 'has an id that is empty or holds white space'],
    ['a second h1', '<h1>B</h1>', 'has 2 <h1> elements, and should have one'],
  ])('%s', async (_, main, message) => {
    expect(await auditOne(main)).toEqual([`/a/ ${message}`])
  })

  it.each([
    [
      'a style sheet of another host',
      '<link rel="stylesheet" href="https://cdn.example/x.css">',
      'makes readers load from a foreign host: https://cdn.example/x.css',
    ],
    [
      'a connection to another host',
      '<link rel="preconnect" href="https://cdn.example">',
      'makes readers load from a foreign host: https://cdn.example',
    ],
    [
      'a style sheet that is not there',
      '<link rel="stylesheet" href="/x.css">',
      'names /x.css, which the site does not have',
    ],
    [
      'a translation that is not there',
      '<link rel="alternate" hreflang="de" href="/de/a/">',
      'names /de/a/, which the site does not have',
    ],
    [
      'a refresh to nowhere',
      '<meta http-equiv="refresh" content="0;url=\'/x/\'">',
      'names /x/, which the site does not have',
    ],
    ['a base', '<base href="/b/">', 'has a <base>, which bends every relative link'],
  ])('%s', async (_, head, message) => {
    expect(await auditOne('', head)).toEqual([`/a/ ${message}`])
  })

  it('a canonical address that the site does not have, once it knows its own address', async () => {
    const files = { 'index.html': page('', '<link rel="canonical" href="https://ops.example.org/x/">') }
    expect(await audit(files, { site: 'https://ops.example.org' })).toEqual([
      '/ names https://ops.example.org/x/, which the site does not have',
    ])
  })

  it('everything that a page lacks', async () => {
    expect(await audit({ 'index.html': '<html><p>Only text</p></html>' })).toEqual([
      '/ does not begin with <!doctype html>',
      '/ does not say its language: <html> needs lang',
      '/ has no <h1>',
      '/ has no <main>',
      '/ has no <title>',
    ])
  })

  it('headings, titles and main parts without words', async () => {
    const blank =
      '<!doctype html><html lang=en><title> </title><main>\n<h1><span> </span></h1></main><svg><title>Not it</title></svg></html>'
    expect(await audit({ 'index.html': blank })).toEqual([
      '/ has a <h1> without text',
      '/ has a <main> without text',
      '/ has a <title> without text',
    ])
  })

  it('a link that leaves the base path', async () => {
    const files = { 'index.html': page('<a href="/b/">b</a><a href="/operations/">x</a>') }
    expect(await audit(files, { base: '/ops/' })).toEqual([
      "/ names /b/, which lies outside of the site's base path",
      "/ names /operations/, which lies outside of the site's base path",
    ])
  })

  it('pages that are missing, and pages that nothing calls for', async () => {
    const files = { 'index.html': page(''), 'stray/index.html': page('') }
    expect(await audit(files, { expectedPages: ['/', '/runbooks/disk-full/', '/feed.xml'] })).toEqual([
      '/feed.xml was expected but not rendered',
      '/runbooks/disk-full/ was expected but not rendered',
      '/stray/ was rendered, but nothing calls for it',
    ])
  })

  it('empty files and what rendering left over', async () => {
    const files = {
      'index.html': page(''),
      'empty/index.html': '',
      'a.css': '',
      '.prerender/chunks/a.mjs': 'x',
      'chunks/a.js': 'x',
    }
    expect(await audit(files)).toEqual([
      '/.prerender/chunks/a.mjs is left over from rendering, and must not be published',
      '/a.css is empty',
      '/chunks/a.js is left over from rendering, and must not be published',
      '/empty/ is empty',
    ])
  })

  it('what style sheets fetch that is not there, or not ours', async () => {
    const css = `@import "https://fonts.example/x.css"; /* url(/comment.png) */
      a { background: url(i.svg), url('../x.png'), url( "data:image/gif;base64,R0" ); mask: url(#own) }`
    expect(await audit({ 'a/m.css': css, 'a/i.svg': '<svg></svg>' })).toEqual([
      '/a/m.css makes readers load from a foreign host: https://fonts.example/x.css',
      '/a/m.css names ../x.png, which the site does not have',
    ])
  })

  it('two names that are one where case does not count', async () => {
    expect(await audit({ 'A.html': page(''), 'a.html': page('') })).toEqual([
      '/a.html has the same name as /A.html where case does not count',
    ])
  })

  it('each problem of a page once, with the tag that shows it, and tells how far it is', async () => {
    const folder = temporaryFolder()
    write(folder, { 'index.html': page('<a class="x" href="/x/">1</a><a href="/x/">2</a>') })
    const steps: string[] = []
    const onProgress = (done: number, total: number): void => void steps.push(`${done} of ${total}`)
    expect(await auditSite(folder, { base: '/', expectedPages: ['/'], onProgress })).toEqual([
      { page: '/', message: 'names /x/, which the site does not have', excerpt: '<a class="x" href="/x/">' },
    ])
    expect(steps).toEqual(['1 of 1'])
  })
})
