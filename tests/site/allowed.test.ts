/** What must not be published stops a build; what is allowed where it stands, for a reason and a time, is built. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { catalogues, runbook } from '../unit/reader/content.ts'
import { run } from './opsbook-command.ts'
import { workspace, write } from './workspace.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = workspace()
const mail = ['duty.officer', 'provider.net'].join('@')
const sections =
  '\n## Meaning\n\nA.\n\n## Impact\n\nB.\n\n## Diagnosis\n\nC.\n\n## Mitigation\n\nD.\n\n## Verification\n\nE.\n\n## Escalation\n\n'

async function build(text: string, asOf: string, more: Record<string, string> = {}, options: string[] = []) {
  const content = join(folder, 'content')
  write(content, { ...catalogues, 'runbooks/full.md': runbook({}, `${sections}${text}\n`), ...more })
  return run('build', ['--content', content, '--out', join(folder, 'dist'), '--as-of', asOf, ...options])
}

const allowed = `<!-- opsbook-allow personal-data until 2026-12-31: the mailbox of the duty officer -->\nWrite to ${mail}.`

test('a mail address stops the build, and is shown nowhere', async () => {
  const { code, stdout, stderr } = await build(`Write to ${mail}.`, '2026-06-01')
  expect(code).toBe(1)
  expect(stderr).toContain('personal-data')
  expect(stdout + stderr).not.toContain(mail)
  expect(existsSync(join(folder, 'dist'))).toBe(false)
})

test('one that is allowed where it stands is built, and the audit lets it pass', async () => {
  const { code, stderr } = await build(allowed, '2026-06-01')
  expect(code, stderr).toBe(0)
  expect(readFileSync(join(folder, 'dist/runbooks/full/index.html'), 'utf8')).toContain(mail)
})

test('after the last day of the allowance the build stops again', async () => {
  const { code, stderr } = await build(allowed, '2027-01-01')
  expect(code).toBe(1)
  expect(stderr).toContain('it was allowed until 2026-12-31')
})

test('in a draft it is a warning: a preview shows it, a site has nothing of it', async () => {
  const draft = { 'runbooks/new.md': runbook({ title: 'Not yet', status: 'draft' }, `${sections}Write to ${mail}.\n`) }
  const page = join(folder, 'dist/runbooks/new/index.html')
  const preview = await build('Fine.', '2026-06-01', draft, ['--drafts'])
  expect(preview.code, preview.stderr).toBe(0)
  expect(preview.stderr).toMatch(/warn.* personal-data/)
  expect(readFileSync(page, 'utf8')).toContain(mail)
  const site = await build('Fine.', '2026-06-01', draft)
  expect(site.code, site.stderr).toBe(0)
  expect(existsSync(page)).toBe(false)
})

test('what is in a draft may not reach a page of the site by another way', async () => {
  const draft = { 'runbooks/new.md': runbook({ title: 'Not yet', status: 'draft' }, `${sections}Write to ${mail}.\n`) }
  // Whole only on the page: in the source, marks of emphasis stand within it.
  const { code, stderr } = await build(`Write to ${mail.replace('provider', '**provider**')}.`, '2026-06-01', draft)
  expect(stderr).not.toMatch(/error.* personal-data/)
  expect(stderr).toMatch(/runbooks\/.* holds a mail address/)
  expect(code).toBe(3)
})
