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

async function build(text: string, asOf: string) {
  const content = join(folder, 'content')
  write(content, { ...catalogues, 'runbooks/full.md': runbook({}, `${sections}${text}\n`) })
  return run('build', ['--content', content, '--out', join(folder, 'dist'), '--as-of', asOf])
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
