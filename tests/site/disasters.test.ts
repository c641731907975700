/**
 * What people and machines really write by mistake, and one attack: all of it in one copy of a valid handbook, so that
 * one run has to tell everything.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { manifestOf } from '../../src/publish/site-files.ts'
import { type Ended, run } from './opsbook-command.ts'
import { copySmallHandbook, smallHandbook } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()
const content = join(folder, 'handbuch')
const dist = join(folder, 'dist')
const executed = join(folder, 'executed')

/** The header of a runbook that is right, in 11 lines, the last of them its end. */
const RUNBOOK = `---
title: Kaputt
summary: Ein Runbook, dessen Kopf stimmt.
status: retired
owner: leitstelle
services: [terminvergabe]
risk: read-only
access: [Keiner]
estimate: 1 Minute
---
`

interface Disaster {
  what: string
  file: string
  text: string | Uint8Array
  /** Each finding: line, column, rule, and the text that the caret stands under; empty for a whole file. */
  found: [line: number, column: number, rule: string, under: string][]
}

const disasters: Disaster[] = [
  {
    what: 'YAML that is not YAML: a colon in a value',
    file: 'runbooks/kein-yaml.md',
    text: RUNBOOK.replace('title: Kaputt', 'title: Kaputt: ganz und gar'),
    found: [[2, 8, 'yaml-syntax', 'K']],
  },
  {
    what: 'YAML that is indented with a tab',
    file: 'runbooks/tabulator.md',
    text: RUNBOOK.replace('services: [terminvergabe]', 'services:\n\t- terminvergabe'),
    found: [[7, 1, 'yaml-syntax', '\t']],
  },
  {
    what: 'a misspelt field',
    file: 'runbooks/tippfehler.md',
    text: RUNBOOK.replace('estimate:', 'estimat:'),
    found: [[9, 1, 'unknown-field', 'estimat']],
  },
  {
    what: 'an id that a file in another folder has already',
    file: 'runbooks/zweite/terminvergabe-anhalten.md',
    text: RUNBOOK,
    found: [[1, 1, 'unique-id', '']],
  },
  {
    what: 'an id that differs in its case only',
    file: 'runbooks/zweitens/Terminvergabe-Anhalten.md',
    text: RUNBOOK,
    found: [
      [1, 1, 'document-id', ''],
      [1, 1, 'unique-id', ''],
    ],
  },
  {
    what: 'references to a service and a team that nobody has defined',
    file: 'runbooks/ohne-bezug.md',
    text: RUNBOOK.replace('[terminvergabe]', '[terminvergabe, burgerkonto]').replace('leitstelle', 'nachtwache'),
    found: [
      [5, 8, 'reference', 'nachtwache'],
      [6, 27, 'reference', 'burgerkonto'],
    ],
  },
  {
    what: 'a reference to a draft',
    file: 'processes/entwurf-genannt.md',
    text: `---
title: Nennt einen Entwurf
summary: Er nennt ein Runbook, das nicht veröffentlicht ist.
status: active
owner: leitstelle
purpose: Keiner.
layer: tools
roles: [{ name: Eine, responsibility: Keine }]
triggers: [Keiner]
version: '1'
runbooks: [nachtfalter-abdichten]
---
`,
    found: [[11, 12, 'reference', 'nachtfalter-abdichten']],
  },
  {
    what: 'a day that no calendar has',
    file: 'runbooks/dreissigster-februar.md',
    text: RUNBOOK.replace('estimate:', 'reviewed: 2026-02-30\nestimate:'),
    found: [[9, 11, 'schema', '2026-02-30']],
  },
  {
    what: 'times without a UTC offset, and at an hour that no day has',
    file: 'postmortems/ohne-abstand.md',
    text: `---
title: Ohne Abstand
summary: Niemand weiß, wann das war.
status: final
times:
  impactStart: 2025-10-26T02:30
  impactEnd: 2025-10-26 02:30
  resolved: 2025-10-26T24:00Z
---
`,
    found: [
      [6, 16, 'schema', '2025-10-26T02:30'],
      [7, 14, 'schema', '2025-10-26 02:30'],
      [8, 13, 'schema', '2025-10-26T24:00Z'],
    ],
  },
  {
    what: 'links to files, documents, pages and anchors that are not there',
    file: 'runbooks/ins-leere.md',
    text: `${RUNBOOK}
[Datei](../processes/fehlt.md), [Runbook](runbook:terminvergabe-anhalte), [Tafel](/runbooks/fehlt/),
[Anker](terminvergabe-anhalten.md#uberprufung), [Rost](#hier), [hinaus](../../../etc/passwd).

Umlaut vor dem Fehler: ä😀 [noch einer](fehlt.md)
`,
    found: [
      [12, 9, 'link-target', '../processes/fehlt.md'],
      [12, 43, 'link-target', 'runbook:terminvergabe-anhalte'],
      [12, 83, 'link-target', '/runbooks/fehlt/'],
      [13, 9, 'link-anchor', 'terminvergabe-anhalten.md#uberprufung'],
      [13, 56, 'link-anchor', '#hier'],
      [13, 73, 'link-target', '../../../etc/passwd'],
      [15, 41, 'link-target', 'fehlt.md'],
    ],
  },
  {
    what: 'images that are missing, or on another host',
    file: 'runbooks/ohne-bild.md',
    text: `${RUNBOOK}
Ein ![Rohr](bilder/fehlt.png) und ![noch eins](https://bilder.example.org/zaehler.png).
`,
    found: [
      [12, 13, 'image-target', 'bilder/fehlt.png'],
      [12, 48, 'image-target', 'https://bilder.example.org/zaehler.png'],
    ],
  },
  {
    what: 'a drawing that runs a script',
    file: 'runbooks/bilder/laeuft.svg',
    text: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n',
    found: [[1, 1, 'asset', '']],
  },
  {
    what: 'a picture that only claims to be one',
    file: 'runbooks/bilder/gelogen.png',
    text: '<html></html>\n',
    found: [[1, 1, 'asset', '']],
  },
  {
    what: 'links that would run something',
    file: 'runbooks/gefaehrlich.md',
    text: `${RUNBOOK}
[eins](javascript:alert(1)) [zwei](JaVa&#9;script:alert(1)) ![drei](data:text/html,x)

![](bilder/laeuft.svg) ![x](bilder/gelogen.png)
`,
    found: [
      [12, 8, 'link-scheme', 'javascript:alert(1)'],
      [12, 36, 'link-scheme', 'JaVa&#9;script:alert(1)'],
      [12, 69, 'link-scheme', 'data:text/html,x'],
      [14, 1, 'image-alt', '![](bilder/laeuft.svg)'],
    ],
  },
  {
    what: 'front matter in JavaScript that writes a file',
    file: 'runbooks/laeuft.md',
    text: `---js
{ title: (require('node:fs').writeFileSync(${JSON.stringify(executed)}, 'js'), globalThis.executed = 'js') }
---
`,
    found: [[1, 1, 'front-matter', '---js']],
  },
  {
    what: 'the same under the language’s full name, which switches that forbid “js” let through',
    file: 'runbooks/laeuft-auch.md',
    text: `---javascript
{ title: (require('node:fs').writeFileSync(${JSON.stringify(executed)}, 'javascript')) }
---
`,
    found: [[1, 1, 'front-matter', '---javascript']],
  },
  {
    what: 'YAML with a tag that asks for a function',
    file: 'runbooks/funktion.md',
    text: RUNBOOK.replace('Kaputt', `!!js/function 'function () { return 1 }'`),
    found: [[2, 8, 'yaml-syntax', '!!js/function']],
  },
  {
    what: 'YAML with an anchor and an alias',
    file: 'runbooks/verweis.md',
    text: RUNBOOK.replace('title: Kaputt', 'title: &t Kaputt').replace('1 Minute', '*t'),
    found: [
      [2, 8, 'yaml-syntax', '&t'],
      [9, 11, 'yaml-syntax', '*t'],
    ],
  },
  {
    what: 'the same field twice',
    file: 'runbooks/doppelt.md',
    text: RUNBOOK.replace('owner: leitstelle', 'owner: leitstelle\nowner: leitstelle'),
    found: [[6, 1, 'duplicate-key', 'o']],
  },
  {
    what: 'a header that is never closed',
    file: 'runbooks/offen.md',
    text: '---\ntitle: Offen\n\n## Text\n',
    found: [[1, 1, 'front-matter', '---']],
  },
  {
    what: 'a file that is not UTF-8',
    file: 'runbooks/latin1.md',
    text: Buffer.from(RUNBOOK.replace('Kaputt', 'Störung'), 'latin1'),
    found: [[1, 1, 'content-layout', '']],
  },
  {
    what: 'MDX',
    file: 'runbooks/baustein.mdx',
    text: `import fs from 'node:fs'\n\n{fs.writeFileSync(${JSON.stringify(executed)}, 'mdx')}\n`,
    found: [[1, 1, 'content-layout', '']],
  },
  {
    what: 'windows line ends and a byte-order mark before a mistake',
    file: 'runbooks/windows.md',
    text: `\uFEFF${RUNBOOK.replace('risk: read-only', 'risk: redonly')}`.replaceAll('\n', '\r\n'),
    found: [[7, 7, 'schema', 'redonly']],
  },
]

let check: Ended
let json: Ended
let build: Ended
let before: Map<string, string>

beforeAll(async () => {
  copySmallHandbook(content)
  for (const { file, text } of disasters) write(content, { [file]: text })
  symlinkSync('/etc/hostname', join(content, 'runbooks/bilder/fremd.png'))
  write(dist, { 'index.html': '<p>Die alte Website</p>', 'tief/bild.png': Buffer.from([0, 1, 2, 255]) })
  write(dist, { '.opsbook.json': '{"generator":"opsbook","version":"0.0.0","files":2}' })
  before = await manifestOf(dist)
  check = await run('check', ['--content', content])
  json = await run('check', ['--content', content, '--format', 'json'])
  build = await run('build', ['--content', content, '--out', dist])
})

function findings(): Finding[] {
  return (JSON.parse(json.stdout) as { findings: Finding[] }).findings
}

/** The text between a finding's two places, as an editor would underline it. */
function underlined({ line, column, endLine, endColumn }: Finding, text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  if (endLine !== line) return lines.slice(line - 1, endLine).join('\n')
  return lines[line - 1]!.slice(column - 1, endColumn - 1)
}

describe('many disasters at once', () => {
  test.each(disasters)('$what: is found at its place in $file', ({ file, text, found }) => {
    const here = findings().filter((finding) => finding.file === file)
    const whole = typeof text === 'string' ? text : Buffer.from(text).toString()
    expect(
      here.map((finding) => [
        finding.line,
        finding.column,
        finding.rule,
        found.some(([line, , rule, under]) => line === finding.line && rule === finding.rule && under === '')
          ? ''
          : underlined(finding, whole),
      ]),
    ).toEqual(found)
    for (const { message, hint } of here) {
      expect(message).not.toBe('')
      expect(`${message} ${hint ?? ''}`).not.toMatch(/undefined|\[object|invalid_|expected string/i)
    }
  })

  test('a link out of the content folder is found, and not followed', () => {
    const here = findings().filter(({ file }) => file === 'runbooks/bilder/fremd.png')
    expect(here.map(({ line, column, rule }) => [line, column, rule])).toEqual([[1, 1, 'content-layout']])
  })

  test('nothing else is found, and what is valid is not blamed', () => {
    const files = new Set([...disasters.map(({ file }) => file), 'runbooks/bilder/fremd.png'])
    expect(findings().filter(({ file }) => !files.has(file))).toEqual([])
  })

  test('the findings come in the order of files and places', () => {
    const places = findings().map(({ file, line, column }) => ({ file, line, column }))
    const ordered = [...places].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    )
    expect(places).toEqual(ordered)
  })

  test('check and build both end with 1', () => {
    expect([check.code, json.code, build.code]).toEqual([1, 1, 1])
  })

  test('build says the same words as check, and that nothing was built', () => {
    expect(build.stderr).toBe(`${check.stdout}Nothing was built; ${dist} is as it was.\n`)
    expect(build.stdout).toBe('')
    expect(check.stderr).toBe('')
  })

  test('the text names each place so that a terminal can open it, with the reason below', () => {
    for (const { file, line, column, rule, message } of findings()) {
      expect(check.stdout).toContain(` ${content}/${file}:${line}:${column} ${rule}\n  ${message}\n`)
    }
  })

  test('JSON stands on the standard output alone, with a summary that counts it', () => {
    const { summary, ...rest } = JSON.parse(json.stdout)
    expect(Object.keys(rest)).toEqual(['findings'])
    expect(summary).toEqual({
      errors: findings().filter(({ severity }) => severity === 'error').length,
      warnings: findings().filter(({ severity }) => severity === 'warn').length,
    })
    expect(check.stdout.trimEnd().split('\n').at(-1)).toBe(
      `${summary.errors} errors, ${summary.warnings} warning${summary.warnings === 1 ? '' : 's'}`,
    )
    expect(json.stderr).toBe('')
  })

  test('no front matter, no MDX, no tag was executed', () => {
    expect(existsSync(executed)).toBe(false)
  })

  test('the site that was there is untouched, byte for byte, and nothing lies beside it', async () => {
    expect(await manifestOf(dist)).toEqual(before)
    const beside = [...(await manifestOf(folder)).keys()].filter((path) => !/^(?:handbuch|dist)\//.test(path))
    expect(beside).toEqual([])
  })
})

describe('wrong usage', () => {
  const foreign = join(folder, 'fremd')
  const empty = join(folder, 'leer')

  beforeAll(() => {
    write(foreign, { 'steuern.txt': 'Nicht anfassen.' })
    mkdirSync(empty)
  })

  interface Mistake {
    what: string
    command?: 'check'
    options: string[]
    /** What the command says, at least. */
    words: RegExp
  }

  const fine = ['--content', smallHandbook]
  const mistakes: Mistake[] = [
    { what: 'an option that it does not know', options: ['--contents', 'x'], words: /--contents/ },
    { what: 'an option of another command', command: 'check', options: ['--out', 'x'], words: /--out/ },
    { what: 'a word without an option', options: ['content'], words: /content/ },
    { what: 'an option without its value', options: ['--content'], words: /--content/ },
    {
      what: 'a content folder that does not exist',
      options: ['--content', join(folder, 'nirgends')],
      words: /nirgends/,
    },
    {
      what: 'a content folder that does not exist',
      command: 'check',
      options: ['--content', join(folder, 'nirgends')],
      words: /nirgends/,
    },
    {
      what: 'a content folder that is a file',
      command: 'check',
      options: ['--content', join(smallHandbook, 'handbook.yaml')],
      words: /handbook\.yaml/,
    },
    { what: 'a format that there is not', command: 'check', options: [...fine, '--format', 'xml'], words: /xml/ },
    { what: 'an output folder with someone else’s files', options: [...fine, '--out', foreign], words: /steuern\.txt/ },
    {
      what: 'the root of the file system as output',
      options: [...fine, '--out', '/'],
      words: /root of the file system/,
    },
    { what: 'the content as output', options: ['--content', content, '--out', content], words: /content folder/ },
    {
      what: 'an output folder within the content',
      options: ['--content', content, '--out', join(content, 'runbooks')],
      words: /content folder/,
    },
    {
      what: 'an output folder that holds the content',
      options: ['--content', content, '--out', folder],
      words: /content folder/,
    },
    { what: 'a day that no calendar has', options: [...fine, '--as-of', '2026-02-30'], words: /2026-02-30/ },
    { what: 'a site without its scheme', options: [...fine, '--site', 'ops.example.org'], words: /ops\.example\.org/ },
    { what: 'a site with a path', options: [...fine, '--site', 'https://ops.example.org/hb/'], words: /--base/ },
    { what: 'a base path with a blank', options: [...fine, '--base', '/hand buch/'], words: /hand buch/ },
    { what: 'a base path that names a host', options: [...fine, '--base', '//evil.example/'], words: /evil/ },
  ]

  test.concurrent.each(mistakes)('$what ends with 2 and is named', async ({ command, options, words }) => {
    const ended = await run(command ?? 'build', options)
    expect(ended.stderr).toMatch(words)
    expect(ended.code).toBe(2)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).not.toMatch(/fault of Opsbook|\n\s+at /)
  })

  test('a folder that holds someone else’s files keeps them', async () => {
    expect([...(await manifestOf(foreign)).keys()]).toEqual(['steuern.txt'])
  })

  test('an empty content folder is wrong content, not wrong usage, and says how to begin', async () => {
    const ended = await run('build', ['--content', empty, '--out', join(folder, 'aus-nichts')])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('handbook.yaml is missing')
    expect(ended.stderr).toContain('the content folder holds no documents')
    expect(existsSync(join(folder, 'aus-nichts'))).toBe(false)
  })

  test.each(['build', 'check'] as const)('%s --help explains itself and ends with 0', async (command) => {
    const ended = await run(command, ['--help'])
    expect(ended.code).toBe(0)
    expect(ended.stderr).toBe('')
    expect(ended.stdout).toContain(`npm run ${command} -- [options]`)
    expect(ended.stdout).toContain('--content DIR')
  })
})
