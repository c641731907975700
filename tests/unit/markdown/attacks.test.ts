/** The first wall: what is written to attack is refused, or nothing is left of it in the page. */
import { describe, expect, test } from 'vitest'
import { type Snippet, snippetsIn } from './attack-snippets.ts'
import { dangersOf } from './dangers.ts'
import { render } from './rendering.ts'

const attacks = snippetsIn('attacks')
/** The most forgiving house there is: whatever a link names is there, and names of documents are addresses. */
const context = { resolve: (target: string) => ({ href: target.replace(/^(?:postmortem|runbook):/, '/') }) }

const isRefused = ({ text }: Snippet): boolean =>
  render(text, context).findings.some(({ severity }) => severity === 'error')

test('there are many attacks, each under a name of its own, and no two are the same', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(500)
  expect(new Set(attacks.map(({ text }) => text)).size).toBe(attacks.length)
  expect(new Set(attacks.map(({ family, name }) => `${family}: ${name}`)).size).toBe(attacks.length)
})

describe.each([...new Set(attacks.map(({ family }) => family))])('of the attacks by %s', (family) => {
  const snippets = attacks.filter((attack) => attack.family === family)

  test.each(snippets)('nothing is left: $name', ({ text }) => {
    expect(dangersOf(render(text, context).html)).toEqual([])
  })
})

test('most attacks are refused; the others are words to the parser, or lose what is dangerous with a warning', () => {
  expect(attacks.filter(isRefused).length).toBeGreaterThanOrEqual(430)
})

test('the judge sees what there is to see', () => {
  const dangerous = [
    '<script>1</script>',
    '<b onclick="x">x</b>',
    '<a href="java&#10;script:x">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="https:\\\\evil.example/">x</a>',
    '<a href="https://example.org@evil.example/">x</a>',
    '<img src="https://evil.example/x.png" alt="">',
    '<b id="location">x</b>',
    '<template><img src=x onerror=1></template>',
    '<svg><title><img src=x onerror=1></title></svg>',
    '<svg><rect fill="url(https://evil.example/x#a)"></rect></svg>',
    '</div></article></main><main>',
    '<meta http-equiv="refresh" content="0">',
    '<input type="password">',
    '<plaintext>',
  ]
  for (const html of dangerous) expect(dangersOf(html), html).not.toEqual([])
  expect(dangersOf('<h2 id="location">x</h2><p>a <a href="https://example.org/">b</a></p>')).toEqual([])
})
