import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { changedSince, readHistory, readVersions } from '../../../src/reader/git-history.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { repository } from './repository.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

describe('the history of files', () => {
  it('knows the last commit and its day of each file, in one repository with the content', async () => {
    const { folder, commit } = repository()
    const first = commit('2020-02-29T10:00Z', { 'a.md': '1', 'sub/b.md': '1' })
    const second = commit('2021-05-06T10:00Z', { 'a.md': '2' })
    expect(await readHistory(folder)).toEqual({
      head: { commit: second, day: '2021-05-06' },
      modified: false,
      prefix: '',
      changes: new Map([
        ['a.md', { commit: second, day: '2021-05-06', at: '2021-05-06T10:00:00Z', order: 2 }],
        ['sub/b.md', { commit: first, day: '2020-02-29', at: '2020-02-29T10:00:00Z', order: 1 }],
      ]),
    })
  })

  it('counts paths from a content folder below the repository, and looks at nothing beside it', async () => {
    const { folder, commit } = repository()
    const first = commit('2020-01-01T10:00Z', { 'docs/content/a.md': '1', 'README.md': '1', 'docs/content2/a.md': '1' })
    const second = commit('2021-01-01T10:00Z', { 'README.md': '2' })
    write(folder, { 'README.md': '3', 'untracked.md': '' })
    expect(await readHistory(join(folder, 'docs/content'))).toEqual({
      head: { commit: second, day: '2021-01-01' },
      modified: false,
      prefix: 'docs/content/',
      changes: new Map([['a.md', { commit: first, day: '2020-01-01', at: '2020-01-01T10:00:00Z', order: 1 }]]),
    })
  })

  it.each([
    ['2020-03-01T00:30+02:00', '2020-02-29'],
    ['2020-02-28T23:30-01:00', '2020-02-29'],
    ['2020-02-29T12:00+14:00', '2020-02-28'],
    ['2020-02-29T00:00Z', '2020-02-29'],
    ['2020-02-29T23:59:59Z', '2020-02-29'],
  ])('takes the day of a commit at %s in UTC: %s', async (at, day) => {
    const { folder, commit } = repository()
    commit(at, { 'a.md': '1' })
    const { head, changes } = await readHistory(folder)
    expect([head?.day, changes.get('a.md')?.day]).toEqual([day, day])
  })

  it('gives a moved file the day of its move', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'old.md': 'the same text\n'.repeat(9) })
    git('mv', 'old.md', 'new.md')
    const moved = commit('2021-01-01T10:00Z', {})
    const { changes } = await readHistory(folder)
    expect(changes.get('new.md')).toMatchObject({ commit: moved, day: '2021-01-01' })
  })

  it('gives a file that was deleted and written again the day of its return', async () => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1' })
    commit('2021-01-01T10:00Z', { 'a.md': undefined, 'b.md': '' })
    const back = commit('2022-01-01T10:00Z', { 'a.md': '1' })
    expect((await readHistory(folder)).changes.get('a.md')).toMatchObject({ commit: back, day: '2022-01-01' })
  })

  it('gives no day to a file that is not committed, staged, or changed since', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'same.md': '1', 'changed.md': '1', 'staged.md': '1', 'deleted.md': '1' })
    write(folder, { 'changed.md': '2', 'new.md': '1', 'staged.md': '2', 'added.md': '', 'folder/new.md': '' })
    git('add', 'staged.md', 'added.md')
    git('rm', '--quiet', 'deleted.md')
    const { modified, changes } = await readHistory(folder)
    expect(modified).toBe(true)
    expect([...changes.keys()]).toEqual(['same.md'])
  })

  it('is not modified by files that git ignores', async () => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1', '.gitignore': '*.tmp\n' })
    write(folder, { 'x.tmp': '' })
    expect((await readHistory(folder)).modified).toBe(false)
  })

  it('reads every file name that a file system can hold', async () => {
    const names = [
      'with blanks.md',
      ' blank first.md',
      'ümläut-ß.md',
      'combining-u\u0308.md',
      '日本語.md',
      '"quoted".md',
      "it's.md",
      'back\\slash.md',
      'a\nnew line.md',
      '\nleading new line.md',
      'tab\t.md',
      'control\u0001.md',
      ':100644 100644 looks raw.md',
      `${'0'.repeat(40)} 12345`,
      '-n.md',
      '%H.md',
      '*.md',
      ':(glob)**.md',
      'é'.repeat(100),
    ]
    const { folder, commit } = repository()
    const all = commit('2020-01-01T10:00Z', Object.fromEntries(names.map((name) => [`content folder/ü/${name}`, '1'])))
    const { changes, prefix } = await readHistory(join(folder, 'content folder/ü'))
    expect(prefix).toBe('content folder/ü/')
    expect([...changes.keys()].sort()).toEqual([...names].sort())
    expect(new Set([...changes.values()].map((change) => change.commit))).toEqual(new Set([all]))
  })

  it('does not take changed files with such names for committed ones', async () => {
    const { folder, commit } = repository()
    const names = ['a\nb.md', 'ü "x".md', ' y.md', 'c/ d.md']
    commit('2020-01-01T10:00Z', Object.fromEntries(names.map((name) => [`sub/${name}`, '1'])))
    write(folder, Object.fromEntries(names.map((name) => [`sub/${name}`, '2'])))
    const { changes, modified } = await readHistory(join(folder, 'sub'))
    expect([modified, [...changes]]).toEqual([true, []])
  })

  it('keeps the days of both sides of a merge', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'base.md': '1', 'left.md': '1', 'right.md': '1' })
    git('checkout', '--quiet', '-b', 'side')
    const right = commit('2020-02-01T10:00Z', { 'right.md': '2' })
    git('checkout', '--quiet', 'main')
    const left = commit('2020-03-01T10:00Z', { 'left.md': '2' })
    git('merge', '--quiet', '--no-ff', '--no-edit', 'side')
    const { changes } = await readHistory(folder)
    expect(changes.get('left.md')).toMatchObject({ commit: left, day: '2020-03-01' })
    expect(changes.get('right.md')).toMatchObject({ commit: right, day: '2020-02-01' })
    expect(changes.get('base.md')?.day).toBe('2020-01-01')
  })

  it('gives a file that a merge wrote anew the day of the merge', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'content/a.md': '1' })
    git('checkout', '--quiet', '-b', 'side')
    commit('2020-02-01T10:00Z', { 'content/a.md': 'side' })
    git('checkout', '--quiet', 'main')
    commit('2020-03-01T10:00Z', { 'content/a.md': 'main' })
    expect(() => git('merge', '--quiet', 'side')).toThrow()
    const merge = commit('2020-04-01T10:00Z', { 'content/a.md': 'both' })
    const { changes } = await readHistory(join(folder, 'content'))
    expect(changes.get('a.md')).toMatchObject({ commit: merge, day: '2020-04-01' })
  })

  it('takes the newer of two commits, whatever their order in time', async () => {
    const { folder, commit } = repository()
    commit('2022-01-01T10:00Z', { 'a.md': '1' })
    const last = commit('2020-01-01T10:00Z', { 'a.md': '2' })
    expect((await readHistory(folder)).changes.get('a.md')).toMatchObject({ commit: last, day: '2020-01-01' })
  })

  it('knows the order of commits that share their second, and of those whose clocks were wrong', async () => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'content/original.md': '1', 'content/translation.md': '1' })
    commit('2020-01-01T10:00Z', { 'content/original.md': '2' })
    commit('2020-01-01T10:00Z', { 'elsewhere.md': '1' })
    commit('2019-01-01T10:00Z', { 'content/translation.md': '2' })
    const { changes } = await readHistory(join(folder, 'content'))
    expect([changes.get('original.md')?.order, changes.get('translation.md')?.order]).toEqual([2, 3])
  })

  it('is not confused by what a machine’s git configuration adds', async () => {
    const { folder, commit, git } = repository()
    const only = commit('2020-01-01T10:00Z', { 'ü.md': '1' })
    const settings = {
      'color.ui': 'always',
      'log.showSignature': 'true',
      'diff.noprefix': 'true',
      'core.quotePath': 'true',
    }
    for (const [key, value] of Object.entries({ ...settings, 'log.date': 'relative', 'status.relativePaths': 'true' }))
      git('config', key, value)
    const { changes, head } = await readHistory(folder)
    expect([head, [...changes]]).toEqual([
      { commit: only, day: '2020-01-01' },
      [['ü.md', { commit: only, day: '2020-01-01', at: '2020-01-01T10:00:00Z', order: 1 }]],
    ])
  })

  it('agrees with git log for each file, whatever was committed', async () => {
    const steps = fc.array(
      fc.record({ file: fc.constantFrom('a.md', 'b.md', 'x/c.md'), text: fc.constantFrom('1', '2', '3') }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (changes) => {
        const { folder, commit, git } = repository()
        for (const [index, { file, text }] of changes.entries())
          commit(`2020-01-${10 + index}T00:00Z`, { [file]: text })
        const history = await readHistory(folder)
        for (const file of new Set(changes.map((change) => change.file))) {
          expect(history.changes.get(file)?.commit).toBe(git('log', '-1', '--format=%H', '--', file))
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('dates that could be wrong are left out', () => {
  it('in a shallow clone, with the remedy', async () => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1' })
    const head = commit('2021-01-01T10:00Z', { 'b.md': '1' })
    const clone = join(temporaryFolder(), 'clone')
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, clone])
    expect(await readHistory(clone)).toEqual({
      head: { commit: head, day: '2021-01-01' },
      modified: false,
      prefix: '',
      changes: new Map(),
      notice:
        'This is a shallow clone: dates of pages are left out, because they would be wrong. Fetch the history with: git fetch --unshallow --filter=blob:none',
    })
  })

  it('but not in a clone without old file contents', async () => {
    const { folder, commit, git } = repository()
    git('config', 'uploadpack.allowFilter', 'true')
    commit('2020-01-01T10:00Z', { 'a.md': '1' })
    commit('2021-01-01T10:00Z', { 'b.md': '1' })
    const clone = join(temporaryFolder(), 'clone')
    execFileSync('git', ['clone', '--quiet', '--filter=blob:none', `file://${folder}`, clone])
    const { changes, notice } = await readHistory(clone)
    expect(notice).toBeUndefined()
    expect([...changes].map(([file, { day }]) => [file, day])).toEqual([
      ['b.md', '2021-01-01'],
      ['a.md', '2020-01-01'],
    ])
  })

  it('outside git', async () => {
    expect(await readHistory(temporaryFolder())).toEqual({
      modified: false,
      prefix: '',
      changes: new Map(),
      notice: 'The content is not in a git repository: pages carry no date and no commit.',
    })
  })

  it('in a repository without a commit', async () => {
    const { folder } = repository()
    write(folder, { 'a.md': '1' })
    const { head, changes, notice } = await readHistory(folder)
    expect([head, changes.size]).toEqual([undefined, 0])
    expect(notice).toBe('The git repository has no commit yet: pages carry no date and no commit.')
  })

  it('in a folder of a repository that holds no committed file', async () => {
    const { folder, commit } = repository()
    const head = commit('2020-01-01T10:00Z', { 'README.md': '1' })
    write(folder, { 'content/a.md': '1' })
    const history = await readHistory(join(folder, 'content'))
    expect(history).toEqual({
      head: { commit: head, day: '2020-01-01' },
      modified: true,
      prefix: 'content/',
      changes: new Map(),
    })
  })

  it('where the history is damaged, without throwing', async () => {
    const { folder, commit, git } = repository()
    const first = commit('2020-01-01T10:00Z', { 'a.md': '1' })
    commit('2021-01-01T10:00Z', { 'b.md': '1' })
    const tree = git('rev-parse', `${first}^{tree}`)
    execFileSync('rm', ['-f', join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2))])
    const { changes, notice } = await readHistory(folder)
    expect(changes.size).toBe(0)
    expect(notice).toContain('cannot be read in full')
  })

  it.skipIf(process.getuid?.() !== 0)('in a repository of another user, which git refuses to read', async () => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1' })
    mkdirSync(join(folder, 'content'))
    for (const path of ['', '.git', 'content']) chownSync(join(folder, path), 12345, 12345)
    const { changes, notice } = await readHistory(folder)
    expect(changes.size).toBe(0)
    expect(notice).toContain('belongs to another user')
    expect(notice).toContain(`git config --global --add safe.directory ${folder}`)
  })
})

describe('what changed since a revision', () => {
  it('is what was changed, added or removed, committed or not, below the content folder', async () => {
    const { folder, commit } = repository()
    const start = commit('2020-01-01T10:00Z', {
      'c/a.md': '1',
      'c/b.md': '1',
      'c/ü d.md': '1',
      'c/e.md': '1',
      'x.md': '1',
    })
    commit('2020-01-02T10:00Z', { 'c/b.md': '2', 'x.md': '2' })
    write(folder, { 'c/ü d.md': '2', 'c/new.md': '', '.gitignore': 'ignored.md', 'c/ignored.md': '' })
    rmSync(join(folder, 'c/e.md'))
    expect(await changedSince(join(folder, 'c'), start)).toEqual(new Set(['b.md', 'ü d.md', 'e.md', 'new.md']))
  })

  it('is not what changed on the other branch', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1', 'b.md': '1' })
    git('branch', 'other')
    commit('2020-01-02T10:00Z', { 'a.md': '2' })
    git('checkout', '-q', 'other')
    commit('2020-01-03T10:00Z', { 'b.md': '2' })
    expect(await changedSince(folder, 'main')).toEqual(new Set(['b.md']))
  })

  it.each([
    ['a revision that is unknown', 'no-such-branch', 'Git knows no revision no-such-branch here.'],
    ['an option', '--output=/tmp/x', 'Git knows no revision --output=/tmp/x here.'],
  ])('cannot be known for %s', async (_, revision, message) => {
    const { folder, commit } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': '1' })
    await expect(changedSince(folder, revision)).rejects.toThrow(message)
  })

  it('cannot be known outside git', async () => {
    await expect(changedSince(temporaryFolder(), 'main')).rejects.toThrow('The content is not in a git repository')
  })
})

describe('the texts that a file has had', () => {
  it('are read oldest first, each with its commit and day, whatever they hold', async () => {
    const { folder, commit } = repository()
    const first = commit('2020-01-01T10:00Z', { 'docs/a.md': 'Grüße\n\nblob 3\n', 'docs/b.md': 'other' })
    commit('2020-01-02T10:00Z', { 'docs/b.md': 'other still' })
    const third = commit('2020-01-03T10:00Z', { 'docs/a.md': '' })
    expect(await readVersions(join(folder, 'docs'), ['a.md'])).toEqual(
      new Map([
        [
          'a.md',
          [
            { commit: first, day: '2020-01-01', text: 'Grüße\n\nblob 3\n' },
            { commit: third, day: '2020-01-03', text: '' },
          ],
        ],
      ]),
    )
  })

  it('are those of the published branch: what a side branch only proposed was never published', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': 'published' })
    git('checkout', '--quiet', '-b', 'proposal')
    commit('2020-01-02T10:00Z', { 'a.md': 'proposed' })
    commit('2020-01-03T10:00Z', { 'a.md': 'accepted' })
    git('checkout', '--quiet', 'main')
    git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'proposal')
    const versions = await readVersions(folder, ['a.md'])
    expect(versions.get('a.md')!.map(({ text }) => text)).toEqual(['published', 'accepted'])
  })

  it('are not told of a file of which one text is not here', async () => {
    const { folder, commit, git } = repository()
    commit('2020-01-01T10:00Z', { 'a.md': 'lost', 'b.md': 'kept' })
    const lost = git('rev-parse', 'HEAD:a.md')
    commit('2020-01-02T10:00Z', { 'a.md': 'here' })
    rmSync(join(folder, '.git/objects', lost.slice(0, 2), lost.slice(2)))
    expect([...(await readVersions(folder, ['a.md', 'b.md'])).keys()]).toEqual(['b.md'])
  })

  it('are none outside of a repository', async () => {
    expect(await readVersions(temporaryFolder(), ['a.md'])).toEqual(new Map())
  })
})
