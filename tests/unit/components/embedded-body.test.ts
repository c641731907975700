import { expect, test } from 'vitest'
import { embeddedBody } from '../../../src/components/embedded-body.ts'

test('anchors and what points to them get the prefix', () => {
  const html = '<h2 id="why">Why <a class="anchor" href="#why">#</a></h2><section aria-labelledby="footnotes">'
  expect(embeddedBody(html, 'p-', 1)).toBe(
    '<h3 id="p-why">Why <a class="anchor" href="#p-why">#</a></h3><section aria-labelledby="p-footnotes">',
  )
})

test('every id of a list is prefixed, other addresses are left alone', () => {
  expect(embeddedBody('<a aria-describedby="a b" href="/x/#y">', 'p-', 1)).toBe(
    '<a aria-describedby="p-a p-b" href="/x/#y">',
  )
})

test('headings go down, but not below the sixth level', () => {
  expect(embeddedBody('<h2>a</h2><h5 id="b">b</h5><hr>', '', 2)).toBe('<h4>a</h4><h6 id="b">b</h6><hr>')
})
