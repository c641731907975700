import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { listContent } from '../../../src/reader/content-folder.ts'
import { ContentNotFound, readHandbook } from '../../../src/reader/handbook.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { catalogues, contentFolder, manifesto, markdown, postmortem, process, runbook } from './content.ts'
import { repository } from './repository.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

/** Findings of a content folder, as `file:line:column rule: message`. */
async function problems(files: Record<string, string | undefined>): Promise<string[]> {
  return await problemsIn(contentFolder(files))
}

async function problemsIn(content: string): Promise<string[]> {
  const { findings } = await readHandbook({ content })
  return findings.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`).sort()
}

describe('a content folder', () => {
  it('with one document of each kind has no problems', async () => {
    const files = {
      'manifesto/manifesto.md': manifesto('manifesto'),
      'processes/a.md': process(),
      'runbooks/a.md': runbook(),
      'postmortems/a.md': postmortem(),
    }
    const folder = contentFolder(files)
    const handbook = await readHandbook({ content: folder })
    expect(handbook.findings).toEqual([])
    expect(handbook.root).toBe(folder)
    expect(handbook.documents.map(({ kind, lang, id, file }) => `${kind} ${lang} ${id} ${file}`)).toEqual([
      'manifesto en manifesto manifesto/manifesto.md',
      'postmortem en a postmortems/a.md',
      'process en a processes/a.md',
      'runbook en a runbooks/a.md',
    ])
    expect([...handbook.sources.keys()].sort()).toEqual([...Object.keys(files), ...Object.keys(catalogues)].sort())
  })

  it('may be kept in folders of one’s own, and hold things that are nobody’s business', async () => {
    const folder = contentFolder({
      'runbooks/network/dns/a.md': runbook(),
      'runbooks/network/a.png': '',
      'runbooks/.draft.md': 'x',
      'runbooks/.hidden/b.md': 'x',
      'runbooks/node_modules/c.md': 'x',
      '.obsidian/x.md': 'x',
      'README.md': 'x',
      'license.md': 'x',
      'Contributing.md': 'x',
      '.gitignore': 'x',
      'notes.txt': 'x',
      'images/x.png': 'x',
      toString: 'x',
      constructor: 'x',
    })
    const handbook = await readHandbook({ content: folder })
    expect(handbook.findings).toEqual([])
    expect(handbook.documents.map(({ file }) => file)).toEqual(['runbooks/network/dns/a.md'])
    expect([...handbook.assets]).toEqual(['runbooks/network/a.png'])
    expect([...handbook.invalid]).toEqual([])
  })

  it.each([
    ['a document beside the folders', 'disk.md', 'a document must stand in the folder of its kind'],
    ['a document in an unknown folder', 'guides/disk.md', '“guides/” is not the folder of a kind of document'],
    ['a document in a folder in capitals', 'Runbooks/disk.md', '“Runbooks/” is not the folder of a kind of document'],
    ['a document in a folder of the singular', 'runbook/disk.md', '“runbook/” is not the folder of a kind of document'],
    ['an MDX file', 'runbooks/disk.mdx', 'documents end in “.md”'],
    ['an MDX file beside the folders', 'disk.mdx', 'a document must stand in the folder of its kind'],
    ['a file that ends in capitals', 'runbooks/disk.MD', 'documents end in “.md”'],
    ['a file that ends in .markdown', 'runbooks/disk.markdown', 'documents end in “.md”'],
    ['a data file of an unknown name', 'service.yaml', '“service.yaml” is not a data file of a handbook'],
    ['a data file that ends in .yml', 'services.yml', '“services.yml” is not a data file of a handbook'],
  ])('with %s is told so', async (_, file, message) => {
    expect(await problems({ 'runbooks/a.md': runbook(), [file]: runbook() })).toEqual([
      `${file}:1:1 content-layout: ${message}`,
    ])
  })

  it.each([
    ['in upper case', 'Disk-Full'],
    ['with a blank', 'disk full'],
    ['with an underscore', 'disk_full'],
    ['with a dot', 'disk.full'],
    ['with an umlaut', 'störung'],
    ['with a hyphen at its end', 'disk-'],
    ['with two hyphens', 'disk--full'],
    ['with a backslash', 'disk\\full'],
    ['with a line break', 'disk\nfull'],
    ['with a control character', 'disk\u001b[2J'],
  ])('with a file name %s is told what an id is', async (_, name) => {
    const folder = contentFolder({ [`runbooks/${name}.md`]: runbook() })
    const { findings } = await readHandbook({ content: folder })
    expect(findings).toEqual([
      {
        rule: 'document-id',
        severity: 'error',
        file: `runbooks/${name}.md`,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 2,
        message: `“${name}” cannot be an id`,
        hint: 'The file name is the id: lower-case letters and digits, in words joined by single hyphens.',
      },
    ])
  })

  it('with symbolic links is told that they are not followed', async () => {
    const outside = temporaryFolder()
    write(outside, { 'secret.md': 'x', 'folder/a.md': runbook() })
    const folder = contentFolder({ 'runbooks/a.md': runbook() })
    symlinkSync(join(outside, 'secret.md'), join(folder, 'runbooks/secret.md'))
    symlinkSync(join(outside, 'folder'), join(folder, 'runbooks/folder'))
    symlinkSync('/nowhere', join(folder, 'runbooks/broken.png'))
    symlinkSync('..', join(folder, 'runbooks/loop'))
    const handbook = await readHandbook({ content: folder })
    expect(handbook.documents.map(({ file }) => file)).toEqual(['runbooks/a.md'])
    expect(handbook.assets.size).toBe(0)
    expect(handbook.findings.map(({ file, message }) => `${file}: ${message}`)).toEqual(
      ['broken.png', 'folder', 'loop', 'secret.md'].map((name) => `runbooks/${name}: a symbolic link is not followed`),
    )
  })

  it('that is itself reached by a symbolic link is read', async () => {
    const folder = contentFolder({ 'runbooks/a.md': runbook() })
    const link = join(temporaryFolder(), 'content')
    symlinkSync(folder, link)
    expect((await readHandbook({ content: `${link}/` })).documents.map(({ file }) => file)).toEqual(['runbooks/a.md'])
  })

  it('without handbook.yaml is told so, once', async () => {
    const files = { 'handbook.yaml': undefined, 'postmortems/a.md': postmortem({ severity: 'sev1' }) }
    expect(await problems(files)).toEqual(['handbook.yaml:1:1 content-layout: handbook.yaml is missing'])
    expect((await readHandbook({ content: contentFolder(files) })).invalid).toEqual(new Set(['handbook.yaml']))
  })

  it('without other data files has none of their entries', async () => {
    const nothing = { 'teams.yaml': undefined, 'services.yaml': undefined, 'controls.yaml': undefined }
    const { catalogues, invalid, findings } = await readHandbook({
      content: contentFolder({ ...nothing, 'postmortems/a.md': postmortem() }),
    })
    expect(findings).toEqual([])
    expect(invalid.size).toBe(0)
    expect(catalogues).toMatchObject({ services: [], teams: [], terms: [], frameworks: [], signatories: [] })
  })

  it('without any document is told so', async () => {
    expect(await problemsIn(temporaryFolder())).toEqual([
      'handbook.yaml:1:1 content-layout: handbook.yaml is missing',
      'handbook.yaml:1:1 content-layout: the content folder holds no documents',
    ])
    expect(await problems({ 'runbooks/a.png': '' })).toEqual([
      'handbook.yaml:1:1 content-layout: the content folder holds no documents',
    ])
  })

  it.each([
    ['that does not exist', (folder: string) => join(folder, 'nowhere')],
    ['that is a file', (folder: string) => join(folder, 'handbook.yaml')],
  ])('%s is a question of usage, not of content', async (_, path) => {
    const content = path(contentFolder({}))
    await expect(readHandbook({ content })).rejects.toThrow(ContentNotFound)
    await expect(readHandbook({ content })).rejects.toMatchObject({ exitCode: 2 })
  })

  it('is listed in the same order, whatever order the file system has', async () => {
    const names = ['b', 'a', 'a-b', 'aa', 'a/b', 'z', 'Z', 'ä']
    const folder = contentFolder(Object.fromEntries(names.map((name) => [`runbooks/${name}.md`, runbook()])))
    const { documents } = await listContent(folder)
    expect(documents.map(({ file }) => file)).toEqual(names.map((name) => `runbooks/${name}.md`).sort())
  })
})

describe('a file', () => {
  it('of more than 512 kB is refused, of 512 kB it is not', async () => {
    const head = runbook()
    const folder = contentFolder({
      'runbooks/fits.md': head + 'x'.repeat(512 * 1024 - head.length),
      'runbooks/large.md': head + 'x'.repeat(512 * 1024 - head.length + 1),
    })
    expect(await problemsIn(folder)).toEqual(['runbooks/large.md:1:1 content-layout: the file is larger than 512 kB'])
  })

  it.each([
    ['Latin-1', Buffer.from('---\ntitle: \u00fc\n---\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFF---\ntitle: x\n---\n', 'utf16le')],
    ['half a character', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe2, 0x82])],
    ['an overlong slash', Buffer.from([0x2d, 0xc0, 0xaf])],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80])],
  ])('in %s is refused', async (_, bytes) => {
    const folder = contentFolder({ 'postmortems/a.md': postmortem() })
    mkdirSync(join(folder, 'runbooks'))
    writeFileSync(join(folder, 'runbooks/a.md'), bytes)
    writeFileSync(join(folder, 'glossary.yaml'), bytes)
    expect(await problemsIn(folder)).toEqual([
      'glossary.yaml:1:1 content-layout: the file is not UTF-8',
      'runbooks/a.md:1:1 content-layout: the file is not UTF-8',
    ])
  })

  it('may begin with a byte order mark and end its lines as Windows does; places stay exact', async () => {
    const text = `\uFEFF${runbook({ status: 'activ' }).replaceAll('\n', '\r\n')}`
    const teams = `\uFEFF${catalogues['teams.yaml']}typo: 1\r\n`
    expect(await problems({ 'runbooks/a.md': text, 'teams.yaml': teams })).toEqual([
      'runbooks/a.md:4:9 schema: “activ” is not a value of “status”',
      'teams.yaml:3:1 unknown-field: unknown field “typo”',
    ])
  })

  it('with a mistake in its front matter is still a document, and what it refers to is known', async () => {
    const { documents } = await readHandbook({
      content: contentFolder({ 'runbooks/a.md': runbook({ status: 'activ' }) }),
    })
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({ id: 'a', data: undefined, isPublic: true })
    const { references, locate } = documents[0]!
    expect(
      references.map(({ target, id, path }) => `${target} ${id} ${locate(path).line}:${locate(path).column}`),
    ).toEqual(['team platform 5:8', 'service api 6:12'])
  })

  it('without front matter is still a document', async () => {
    const { documents } = await readHandbook({ content: contentFolder({ 'runbooks/a.md': '# A\n' }) })
    expect(documents[0]).toMatchObject({ id: 'a', data: undefined, references: [], lang: 'en' })
    expect(documents[0]!.locate(['title'])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 2 })
  })

  it('of an unknown language is taken for one of the first, and told so', async () => {
    const folder = contentFolder({ 'runbooks/a.md': runbook({ lang: 'fr' }), 'runbooks/b.md': runbook({ lang: 'de' }) })
    const { documents } = await readHandbook({ content: folder })
    expect(documents.map(({ lang }) => lang)).toEqual(['en', 'de'])
    expect(await problemsIn(folder)).toEqual(['runbooks/a.md:10:7 schema: “fr” is not a value of “lang”'])
  })

  it('that is not a block of fields is told so, and nothing breaks', async () => {
    for (const front of ['hello', '- a', '5', 'true', '[]', '""']) {
      const found = await problems({ 'runbooks/a.md': markdown(front), 'teams.yaml': front })
      expect(found, front).toHaveLength(2)
      expect(found[0]).toMatch(/^runbooks\/a\.md:2:1 schema: this must be a block of fields, but is /)
      expect(found[1]).toMatch(/^teams\.yaml:1:1 schema: this must be a block of fields, but is /)
    }
  })

  it('whose data file is not valid is remembered, so that its entries are unknown and not missing', async () => {
    const broken = {
      'teams.yaml': 'teams: [',
      'services.yaml': 'services:\n  - {id: api}\n',
      'controls.yaml': 'frameworks: 5\n',
    }
    const { invalid, catalogues } = await readHandbook({
      content: contentFolder({ ...broken, 'runbooks/a.md': runbook() }),
    })
    expect([...invalid].sort()).toEqual(['controls.yaml', 'services.yaml', 'teams.yaml'])
    expect(catalogues.services).toEqual([])
  })

  it('of data with a field twice is remembered as read', async () => {
    const { findings, catalogues } = await readHandbook({
      content: contentFolder({ 'runbooks/a.md': runbook(), 'teams.yaml': 'teams: []\nteams: []\n' }),
    })
    expect(findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual(['teams.yaml:2 duplicate-key'])
    expect(catalogues.teams).toEqual([])
  })
})

describe('drafts', () => {
  const files = {
    'runbooks/active.md': runbook(),
    'runbooks/draft.md': runbook({ status: 'draft' }),
    'runbooks/retired.md': runbook({ status: 'retired' }),
    'postmortems/review.md': postmortem({ status: 'in-review' }),
    'manifesto/manifesto.md': manifesto('manifesto'),
  }
  const publicFiles = async (drafts: boolean) =>
    (await readHandbook({ content: contentFolder(files), drafts })).documents
      .filter(({ isPublic }) => isPublic)
      .map(({ file }) => file)

  it('are read but not public; the manifesto’s own draft is public', async () => {
    expect(await publicFiles(false)).toEqual(['manifesto/manifesto.md', 'runbooks/active.md', 'runbooks/retired.md'])
  })

  it('are public for those who ask for them', async () => {
    expect(await publicFiles(true)).toEqual(Object.keys(files).sort())
  })
})

describe('a handbook', () => {
  it('in git knows when its documents changed', async () => {
    const { folder, commit } = repository()
    const files = { ...catalogues, 'runbooks/a.md': runbook(), 'runbooks/b.md': runbook() }
    commit(
      '2020-01-01T10:00Z',
      Object.fromEntries(Object.entries(files).map(([file, text]) => [`content/${file}`, text])),
    )
    commit('2021-01-01T10:00Z', { 'content/runbooks/b.md': runbook({ title: 'B' }) })
    const { history } = await readHandbook({ content: join(folder, 'content') })
    expect(history.prefix).toBe('content/')
    expect(history.changes.get('runbooks/a.md')?.day).toBe('2020-01-01')
    expect(history.changes.get('runbooks/b.md')?.day).toBe('2021-01-01')
  })

  it('of whatever text is read without throwing, and every file of it is accounted for', async () => {
    const name = fc.constantFrom(
      'runbooks/a.md',
      'processes/b.md',
      'postmortems/c.md',
      'manifesto/d.md',
      'teams.yaml',
      'services.yaml',
      'handbook.yaml',
    )
    const text = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => `---\n${JSON.stringify(value)}\n---\n`),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc
        .dictionary(
          fc.constantFrom(
            'title',
            'status',
            'lang',
            'type',
            'services',
            'teams',
            'times',
            'actions',
            'languages',
            'severities',
          ),
          fc.jsonValue(),
        )
        .map((value) => `---\n${JSON.stringify(value)}\n---\n`),
      fc
        .dictionary(fc.constantFrom('name', 'languages', 'teams', 'services', 'severities'), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, text, { minKeys: 1 }), async (files) => {
        const { documents, findings, catalogues } = await readHandbook({ content: contentFolder(files) })
        const told = new Set(findings.map(({ file }) => file))
        for (const file of Object.keys(files).filter((file) => file.endsWith('.md'))) {
          expect(told.has(file) || documents.some((document) => document.file === file && document.data)).toBe(true)
        }
        expect(catalogues.settings.languages.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })
})
