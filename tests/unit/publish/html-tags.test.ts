import fc from 'fast-check'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { readTags } from '../../../src/publish/html-tags.ts'

/** What the reader meets, as one line each. */
function met(html: string): string[] {
  const lines: string[] = []
  readTags(html, {
    open: (tag, attributes) =>
      lines.push(`<${tag}${[...attributes].map(([k, v]) => ` ${k}=${JSON.stringify(v)}`).join('')}>`),
    close: (tag) => lines.push(`</${tag}>`),
    text: () => lines.push('text'),
  })
  return lines
}

describe('reading the tags of a page', () => {
  it.each([
    ['names in lower case', '<DIV Id=A></DIV>', ['<div id="A">', '</div>']],
    ['all ways to write a value', `<a b='1' c="2" d=3 e f = "4"/>`, ['<a b="1" c="2" d="3" e="" f="4">']],
    ['the first of two attributes of a name', '<a id=1 ID=2>', ['<a id="1">']],
    ['a > within a value', '<a title="a > b" href="/x/">', ['<a title="a > b" href="/x/">']],
    ['no tags within comments', '<!-- <a href="/x/"> --><b>', ['<b>']],
    ['no tags within scripts, until their own end', '<script>"<a></b>"</script><i>', ['<script>', '</script>', '<i>']],
    ['no tags within a title, but its text', '<title>a <b> c</title>', ['<title>', 'text', '</title>']],
    ['text, and white space as none', '<p> \n</p>x', ['<p>', '</p>', 'text']],
    ['a < that is only a character', '<p>1 < 2', ['<p>', 'text', 'text', 'text']],
    ['character references', '<a href="?a=1&amp;b=2&#x26;c&#33;">', ['<a href="?a=1&b=2&c!">']],
    ['rare character references', '<a href="java&Tab;script&colon;x">', ['<a href="java\\tscript:x">']],
    ['references without a semicolon as browsers do', '<a href="?a&copy=1&lt">', ['<a href="?a&copy=1<">']],
    ['an unfinished page to its end', '<main><p class="x', ['<main>', expect.stringContaining('<p')]],
  ])('meets %s', (_, html, lines) => {
    expect(met(html)).toEqual(lines)
  })

  it('meets the same elements and attributes as a full parser, on any finished page', () => {
    const name = fc.constantFrom('p', 'div', 'section', 'a', 'em', 'img', 'svg', 'script', 'style', 'span')
    const attribute = fc.constantFrom('href', 'id', 'title', 'alt', 'data-x')
    const text = fc.oneof(fc.string(), fc.constantFrom('a < b & c > d', '"quoted"', "it's", '&amp;', '<b>', '&copy=1'))
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        text.map((value) => toHtml({ type: 'text', value })),
        text.map((value) => toHtml({ type: 'comment', value: value.replace(/[<>-]/g, '') })),
        fc
          .tuple(name, fc.dictionary(attribute, text), fc.array(tie('tree'), { maxLength: 4 }))
          .map(([tag, attributes, children]) => element(tag, attributes, children)),
      ),
    }))
    fc.assert(
      fc.property(tree, (html) => {
        // Nested paragraphs and the like are rearranged by a parser: what it writes out again is a finished page.
        const page = toHtml(fromHtml(html, { fragment: true }))
        expect(met(page).filter((line) => /^<[^/]/.test(line))).toEqual(elements(fromHtml(page, { fragment: true })))
      }),
      { numRuns: 500 },
    )
  })
})

function element(tag: string, attributes: Record<string, string>, children: string[]): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  )
  const inner = tag === 'script' || tag === 'style' ? 'if (a < b) "</p>"' : children.join('')
  return tag === 'img' ? `<img${written.join('')}>` : `<${tag}${written.join('')}>${inner}</${tag}>`
}

function elements(node: Nodes): string[] {
  const own: string[] = []
  if (node.type === 'element') {
    const attributes = Object.entries(node.properties).map(
      ([key, value]) => ` ${key === 'dataX' ? 'data-x' : key}=${JSON.stringify(value)}`,
    )
    own.push(`<${node.tagName}${attributes.join('')}>`)
  }
  return 'children' in node ? own.concat(node.children.flatMap(elements)) : own
}
