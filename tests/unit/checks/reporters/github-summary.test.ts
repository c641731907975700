import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { markdownToHtml } from 'satteri'
import { describe, expect, it, vi } from 'vitest'
import { type GithubSummaryOptions, githubSummary } from '../../../../src/checks/reporters/github-summary.ts'
import { printable } from '../../../../src/checks/reporters/printable.ts'
import type { Finding } from '../../../../src/model/finding.ts'
import { anyFindings, finding, hostileTexts, isHarmless } from './findings.ts'

vi.setConfig({ testTimeout: 30_000 })

const summary = (findings: Finding[], options: Partial<GithubSummaryOptions> = {}) =>
  githubSummary(findings, { folder: 'content', ...options })

/** The elements and the text that a reader of the summary gets. */
function shown(markdown: string): { elements: Set<string>; addresses: unknown[]; text: string } {
  const elements = new Set<string>()
  const addresses: unknown[] = []
  let text = ''
  type Node = ReturnType<typeof fromHtml> | ReturnType<typeof fromHtml>['children'][number]
  const walk = (node: Node): void => {
    if (node.type === 'text') text += node.value
    if (node.type === 'comment') elements.add('comment')
    if (node.type === 'element') {
      elements.add(node.tagName)
      if (node.properties.href !== undefined) addresses.push(node.properties.href)
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(fromHtml(markdownToHtml(markdown).html, { fragment: true }))
  return { elements, addresses, text }
}

const OWN = ['h2', 'h3', 'ul', 'li', 'strong', 'code', 'br', 'wbr', 'p']

describe('the summary of a job', () => {
  it('lists all findings by file', () => {
    const findings = [
      finding({ file: 'a_b.md' }),
      finding({ file: 'a_b.md', severity: 'warn', line: 7, hint: undefined }),
      finding({ file: 'c.md' }),
    ]
    expect(shown(summary(findings)).text.replace(/\n+/g, '\n').trim()).toBe(`Check: 2 errors, 1 warning
content/a_b.md
error 2:9 “activ” is not a value of “status” schemaDid you mean “active”?
warning 7:9 “activ” is not a value of “status” schema
content/c.md
error 2:9 “activ” is not a value of “status” schemaDid you mean “active”?`)
  })

  it('says that nothing was found', () => {
    expect(summary([])).toBe('## Check: 0 errors, 0 warnings\n')
  })

  it('begins with changed files, and says which they are', () => {
    const text = summary([finding({ file: 'a.md' }), finding({ file: 'z.md' })], { changed: new Set(['z.md']) })
    expect(shown(text).text).toMatch(/content\/z\.md \(changed\)\n.*\n.*content\/a\.md\n/s)
  })

  it('links each place to its lines in this commit', () => {
    const blob = 'https://github.com/example/handbook/blob/0123abc'
    const text = summary([finding({ file: 'ä (1).md' }), finding({ file: 'b.md', endLine: 5 })], { blob })
    expect(shown(text).addresses).toEqual([
      `${blob}/content/%C3%A4%20(1).md?plain=1#L2`,
      `${blob}/content/b.md?plain=1#L2-L5`,
    ])
  })

  it('stays within the room that there is, and says what is left out', () => {
    const findings = Array.from({ length: 20_000 }, (_, index) => finding({ line: index + 1, message: `*${index}*` }))
    for (const room of [undefined, 50_000, 1_000]) {
      const text = summary(findings, { room })
      const told = text.match(/^- /gm)!.length
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room ?? 1024 * 1024)
      expect(Buffer.byteLength(text)).toBeGreaterThan((room ?? 1024 * 1024) - 600)
      expect(text).toContain(
        `**${20_000 - told} more findings do not fit here.** Run “npm run check” to see all of them.`,
      )
    }
    expect(summary([finding()], { room: 300 })).toContain('**1 more finding does not fit here.**')
    expect(summary([finding()])).not.toContain('not fit')
  })

  it.each(hostileTexts)('shows %s as text, in the message, the remedy and the file name', (_, text) => {
    const {
      elements,
      addresses,
      text: read,
    } = shown(summary([finding({ message: text, hint: text, file: `runbooks/${text}` })]))
    expect([...elements].filter((name) => !OWN.includes(name))).toEqual([])
    expect(addresses).toEqual([])
    // Blanks at the end of a line mean nothing.
    for (const place of [`content/runbooks/${text}`, text]) expect(read).toContain(printable(place).trim())
    expect(isHarmless(read)).toBe(true)
  })

  it('is made of its own elements only, whatever is found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const { elements, addresses } = shown(summary(findings))
        expect([...elements].filter((name) => !OWN.includes(name))).toEqual([])
        expect(addresses).toEqual([])
      }),
    )
  })
})
