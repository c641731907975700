import { describe, expect, it } from 'vitest'
import { applyChosenScheme } from '../../../src/client/apply-scheme.ts'
import { type AuditOptions, auditSite } from '../../../src/publish/audit.ts'
import { type PageUse, policyOf } from '../../../src/security.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

const policy = (use: PageUse) => `<meta http-equiv="Content-Security-Policy" content="${policyOf(use)}">`
const POLICY = policy('reading')

function page(main: string, head = '', title = 'A page'): string {
  return `<!doctype html><html lang="en"><head>${POLICY}<title>${title}</title>${head}</head><body><main><h1>A page</h1>${main}</main></body></html>`
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
    'b/index.html': page('<h2 id="there">There</h2>', '', 'Another page'),
    'i.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g id="x"/></svg>',
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
      '<h2 id="é">É</h2><a href="#é"></a><a href="#%C3%A9"></a><a href="/b/#there"></a>',
    ],
    ['the top of a page', '<a href="#"></a><a href="#top"></a>'],
    ['a text fragment', '<a href="/b/#:~:text=words"></a><a href="/b/#there:~:text=words"></a>'],
    [
      'images, and parts of drawings',
      '<img src="/i.svg" srcset="/i.svg 1x, ../i.svg 2x" alt=""><svg><use href="/i.svg#x"/></svg>',
    ],
    ['the script that applies the reader’s colour scheme', `<script>${applyChosenScheme}</script>`],
    ['data within the page', '<script type="application/ld+json">{}</script>'],
    [
      'links to other hosts, by mail and by telephone',
      '<a href="https://example.org/"></a><a href="mailto:a@example.org"></a><a href="tel:+49"></a>',
    ],
    ['code that shows what would be wrong', '<pre><code>&lt;a href="/nowhere/" onclick="x()"&gt;</code></pre>'],
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
      `<!doctype html><html lang="en"><head>${policy('redirect')}<title>Moved</title><meta http-equiv="refresh" content="0; url=/b/"></head>` +
      '<body><a href="/b/">b</a></body></html>'
    expect(await audit({ 'old/index.html': stub, 'older/index.html': stub, 'b/index.html': page('') })).toEqual([])
  })

  it('a whole site below a base path', async () => {
    const files = {
      'index.html': page('<a href="/ops/b/#there">b</a><a href="/ops">home</a>'),
      'b/index.html': page('<h2 id="there">There</h2>', '', 'Another page'),
    }
    expect(await audit(files, { base: '/ops' })).toEqual([])
  })

  it('two documents that their authors have given one title', async () => {
    const written = new Map([
      ['/a/', { title: 'A page', html: '' }],
      ['/b/', { title: 'A page', html: '' }],
    ])
    expect(await audit({ 'a/index.html': page(''), 'b/index.html': page('') }, { written })).toEqual([])
  })

  it('an empty .nojekyll, and pages that are known but not expected', async () => {
    const files = { '.nojekyll': '', '404.html': page(''), 'tags/a/index.html': page('', '', 'Tag a') }
    expect(await audit(files, { expectedPages: [], knownPages: ['/404.html', /^\/tags\//] })).toEqual([])
  })
})

describe('the audit finds', () => {
  it.each([
    ['a link to nowhere', '<a href="/nowhere/"></a>', 'names /nowhere/, which the site does not have'],
    ['a link with the wrong case', '<a href="/B/"></a>', 'names /B/, which the site does not have'],
    ['a relative link to nowhere', '<a href="b/"></a>', 'names b/, which the site does not have'],
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
    [
      'an anchor that another page does not have',
      '<a href="/b/#her"></a>',
      'names /b/#her, but nothing there has that id',
    ],
    [
      'an anchor that the page itself does not have',
      '<a href="#her"></a>',
      'names /a/#her, but nothing there has that id',
    ],
    ['an address that cannot be read', '<a href="https://["></a>', 'names https://[, which is no address'],
    ['a path that cannot be read', '<a href="/%ff/"></a>', 'names /%ff/, which is no address'],
    ['a script in a link', '<a href="javascript:alert(1)"></a>', 'runs a script from a link: javascript:alert(1)'],
    [
      'a script in a link, hidden',
      '<a href=" java&#10;script&colon;x()"></a>',
      'runs a script from a link:  java\nscript:x()',
    ],
    ['a page in a link', '<a href="data:text/html,x"></a>', 'carries data in an address: data:text/html,x'],
    ['a script within the page', '<script>x()</script>', 'has a script of its own, which the security policy blocks'],
    [
      'the script that applies the colour scheme, with something behind it',
      `<script>${applyChosenScheme};x()</script>`,
      'has a script of its own, which the security policy blocks',
    ],
    [
      'a style sheet within the page',
      '<style>p{}</style>',
      'has a style sheet of its own, which the security policy blocks',
    ],
    ['an event handler', '<p onclick="x()"></p>', 'has an inline event handler, onclick'],
    ['a style attribute', '<p style="color:red"></p>', 'has a style attribute, which the security policy blocks'],
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
      'an image of data',
      '<img src="data:image/png;base64,AA==" alt="">',
      'carries data in an address: data:image/png;base64,AA==',
    ],
    [
      'a form of another host',
      '<form action="https://cdn.example/"></form>',
      'sends readers to a foreign host: https://cdn.example/',
    ],
    ['a host without scheme', '<a href="//evil.example/"></a>', 'leads out of the site in disguise: //evil.example/'],
    [
      'a host behind backslashes',
      '<a href="https:\\\\evil.example/"></a>',
      'leads out of the site in disguise: https:\\\\evil.example/',
    ],
    ['a scheme that nobody needs', '<a href="ms-msdt:/id"></a>', 'leads out of the site in disguise: ms-msdt:/id'],
    [
      'a host named as a user',
      '<a href="https://example.org@evil.example/"></a>',
      'names a user in front of a host: https://example.org@evil.example/',
    ],
    ['an element on no list', '<iframe></iframe>', 'has a <iframe>, which is on no list of what pages are made of'],
    ['an attribute on no list', '<a href="/b/" ping="/b/"></a>', 'has a <a> with ping="/b/", which is on no list'],
    ['a value on no list', '<ol start="x"></ol>', 'has a <ol> with start="x", which is on no list'],
    [
      'an id where scripts may look for a name',
      '<img src="/i.svg" alt="" id="config">',
      'has a <img> with id="config", which is on no list',
    ],
    ['text that only machines see', '<p hidden>x</p>', 'hides a <p>, which nothing shows again'],
    ['an attribute twice', '<p lang="en" lang="de"></p>', 'has a tag that every browser repairs in its own way'],
    ['a value without quotes', '<p lang=en></p>', 'has a tag that every browser repairs in its own way'],
    ['a slash between attributes', '<p/lang="en"></p>', 'has a tag that every browser repairs in its own way'],
    ['a comment', '<!-- x -->', 'has a comment'],
    ['a declaration', '<![CDATA[x]]>', 'has a declaration'],
    ['a “<” that is none', 'a < b', 'has a “<” that begins nothing'],
    ['a tag in the title of a drawing', '<svg><title><b></b></title></svg>', 'has a “<” in the text of <title>'],
    [
      'a noscript that ends twice',
      '<noscript><p title="</noscript>"></p></noscript>',
      'has a <noscript> that ends in two places',
    ],
    ['a null character', '\0', 'has a null character'],
    ['an element that is never closed', '<b>x', 'has a </main> where <b> is open'],
    ['an end of nothing', '</b>', 'has a </b> that ends nothing'],
    ['a paragraph that a browser ends early', '<p><div></div></p>', 'has a <div> in a <p>, which ends there'],
    ['a link in a link', '<a href="/b/"><b><a href="/b/"></a></b></a>', 'has a <a> in a <a>'],
    ['an entry without a list', '<li></li>', 'has a <li> directly in <main>, where none may stand'],
    [
      'what a table throws out',
      '<table><tbody><tr><p></p></tr></tbody></table>',
      'has a <p> directly in <tr>, where none may stand',
    ],
    ['text that a table throws out', '<table>x</table>', 'has text directly in <table>'],
    ['a button outside of a form', '<button type="button">x</button>', 'has a <button> outside of a form'],
    [
      'metadata in the text',
      '<meta name="robots" content="all">',
      'has a <meta> directly in <main>, where none may stand',
    ],
    ['a second body', '</main></body><body><main>', 'has a second <body>'],
    ['an id twice', '<h2 id="x">x</h2><h2 id="x">x</h2>', 'has the id "x" more than once'],
    ['a second h1', '<h1>B</h1>', 'has 2 <h1> elements, and should have one'],
  ])('%s', async (_, main, message) => {
    expect(await auditOne(main)).toContain(`/a/ ${message}`)
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
    expect(await auditOne('', head)).toContain(`/a/ ${message}`)
  })

  it('a canonical address that the site does not have, once it knows its own address', async () => {
    const files = { 'index.html': page('', '<link rel="canonical" href="https://ops.example.org/x/">') }
    expect(await audit(files, { site: 'https://ops.example.org' })).toEqual([
      '/ names https://ops.example.org/x/, which the site does not have',
    ])
  })

  it('everything that a page lacks', async () => {
    expect(await audit({ 'index.html': '<html><body><p>Only text</p></body></html>' })).toEqual([
      '/ does not begin with <!doctype html>',
      '/ does not say its language: <html> needs lang',
      '/ has no <h1>',
      '/ has no <main>',
      '/ has no <title>',
      '/ has no security policy before all else',
    ])
  })

  it('headings, titles and main parts without words', async () => {
    const blank =
      `<!doctype html><html lang="en"><head>${POLICY}<title> </title></head><body><main>\n<h1><span> </span></h1></main>` +
      '<svg><title>Not it</title></svg></body></html>'
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
    const files = { 'index.html': page(''), 'stray/index.html': page('', '', 'Stray') }
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
      '_assets/a.js': 'x',
    }
    expect(await audit(files)).toEqual([
      '/.prerender/chunks/a.mjs is left over from rendering, and must not be published',
      '/a.css is empty',
      '/chunks/a.js is a script, where none is made',
      '/chunks/a.js is left over from rendering, and must not be published',
      '/empty/ is empty',
    ])
  })

  it('what style sheets fetch that is not there, or not ours', async () => {
    const css = `@import "https://fonts.example/x.css"; /* url(/comment.png) */
      a { background: url(i.svg), url('../x.png'), url( "data:image/gif;base64,R0" ); mask: url(#own) }`
    expect(await audit({ 'a/m.css': css, 'a/i.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' })).toEqual([
      '/a/m.css carries data in an address: data:image/gif;base64,R0',
      '/a/m.css makes readers load from a foreign host: https://fonts.example/x.css',
      '/a/m.css names ../x.png, which the site does not have',
    ])
  })

  it.each([
    ['none', ''],
    ['one that comes late', `<link rel="stylesheet" href="/m.css">${POLICY}`],
    ['one that lets anything run', POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")],
    ['one that lets others in', POLICY.replace("img-src 'self'", 'img-src https:')],
  ])('a page whose security policy is %s', async (_, head) => {
    const files = { 'index.html': page('').replace(POLICY, head), 'm.css': 'a{}' }
    expect(await audit(files)).toEqual(['/ has no security policy before all else'])
  })

  it('the policy of another kind of page', async () => {
    expect(await audit({ 'index.html': page('').replace(POLICY, policy('redirect')) })).toEqual([
      '/ has the security policy of another kind of page',
    ])
  })

  it('two pages of one language with the same title', async () => {
    const files = {
      'index.html': page(''),
      'a/index.html': page(''),
      'de/index.html': page('').replace('lang="en"', 'lang="de"'),
    }
    expect(await audit(files)).toEqual(['/ has the same title as /a/'])
  })

  it('a document whose text or title was lost', async () => {
    const files = {
      'index.html': page('<p>All of it</p>', '', 'R&amp;D · Handbook'),
      'a/index.html': page('<p>Half</p>', '', 'A · Handbook'),
      'b/index.html': page('', '', 'Handbook'),
    }
    const written = new Map([
      ['/', { title: 'R&D', html: '<p>All of it</p>' }],
      ['/a/', { title: 'A', html: '<p>Half of it</p>' }],
      ['/b/', { title: 'B', html: '' }],
    ])
    expect(await audit(files, { written })).toEqual([
      '/a/ has lost the text of its document',
      '/b/ has lost the title of its document',
    ])
  })

  it('images that are not what they claim to be, that can run, or that no page shows', async () => {
    const files = {
      'index.html': page('<img src="/assets/a.png" alt=""><img src="/assets/b.svg" alt="">'),
      'assets/a.png': '<script>',
      'assets/b.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
      'assets/c.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'assets/d.html': 'x',
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    }
    expect((await audit(files, { knownPages: ['/assets/d.html'] })).filter((each) => !each.includes('d.html'))).toEqual(
      [
        '/assets/a.png must not be published: the file is not of type “.png”',
        '/assets/b.svg must not be published: the drawing holds something that can run or load',
        '/assets/c.svg is shown by no page',
        '/logo.svg must not be published: the drawing holds something that can run or load',
      ],
    )
    expect(await audit(files)).toContain(
      '/assets/d.html must not be published: files of type “.html” are not published',
    )
  })

  it('two names that are one where case does not count', async () => {
    expect(await audit({ 'A.html': page(''), 'a.html': page('', '', 'Another page') })).toEqual([
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
