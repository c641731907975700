/** What people really write: no wall may take it for an attack. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { auditPage } from '../../../src/publish/audit-page.ts'
import { pageAround } from '../publish/naive-page.ts'
import { snippetsIn } from './attack-snippets.ts'
import { dangersOf } from './dangers.ts'
import { elements, render, words } from './rendering.ts'

const harmless = snippetsIn('harmless')
const attacks = snippetsIn('attacks')
const FENCE = '`'.repeat(12)

/** What either wall says against a text. */
function complaints(markdown: string, context: Parameters<typeof render>[1] = {}): string[] {
  const { html, findings } = render(markdown, context)
  const errors = findings.filter(({ severity }) => severity === 'error')
  return [
    ...errors.map(({ rule, message }) => `${rule}: ${message}`),
    ...auditPage(pageAround(html)).problems.map(({ message }) => `audit: ${message}`),
    ...dangersOf(html),
  ]
}

describe('a harmless text is not refused', () => {
  test.each(harmless)('$family: $name', ({ text }) => {
    expect(complaints(text)).toEqual([])
  })

  test('all attacks, shown in code blocks, to the last character', () => {
    const shown = attacks.filter(({ text }) => !text.includes('\0'))
    for (const { name, text } of shown) {
      const markdown = `${FENCE}\n${text}${FENCE}\n`
      expect(complaints(markdown), name).toEqual([])
      const [code] = elements(render(markdown).html, 'code')
      // Parsers and people read all ends of lines as one.
      expect(words(code!).trimEnd(), name).toBe(text.replace(/\r\n?/g, '\n').trimEnd())
    }
    expect(shown.length + harmless.length).toBeGreaterThanOrEqual(600)
  })

  test('all that our own handbook says', () => {
    const content = fileURLToPath(new URL('../../../content/', import.meta.url))
    const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    expect(files.length).toBeGreaterThan(40)
    for (const file of files) {
      const body = readFileSync(content + file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
      expect(
        complaints(body, { resolve: (target) => ({ href: target.replace(/^[a-z]+:(?!\/\/)/, '/') }) }),
        file,
      ).toEqual([])
    }
  })
})
