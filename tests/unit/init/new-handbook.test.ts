import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { judgeHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { newHandbook } from '../../../src/init/new-handbook.ts'
import { writeNew } from '../../../src/init/write-new.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'

const opsbook = {
  repository: 'https://git.example.org/opsbook.git',
  commit: '0123456789abcdef0123456789abcdef01234567',
}
const asked = { name: 'Our handbook', organisation: 'Example Cloud', opsbook }

const languages = ['en', 'de'] as const
const forges = ['github', 'gitlab', undefined] as const
const kinds = languages.flatMap((lang) => forges.map((forge) => ({ lang, forge })))

describe('a new handbook', () => {
  it.each(kinds)('in $lang for $forge has nothing that the checks find, drafts included', async (kind) => {
    const content = join(temporaryFolder(), 'handbook')
    writeNew(content, newHandbook({ ...asked, ...kind, repository: 'https://forge.example.org/us/handbook' }))
    for (const drafts of [false, true]) {
      const handbook = await loadHandbook({ content, drafts, base: '/hb/' })
      const { findings, allowed } = await judgeHandbook(handbook)
      expect(findings).toEqual([])
      expect(allowed).toEqual([])
      // One of each kind; the postmortem, which is invented, is a draft.
      const published = handbook.source.documents.filter((document) => document.isPublic).map(({ kind }) => kind)
      expect(published.sort()).toEqual(
        ['manifesto', 'manifesto', 'process', 'runbook', ...(drafts ? ['postmortem'] : [])].sort(),
      )
    }
  })

  it('says the same in both languages, file by file', () => {
    const shape = (lang: 'en' | 'de') =>
      newHandbook({ ...asked, lang, forge: 'github' }).map(({ path, text }) => ({
        place: path.replace(/\/(?!manifesto\.)[a-z-]+\.md$/, '/….md'),
        headings: path.endsWith('.md') ? text.split('\n').filter((line) => /^##? /.test(line)).length : 0,
      }))
    expect(shape('de')).toEqual(shape('en'))
  })

  it.each([
    "Ops: it's #1 “quoted” & <b>",
    '- not a list',
    'yes',
    '2026',
    'a: b',
    '@name@',
    '$& $1',
    '{{x}} {x}',
    'Ünïcode 運用',
  ])('keeps the name %j as it was given', (name) => {
    const files = newHandbook({ ...asked, lang: 'en', forge: 'github', name, organisation: name })
    const settings = parse(files.find(({ path }) => path === 'handbook.yaml')!.text) as Record<string, unknown>
    expect(settings).toMatchObject({ name, organisation: name })
    expect(files.find(({ path }) => path === 'README.md')!.text).toContain(`# ${name}\n`)
  })

  it('has workflows for the forge that it will live at, and for no other', () => {
    const paths = (forge: (typeof forges)[number]) =>
      newHandbook({ ...asked, lang: 'en', forge })
        .map(({ path }) => path)
        .filter((path) => /^\.git(hub|lab)/.test(path))
    expect(paths('github')).toEqual([
      '.github/CODEOWNERS',
      '.github/ISSUE_TEMPLATE/page.yml',
      '.github/ISSUE_TEMPLATE/postmortem.yml',
      '.github/ISSUE_TEMPLATE/runbook.yml',
      '.github/workflows/check.yml',
      '.github/workflows/draft.yml',
      '.github/workflows/links.yml',
      '.github/workflows/publish.yml',
    ])
    expect(paths('gitlab')).toEqual([
      '.gitlab-ci.yml',
      '.gitlab/CODEOWNERS',
      '.gitlab/issue_templates/page.md',
      '.gitlab/issue_templates/postmortem.md',
      '.gitlab/issue_templates/runbook.md',
    ])
    expect(paths(undefined)).toEqual([])
  })

  it('holds no text of the starter handbook', () => {
    const starter = new URL('../../../content/', import.meta.url)
    const sentences = readdirSync(starter, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') || file.endsWith('.yaml'))
      .flatMap((file) => readFileSync(new URL(file, starter), 'utf8').split(/[\n.]/))
      .map((line) => line.trim())
      .filter((line) => line.length > 40)
    const texts = languages.map((lang) =>
      newHandbook({ ...asked, lang, forge: 'github' })
        .map(({ text }) => text)
        .join('\n'),
    )
    expect(sentences.length).toBeGreaterThan(1000)
    expect(sentences.filter((sentence) => texts.some((text) => text.includes(sentence)))).toEqual([])
  })
})

describe('writing new files', () => {
  const files = [
    { path: 'a.md', text: 'a', executable: false },
    { path: 'b/c.sh', text: 'c', executable: true },
  ]

  it('makes the folder, and those above it', () => {
    const target = join(temporaryFolder(), 'x/y')
    writeNew(target, files)
    expect(readdirSync(target, { recursive: true }).sort()).toEqual(['a.md', 'b', 'b/c.sh'])
    expect(statSync(join(target, 'b/c.sh')).mode & 0o100).toBe(0o100)
    expect(statSync(join(target, 'a.md')).mode & 0o100).toBe(0)
    expect(readdirSync(join(target, '..'))).toEqual(['y'])
  })

  it('fills an empty folder, and one with other things in it', () => {
    const empty = temporaryFolder()
    writeNew(empty, files)
    expect(readdirSync(empty).sort()).toEqual(['a.md', 'b'])
    const full = temporaryFolder()
    write(full, { '.git/HEAD': 'ref', LICENSE: 'mine', 'b/d.md': 'mine' })
    writeNew(full, files)
    expect(readdirSync(full, { recursive: true }).sort()).toEqual([
      '.git',
      '.git/HEAD',
      'LICENSE',
      'a.md',
      'b',
      'b/c.sh',
      'b/d.md',
    ])
    expect(readFileSync(join(full, 'b/d.md'), 'utf8')).toBe('mine')
  })

  it('writes nothing as soon as one file exists, and names all that do', () => {
    const target = temporaryFolder()
    write(target, { 'a.md': 'mine', 'b/c.sh': 'mine' })
    expect(() => writeNew(target, files)).toThrow(
      `These are in the way in ${target}, and nothing was written:\n  a.md\n  b/c.sh`,
    )
    write(target, { 'e.md': '' })
    expect(() => writeNew(target, [...files, { path: 'new.md', text: '', executable: false }])).toThrow('in the way')
    expect(existsSync(join(target, 'new.md'))).toBe(false)
    expect(readFileSync(join(target, 'a.md'), 'utf8')).toBe('mine')
  })

  it('goes through no link, and over no file', () => {
    const elsewhere = temporaryFolder()
    const target = temporaryFolder()
    symlinkSync(elsewhere, join(target, 'b'))
    expect(() => writeNew(target, files)).toThrow('in the way')
    expect(readdirSync(elsewhere)).toEqual([])
    const link = join(temporaryFolder(), 'link')
    symlinkSync(elsewhere, link)
    expect(() => writeNew(link, files)).toThrow('is not a folder')
    const file = join(temporaryFolder(), 'file')
    write(join(file, '..'), { file: 'mine' })
    expect(() => writeNew(file, files)).toThrow('is not a folder')
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('takes back what it wrote when one file cannot be written', () => {
    const target = temporaryFolder()
    mkdirSync(join(target, 'b'))
    write(target, { 'z.md': 'mine' })
    const hostile = [
      ...files,
      { path: 'q/w.md', text: '', executable: false },
      { path: `${'n'.repeat(300)}.md`, text: '', executable: false },
    ]
    expect(() => writeNew(target, hostile)).toThrow('ENAMETOOLONG')
    expect(readdirSync(target, { recursive: true }).sort()).toEqual(['b', 'z.md'])
    expect(readdirSync(join(target, '..')).filter((name) => name.includes('opsbook-init'))).toEqual([])
  })
})
