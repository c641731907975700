import { describe, expect, test } from 'vitest'
import { elements, parsed, places, render, words } from './rendering.ts'

describe('links', () => {
  test('lead where the house says', () => {
    const body = render('[a](doc-1#x) <https://a.org> [b][r] https://b.org me@c.org\n\n[r]: doc-2 "T"\n', {
      firstLine: 5,
    })
    expect(elements(body.html, 'a').map((link) => link.properties.href)).toEqual([
      '/doc-1#x/',
      'https://a.org',
      '/doc-2/',
      'https://b.org',
      'mailto:me@c.org',
    ])
    expect(body.html).toContain('<a href="https://a.org" class="external" rel="noopener">')
    expect(body.links.map(({ target, range }) => [target, range.line, range.column, range.endColumn])).toEqual([
      ['doc-1#x', 5, 5, 12],
      ['doc-2', 7, 6, 11],
    ])
  })

  test.each([
    ['[a](missing)', '1:5-1:12'],
    ['[a *b*](  missing "t")', '1:11-1:18'],
    ['[a](<missing x>)', '1:6-1:15'],
    ['[](missing)', '1:4-1:11'],
    ['[`](`](missing)', '1:8-1:15'],
    ['[a](missing\\_(x))', '1:5-1:17'],
    ['[a][r]\n\n[r]: missing', '3:6-3:13'],
    ['[r]\n\n[r]:\n  missing', '4:3-4:10'],
    ['| [a](missing) |\n|---|', '1:7-1:14'],
    ['> - x\n>   [a](missing)', '2:9-2:16'],
    ['😀 [a](missing)', '1:8-1:15'],
    ['x <a href="missing">a</a>', '1:6-1:20'],
  ])('%j without target is reported at %s and shown without a link', (markdown, place) => {
    const body = render(markdown)
    expect(places(body.findings)).toEqual([`${place} error link-target`])
    expect(elements(body.html, 'a')).toEqual([])
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](java&Tab;script:alert)',
    '[x](java&#10;script:alert)',
    '[x](&#x6A;avascript:alert)',
    '[x](<\u0001 javascript:alert>)',
    '[x](javascript&colon;alert)',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](ftp://a.b)',
    '[x](//evil.org)',
    '[x](\\\\\\\\evil.org)',
    '[x](/\\\\evil.org)',
    '[x](/&#9;/evil.org)',
    '[x](blob:x)',
    '[x](about:blank)',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '<data:text/html;base64,xx>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<a href="//evil.org">x</a>',
    '<a href=javascript:x>x</a>',
  ])('%j is refused before anyone is asked', (markdown) => {
    const body = render(markdown, { resolve: (target) => ({ href: target }) })
    expect(elements(body.html, 'a')).toEqual([])
    expect(body.findings.map((finding) => finding.rule)).toEqual(['link-scheme'])
  })

  test.each([
    'postmortem:otc-2017',
    'runbook:x',
    'process:x',
    'service:x',
    'principle:x',
    'manifesto:x',
    'tel:+49',
    '#x',
    '../a/b.md#c',
  ])('%s is for the house to resolve', (target) => {
    const asked: string[] = []
    render(`[x](${target})`, {
      resolve: (wanted) => {
        asked.push(wanted)
        return { href: '/x/' }
      },
    })
    expect(asked).toEqual([target])
  })

  test('never stand inside another link', () => {
    const body = render('[a <a href="doc">b</a> ![i](x.png)](doc)')
    expect(elements(body.html, 'a')).toHaveLength(1)
    expect(words(parsed(body.html))).toContain('a <a href="doc">b</a>')
  })
})

describe('images', () => {
  test('of the content folder are shown lazily and collected', () => {
    const body = render('![Queue](b.png "T") ![Disk](a.png) ![Queue](b.png)')
    expect(body.html).toContain('<img src="/assets/b.png" alt="Queue" loading="lazy" decoding="async" title="T">')
    expect(body.assets).toEqual(['a.png', 'b.png'])
  })

  test.each([
    ['![x](https://e.org/x.png)', 'image-target', '1:6-1:25'],
    ['![x](//e.org/x.png)', 'image-target', '1:6-1:19'],
    ['![x](data:image/png;base64,x)', 'link-scheme', '1:6-1:29'],
    ['![x](missing)', 'image-target', '1:6-1:13'],
    ['![x](doc)', 'image-target', '1:6-1:9'],
    ['<img src="https://e.org/x.png" alt="x">', 'image-target', '1:6-1:31'],
    ['<img src="\\\\e.org/x.png" alt="x">', 'image-target', '1:6-1:25'],
  ])('%j is refused', (markdown, rule, place) => {
    const body = render(markdown)
    expect(places(body.findings)).toEqual([`${place} error ${rule}`])
    expect(elements(body.html, 'img')).toEqual([])
    expect(words(parsed(body.html))).toBe('x')
  })

  test('without words are reported', () => {
    expect(places(render('a ![](a.png)').findings)).toEqual(['1:3-1:13 warn image-alt'])
  })

  test.each([
    ['a.png', 'a.png'],
    ['queue-depth.JPEG', 'b.png'],
    ['IMG_2041', 'img/IMG_2041.png'],
    ['queue-depth', 'queue-depth.png'],
    ['Screenshot 2026-11-20 at 10.44.01', 'a.png'],
    ['Bildschirmfoto vom 2026-11-20', 'a.png'],
    ['image', 'a.png'],
    ['Bild', 'a.png'],
  ])('“%s” is no alternative text of %s', (alt, file) => {
    expect(render(`![${alt}](${file})`).findings.map(({ rule }) => rule)).toEqual(['image-alt'])
    expect(render(`<img src="${file}" alt="${alt}">`).findings.map(({ rule }) => rule)).toEqual(['image-alt'])
  })

  test.each([
    ['Queue depth over time', 'queue-depth.png'],
    ['Queue', 'Queue.png'],
    ['The file a.png is larger than b.png', 'a.png'],
    ['Screenshot of the console with two failed hosts', 'a.png'],
    ['Image of the rack', 'a.png'],
    ['etcd-0 leads, etcd-1 and etcd-2 follow', 'a.png'],
  ])('“%s” is one of %s', (alt, file) => {
    expect(render(`![${alt}](${file})`).findings).toEqual([])
  })
})
