/** What the first wall accepts, the second accepts: a text that only the audit refused would be a build that nobody can mend. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditPage } from '../../../src/publish/audit-page.ts'
import { cpuTime } from '../cpu-time.ts'
import { render } from '../markdown/rendering.ts'
import { pageAround } from './naive-page.ts'

const tags =
  'p b i a table thead tbody tr td th caption ul ol li dl dt dd details summary figure figcaption pre code blockquote div span sub kbd'
const fragments = [
  ...tags.split(' ').flatMap((tag) => [tag === 'a' ? '<a href="x">' : `<${tag}>`, `</${tag}>`]),
  ...[
    '\n',
    '\n\n',
    '\n\n',
    '\n- ',
    '\n1. ',
    '\n> ',
    '\n    ',
    '  ',
    '\n## ',
    '\n---\n',
    '\n:::note\n',
    '\n:::\n',
    '\n| a |\n| - |\n| ',
  ],
  ...[
    'words',
    'a < b & c',
    '**bold**',
    '`code`',
    '[x](y)',
    '<https://example.org>',
    '![x](y.png)',
    '<br>',
    '<hr>',
    '<img src="y.png" alt="z">',
  ],
  ...[
    '[^1]',
    '\n\n[^1]: x\n',
    '\n```\n',
    '\n```mermaid\ngraph TD\nA-->B\n```\n',
    '\n> [!NOTE]\n> ',
    '<node-name>',
    '&lt;',
    '\ue000',
    '\u001b[31m',
  ],
]

test('a text that is rendered without an error makes a page without a problem', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 14 }), (parts) => {
      const { html, findings } = render(parts.join(''), { resolve: (target) => ({ href: target }) })
      if (findings.some(({ severity }) => severity === 'error')) return
      accepted++
      expect(auditPage(pageAround(html)).problems, html).toEqual([])
    }),
    { numRuns: 5_000 },
  )
  expect(accepted).toBeGreaterThan(500)
}, 60_000)

test('a table may do without its body, as browsers write it themselves', () => {
  const { html, findings } = render('<table><tr><th>x</th></tr></table>')
  expect(findings).toEqual([])
  expect(auditPage(pageAround(html)).problems).toEqual([])
})

test.each(['<a x="', '<a ', '</a', '<b>', '</b>', '<!--', '<', '<noscript>', '<svg><title>', '<title>', '<p a b c d'])(
  'a page of nothing but %j is read in time',
  (piece) => {
    const html = piece.repeat(300_000 / piece.length)
    const start = cpuTime()
    expect(auditPage(html).problems).not.toEqual([])
    expect(cpuTime() - start).toBeLessThan(4_000)
  },
)
