import { describe, expect, it, vi } from 'vitest'
import { draftText } from '../../../../src/drafts/draft.ts'
import { target } from '../imported.ts'
import { bodiesOf, checked, importTree, refusalOf, type Tree, told } from './tree.ts'

vi.setConfig({ testTimeout: 600_000 })

const handbook = await target()
const one = (text: string, more: Tree = {}) => importTree({ 'a.md': text, ...more }, handbook)
const bodyOf = (text: string, more: Tree = {}) => bodiesOf(one(text, more))['a']!

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const chunk = (type: string, data: string) => {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(type + data, 4, 'latin1')
  return bytes
}

describe('the title', () => {
  it.each([
    ['is that of the front matter', '---\ntitle: One\n---\n# Two\n\nText.', 'One', '## Two\n\nText.'],
    ['is the first heading, which leaves the text', '# One\n\nText.', 'One', 'Text.'],
    ['leaves no heading that repeats it', '---\ntitle: One & two\n---\n\n# One & Two\n\nText.', 'One & two', 'Text.'],
    ['is a heading underlined', 'One\n===\n\nText.', 'One', 'Text.'],
    ['is a heading of HTML', '<h1 align="center">One</h1>\n\nText.', 'One', 'Text.'],
    ['keeps placeholders', '# Restart <node>\n\nText.', 'Restart <node>', 'Text.'],
    [
      'stays in the text where it holds a link',
      '# [One](https://a.example/)\n\nText.',
      'One',
      '## [One](https://a.example/)\n\nText.',
    ],
    ['is the name of the file at last', 'Text.', 'A', 'Text.'],
  ])('%s', (_, text, title, body) => {
    const imported = one(text)
    expect(imported.drafts[0]!.data['title']).toBe(title)
    expect(imported.drafts[0]!.body.trim()).toBe(body)
  })
})

describe('headings', () => {
  it('are of regular levels, and further first ones are demoted', () => {
    expect(bodyOf('# T\n\n### A\n\n###### B\n\n# C\n\n## D\n')).toBe('## A\n\n### B\n\n## C\n\n### D')
  })

  it('keep the anchors that their generator gave them', () => {
    const text = '# Setup\n\n[1](#setup-1) [2](#setup-2) [3](#Setup-1)\n\n## Setup\n\n## Setup\n'
    expect(bodyOf(text)).toBe('[1](#setup-1) [2](#setup-2) [3](#setup-1)\n\n## Setup {#setup-1}\n\n## Setup {#setup-2}')
  })

  it('keep what an author gave them, in all ways to write it', () => {
    expect(bodyOf('# T\n\n[1](#x) [2](#y) [3](#1z)\n\n## A {: #x .cls }\n\n## B { #y }\n\n## C {#1z}\n')).toBe(
      '[1](#x) [2](#y) [3](#c)\n\n## A {#x}\n\n## B {#y}\n\n## C',
    )
  })

  it('are where anchors of tags lead', () => {
    expect(bodyOf('# T\n\n[1](#here)\n\n<a name="here"></a>\n\n## A & B\n')).toContain('[1](#a--b)')
  })

  it('with a tag whose words nobody can tell lead where they led', async () => {
    const imported = importTree({ 'a.md': '# T\n\n[1](#größe-node)\n\n- # Größe <center>node\n' }, handbook)
    expect(bodiesOf(imported)['a']).toContain('{#section-groe-node}')
    expect((await checked(imported)).errors).toEqual([])
  })
})

describe('links', () => {
  it.each([
    ['by path', '[x](dir/b.md)'],
    ['without ending', '[x](dir/b)'],
    ['as the address of a page', '[x](./dir/b/)'],
    ['with HTML’s ending', '[x](dir/b.html)'],
    ['from the root', '[x](/dir/b)'],
    ['in brackets', '[x](<dir/b.md>)'],
    ['encoded', '[x](dir%2Fb.md)'],
    ['with backslashes', '[x](dir\\b.md)'],
    ['in another case', '[x](Dir/B.MD)'],
    ['by reference', '[x][r]\n\n[r]: dir/b.md'],
    ['as a tag', '<a href="dir/b.md" target="_blank">x</a>'],
    ['with a query', '[x](dir/b.md?plain=1)'],
  ])('lead to the other draft: %s', (_, text) => {
    expect(bodyOf(text, { 'dir/b.md': '# B\n' })).toContain('runbook:dir-b')
  })

  it('with blanks and umlauts in their address are found', () => {
    const more = { 'Über uns.md': '# Wir\n' }
    expect(bodyOf('[a](Über uns.md) [b](%C3%9Cber%20uns.md) [c](<Über uns.md>)', more)).toBe(
      '[a](runbook:ueber-uns) [b](runbook:ueber-uns) [c](runbook:ueber-uns)',
    )
  })

  it('that lead nowhere keep their words and are told with their line', () => {
    const imported = one(
      '# T\n\n[gone](gone.md), [part](#gone),\n[out](../../etc/passwd), [conf](app.yaml) and [js](javascript:alert(1)).\n',
      { 'app.yaml': 'x' },
    )
    expect(bodiesOf(imported)['a']).toBe('gone, part,\nout, conf and js.')
    expect(told(imported, /^The link/)).toEqual([
      'dropped a.md:3 The link to “gone.md” is broken in the source: there is no “gone.md”; its words stay.',
      'dropped a.md:3 The link to “#gone” is broken in the source: this page has no part “gone”; its words stay.',
      'dropped a.md:4 The link to “../../etc/passwd” leads out of the imported folder; its words stay.',
      'dropped a.md:4 The link to “app.yaml” leads to app.yaml, which is not imported; its words stay.',
      'dropped a.md:4 The link to “javascript:alert(1)” is left out, its words stay: pages lead to no address of this kind.',
    ])
  })

  it('to files that are not imported lead to the original, where that is known', () => {
    const imported = importTree({ 'x/a.md': '[conf](../app.yaml)\n', 'app.yaml': 'x' }, handbook, {
      'origin-url': 'https://git.example/ops/docs/',
      license: 'CC-BY-4.0',
      commit: '51cd0c90',
    })
    expect(bodiesOf(imported)['x-a']).toBe('[conf](https://git.example/ops/docs/app.yaml)')
    expect(imported.drafts[0]!.data).toMatchObject({
      license: 'CC-BY-4.0',
      origin: { url: 'https://git.example/ops/docs/x/a.md', commit: '51cd0c90', license: 'CC-BY-4.0' },
    })
  })
})

describe('images', () => {
  it('are copied under safe names, without what their program noted', async () => {
    const noted = Buffer.concat([PNG.subarray(0, 33), chunk('tEXt', 'Author\0Frieda'), PNG.subarray(33)])
    const imported = one(
      '![A queue](<Bilder/Größe 1.PNG>) <img src="/Bilder/Größe 1.PNG" alt="b" style="x" width=20>',
      {
        'Bilder/Größe 1.PNG': noted,
      },
    )
    expect(imported.assets.map(({ file }) => file)).toEqual(['runbooks/images/bilder-groesse-1.png'])
    expect(Buffer.from(imported.assets[0]!.bytes).equals(PNG)).toBe(true)
    expect(bodiesOf(imported)['a']).toBe(
      '![A queue](images/bilder-groesse-1.png) <img src="images/bilder-groesse-1.png" alt="b" width="20">',
    )
    expect((await checked(imported)).errors).toEqual([])
  })

  it('that cannot be shown leave their words, and a link where they lie elsewhere', async () => {
    const imported = one(
      '![a gif](x.gif) ![gone](y.png) ![script](z.svg) ![far](https://a.example/i.png) [![b](https://a.example/b.svg)](https://b.example/)',
      {
        'x.gif': 'GIF89a',
        'z.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      },
    )
    expect(bodiesOf(imported)['a']).toBe('a gif gone script [far](https://a.example/i.png) [b](https://b.example/)')
    expect(imported.assets).toEqual([])
    expect((await checked(imported)).errors).toEqual([])
  })
})

describe('HTML', () => {
  it.each([
    [
      'placeholders',
      'ssh <host> as <user-name>, cp <source> <address>',
      'ssh <host> as <user-name>, cp &lt;source> &lt;address>',
    ],
    ['attributes', '<div align="center" onclick="x()">\n\nText\n\n</div>', '<div>\n\nText\n\n</div>'],
    ['what only frames', '<center>Text</center>', '<div>Text</div>'],
    ['what is not closed', '<details>\n\nText', '&lt;details>\n\nText'],
    ['what ends nothing', 'Text</div>', 'Text'],
    ['scripts', 'Text\n\n<script>alert(1)</script>\n\nMore', 'Text\n\n\n\nMore'],
    ['frames', '<iframe src="https://a.example/v" title="Talk"></iframe>', '<a href="https://a.example/v">Talk</a>'],
    [
      'allowances of the source',
      '<!-- opsbook-allow secret until 2099-01-01: no -->\n\nText',
      '<!-- opsbook allow secret until 2099-01-01: no -->\n\nText',
    ],
  ])('is words or Markdown: %s', async (_, text, body) => {
    const imported = one(text)
    expect(imported.drafts[0]!.body.trim()).toBe(body)
    expect((await checked(imported)).errors).toEqual([])
  })
})

describe('what is read besides the text', () => {
  it('summary: whole sentences, never cut', () => {
    const long = `${'word '.repeat(70).trim()}. ${'More '.repeat(30).trim()}.`
    expect(one(`# T\n\n![i](x.png)\n\n${long}`).drafts[0]!.data['summary']).toBe(`${'word '.repeat(70).trim()}.`)
    expect(one('# T\n\n- a list').drafts[0]!.data['summary']).toMatch(/^\[to be written: /)
    expect(one(`# T\n\n${'word '.repeat(200)}`).drafts[0]!.data['summary']).toMatch(/^\[to be written: /)
  })

  it('owner and service by rules, of which the last that matches counts', () => {
    const tree = { 'a.md': 'A.', 'ceph/b.md': 'B.', 'ceph/x/c.md': 'C.' }
    const { drafts } = importTree(tree, handbook, { rule: ['ceph/**=service:block-storage', '**/c.md=service:api'] })
    expect(drafts.map(({ id, data }) => [id, data['services']])).toEqual([
      ['a', ['api']],
      ['ceph-b', ['block-storage']],
      ['ceph-x-c', ['api']],
    ])
  })

  it('risk from the commands, never less than is known', () => {
    const risk = (code: string) => one(`# T\n\n\`\`\`bash\n${code}\n\`\`\``).drafts[0]!.data['risk']
    expect([
      risk('kubectl get pods'),
      risk('frobnicate'),
      risk('systemctl restart x'),
      risk('rm -rf /var/lib/x'),
    ]).toEqual(['read-only', 'reversible', 'reversible', 'destructive'])
  })

  it('a licence that forbids adaptation, which every draft then says', () => {
    const imported = one('# T\n\nText.', { LICENSE: 'Attribution-NoDerivatives 4.0 International\n' })
    expect(imported.drafts[0]!.data['license']).toBe('CC-BY-ND-4.0')
    expect(imported.drafts[0]!.body).toMatch(/^\[to be written: who has permitted this page/)
    expect(told(imported, /forbids adaptation/)).toHaveLength(1)
  })

  it('front matter of which the meaning is not sure is told as dropped', () => {
    const imported = one('---\ntitle: T\nauthor: Frieda\nfoo: {a: 1}\n---\nText.')
    expect(told(imported, /front matter also/)).toEqual([
      'dropped a.md:1 The front matter also says “author”, “foo”; nothing here means the same.',
    ])
    expect(draftText(imported.drafts[0]!)).not.toContain('Frieda')
  })

  it('ids: the folder for its index, unique whatever the names are', () => {
    const { drafts } = importTree(
      {
        'README.md': 'A.',
        'x/index.md': 'B.',
        'x.md': 'C.',
        'X.MD': 'D.',
        '手順.md': 'E.',
        'print.md': 'F.',
        [`${'long/'.repeat(30)}a.md`]: 'G.',
        'b.de.md': 'H.',
        'b.md': 'I.',
      },
      handbook,
    )
    const ids = drafts.map(({ id, lang }) => `${id}${lang ? `.${lang}` : ''}`).sort()
    expect(new Set(ids).size).toBe(9)
    expect(ids).toEqual(expect.arrayContaining(['overview', 'x', 'x-2', 'x-3', 'print-2', 'b', 'b.de']))
    expect(drafts.every(({ id }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 80)).toBe(true)
  })

  it.each([
    ['processes', 'process'],
    ['postmortems', 'postmortem'],
  ])('becomes %s as well', async (as, kind) => {
    const imported = importTree({ 'a.md': '# T\n\nA sentence of it.\n' }, handbook, { as })
    expect(imported.drafts[0]!.kind).toBe(kind)
    expect((await checked(imported)).errors).toEqual([])
  })
})

describe('hostile trees', () => {
  const deep = `${'> '.repeat(600)}x`
  it.each<[string, Tree]>([
    ['paths out of the tree', { 'a.md': '![x](../../../etc/passwd) <img src="../../x.png"> [y](..\\..\\x)' }],
    ['NUL and control characters', { 'a.md': '# T\0\n\nA\0B \u0007 [x](a\0b.md)\n' }],
    ['Windows line ends and a mark', { 'a.md': '\uFEFF---\r\ntitle: T\r\n---\r\n\r\n```\r\ncode\r\n```\r\n' }],
    ['Latin-1', { 'a.md': new Uint8Array([0x23, 0x20, 0xdc, 0x62, 0x65, 0x72, 0x0a]) }],
    ['quotes in quotes', { 'a.md': deep }],
    ['lists in lists', { 'a.md': Array.from({ length: 150 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n') }],
    ['an open fence', { 'a.md': '# T\n\n```bash\n# not a heading\n<b>\n' }],
    ['fences in fences', { 'a.md': '````md\n```bash\nx\n```\n````\n\n~~~\n```\n~~~\n' }],
    ['front matter without an end', { 'a.md': '---\ntitle: T\n\nText.\n' }],
    ['front matter that is no YAML', { 'a.md': '---\ntitle: [\n---\nText.\n' }],
    ['front matter that runs', { 'a.md': '---js\nprocess.exit(9)\n---\nText.\n' }],
    ['tags in front matter', { 'a.md': '---\ntitle: !!js/function "x"\nx: !!python/object:os.system y\n---\nText.\n' }],
    [
      'names of the language’s own',
      { 'a.md': '---\n__proto__: x\nconstructor: y\ntitle: T\n---\nText.\n', '__proto__.md': 'x' },
    ],
    [
      'a bomb in mkdocs.yml',
      {
        'a.md': 'Text.',
        'mkdocs.yml': `a: &a [x, x]\nb: &b [*a, *a]\nnav: [*b, *b, *b]\nemoji: !!python/name:os.system\n`,
      },
    ],
    [
      'navigation in circles',
      { 'a.md': '```{toctree}\nb\n```', 'b.md': '```{toctree}\na\n```', 'SUMMARY.md': '[a](a.md)\n[s](SUMMARY.md)' },
    ],
    ['a sidebar that runs', { 'a.md': 'Text.', 'sidebars.js': 'process.exit(9); module.exports = {x: ["a", "gone"]}' }],
    ['one id twice', { 'a b.md': 'One.', 'a-b.md': 'Two.', 'A_B.md': 'Three.' }],
    ['references without end', { 'a.md': '&amp;'.repeat(4000) }],
    [
      'a table of a million cells',
      { 'a.md': `${'|'.repeat(30_000)}\n${'|-'.repeat(30_000)}|\n${'x|\n'.repeat(1000)}` },
    ],
    ['tags without end', { 'a.md': `${'<div><table><tr>'.repeat(300)}\n\n${'<a '.repeat(2000)}` }],
    ['colons without end', { 'a.md': `${':::foo\n'.repeat(500)}${':::note\n'.repeat(150)}` }],
    ['shortcodes without end', { 'a.md': '{{< a '.repeat(3000) + '{{% note %}}'.repeat(500) }],
    [
      'anchors of one name',
      { 'a.md': '# T\n\n## A {#x}\n\n## B {#x}\n\n## X\n\n## Footnotes {#footnotes}\n\n[^1]\n\n[^1]: n\n' },
    ],
    [
      'links in links',
      {
        'a.md':
          '[a [b](https://b.example/) c](https://a.example/) <a href="https://a.example/">[x](https://b.example/)</a>',
      },
    ],
    ['diagrams that cannot be drawn', { 'a.md': '```mermaid\nflowchart LR\n  a[Detect --> b[Decide]\n```\n' }],
    [
      'addresses that no browser reads',
      {
        'a.md': '[a](https://user:pw@host/) <https://HOST:PORT/> [b](http://[::1) [c](data:text/html,x) [d](ftp://h/x)',
      },
    ],
    ['characters that turn the text round', { 'a.md': '# \u202ecba\n\n[x\u202e](b.md)' }],
    ['a schema of ours', { 'a.md': '[x](runbook:nothing) [y](service:none) [z](/runbooks/x/)' }],
    [
      'tabs and bodies that do not end',
      { 'a.md': '=== "A"\n\n    ```\n    code\n\n!!! note\n    - x\n\n        ```\n        y\n' },
    ],
    ['alerts of two cases', { 'x/KubeDown.md': 'KubeDown', 'y/kubeDown.md': 'kubeDown' }],
    ['footnotes that nothing refers to', { 'a.md': 'Text.\n\n[^1]: Kept.\n\n[^2]: x[^2]\n' }],
  ])('become drafts that the checks accept: %s', async (_, tree) => {
    const { errors } = await checked(importTree(tree, handbook))
    expect(errors.filter(({ rule }) => !['secret', 'personal-data', 'internal'].includes(rule))).toEqual([])
  })

  it.each<[string, Tree, Record<string, string | string[]>, RegExp]>([
    ['no page', { 'a.txt': 'x' }, {}, /no page in this folder/],
    ['only what is too large', { 'a.md': 'x'.repeat(10 * 1024 * 1024) }, {}, /no page/],
    ['only what is empty', { 'a.md': ' \n' }, {}, /no page/],
    ['an unknown kind', { 'a.md': 'x' }, { as: 'manifesto' }, /nothing that pages can become/],
    ['an unknown team', { 'a.md': 'x' }, { owner: 'nobody' }, /there is no team “nobody”/],
    ['an unknown service', { 'a.md': 'x' }, { service: '__proto__' }, /there is no service/],
    ['a rule that is none', { 'a.md': 'x' }, { rule: ['ceph'] }, /“ceph” is no rule/],
    ['a rule of an unknown service', { 'a.md': 'x' }, { rule: ['*=service:x'] }, /there is no service “x”/],
    ['a page without owner', { 'a.md': 'x' }, { owner: '' }, /a\.md: nothing says which team/],
    ['a language of others', { 'a.md': 'x' }, { lang: 'fr' }, /not in “fr”/],
    ['an address that runs', { 'a.md': 'x' }, { 'origin-url': 'javascript:alert(1)' }, /--origin-url/],
    ['a commit that is none', { 'a.md': 'x' }, { commit: 'HEAD' }, /not a commit/],
  ])('are refused with their reason: %s', (_, tree, options, reason) => {
    expect(refusalOf(tree, handbook, options).join('\n')).toMatch(reason)
  })

  it('says all that is wrong with the options at once', () => {
    expect(refusalOf({ 'a.md': 'x' }, handbook, { as: 'x', owner: 'y', service: 'z', lang: 'q' })).toHaveLength(4)
  })
})

describe('a second time', () => {
  it('gives the same bytes', () => {
    const tree = { 'a.md': '# A\n\n[b](b.md#x)\n', 'b.md': '# B\n\n## X\n', 'c/i.png': PNG, 'c/a.md': '![x](i.png)' }
    expect(importTree(tree, handbook)).toEqual(importTree(tree, handbook))
  })
})
