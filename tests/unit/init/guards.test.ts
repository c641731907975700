import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { newHandbook } from '../../../src/init/new-handbook.ts'
import { git } from '../../site/small-handbook.ts'
import { type Checkout, checkOut, commit, projectRoot } from './forge-commands.ts'

// Real processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const handbook = newHandbook({
  lang: 'en',
  name: 'Our handbook',
  organisation: 'Example Cloud',
  opsbook: { repository: '', commit: '' },
})

const page = 'runbooks/handbook-not-published.md'
const mistake = '\nSee [another part](#nowhere).\n'

describe('the hook before a commit', () => {
  /** Tries to commit what is staged, as people do who have switched the hook on. */
  const tryToCommit = ({ run }: Checkout, env: Record<string, string> = {}) =>
    run(
      `git config core.hooksPath .githooks
       git config opsbook.path "\${FROM-$OPSBOOK}"
       git -c user.name=A -c user.email=a@example.org commit --quiet --message=Change $ONLY`,
      env,
    )

  it('lets nothing pass that has an error, and says where', () => {
    const checkout = checkOut(handbook)
    appendFileSync(join(checkout.folder, page), mistake)
    git(checkout.folder, ['add', '--all'])
    // Git says on stderr what a hook says.
    const { status, stderr } = tryToCommit(checkout)
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^error ${page}:\\d+:\\d+ link-anchor\\n`))
    expect(git(checkout.folder, ['log', '--format=%s'])).toBe('Change')
  })

  it('judges what is staged, and nothing else', () => {
    const checkout = checkOut(handbook)
    const { folder } = checkout
    // Staged: a good page. In the working tree: one with a mistake, and another file that is not staged at all.
    appendFileSync(join(folder, page), '\nA good sentence.\n')
    git(folder, ['add', '--all'])
    appendFileSync(join(folder, page), mistake)
    appendFileSync(join(folder, 'processes/change-this-handbook.md'), mistake)
    const before = readFileSync(join(folder, page), 'utf8')
    expect(tryToCommit(checkout)).toMatchObject({ status: 0 })
    expect(git(folder, ['log', '--format=%s'])).toBe('Change\nChange')
    expect(readFileSync(join(folder, page), 'utf8')).toBe(before)
    expect(git(folder, ['status', '--porcelain'])).toBe(`M processes/change-this-handbook.md\n M ${page}`)
    // The other way round: a mistake that is staged is found, though the working tree has it no more.
    git(folder, ['add', page])
    writeFileSync(join(folder, page), before.replace(mistake, ''))
    expect(tryToCommit(checkout)).toMatchObject({ status: 1 })
  })

  it('leaves the mistakes of other files to those who change them', () => {
    const checkout = checkOut(handbook)
    appendFileSync(join(checkout.folder, page), mistake)
    commit(checkout.folder)
    appendFileSync(join(checkout.folder, 'teams.yaml'), '# A comment.\n')
    git(checkout.folder, ['add', '--all'])
    const { status, stderr } = tryToCommit(checkout)
    expect(status).toBe(0)
    expect(stderr).toMatch(/^Not shown: 1 in files that did not change/)
  })

  it('knows the index that “git commit FILE” makes for itself', () => {
    const checkout = checkOut(handbook)
    appendFileSync(join(checkout.folder, page), mistake)
    appendFileSync(join(checkout.folder, 'teams.yaml'), '# A comment.\n')
    git(checkout.folder, ['add', page])
    expect(tryToCommit(checkout, { ONLY: 'teams.yaml' })).toMatchObject({ status: 0 })
    expect(tryToCommit(checkout, { ONLY: page })).toMatchObject({ status: 1 })
  })

  it('checks the first commit of a repository as a whole', () => {
    const checkout = checkOut(handbook)
    checkout.run('rm -rf .git && git init --quiet')
    appendFileSync(join(checkout.folder, page), mistake)
    git(checkout.folder, ['add', '--all'])
    expect(tryToCommit(checkout)).toMatchObject({ status: 1, stderr: expect.stringContaining('link-anchor') })
  })

  it('stops nobody who has no Opsbook, and says so', () => {
    const checkout = checkOut(handbook)
    appendFileSync(join(checkout.folder, page), mistake)
    git(checkout.folder, ['add', '--all'])
    const { status, stderr } = tryToCommit(checkout, { FROM: '/nowhere' })
    expect(status).toBe(0)
    expect(stderr).toContain('Not checked: there is no Opsbook at /nowhere.')
  })
})

describe('.ci/mixed-change', () => {
  const mixed = (checkout: Checkout, env: Record<string, string> = {}) =>
    checkout.run(`"${projectRoot}.ci/mixed-change" origin/main ':!content'`, env)

  it.each([
    { changed: ['content/a.md', 'content/b.yaml'], code: [] },
    { changed: ['src/a.ts', 'contents.md'], code: [] },
    { changed: [], code: [] },
    { changed: ['content/a.md', 'src/a.ts', '.github/workflows/x.yml'], code: ['.github/workflows/x.yml', 'src/a.ts'] },
    { changed: ['content/a.md', 'a b.md'], code: ['a b.md'] },
    // Names that would be commands of the forge, were they said at the beginning of a line.
    {
      changed: ['content/a.md', '::error::x', 'x\n::warning::y', '%0A'],
      code: ['%0A', '::error::x', 'x?::warning::y'],
    },
  ])('finds in $changed the code $code', ({ changed, code }) => {
    const checkout = checkOut([{ path: 'README.md', text: '' }])
    for (const path of changed) checkout.run('mkdir -p "$(dirname "$P")" && echo x > "$P"', { P: path })
    checkout.run('git add --all && git -c user.name=A -c user.email=a@example.org commit --allow-empty --quiet -m x')
    const { status, stdout } = mixed(checkout, { GITHUB_ACTIONS: '' })
    expect(status).toBe(0)
    expect(stdout.split('\n').filter((line) => line.startsWith('  code: '))).toEqual(
      code.map((path) => `  code: ${path}`),
    )
    expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toEqual([])
    expect(existsSync(join(checkout.temp, 'summary.md'))).toBe(false)
  })
})

describe('.ci/without-network', () => {
  const script = join(projectRoot, '.ci/without-network')
  const run = (command: string[], env: Record<string, string> = {}) =>
    spawnSync(script, command, { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } })

  it('hands no variable on, and passes on words and the exit code', () => {
    const { stdout, status } = run(['sh', '-c', 'echo "$SECRET|$HOME|$1"; exit 7', 'sh', 'a  b'], {
      SECRET: 'canary',
      WITHOUT_NETWORK: 'where-possible',
    })
    expect(status).toBe(7)
    expect(stdout).toMatch(/^\|\/.*\|a {2}b\n$/)
  })

  it('reaches no network, or refuses', () => {
    const { stdout, stderr, status } = run(['sh', '-c', 'grep -c : /proc/net/dev'])
    // Nothing but the machine’s own loopback is there; where nobody may take the network away, nothing runs at all.
    if (status === 3) expect(stderr).toContain('lets nobody take the network away')
    else expect({ stdout, status }).toEqual({ stdout: '1\n', status: 0 })
  })
})
