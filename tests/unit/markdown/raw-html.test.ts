import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkHarmless } from './harmless.ts'
import { elements, parsed, places, render, words } from './rendering.ts'

describe('raw HTML', () => {
  test.each([
    ['a<br>b <kbd>Ctrl</kbd> H<sub>2</sub>O', '<p>a<br>b <kbd>Ctrl</kbd> H<sub>2</sub>O</p>'],
    ['<abbr title="a &amp; b">x</abbr>', '<p><abbr title="a &amp; b">x</abbr></p>'],
    [
      '<details open>\n<summary>q</summary>\n\n**a**\n\n</details>',
      '<details open>\n<summary>q</summary><p><strong>a</strong></p></details>',
    ],
    ['a <!-- secret --> b', '<p>a  b</p>'],
    ['<!-- secret -->\n\nb', '<p>b</p>'],
    ['<div>\na &lt;b&gt; *c*\n</div>', '<div>\na &lt;b&gt; *c*\n</div>'],
    ['<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<table><tr><th colspan="2">a</table>', '<table><tr><th colspan="2">a</th></tr></table>'],
    ['<time datetime="2017-11-08">then</time>', '<p><time datetime="2017-11-08">then</time></p>'],
    ['word <div>block</div>', '<div>word <div>block</div></div>'],
    ['<p>a\n\n- b', '<p>a</p><ul><li>b</li></ul>'],
  ])('%j is allowed', (markdown, html) => {
    const body = render(markdown)
    expect(body.html).toBe(html)
    expect(body.findings).toEqual([])
  })

  test.each([
    ['<script>alert(1)</script>', '1:1-1:9'],
    ['x <script>alert(1)</script>', '1:3-1:11'],
    ['<iframe src="x"></iframe>', '1:1-1:17'],
    ['<style>a{}</style>', '1:1-1:8'],
    ['<object data="x"></object>', '1:1-1:18'],
    ['<embed src=x>', '1:1-1:14'],
    ['<form action="x"><b>y</b></form>', '1:1-1:18'],
    ['<input>', '1:1-1:8'],
    ['<base href="//evil">', '1:1-1:21'],
    ['<meta http-equiv="refresh" content="0;url=//evil">', '1:1-1:51'],
    ['<link rel=stylesheet href=x>', '1:1-1:29'],
    ['<svg onload=x></svg>', '1:1-1:15'],
    ['<math></math>', '1:1-1:7'],
    ['<template></template>', '1:1-1:11'],
    ['<b onclick="x">y</b>', '1:4-1:15'],
    ['<img src=x.png alt=x onerror=x>', '1:22-1:31'],
    ['<p style="x">y</p>', '1:4-1:13'],
    ['<div id="page-top">y</div>', '1:6-1:19'],
    ['<span class="x">y</span>', '1:7-1:16'],
    ['<a name="x"></a>', '1:4-1:12'],
    ['> - <b\n>   onclick="x">y</b>', '2:5-2:16'],
    ['a\n\n<div>\n  <script>x</script>\n</div>', '4:3-4:11'],
    ['<li>x</li>', '1:1-1:5'],
    ['</div>', '1:1-1:7'],
    ['a </b>', '1:3-1:7'],
    ['<div>', '1:1-1:6'],
    ['a <b>b', '1:3-1:6'],
    ['- <div>\n\nb', '1:3-1:8'],
    ['<table>words<tr><th>x</table>', '1:1-1:8'],
    ['<table><tr><th>y</th></tr><tr>\n\n    <td>x</td>\n\n</tr></table>', '1:27-1:31'],
    ['<!-- never', '1:1-1:5'],
    ['<?php x ?>', '1:1-1:11'],
    ['<!DOCTYPE html>', '1:1-1:16'],
  ])('%j is reported', (markdown, place) => {
    const body = render(markdown)
    expect(places(body.findings)).toEqual([`${place} error raw-html`])
    checkHarmless(body.html)
  })

  test('that is refused is shown as text, to the last character', () => {
    const { html } = render('<script>alert("1" && 2)</script>')
    expect(words(parsed(html))).toBe('<script>alert("1" && 2)</script>')
  })

  test('an attribute without effect is dropped with a warning', () => {
    const body = render('<div align="center">x</div>')
    expect(body.html).toBe('<div>x</div>')
    expect(places(body.findings)).toEqual(['1:6-1:20 warn raw-html'])
  })

  test('an unclosed <i> does not take in the rest of the page', () => {
    expect(render('<div>a <i>b</div>\n\nc').html).toBe('<div>a <i>b</i></div><p>c</p>')
    expect(render('<i>\n\nc').html).toContain('<p>c</p>')
  })

  test('an end tag does not close what is outside its list item, quote or admonition', () => {
    expect(render('<div>\n\n- a </div>\n\n:::note\n</div>\n:::\n\nb\n\n</div>').html).toMatch(
      /^<div>[\s\S]*<p>b<\/p><\/div>$/,
    )
  })
})

const fragments = [
  ...'\n\n\n\n  \t>-*_`~|#[]()<>!:&;"\'\\/={}1.a^'.split(''),
  '\n\n',
  '\n> ',
  '\n- ',
  '\n1. ',
  '\n    ',
  '```',
  '\n```mermaid\ngraph TD\nA[x]-->B\n```\n',
  '\n```bash title="x"\n',
  '\n:::note',
  '\n:::',
  '\n::::tip x',
  '\n!!! note "x"\n    ',
  '\n??? nite\n    ',
  '\n> [!NOTE]\n> ',
  '\n> **Note:** ',
  '<div>',
  '</div>',
  '<details><summary>',
  '</summary>',
  '</details>',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<ul>',
  '<li>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<a href="javascript:x">',
  '<a href="x">',
  '</a>',
  '<a href="//e.org">',
  '<script>',
  '</script>',
  '<style>',
  '<title>',
  '<textarea>',
  '<svg><style>',
  '<math><mi>',
  '<plaintext>',
  '<select>',
  '<template>',
  '<iframe srcdoc="',
  '<img src=x onerror=alert(1)>',
  '<img src="https://e.org/x">',
  '<x onclick=y>',
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?',
  '&lt;script&gt;',
  '&#0;',
  '&#x110000;',
  '[x](javascript:y)',
  '[x](java&Tab;script:y)',
  '![x](https://e.org/y.png)',
  '![x](y.png)',
  '<javascript:x>',
  '\n[r]: data:x\n',
  '[r]',
  '[^1]',
  '\n[^1]: x ',
  '\n|a|b|\n|-|-|\n|c|d|',
  '\n## a {#b}',
  '\n## page-x',
  '\n===',
  '\n---',
  '<!--container-0:0-->',
  '\0',
  '\ud800',
  '\u2028',
  '\u00a0',
  '\ue000',
  '__proto__',
]

describe('whatever is written', () => {
  const context = { resolve: (target: string) => ({ href: target }) }

  test('rendering returns, and what it returns is harmless: for fragments of trouble', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 40 }), (parts) => {
        checkHarmless(render(parts.join(''), context).html)
      }),
      { numRuns: 3_000 },
    )
  }, 60_000)

  test('rendering returns, and what it returns is harmless: for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (markdown) => {
        checkHarmless(render(markdown, context).html)
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  test('the same text gives the same page', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 20 }), (parts) => {
        expect(render(parts.join(''))).toEqual(render(parts.join('')))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('findings stand inside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), (parts) => {
        const markdown = parts.join('')
        const lines = markdown.split(/\r\n?|\n/)
        for (const finding of render(markdown, context).findings) {
          expect(finding.line).toBeGreaterThanOrEqual(1)
          expect(finding.line).toBeLessThanOrEqual(lines.length)
          expect(finding.column).toBeGreaterThanOrEqual(1)
          expect(finding.column).toBeLessThanOrEqual((lines[finding.line - 1]?.length ?? 0) + 1)
        }
      }),
      { numRuns: 1_000 },
    )
  }, 60_000)
})

test('ids are unique', () => {
  const { html, anchors } = render(
    '## a\n## a\nx[^1]\n\n[^1]: y\n\n```mermaid\ngraph TD\nA-->B\n```\n\n```mermaid\ngraph TD\nA-->B\n```\n',
  )
  const ids = elements(html).flatMap((node) => (node.properties.id === undefined ? [] : String(node.properties.id)))
  expect(new Set(ids).size).toBe(ids.length)
  expect([...anchors].sort()).toEqual([...ids].sort())
})
