import { describe, expect, test } from 'vitest'
import { elements, places, render } from './rendering.ts'

describe('headings', () => {
  test('carry the anchor that GitHub gives them, and a link to themselves', () => {
    const body = render('## Disk is *full*\n\n## Disk is full\n')
    expect(body.html).toContain(
      '<h2 id="disk-is-full">Disk is <em>full</em> <a class="anchor" href="#disk-is-full" aria-label="Link to this section: Disk is full" data-pagefind-ignore>#</a></h2>',
    )
    expect(body.headings).toEqual([
      { depth: 2, slug: 'disk-is-full', text: 'Disk is full' },
      { depth: 2, slug: 'disk-is-full-1', text: 'Disk is full' },
    ])
    expect(body.anchors).toEqual(['disk-is-full', 'disk-is-full-1'])
    expect(body.findings).toEqual([])
  })

  test('take the anchor that the author gives them', () => {
    const body = render('## What customers saw {#impact}\n')
    expect(body.headings).toEqual([{ depth: 2, slug: 'impact', text: 'What customers saw' }])
  })

  test.each([
    ['## A {#impact}\n## B {#impact}', '2:6-2:15 error duplicate-anchor'],
    ['## Impact\n## B {#impact}', '2:6-2:15 error duplicate-anchor'],
    ['## B {#impact}\n## Impact', '1:6-1:15 error duplicate-anchor'],
    ['## B {#1abc}', '1:6-1:13 error heading-anchor'],
    ['## B {#page-top}', '1:6-1:17 error heading-anchor'],
    ['## B {#diagram-1-title}', '1:6-1:24 error heading-anchor'],
    ['## B {#fn-1}', '1:6-1:13 error heading-anchor'],
    ['## B {#}', '1:6-1:9 error heading-anchor'],
    ['## B {#a"onclick="x}', '1:6-1:21 error heading-anchor'],
  ])('%j is reported at its place', (markdown, place) => {
    const body = render(markdown)
    expect(places(body.findings)).toEqual([place])
    const ids = elements(body.html).flatMap((node) => node.properties.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('never take over an id of the layout, of footnotes or of diagrams', () => {
    const { headings } = render('## Page top\n## fn 1\n## Footnotes\n## Diagram 1 title\n## ???\n')
    expect(headings.map((heading) => heading.slug)).toEqual([
      'section-page-top',
      'section-fn-1',
      'section-footnotes',
      'section-diagram-1-title',
      'section',
    ])
  })

  test('of the first level are reported and become second', () => {
    const body = render('text\n\n# Title\n')
    expect(body.html).toContain('<h2 id="title">')
    expect(places(body.findings)).toEqual(['3:1-3:8 warn heading-level'])
  })

  test.each([
    ['### Deep\n', ['1:1-1:9 warn heading-level']],
    ['## A\n\n#### B\n\n##### C\n', ['3:1-3:7 warn heading-level']],
    ['## A\n\n> #### B\n', ['3:3-3:9 warn heading-level']],
    ['## A\n\n### B\n\n#### C\n\n## D\n\n### E\n', []],
    ['# A\n\n## B\n', ['1:1-1:4 warn heading-level']],
  ])('%j: a level that is skipped is reported, once', (markdown, expected) => {
    expect(places(render(markdown).findings)).toEqual(expected)
  })

  test('are labelled in the language of the text', () => {
    expect(render('## Lage', { lang: 'de-DE' }).html).toContain('aria-label="Link zu diesem Abschnitt: Lage"')
  })

  test('keep names that look like object properties', () => {
    const { headings } = render('## constructor\n## `__proto__`\n## hasOwnProperty\n## constructor')
    expect(headings.map((heading) => heading.slug)).toEqual([
      'constructor',
      '__proto__',
      'hasownproperty',
      'constructor-1',
    ])
  })
})

describe('footnotes', () => {
  test('stand below the text under a heading of their own, which is no heading of the document', () => {
    const body = render('A[^x] b[^x]\n\n[^x]: Note *y*\n', { lang: 'de' })
    expect(body.headings).toEqual([])
    expect(body.html).toContain('>Fußnoten</h2>')
    expect(body.html).toContain('<li id="fn-1">')
    expect(body.anchors).toEqual(expect.arrayContaining(['fnref-1', 'fnref-1-2', 'fn-1', 'footnotes']))
    expect(body.findings).toEqual([])
  })

  test('may refer to each other and to themselves', () => {
    const body = render('A[^x]\n\n[^x]: see[^y]\n[^y]: see[^x] and[^y]\n')
    expect(elements(body.html, 'li')).toHaveLength(2)
  })

  test('that nothing refers to are reported, for their text would be lost', () => {
    expect(places(render('a\n\n[^x]: Note\n').findings)).toEqual(['3:1-3:11 warn footnote-unused'])
  })
})

describe('tables', () => {
  const table = '| a | b |\n|---|--:|\n| 1 | 2 |\n'

  test('scroll in a named region', () => {
    expect(render(table).html).toContain('<div class="table" role="region" aria-label="Table" tabindex="0"><table>')
    expect(render(`## Impact\n\n${table}\n${table}`).html).toMatch(/"Table: Impact"[\s\S]*"Table 2: Impact"/)
    expect(render(`## Lage\n\n${table}`, { lang: 'de' }).html).toContain('"Tabelle: Lage"')
  })

  test('have scoped headers and no inline style', () => {
    const { html } = render(table)
    expect(html).toContain('<th scope="col">a</th><th scope="col" class="align-right">b</th>')
    expect(html).not.toContain('style')
  })

  test.each([
    ['| | |\n|---|---|\n| a | b |\n', ['1:1-1:6 warn table-header']],
    ['- list\n\n  | | |\n  |---|---|\n  | a | b |\n', ['3:3-3:8 warn table-header']],
    ['<table><tr><td>a</td></tr></table>', ['1:1-1:8 warn table-header']],
    ['<table><tr><td><table><tr><th>a</th></tr></table></td></tr></table>', ['1:1-1:8 warn table-header']],
    ['| | Frankfurt |\n|---|---|\n| a | b |\n', []],
    ['| | `code` |\n|---|---|\n| a | b |\n', []],
    ['| ![Frankfurt](a.png) | |\n|---|---|\n| a | b |\n', []],
    ['<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>', []],
    ['<table><thead><tr><th>a</th></tr></thead></table>', []],
  ])('%j: without any header are reported', (markdown, expected) => {
    expect(places(render(markdown).findings)).toEqual(expected)
  })
})

test('task lists say in words whether a step is done', () => {
  const { html } = render('- [x] a\n- [ ] b\n')
  expect(html).toContain('<input type="checkbox" disabled checked aria-label="Done"> a')
  expect(html).toContain('<input type="checkbox" disabled aria-label="Open"> b')
})
