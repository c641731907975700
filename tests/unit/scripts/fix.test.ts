import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { contentFolder, postmortem, runbook } from '../reader/content.ts'

// Real processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../../..', import.meta.url))

function run(script: string, content: string, ...options: string[]) {
  const preload = new URL('../../../scripts/compile-cache.mjs', import.meta.url).href
  const args = [
    '--import',
    preload,
    join(root, 'scripts', script),
    '--content',
    content,
    '--as-of',
    '2026-06-15',
    '--no-cache',
    ...options,
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: content })
  return { status, stdout, stderr }
}

describe('npm run fix', () => {
  it('mends what is certain, reports the rest, and changes nothing else, not a blank', () => {
    const before = `\uFEFF${runbook({ status: '"Active"   # in use', title: "'It''s a  title'   " }, '\nA  line  \n[gone](runbook:gone)')}`
    const content = contentFolder({ 'runbooks/full.md': before.replaceAll('\n', '\r\n') })
    const { status, stdout } = run('fix.ts', content)
    expect(stdout).toMatch(/^Fixed: 1\.\n\nerror .*full\.md:13:8 link-target/)
    expect(status).toBe(1)
    expect(readFileSync(join(content, 'runbooks/full.md'), 'utf8')).toBe(
      before.replace('"Active"', '"active"').replaceAll('\n', '\r\n'),
    )
    expect(readdirSync(join(content, 'runbooks'))).toEqual(['full.md'])
  })

  it('changes nothing when it is run a second time', () => {
    const content = contentFolder({ 'postmortems/first.md': postmortem({ status: 'Draft', Tags: '[disk]' }) })
    expect(run('fix.ts', content).stdout).toMatch(/^Fixed: 2\.\n/)
    const after = readFileSync(join(content, 'postmortems/first.md'), 'utf8')
    expect(after).toContain('\nstatus: draft\ntags: [disk]\n')
    expect(run('fix.ts', content)).toEqual({ status: 0, stdout: 'Nothing to fix.\n', stderr: '' })
    expect(readFileSync(join(content, 'postmortems/first.md'), 'utf8')).toBe(after)
  })
})

describe('npm run fix, with a list of published addresses', () => {
  it('takes in what is published now, and nothing that is a draft', () => {
    const content = contentFolder({
      'runbooks/full.md': runbook(),
      'runbooks/draft.md': runbook({ status: 'draft' }),
      'permalinks.txt': '# Published.\n/services/api/\n',
    })
    expect(run('fix.ts', content)).toEqual({ status: 0, stdout: 'Nothing to fix.\n', stderr: '' })
    expect(readFileSync(join(content, 'permalinks.txt'), 'utf8')).toBe(
      '# Published.\n/de/services/api/\n/runbooks/full/\n/services/api/\n',
    )
  })
})

describe('npm run check -- --since', () => {
  const wrong = runbook({ status: 'activ' })

  it('reports only what is in files that a branch changed, and says how much it does not show', () => {
    const content = contentFolder({ 'runbooks/old.md': wrong, 'runbooks/touched.md': runbook() })
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', content, '-c', 'user.name=A role', '-c', 'user.email=role@example.org', ...args])
    git('init', '--quiet', '--initial-branch=main')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'Start')
    writeFileSync(join(content, 'runbooks/touched.md'), wrong)
    writeFileSync(join(content, 'runbooks/new.md'), wrong)

    const { status, stdout, stderr } = run('check.ts', content, '--since', 'main', '--format', 'json')
    const { findings, summary } = JSON.parse(stdout)
    expect(findings.map(({ file }: { file: string }) => file)).toEqual(['runbooks/new.md', 'runbooks/touched.md'])
    expect({ status, summary, stderr }).toEqual({
      status: 1,
      summary: { errors: 2, warnings: 0 },
      stderr: 'Not shown: 1 in files that did not change since main.\n',
    })
    expect(run('check.ts', content, '--since', 'gone')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Git knows no revision gone here.'),
    })
  })
})
