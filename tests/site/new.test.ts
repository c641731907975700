import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { build, projectRoot, run } from './opsbook-command.ts'
import { workspace } from './workspace.ts'

// Real processes and builds: on a busy machine they take their time.
vi.setConfig({ testTimeout: 600_000 })

const folder = workspace()

it('what is begun is accepted, is a page among the drafts, and is not published', async () => {
  const content = join(folder, 'handbook')
  cpSync(join(projectRoot, 'tests/fixtures/small-handbook'), content, { recursive: true })
  const begin = (...args: string[]) =>
    run('new', [...args, '--service', 'terminvergabe', '--content', content, '--yes'])

  const runbook = [
    '--title',
    'Die Platte ist voll',
    '--owner',
    'leitstelle',
    '--risk',
    'reversible',
    '--access',
    'root',
  ]
  const { code, stdout, stderr } = await begin('runbook', ...runbook)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain(`Written: ${join(content, 'runbooks/die-platte-ist-voll.md')}`)
  const incident = ['--title', 'Termine fallen aus', '--severity', 'stufe-rot', '--start', '2026-11-20T13:44+01:00']
  expect((await begin('postmortem', ...incident)).code).toBe(0)
  expect((await run('check', ['--content', content, '--as-of', '2026-11-20'])).code).toBe(0)

  const [drafts, published] = [join(folder, 'drafts'), join(folder, 'published')]
  await build(['--content', content, '--out', drafts, '--drafts', '--as-of', '2026-11-20'])
  expect(readFileSync(join(drafts, 'runbooks/die-platte-ist-voll/index.html'), 'utf8')).toContain('noch zu schreiben')
  expect(existsSync(join(drafts, 'postmortems/terminvergabe-2026-11-20/index.html'))).toBe(true)
  await build(['--content', content, '--out', published, '--as-of', '2026-11-20'])
  expect(existsSync(join(published, 'runbooks/die-platte-ist-voll'))).toBe(false)
})
