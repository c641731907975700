import { describe, expect, test } from 'vitest'
import { cpuTime } from '../cpu-time.ts'
import { checkHarmless } from './harmless.ts'
import { parsed, render, words } from './rendering.ts'

const LIMIT = 512_000
const cut = (text: string): string => text.slice(0, LIMIT)
const times = (text: string, count: number): string => cut(text.repeat(count))

const growing = (line: (index: number) => string): string => {
  let text = ''
  for (let index = 0; text.length < LIMIT && index < 50_000; index++) text += line(index)
  return cut(text)
}

const FAMILIES: Record<string, string> = {
  'nested lists': growing((index) => `${'  '.repeat(index)}- a\n`),
  'lists in one line': times('- ', 100_000),
  'nested quotes': times('>', LIMIT),
  'many quotes a line': times(`${'>'.repeat(400)}a\n`, 2_000),
  'emphasis closers': times('a**b', 100_000),
  'emphasis openers': times('*a _b ', 80_000),
  'nested emphasis': `${'**_'.repeat(40_000)}a${'_**'.repeat(40_000)}`,
  'backtick runs': growing((index) => `e${'`'.repeat(index)}`),
  brackets: times('[', LIMIT),
  'link openers': times('[a](', LIMIT),
  'image openers': times('![', LIMIT),
  'wide table': cut(`${'|x'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|a\n'.repeat(500)}`),
  'huge table': cut(`${'|x'.repeat(50_000)}|\n${'|-'.repeat(50_000)}|\n${'|a\n'.repeat(50_000)}`),
  'character references': times('&amp;', LIMIT),
  'open tags': times('<div>', LIMIT),
  'open words': times('<b><i>', LIMIT),
  'unfinished tags': times('<a x=', LIMIT),
  'unfinished quotes': times('<a x="', LIMIT),
  'unfinished end tags': times('</a', LIMIT),
  comments: times('<!-- ', LIMIT),
  instructions: times('<?', LIMIT),
  'details around details': times('<details>\n\n', LIMIT),
  'tags in a block': `<div>\n${'<b>x</b>\n'.repeat(20_000)}`,
  definitions: cut(`${'[a]: u\n'.repeat(30_000)}${'[a] '.repeat(50_000)}`),
  footnotes: cut(`[^a]: u\n\n${'[^a] '.repeat(40_000)}`),
  containers: times(':::note\n', LIMIT),
  'unequal containers': cut('::::note\n'.repeat(20_000) + ':::\n'.repeat(20_000)),
  'indented containers': growing((index) => `${'    '.repeat(index)}!!! note\n`),
  'anchor openers': `# ${'{#'.repeat(100_000)}`,
  'spaces before a mark': times(`${' '.repeat(1_000)}x\n`, 500),
  'diagram brackets': `\`\`\`mermaid\ngraph TD\nA${'['.repeat(100_000)}`,
  'diagram arrows': `\`\`\`mermaid\ngraph TD\nA${'-- '.repeat(100_000)}`,
  'diagram messages': `\`\`\`mermaid\nsequenceDiagram\n${'A-'.repeat(100_000)}`,
  'diagram classes': `\`\`\`mermaid\nclassDiagram\n${'A.'.repeat(50_000)}`,
  'large diagram': `\`\`\`mermaid\ngraph TD\n${Array.from({ length: 5_000 }, (_, index) => `A${index}-->A${index + 1}\n`).join('')}`,
  'hostile markup': times(`\`\`\`html\n${'<a '.repeat(1_300)}\n\`\`\`\n`, 100),
}

describe('hostile sizes', () => {
  test.each(Object.entries(FAMILIES))(
    '%s are rendered or refused within seconds',
    (_, markdown) => {
      const start = cpuTime()
      const body = render(markdown)
      // About a second on an idle machine; the tests share theirs.
      expect(cpuTime() - start).toBeLessThan(4_000)
      expect(body.html.length).toBeGreaterThan(0)
    },
    20_000,
  )
})

describe('nesting', () => {
  test('of a hundred levels or more is reported, and nothing is lost', () => {
    const body = render(`${'> '.repeat(150)}deep`)
    expect(body.findings.map((finding) => finding.rule)).toEqual(['nesting-depth'])
    expect(words(parsed(body.html))).toContain('deep')
    checkHarmless(body.html)
  })

  test('that would hold the parser is refused with the line that does it', () => {
    const body = render(`a\n\n${'>'.repeat(5_000)}b`, { firstLine: 10 })
    expect(body.findings.map((finding) => [finding.rule, finding.line])).toEqual([['nesting-depth', 12]])
    expect(words(parsed(body.html))).toContain('>b')
  })

  test('of raw tags, containers and lists counts together', () => {
    const body = render(`${'<div>\n\n'.repeat(60)}${'> '.repeat(60)}${':::note\n'.repeat(60)}`)
    expect(body.findings.some((finding) => finding.rule === 'nesting-depth')).toBe(true)
  })
})
