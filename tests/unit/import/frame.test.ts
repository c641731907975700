import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { contentFolder, postmortem } from '../reader/content.ts'
import { contentsOf, runImport } from './run-import.ts'

// Many files: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/imports/${name}`, import.meta.url))

const exported = readFileSync(fixture('statuspage.json'), 'utf8')
const ERRORS = 'postmortems/2026-03-04-errors-of-the-api.md'
const DELAYED = 'postmortems/2026-03-09-delayed-notifications.md'

/** Imports the fixture, in which words may be replaced. */
async function importInto(content: string, change: (text: string) => string = (text) => text, ...options: string[]) {
  const file = join(temporaryFolder(), 'incidents.json')
  writeFileSync(file, change(exported))
  const { status, stdout, stderr } = await runImport(
    'statuspage',
    file,
    '--into',
    content,
    '--format',
    'json',
    ...options,
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as {
    counts: Record<string, number>
    documents: { file: string; outcome: string; changed: string[]; kept: { part: string; now?: unknown }[] }[]
    remarks: { fate: string; source: string; message: string }[]
    notInInput: string[]
    written: boolean
  }
}

const edit = (folder: string, file: string, from: string, to: string) => {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
}

describe('a second import', () => {
  it('changes nothing, not even the moments at which files were changed', async () => {
    const content = contentFolder({})
    expect((await importInto(content)).counts).toMatchObject({ taken: 2, created: 2 })
    const before = contentsOf(content)
    expect(Object.keys(before)).toEqual(expect.arrayContaining([ERRORS, DELAYED, '.imports.json']))
    expect((await importInto(content)).counts).toMatchObject({ taken: 2, unchanged: 2 })
    expect(contentsOf(content)).toEqual(before)
  })

  it('changes nothing when people have edited, moved and deleted what the first one wrote', async () => {
    const content = contentFolder({})
    await importInto(content)
    edit(content, ERRORS, 'title: Errors of the API', 'title: What customers saw')
    mkdirSync(join(content, 'postmortems/2026'))
    renameSync(join(content, ERRORS), join(content, ERRORS.replace('/', '/2026/')))
    rmSync(join(content, DELAYED))
    const { counts, remarks } = await importInto(content)
    expect(counts).toMatchObject({ unchanged: 1, kept: 1, created: 0 })
    expect(remarks).toContainEqual(
      expect.objectContaining({ source: 'k2v9example3', message: expect.stringContaining('a person has deleted') }),
    )
    const before = contentsOf(content)
    await importInto(content)
    expect(contentsOf(content)).toEqual(before)
    expect(Object.keys(before)).toContain(ERRORS.replace('/', '/2026/'))
    expect(Object.keys(before)).not.toContain(DELAYED)
  })

  it('takes a lost ledger up again where the files are as they were written', async () => {
    const content = contentFolder({})
    await importInto(content)
    const { '.imports.json': ledger, ...before } = contentsOf(content)
    rmSync(join(content, '.imports.json'))
    expect((await importInto(content)).counts).toMatchObject({ unchanged: 2 })
    const { '.imports.json': again, ...after } = contentsOf(content)
    expect(after).toEqual(before)
    expect(again![0]).toBe(ledger![0])
  })
})

describe('a changed source', () => {
  const changed = (text: string) =>
    text
      .replace('"Errors of the API"', '"Errors of the API and the console"')
      .replace('We watch the queue.', 'All is well.')

  it('changes what no person touched, and says what it did', async () => {
    const content = contentFolder({})
    await importInto(content)
    const { counts, documents } = await importInto(content, changed)
    expect(counts).toMatchObject({ updated: 2, created: 0 })
    expect(documents.map(({ file, changed: parts }) => [file, parts])).toEqual([
      [DELAYED, ['timeline']],
      [ERRORS, ['title']],
    ])
    expect(readFileSync(join(content, ERRORS), 'utf8')).toContain('title: Errors of the API and the console\n')
  })

  it('leaves what a person wrote, and says once what the source has now', async () => {
    const content = contentFolder({})
    await importInto(content)
    edit(content, ERRORS, 'title: Errors of the API', '# Agreed.\ntitle: What customers saw # not final')
    const { documents } = await importInto(content, changed)
    expect(documents[1]).toMatchObject({
      outcome: 'kept',
      kept: [{ part: 'title', now: 'Errors of the API and the console' }],
    })
    expect(readFileSync(join(content, ERRORS), 'utf8')).toContain('# Agreed.\ntitle: What customers saw # not final\n')
    expect((await importInto(content, changed)).documents[1]).toMatchObject({ outcome: 'unchanged', kept: [] })
  })

  it('leaves files whose record is gone, and names them', async () => {
    const content = contentFolder({})
    await importInto(content)
    const before = contentsOf(content)
    const { notInInput } = await importInto(content, () => '{"incidents": []}')
    expect(notInInput).toEqual([DELAYED, ERRORS])
    expect(contentsOf(content)).toEqual(before)
  })
})

describe('files of people', () => {
  it('are never overwritten: one of the same title is taken for the same incident', async () => {
    const text = postmortem({ title: 'Errors of the API' })
    const content = contentFolder({ [ERRORS]: text })
    const { counts, remarks } = await importInto(content)
    expect(counts).toMatchObject({ created: 1, refused: 1 })
    expect(remarks).toContainEqual(
      expect.objectContaining({ source: 'p7h4example1', message: expect.stringContaining('no import wrote it') }),
    )
    expect(readFileSync(join(content, ERRORS), 'utf8')).toBe(text)
  })

  it('keep their ids: another incident gets the next one, in every run', async () => {
    const content = contentFolder({ [ERRORS.replace('/', '/2026/')]: postmortem({ title: 'Quite another incident' }) })
    expect((await importInto(content)).documents[1]!.file).toBe(ERRORS.replace('.md', '-2.md'))
    const before = contentsOf(content)
    await importInto(content)
    expect(contentsOf(content)).toEqual(before)
  })

  it('are not reached through links', async () => {
    const [content, elsewhere] = [contentFolder({}), temporaryFolder()]
    symlinkSync(elsewhere, join(content, 'postmortems'))
    const { status, stderr } = await runImport('statuspage', fixture('statuspage.json'), '--into', content)
    expect(status).toBe(2)
    expect(stderr).toContain('is a symbolic link')
    expect(contentsOf(elsewhere)).toEqual({})
  })
})

describe('a link where a file is to be written beside', () => {
  it('is not written through', async () => {
    const [content, elsewhere] = [contentFolder({ 'postmortems/x.md': postmortem() }), temporaryFolder()]
    write(elsewhere, { 'victim.txt': 'mine' })
    symlinkSync(join(elsewhere, 'victim.txt'), join(content, ERRORS.replace('/', '/.').concat('.opsbook-import')))
    expect((await importInto(content)).counts).toMatchObject({ created: 2 })
    expect(readFileSync(join(elsewhere, 'victim.txt'), 'utf8')).toBe('mine')
  })
})

describe('--dry-run', () => {
  it('writes nothing, and reports the same', async () => {
    const content = contentFolder({})
    const before = contentsOf(content)
    const dry = await importInto(content, undefined, '--dry-run')
    expect(contentsOf(content)).toEqual(before)
    expect(dry.written).toBe(false)
    expect({ ...dry, written: true }).toEqual(await importInto(content))
  })
})

describe('the report', () => {
  it('tells of 300 incidents in few lines, and names each of them', async () => {
    const { incidents } = JSON.parse(exported) as { incidents: Record<string, unknown>[] }
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...incidents[0],
      id: `incident-${index}`,
      name: `Outage ${index}`,
    }))
    const folder = temporaryFolder()
    write(folder, { 'many.json': JSON.stringify({ incidents: many }) })
    const { stdout } = await runImport('statuspage', join(folder, 'many.json'), '--into', contentFolder({}))
    const lines = stdout.split('\n')
    expect(lines.length).toBeLessThan(400)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160)
    expect(stdout).toContain('300 times: incident-0:1, incident-1:1,')
    expect(stdout).toContain('incident-299')
    expect(stdout).toContain('  300  created')
  })

  it('shows the characters of a source, and obeys none of them', async () => {
    const folder = temporaryFolder()
    write(folder, { 'x.json': exported.replace('"Console"', '"Con\\u001b[31m\\u202esole\\n::error::x"') })
    const { stdout } = await runImport('statuspage', join(folder, 'x.json'), '--into', contentFolder({}))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\u001b\u202e]|^::/m)
  })
})

describe('wrong usage', () => {
  const file = fixture('statuspage.json')
  it.each([
    [[], 'What shall be imported? There is '],
    [['statuspag', file], 'Nothing called “statuspag” can be imported. Did you mean “statuspage”?'],
    [['statuspage'], 'What shall be imported? statuspage reads FILE'],
    [['statuspage', file, '--fromat', 'json'], "Unknown option '--fromat'. Did you mean “--format”?"],
    [['statuspage', file, '--ownr', 'x'], "Unknown option '--ownr'. Did you mean “--owner”?"],
    [['statuspage', file, '--format', 'xml'], '--format xml: there is text, json'],
    [['statuspage', file, file], 'One file is imported at a time; 2 were named'],
    [['statuspage', `${file}.gone`], 'There is no file at '],
    [['statuspage', fixture('')], 'is a folder; name the file that was exported'],
    [['statuspage', file, '--into', '/nowhere'], 'is not a content folder: it has no handbook.yaml'],
    [['statuspage', file, '--into='], '--into names no folder'],
  ])('%j is explained', async (args, message) => {
    const { status, stdout, stderr } = await runImport(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('has help that lists each source, and for one of them its options', async () => {
    const all = await runImport('--help')
    for (const name of ['statuspage FILE', 'google-cloud FILE', 'scs-status FILE...', 'cloudmon FILE...'])
      expect(all.stdout).toContain(`\n  ${name}\n`)
    const { stdout, status } = await runImport('statuspage', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Usage: npm run import -- statuspage FILE [options]\n')
    expect(stdout).toContain('--severity WORD=ID')
  })
})
