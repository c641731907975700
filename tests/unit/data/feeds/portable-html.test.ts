/** Bodies as other programs get them: parsed by a parser that is not ours, nothing of our pages left in them. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, it } from 'vitest'
import { portableHtml } from '../../../../src/data/feeds/portable-html.ts'
import { renderBody } from '../../../../src/markdown/render.ts'
import { TermIndex } from '../../../../src/markdown/terms.ts'

const page = 'https://ops.example.org/hb/runbooks/a/'
const explained = {
  id: 'quorum',
  term: 'Quorum',
  names: ['Quorum'],
  definition: 'Enough members.',
  href: '/hb/glossary/#q',
}

function portable(markdown: string): { html: string; elements: Element[]; text: string } {
  const { html } = renderBody(markdown, {
    file: 'runbooks/a.md',
    firstLine: 1,
    lang: 'en',
    marksEffects: true,
    terms: new TermIndex([explained], 'en'),
    resolve: (target) =>
      /^https?:/.test(target)
        ? { href: target, external: true }
        : target.endsWith('.png')
          ? { href: `/hb/assets/${target}`, asset: target }
          : { href: target.startsWith('#') ? target : `/hb/${target}/` },
  })
  const written = portableHtml(html, page)
  const elements: Element[] = []
  let text = ''
  const walk = (node: Nodes) => {
    if (node.type === 'element') elements.push(node)
    if (node.type === 'text') text += node.value
    if ('children' in node) node.children.forEach(walk)
  }
  walk(fromHtml(written, { fragment: true }))
  return { html: written, elements, text }
}

const everything = `
## First section {#first}

The quorum is lost, says a [runbook](runbooks/b), the [web](https://example.org/a?b=1&c=2) and [below](#last).[^1]

> [!WARNING]
> Take care of \`<script>\` & co.

- [x] done
- [ ] open

![A curve](curve.png "Load")

\`\`\`console title="On the node"
$ rm -rf /var/lib/x && echo "<done>"
<done>
\`\`\`

| Name | Value |
| :--- | ----: |
| a    |     1 |

<details><summary>More</summary>

Text.

</details>

\`\`\`mermaid
flowchart LR
  A[Start] --> B[End]
\`\`\`

### Last

[^1]: A note with a [link](runbooks/c).
`

it('nothing is left that readers drop, run or cannot style', () => {
  const { elements } = portable(everything)
  const names = new Set(elements.map(({ tagName }) => tagName))
  for (const name of 'svg script style form button input aside details summary section span'.split(' ')) {
    expect(names, name).not.toContain(name)
  }
  const attributes = new Set(elements.flatMap(({ properties }) => Object.keys(properties)))
  expect([...attributes].sort()).toEqual(['alt', 'href', 'scope', 'src', 'title'])
})

it('every address is absolute, also of what stands on the same page', () => {
  const { elements } = portable(everything)
  const addresses = elements.flatMap(({ properties }) => properties.href ?? properties.src ?? [])
  expect(addresses).toEqual([
    'https://ops.example.org/hb/runbooks/b/',
    'https://example.org/a?b=1&c=2',
    `${page}#last`,
    `${page}#fn-1`,
    'https://ops.example.org/hb/assets/curve.png',
    'https://ops.example.org/hb/runbooks/c/',
  ])
})

it('all that is said is still said, and what only our pages need is not', () => {
  const { html, text } = portable(everything)
  expect(html).toContain('<h2>First section</h2>')
  expect(html).toContain('<blockquote><p><strong>Warning</strong></p>')
  expect(html).toContain('☑ done')
  expect(html).toContain('☐ open')
  expect(html).toMatch(/<p><strong>Flow chart: First section<\/strong> [^<]+<\/p>/)
  expect(text).toContain('$ rm -rf /var/lib/x && echo "<done>"\n<done>')
  expect(text).toContain('On the node')
  expect(text).toContain('The quorum is lost')
  for (const ours of ['Enough members.', '#\n', '↩', 'Explain']) expect(text).not.toContain(ours)
})

it.each([
  'a < b > c & d "e"',
  '<b>bold <i>and</b> crossed</i>',
  '<script>alert(1)</script>',
  '`</pre></div>`',
  '<node-name> ]]> <!-- x -->',
  '> quote\n> > deeper\n> > > deepest',
  '',
])('%j keeps its text and its nesting', (markdown) => {
  const { html } = portable(markdown)
  const tags = Array.from(html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)).filter(
    ([, , name]) => !['br', 'hr', 'img'].includes(name!),
  )
  const open: string[] = []
  for (const [, slash, name] of tags) {
    if (slash) expect(open.pop()).toBe(name)
    else open.push(name!)
  }
  expect(open).toEqual([])
  expect(html).not.toMatch(/<script/)
})
