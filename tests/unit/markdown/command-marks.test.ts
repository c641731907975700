/** A runbook says on the very block what its commands do; the words and the code stay as their author wrote them. */
import { describe, expect, test } from 'vitest'
import { elements, render, words } from './rendering.ts'

const runbook = (code: string, language: string, lang = 'en') =>
  render(`\`\`\`\`\`${language}\n${code}\n\`\`\`\`\``, { marksEffects: true, lang })

/** The effect of a block, the word on it, and the effect of each typed line. */
function marks(code: string, language: string) {
  const { html } = runbook(code, language)
  const [figure] = elements(html, 'figure')
  const classes = elements(html).map((each) => (each.properties.className as string[] | undefined) ?? [])
  expect(words(elements(html, 'code')[0]!)).toBe(code)
  return {
    block: figure!.properties.dataEffect,
    word: elements(html, 'figcaption').map(words).join(),
    lines: classes.filter(([name]) => name === 'command').map(([, effect]) => effect ?? '-'),
  }
}

describe('the mark on a block of commands', () => {
  test.each<[code: string, language: string, block: string | undefined, lines: string]>([
    ['# df -h /var', 'console', undefined, '-'],
    ['# systemctl restart etcd\n# systemctl status etcd', 'console', 'changes', 'changes -'],
    ['$ kubectl get pvc\nNAME\n$ kubectl delete pvc data-0', 'console', 'destroys', '- destroys'],
    // What was printed destroys nothing.
    ['# cat notes\nrm -rf /var/lib/data', 'console', undefined, '-'],
    // A command that goes on is marked where its dangerous part begins.
    ['# df -h && \\\n> rm -rf /var/lib/data', 'console', 'destroys', '- destroys'],
    ['# rm -rf \\\n>   /var/lib/data', 'console', 'destroys', 'destroys -'],
    ['# ls; echo "$(truncate -s 0 /var/log/app.log)"', 'console', 'destroys', 'destroys'],
    ['# cat <<EOF\nrm -rf /\nEOF', 'console', undefined, '-'],
    ['# no-such-program --delete everything', 'console', undefined, '-'],
    ["# echo 'rm -rf /' '<script>", 'console', undefined, '-'],
    ['mv a b', 'bash', 'changes', ''],
    ['$ rm -rf /var/lib/data', 'text', 'destroys', ''],
    ['SELECT 1; DROP TABLE users', 'sql', 'destroys', ''],
    ['rm: -rf', 'yaml', undefined, ''],
    ['', 'console', undefined, ''],
    ['#', 'console', undefined, ''],
  ])('%j in %s: %s', (code, language, block, lines) => {
    const word = block === 'destroys' ? 'destructive' : block === 'changes' ? 'changes something' : ''
    expect(marks(code, language)).toEqual({ block, word, lines: lines === '' ? [] : lines.split(' ') })
  })

  test('stands before the title that the author gave, and speaks the language of the page', () => {
    const { html } = runbook('rm -rf /srv', 'bash title="On each node"', 'de')
    expect(html).toContain('<figcaption><span class="effect">zerstörend</span> On each node</figcaption>')
  })

  test('is for runbooks: what a postmortem shows was done, and is not to be done', () => {
    expect(render('```console\n# rm -rf /srv\n```').html).not.toMatch(/effect|destroys/)
  })
})

describe('an option within a sentence', () => {
  test.each([
    ['crictl ps --name etcd', ['--name']],
    ['lsof -nP +L1', ['-nP']],
    ['--force-new-cluster', ['--force-new-cluster']],
    ['tar -x --file=a-b.tar', ['-x', '--file']],
    ['kube-apiserver', []],
    ['a - b -- c', []],
    ['-', []],
    [`--${'x'.repeat(200)}`, []],
    ['--a --b\t-c', ['--a', '--b', '-c']],
    ['<img src=x onerror=alert(1)> --x', ['--x']],
  ])('is kept whole in %j', (code, options) => {
    const { html } = render(`Run \`${code}\`.`)
    expect(words(elements(html, 'code')[0]!)).toBe(code)
    expect(elements(html, 'span').map(words)).toEqual(options)
  })
})
