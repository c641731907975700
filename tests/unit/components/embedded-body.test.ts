import { describe, expect, test } from 'vitest'
import { embeddedBody } from '../../../src/components/embedded-body.ts'
import { elements, render, words } from '../markdown/rendering.ts'

test('anchors and what points to them get the name', () => {
  const html = '<h2 id="why">Why <a class="anchor" href="#why">#</a></h2><section aria-labelledby="footnotes">'
  expect(embeddedBody(html, 'p', 1)).toBe(
    '<h3 id="p--why">Why <a class="anchor" href="#p--why">#</a></h3><section aria-labelledby="p--footnotes">',
  )
})

test('every id of a list is prefixed, other addresses are left alone', () => {
  expect(embeddedBody('<a aria-describedby="a b" href="/x/#y">', 'p', 1)).toBe(
    '<a aria-describedby="p--a p--b" href="/x/#y">',
  )
})

test('headings go down, but not below the sixth level', () => {
  expect(embeddedBody('<h2>a</h2><h5 id="b">b</h5><hr>', 'p', 2)).toBe('<h4>a</h4><h6 id="p--b">b</h6><hr>')
})

test.each([
  ['/runbooks/b/', '#page-b'],
  ['/runbooks/b/#grow', '#page-b--grow'],
  ['/runbooks/a/#grow', '#page-a--grow'],
  ['/runbooks/bb/', '/runbooks/bb/'],
  ['/runbooks/b/data.csv', '/runbooks/b/data.csv'],
  ['https://example.org/runbooks/b/', 'https://example.org/runbooks/b/'],
])('a link to %s leads to %s', (address, expected) => {
  const here = new Map([
    ['/runbooks/a/', 'page-a'],
    ['/runbooks/b/', 'page-b'],
  ])
  expect(embeddedBody(`<a href="${address}">x</a>`, 'page-a', 1, here)).toBe(`<a href="${expected}">x</a>`)
})

describe('what authors write is not taken for markup', () => {
  test.each([
    ['```html\n<h2 id="x" for="y"><a href="#z">\n```'],
    ['`id="x"` and ` id="x" href="#z"`'],
    ['A text with id="x" href="#y" and <kbd title=\' id="x"\'>k</kbd>'],
    ['![a > b id="x"](picture.png " id=\'x\' href=\'#y\'")'],
    ['```console\n# sed -i \'s/ id="a"/ id="b"/\' <file>\n```'],
    ['> <h2 id=x>\n\n| a id="1" |\n| --- |\n| <b id="2"> |'],
  ])('%j', (markdown) => {
    const { html } = render(markdown)
    const embedded = embeddedBody(html, 'p', 1)
    const text = (page: string) => elements(page).map((each) => words(each))
    expect(text(embedded)).toEqual(text(html))
    const titles = (page: string) => elements(page).map((each) => [each.properties.title, each.properties.alt])
    expect(titles(embedded)).toEqual(titles(html))
    for (const { properties } of elements(embedded)) if (properties.id) expect(properties.id).toMatch(/^p--/)
  })
})

test('a diagram finds its own arrows', () => {
  const { html } = render('```mermaid\nflowchart LR\n  A --> B\n```')
  const embedded = embeddedBody(html, 'p', 1)
  const ids = new Set(elements(embedded).map(({ properties }) => properties.id))
  const ends = [...embedded.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
  expect(ends.length).toBeGreaterThan(0)
  for (const id of ends) expect(ids).toContain(id)
})
