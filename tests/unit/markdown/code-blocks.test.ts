import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../cpu-time.ts'
import { elements, render, words } from './rendering.ts'

const codeOf = (html: string): string => words(elements(html, 'code')[0]!)

describe('code blocks', () => {
  test('have a frame, a language and a title', () => {
    expect(render('```bash title="x.sh"\nls\n```').html).toBe(
      '<figure class="code" data-language="bash"><figcaption>x.sh</figcaption><pre tabindex="0"><code><span class="token function">ls</span></code></pre></figure>\n',
    )
    expect(render("```foo title='<b>'\nx\n```").html).toContain(
      '<figcaption>&lt;b&gt;</figcaption><pre tabindex="0"><code>x</code>',
    )
  })

  test.each([
    ['sh', 'bash'],
    ['shell', 'bash'],
    ['yml', 'yaml'],
    ['ts', 'typescript'],
    ['py', 'python'],
    ['dockerfile', 'docker'],
    ['tf', 'hcl'],
    ['shell-session', 'console'],
    ['', 'text'],
    ['promql', 'promql'],
    ['no"such<lang', 'nosuchlang'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('%j is known as %j', (written, language) => {
    const body = render(`\`\`\`${written}\nx\n\`\`\``)
    expect(body.html).toContain(`data-language="${language}"`)
    expect(body.findings).toEqual([])
  })

  const languages = [
    'bash',
    'console',
    'yaml',
    'json',
    'ts',
    'py',
    'sql',
    'ini',
    'systemd',
    'nginx',
    'docker',
    'diff',
    'hcl',
    'html',
    'md',
    'nope',
    '',
  ]

  test('the text is the source, byte for byte', () => {
    const piece = fc.constantFrom(
      ...'ab$# <>&"\'\\\t{}[]()|;:=-+*/%@!.,1 \n\n~^äß😀'.split(/(?:)/u),
      '<<EOF',
      '$(',
      '$' + '{x}',
      '&amp;',
      '#!',
      '> ',
      'a@b:~$ ',
      '-->',
    )
    const code = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...languages), code, (language, source) => {
        expect(codeOf(render(`~~~~~~~~ ${language}\n${source}\n~~~~~~~~`).html)).toBe(source)
      }),
      { numRuns: 1_000 },
    )
  }, 30_000)

  test('every language that we colour keeps the text', () => {
    const source =
      'a: "b" # c\n<x y=\'z\'>&amp;</x>\n\tfor i in $(ls); do echo $i; done\n-- 1.5e3 `q`\n@@ -1 +1 @@\n+x\n-y'
    for (const language of [
      'bash',
      'markup',
      'css',
      'go',
      'rust',
      'java',
      'php',
      'perl',
      'lua',
      'http',
      'log',
      'regex',
      'graphql',
      'makefile',
      'powershell',
      'toml',
      'nix',
      'promql',
      'haproxy',
      'git',
      'awk',
      'dns-zone-file',
      'jsx',
      'tsx',
    ]) {
      expect(codeOf(render(`\`\`\`\`${language}\n${source}\n\`\`\`\``).html), language).toBe(source)
    }
  })

  test('a terminal session tells prompts, commands and output apart', () => {
    const { html } = render('```console\n$ ls -l \\\n> /tmp\ntotal 0\n[root@db1 ~]# id\nuid=0 <root>\n```')
    const parts = elements(html, 'span').flatMap((span) => {
      const name = String((span.properties.className as string[])[0])
      return name === 'token' ? [] : [`${name}|${words(span)}`]
    })
    expect(parts).toEqual([
      'prompt|$ ',
      'command|ls -l \\',
      'prompt|> ',
      'command|/tmp',
      'output|total 0\n',
      'prompt|[root@db1 ~]# ',
      'command|id',
      'output|uid=0 <root>',
    ])
  })

  test('long blocks stay plain, and fast', () => {
    const start = cpuTime()
    const { html } = render(`\`\`\`html\n${'<a '.repeat(50_000)}\n\`\`\``)
    expect(html).not.toContain('token')
    expect(cpuTime() - start).toBeLessThan(1_000)
  })
})
