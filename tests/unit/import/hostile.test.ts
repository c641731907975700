import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { type InputLimits, readInput } from '../../../src/import/input.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { contentFolder } from '../reader/content.ts'
import { contentsOf, runImport } from './run-import.ts'

// Large files: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/imports/${name}`, import.meta.url)), 'utf8')
const page = fixture('statuspage.json')
const google = fixture('google-cloud.json')
const scs = fixture('scs-status/incidents.json')
const scsUpdates = fixture('scs-status/5a9c7d5e-0b1f-4b63-9b6f-2f1d2a3b4c01.updates.json')
const events = fixture('cloudmon/events.json')
const v1 = fixture('cloudmon/component-status.json')
const incident = '{"id": "a", "name": "A", "status": "resolved", "created_at": "2026-01-01T10:00Z"'

type Row = [what: string, source: string, text: string | Uint8Array, message: string, ...options: string[]]

const rows: Row[] = [
  // No JSON at all.
  ['nothing', 'statuspage', '', 'x.json:1:1\n  the file is empty'],
  ['blanks', 'google-cloud', ' \n\n ', 'x.json:3:2\n  the file is empty'],
  ['prose', 'statuspage', 'Hello', 'x.json:1:1\n  “H” stands where a value should be'],
  ['HTML', 'cloudmon', '<!doctype html><title>Login</title>', 'x.json:1:1\n  “<” stands where a value should be'],
  ['a file that was cut short', 'statuspage', page.slice(0, 700), 'and never ends'],
  ['an open list', 'statuspage', '{"incidents": [', 'x.json:1:16\n  the file ends where a value should be'],
  [
    'a comma too many',
    'statuspage',
    '{\n  "incidents": [],\n}',
    'x.json:3:1\n  “}” stands where a name in quotes should be',
  ],
  ['a comment', 'google-cloud', '[] // all', 'x.json:1:4\n  “/” stands after the end of the JSON'],
  ['two documents', 'statuspage', '{"incidents": []}\n{"incidents": []}', 'x.json:2:1'],
  ['NaN', 'cloudmon', '[NaN]', '“N” stands where a value should be'],
  ['a line end within a text', 'statuspage', '{"incidents": "a\nb"}', 'is broken by a line end'],
  ['a NUL', 'statuspage', '{"incidents": "\u0000"}', 'is broken by a line end or a control character'],
  ['an unknown escape', 'statuspage', '{"incidents": "\\x41"}', 'holds an escape that JSON does not know'],
  [
    'a hundred thousand brackets',
    'google-cloud',
    '['.repeat(100_000),
    'x.json:1:65\n  this is nested more than 64 levels deep',
  ],
  ['a deep object', 'statuspage', '{"a":'.repeat(5000), 'nested more than 64 levels deep'],
  // No UTF-8.
  ['Latin-1', 'statuspage', Buffer.from('{\n"name": "Störung"}', 'latin1'), 'x.json:2\n  the file is not UTF-8'],
  ['UTF-16', 'google-cloud', Buffer.from('\uFEFF[]', 'utf16le'), 'the file is UTF-16'],
  ['a picture', 'cloudmon', Buffer.from('89504e470d0a1a0a', 'hex'), 'the file is not UTF-8'],
  // Another shape.
  ['a number', 'statuspage', '7', 'must be a block of fields, but is the number 7'],
  ['null', 'statuspage', 'null', 'x.json:1:1'],
  ['no incidents', 'statuspage', '{"page": {}}', 'incidents: “incidents” is missing'],
  ['a list of numbers', 'statuspage', '[1, 2]', '[1]: '],
  ['a table', 'google-cloud', '{"incidents": []}', 'must be a list, but is a block of fields'],
  [
    'an error of the interface',
    'scs-status',
    '{"data": "not found"}',
    'is no answer of the interface of the status page',
  ],
  ['an error message', 'cloudmon', '{"message": "unauthorised"}', 'is no answer of the status dashboard'],
  ['a prototype', 'statuspage', '{"__proto__": {"incidents": []}}', 'incidents: “incidents” is missing'],
  ['a constructor', 'statuspage', '{"incidents": {"constructor": []}}', 'incidents: “incidents” must be a list'],
  // Values that are none.
  ['no id', 'statuspage', page.replace('"id": "k2v9example3",', ''), 'incidents[0].id: “id” is missing'],
  ['an empty id', 'statuspage', page.replace('"k2v9example3"', '""'), 'incidents[0].id: '],
  [
    'a number as title',
    'statuspage',
    page.replace('"Errors of the API"', '7'),
    'incidents[2].name: “name” must be text',
  ],
  [
    'updates that are none',
    'statuspage',
    `{"incidents": [${incident}, "incident_updates": "none"}]}`,
    'incidents[0].incident_updates: ',
  ],
  [
    'a day that there is not',
    'statuspage',
    page.replace('2026-03-09T08:30:12.301', '2026-02-30T08:30:12.301'),
    'incidents[0].created_at: “2026-02-30” does not exist',
  ],
  [
    'a time without a zone',
    'google-cloud',
    google.replace('T07:40:00+00:00', 'T07:40:00'),
    '[0].begin: “2026-02-11T07:40:00” has no UTC offset',
  ],
  [
    'a time that is a number',
    'google-cloud',
    google.replace('"2026-02-11T07:40:00+00:00"', '1770795600'),
    '[0].begin: “begin” must be text',
  ],
  [
    'a year of no incident',
    'google-cloud',
    google.replace('"2026-02-11T07:40', '"0001-02-11T07:40'),
    'is no year of an incident',
  ],
  [
    'a severity above all',
    'scs-status',
    scs.replace('"severity": 60', '"severity": 600'),
    'data[0].affects[1].severity: ',
  ],
  [
    'labels that are no texts',
    'scs-status',
    '{"data": [{"id": "a", "displayName": "A", "labels": {"region": {"a": 1}}}]}',
    'data[0].labels.region: ',
  ],
  ['updates of nobody', 'scs-status', scsUpdates, 'do not say which incident they are of'],
  [
    'an impact that there is not',
    'cloudmon',
    events.replace('"impact": 3', '"impact": 9'),
    'data[0].impact: “impact” may be at most 3',
  ],
  ['a component that is none', 'cloudmon', events.replace('[1, 9]', '[1, "../x"]'), 'data[0].components[1]: '],
  ['an impact in words', 'cloudmon', v1.replace('"impact": 2', '"impact": "major"'), '[0].incidents[0].impact: '],
  // Too much.
  [
    'a title of 10 MB',
    'statuspage',
    page.replace('Errors of the API', 'x'.repeat(10_000_000)),
    'incidents[2].name: “name” may have at most 50000 characters; it has 10000000',
  ],
  [
    'a report of 1 MB',
    'statuspage',
    page.replace('# What happened', '# '.padEnd(1_000_000, 'x')),
    'incidents[2].postmortem_body: ',
  ],
  [
    'ten thousand updates',
    'statuspage',
    `{"incidents": [${incident}, "incident_updates": [${'{},'.repeat(9999)}{}]}]}`,
    'incidents[0].incident_updates: “incident_updates” may have at most 500 entries',
  ],
  [
    'more text than a document may have',
    'google-cloud',
    google.replace(
      '"updates": [',
      `"updates": [${`{"created": "2026-02-11T08:05Z", "text": "${'word '.repeat(9000)}"},`.repeat(12)}`,
    ),
    'has more text than a document may have',
  ],
  [
    'a line of six hundred quotes',
    'statuspage',
    page.replace('# What happened', '> '.repeat(600)),
    'x.json:93\n  incident p7h4example1: a line opens more than 500 quotes',
  ],
  [
    'four thousand character references',
    'cloudmon',
    events.replace('We look into it.', '&amp;'.repeat(4000)),
    'more than 3000 character references',
  ],
  // Options that the handbook knows nothing of.
  [
    'an unknown team',
    'statuspage',
    page,
    '“plattform” is not in teams.yaml\n  remedy: Did you mean “platform”?',
    '--owner',
    'plattform',
  ],
  ['an unknown severity', 'statuspage', page, '“sev9” is not in handbook.yaml', '--severity', 'major=sev9'],
  ['a severity without a word', 'statuspage', page, 'has no “=” behind a word', '--severity', 'sev1'],
  ['an unknown service', 'google-cloud', google, '“apis” is not in services.yaml', '--service', 'API=apis'],
  ['an unknown language', 'cloudmon', events, '“fr” is not in the languages of handbook.yaml', '--lang', 'fr'],
  ['something to include', 'cloudmon', events, '“everything” cannot be included', '--include', 'everything'],
  ['an address that runs code', 'scs-status', scs, 'does not name its host', '--origin-url', 'javascript:alert(1)'],
  [
    'an address with a password',
    'scs-status',
    scs,
    'names a user in front of it',
    '--origin-url',
    'https://a:b@example.org/',
  ],
  [
    'another’s incidents without an address',
    'cloudmon',
    events,
    'does not say where incident 41 is published',
    '--organisation',
    'Example Cloud',
  ],
]

describe('an input that cannot be imported', () => {
  it.each(rows)('%s, as %s, is explained, and nothing is written', async (_, source, text, message, ...options) => {
    const [content, folder] = [contentFolder({}), temporaryFolder()]
    write(folder, { 'x.json': text })
    const before = contentsOf(content)
    const { status, stdout, stderr } = await runImport(source, join(folder, 'x.json'), '--into', content, ...options)
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^error /)
    expect(stderr).toMatch(/\n {2}remedy: \S.*\n\n\d+ problems? in the input\. Nothing was written\.\n$/)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(contentsOf(content)).toEqual(before)
  })

  it('is told with all its problems at once, and as one value in JSON', async () => {
    const folder = temporaryFolder()
    const wrong = page
      .replace('"name": "Errors of the API"', '"name": 7')
      .replaceAll('"impact": "minor"', '"impact": []')
    write(folder, { 'x.json': wrong })
    const { status, stdout } = await runImport(
      'statuspage',
      join(folder, 'x.json'),
      '--into',
      contentFolder({}),
      '--format',
      'json',
    )
    expect(status).toBe(1)
    const { problems } = JSON.parse(stdout) as { problems: { message: string; line: number }[] }
    expect(problems.map(({ line, message }) => [line, message.split(':')[0]])).toEqual([
      [14, 'incidents[0].impact'],
      [95, 'incidents[2].name'],
    ])
  })

  it('is a ledger that was broken by a merge', async () => {
    const content = contentFolder({ '.imports.json': '<<<<<<< ours\n{"version": 1}' })
    const folder = temporaryFolder()
    write(folder, { 'x.json': page })
    const { status, stderr } = await runImport('statuspage', join(folder, 'x.json'), '--into', content)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^error \.imports\.json:1:1\n.*\n {2}remedy: Take \.imports\.json back from the history/)
  })

  it.each([
    '../../escape.md',
    '/etc/escape.md',
    'postmortems/../../escape.md',
    'postmortems/./x.md',
    'handbook.yaml',
    'a\\b/c.md',
  ])('is a ledger that names %s', async (file) => {
    const entry = { importer: 'statuspage', source: 'p7h4example1', file, fields: {}, body: {} }
    const content = contentFolder({ '.imports.json': JSON.stringify({ version: 1, documents: [entry], assets: [] }) })
    const folder = temporaryFolder()
    write(folder, { 'x.json': page })
    const { status, stderr } = await runImport('statuspage', join(folder, 'x.json'), '--into', content)
    expect(status).toBe(1)
    expect(stderr).toContain('documents[0].file: ')
    expect(stderr).toContain('is not the path of a file in the content folder')
  })
})

describe('what is read of a folder', () => {
  const limits: InputLimits = { file: 1000, all: 3000, files: 5, depth: 3 }

  it('is every plain file that is not hidden, in the order of code units', () => {
    const folder = temporaryFolder()
    write(folder, {
      'b.md': 'b',
      'B.md': 'B',
      'a/ä.md': 'ä',
      '.git/config': 'x',
      '.env': 'x',
      'node_modules/x.md': 'x',
    })
    symlinkSync('/etc/passwd', join(folder, 'passwd'))
    symlinkSync('..', join(folder, 'up'))
    const { files, passedOver } = readInput([folder], 'folder', limits)
    expect(files.map(({ path }) => path)).toEqual(['B.md', 'a/ä.md', 'b.md'])
    expect(passedOver).toEqual([
      { path: 'passwd', reason: 'a symbolic link is not followed' },
      { path: 'up', reason: 'a symbolic link is not followed' },
    ])
  })

  it.each([
    ['a file that is too large', { 'a.md': 'x'.repeat(1001) }, 'the file is larger than'],
    [
      'too much together',
      { 'a.md': 'x'.repeat(900), 'b.md': 'x'.repeat(900), 'c.md': 'x'.repeat(900), 'd.md': 'x'.repeat(900) },
      'together',
    ],
    ['too many files', Object.fromEntries([...'abcdef'].map((name) => [name, 'x'])), 'there are more than 5 files'],
    ['too deep folders', { 'a/b/c/d/e.md': 'x' }, 'more than 3 levels deep'],
  ])('is refused when it is %s', (_, files, message) => {
    const folder = temporaryFolder()
    write(folder, files)
    expect(() => readInput([folder], 'folder', limits)).toThrow(message)
  })

  it('is nothing through a link, and nothing that is no file', () => {
    const folder = temporaryFolder()
    symlinkSync('/etc/passwd', join(folder, 'link'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(() => readInput([join(folder, 'link')], 'file', limits)).toThrow('a symbolic link, which is not followed')
    expect(() => readInput([join(folder, 'pipe')], 'file', limits)).toThrow('not a plain file')
    expect(readInput([folder], 'folder', limits).files).toEqual([])
  })
})
