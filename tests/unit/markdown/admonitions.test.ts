import { describe, expect, test } from 'vitest'
import { elements, parsed, places, render, words } from './rendering.ts'

const note = (kind: string, title: string, content: string): string =>
  `<aside class="admonition" role="note" data-kind="${kind}" aria-label="${title}"><p class="admonition-title">${title}</p>${content}</aside>`

describe('admonitions in every dialect', () => {
  test.each([
    [':::note\ntext\n:::', note('note', 'Note', '<p>text</p>')],
    ['::: note\ntext\n:::', note('note', 'Note', '<p>text</p>')],
    [':::note[Mind this]\ntext\n:::', note('note', 'Mind this', '<p>text</p>')],
    [':::note Mind this\ntext\n:::', note('note', 'Mind this', '<p>text</p>')],
    [':::caution{.x title="Y"}\ntext\n:::', note('caution', 'Y', '<p>text</p>')],
    [':::{note}\ntext\n:::', note('note', 'Note', '<p>text</p>')],
    [':::note 1. Stop\ntext\n:::', note('note', '1. Stop', '<p>text</p>')],
    [':::note # 5\ntext\n:::', note('note', '# 5', '<p>text</p>')],
    [':::danger\n:::', note('caution', 'Danger', '')],
    [':::info\nx\n:::', note('note', 'Info', '<p>x</p>')],
    [':::hint\nx\n:::', note('tip', 'Hint', '<p>x</p>')],
    [':::attention\nx\n:::', note('warning', 'Attention', '<p>x</p>')],
    [':::NOTE\nx\n:::', note('note', 'Note', '<p>x</p>')],
    ['> [!NOTE]\n> text', note('note', 'Note', '<p>text</p>')],
    ['> [!warning]\n> text', note('warning', 'Warning', '<p>text</p>')],
    ['> [!TIP] Own *title*\n> text', '<p class="admonition-title">Own <em>title</em></p><p>text</p>'],
    ['> [!CAUTION]\n>\n> - a', note('caution', 'Caution', '<ul><li>a</li></ul>')],
    ['> **Note:** text', note('note', 'Note', '<p>text</p>')],
    ['> **Note**: text `x`', note('note', 'Note', '<p>text <code>x</code></p>')],
    ['> **Warning**\n> text', note('warning', 'Warning', '<p>text</p>')],
    ['> **Warning**\n>\n> text', note('warning', 'Warning', '<p>text</p>')],
    ['!!! note\n    text', note('note', 'Note', '<p>text</p>')],
    ['!!! note "Own title"\n\n    text\n\nafter', `${note('note', 'Own title', '<p>text</p>')}<p>after</p>`],
    ['!!! warning inline end\n    text\nafter', `${note('warning', 'Warning', '<p>text</p>')}<p>after</p>`],
    [
      '??? note\n    text',
      '<details class="admonition" data-kind="note"><summary class="admonition-title">Note</summary><p>text</p></details>',
    ],
    [
      '???+ tip "T"\n    text',
      '<details class="admonition" data-kind="tip" open><summary class="admonition-title">T</summary>',
    ],
    ['before\n:::note\ntext\n:::\nafter', `<p>before</p>${note('note', 'Note', '<p>text</p>')}<p>after</p>`],
    [':::note\ntext\n:::\n---', `${note('note', 'Note', '<p>text</p>')}<hr>`],
    [':::note\n- a\n:::', note('note', 'Note', '<ul><li>a</li></ul>')],
    [':::note\n| a |\n|---|\n| 1 |\n:::\nafter', '</div></aside><p>after</p>'],
    ['- a\n  :::note\n  text\n  :::\n- b', `<ul><li>a${note('note', 'Note', '<p>text</p>')}</li><li>b</li></ul>`],
    [
      '> :::note\n> text\n> :::\n\nafter',
      `<blockquote>${note('note', 'Note', '<p>text</p>')}</blockquote><p>after</p>`,
    ],
    ['> !!! note\n>     text', `<blockquote>${note('note', 'Note', '<p>text</p>')}</blockquote>`],
    ['!!! note\n    > a\n    >\n    > b', note('note', 'Note', '<blockquote><p>a</p><p>b</p></blockquote>')],
    [
      '> !!! note\n>     a\n>\n>     b\n>\n> c',
      `<blockquote>${note('note', 'Note', '<p>a</p><p>b</p>')}<p>c</p></blockquote>`,
    ],
  ])('%j', (markdown, html) => {
    const body = render(markdown)
    expect(body.html).toContain(html)
    expect(body.findings).toEqual([])
  })

  test.each([
    ['> **Hinweis:** Text', 'note', 'Hinweis'],
    ['> **Warnung:** Text', 'warning', 'Warnung'],
    ['> **Achtung:** Text', 'warning', 'Achtung'],
    ['> **Tipp:** Text', 'tip', 'Tipp'],
    ['> **Wichtig:** Text', 'important', 'Wichtig'],
    [':::caution\nText\n:::', 'caution', 'Vorsicht'],
  ])('in German: %j', (markdown, kind, title) => {
    expect(render(markdown, { lang: 'de' }).html).toBe(note(kind, title, '<p>Text</p>'))
  })

  test('nest, with more colons outside or with the same number', () => {
    const nested = `<p>a</p>${note('tip', 'Tip', '<p>b</p>')}<p>c</p>`
    expect(render('::::note\na\n:::tip\nb\n:::\nc\n::::').html).toBe(note('note', 'Note', nested))
    expect(render(':::note\na\n:::tip\nb\n:::\nc\n:::').html).toBe(note('note', 'Note', nested))
    expect(render('!!! note\n    a\n    !!! tip\n        b\n    c').html).toBe(note('note', 'Note', nested))
  })

  test.each([
    '> **Note** that this is a sentence',
    '> **Nothing:** text',
    '> plain quote',
    '> [!NOTE](doc)',
    '> **Note**',
  ])('%j stays what it is, or loses nothing', (markdown) => {
    const shown = words(parsed(render(markdown).html))
    expect(shown).toContain(markdown.replace(/[>*]|\]\(doc\)|\[/g, '').trim())
  })

  test.each([
    '```\n:::note\n!!! note\n    x\n> [!NOTE]\n:::\n```',
    '~~~~md\n:::note\n~~~~',
    '    :::note\n    x',
    '- a\n\n  ```\n  :::note\n  ```',
    '<!--\n:::note\n-->',
  ])('nothing is touched inside %j', (markdown) => {
    const body = render(markdown)
    expect(elements(body.html, 'aside')).toEqual([])
    expect(body.findings).toEqual([])
  })

  test('code over several lines gets its colons back', () => {
    expect(words(parsed(render('text `a\n        :::note\nb`').html))).toContain(':::note')
  })

  test('markers of our own cannot be forged', () => {
    const body = render(':::note\n<!--container-0:0-->\ntext\n:::\n')
    expect(elements(body.html, 'aside')).toHaveLength(1)
    expect(body.findings).toEqual([])
  })
})

describe('admonitions that are wrong', () => {
  test('an unknown kind is reported with a suggestion, and its content is shown', () => {
    const body = render('x\n\n:::warnning Title\nlost?\n:::')
    expect(places(body.findings)).toEqual(['3:1-3:18 error admonition-kind'])
    expect(body.findings[0]?.hint).toContain('"warning"')
    expect(words(parsed(body.html))).toContain('lost?')
  })

  test.each([
    [':::note\ntext', '1:1-1:8 error admonition-fence'],
    ['- a\n  :::note\n  b\n\nafter\n\n:::', '2:3-2:10 error admonition-fence,7:1-7:4 error admonition-fence'],
    ['::::note\n:::tip\na\n::::', '2:1-2:7 error admonition-fence'],
    [':::', '1:1-1:4 error admonition-fence'],
    ['> [!NITE]\n> text', '1:3-1:10 warn admonition-kind'],
  ])('%j', (markdown, expected) => {
    expect(places(render(markdown).findings).join()).toBe(expected)
  })

  test('positions inside an indented body are those of the file', () => {
    const markdown =
      '!!! note "See [x](missing-1)"\n    a [y](missing-2)\n\n    - b\n\n        !!! tip\n            [z](missing-3)\n'
    expect(places(render(markdown, { firstLine: 10 }).findings)).toEqual([
      '10:19-10:28 error link-target',
      '11:11-11:20 error link-target',
      '16:17-16:26 error link-target',
    ])
  })

  test('a code block that an indented body forgets to close does not swallow what follows', () => {
    const body = render('!!! note\n    ```\n    code\n\nafter *this*')
    expect(body.html).toContain('<p>after <em>this</em></p>')
  })
})
