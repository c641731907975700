import { describe, expect, it } from 'vitest'
import { withoutComments } from '../../../src/markdown/without-comments.ts'

describe('the text of a body without its comments', () => {
  it.each([
    ['a comment on a line of its own', 'a\n\n<!-- opsbook-allow secret: x -->\n\nb\n', 'a\n\n\n\nb\n'],
    ['one between two paragraphs, which stay two', 'a\n<!-- c -->\nb\n', 'a\n\nb\n'],
    ['one within a sentence', 'a <!-- c --> b\n', 'a  b\n'],
    ['one at the end of a line', 'a <!-- c -->\nb\n', 'a\nb\n'],
    ['one of several lines, with an empty one', 'a\n\n<!-- c\n\nd -->\n\nb\n', 'a\n\n\n\nb\n'],
    ['two on one line', 'a\n\n<!-- c --> <!-- d -->\n\nb\n', 'a\n\n\n\nb\n'],
    ['one in a quotation', '> a\n> <!-- c\n> d -->\n> b\n', '> a\n>\n> b\n'],
    ['one in a list', '- a\n  <!-- c -->\n- b\n', '- a\n\n- b\n'],
    [
      'one beside HTML that stays',
      '<details><!-- c --><summary>a</summary></details>\n',
      '<details><summary>a</summary></details>\n',
    ],
    ['the last line', 'a\n\n<!-- c -->', 'a\n\n'],
    ['one between lines that end as on Windows', 'a\r\n\r\n<!-- c -->\r\n\r\nb', 'a\r\n\r\n\r\n\r\nb'],
  ])('loses %s', (_, body, expected) => {
    expect(withoutComments(body)).toBe(expected)
  })

  it.each([
    ['a block of code', '```html\n<!-- c -->\n```\n'],
    ['code that is set in', 'a\n\n    <!-- c -->\n'],
    ['code within a sentence', 'Write `<!-- c -->` there.\n'],
    ['what is escaped', 'Write \\<!-- c --> there.\n'],
    ['an arrow', 'a <- b --> c\n'],
  ])('keeps %s', (_, body) => {
    expect(withoutComments(body)).toBe(body)
  })

  it('takes time in proportion to the length', () => {
    // Squares of this would take minutes, and the test would not end in time.
    const body = 'a <!-- c --> b\n\n'.repeat(5_000)
    expect(withoutComments(body)).toBe('a  b\n\n'.repeat(5_000))
  })
})
