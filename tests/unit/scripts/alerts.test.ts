import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { write } from '../publish/temporary-folder.ts'
import { repository } from '../reader/repository.ts'

// Real processes.
vi.setConfig({ testTimeout: 60_000 })

const script = fileURLToPath(new URL('../../../scripts/alerts.ts', import.meta.url))
const preload = new URL('../../../scripts/compile-cache.mjs', import.meta.url).href
const fixture = fileURLToPath(new URL('../../fixtures/small-handbook', import.meta.url))

/** A repository with rules, and a handbook checked out beside them. */
function prepared(): string {
  const { folder } = repository()
  cpSync(fixture, join(folder, 'handbook'), { recursive: true })
  write(folder, {
    'rules/apps/web.yaml': rules('Unbekannt', 'https://betrieb.example/nichts/'),
    'rules/values.yaml': 'replicas: 3\n',
    'rules/.hidden/x.yaml': rules('Versteckt', ''),
  })
  return folder
}

function rules(alert: string, url: string): string {
  return `groups:\n- name: g\n  rules:\n  - alert: ${alert}\n    expr: up == 0\n    annotations: {runbook_url: '${url}'}\n`
}

function alerts(folder: string, ...args: string[]) {
  const options = [
    '--content',
    'handbook',
    '--site',
    'https://betrieb.example',
    '--base',
    '/',
    '--partial',
    '--no-cache',
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, script, ...args, ...options], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('findings have the place, the line, the reason and the remedy, and fail the command', () => {
  const { status, stdout, stderr } = alerts(prepared(), 'rules')
  expect(status).toBe(1)
  expect(stdout).toContain('error rules/apps/web.yaml:6:32 runbook-url')
  expect(stdout).toMatch(/6 \| .*runbook_url: 'https:\/\/betrieb\.example\/nichts\/'/)
  expect(stdout).toContain('remedy:')
  expect(stderr).toBe('1 alerts: 0 with a runbook here, 0 elsewhere, 1 without. 1 files hold no rules.\n')
})

test('forges get paths from the root of the repository, wherever the command runs', () => {
  const folder = prepared()
  const { findings } = JSON.parse(alerts(folder, 'rules/**/*.yaml', '--format', 'json').stdout)
  expect(findings.map(({ rule, file }: { rule: string; file: string }) => `${rule} ${file}`)).toEqual([
    'runbook-url rules/apps/web.yaml',
    'rule-file rules/values.yaml',
  ])
  const [issue] = JSON.parse(alerts(folder, join(folder, 'rules'), '--format', 'gitlab').stdout)
  expect(issue.location).toEqual({ path: 'rules/apps/web.yaml', lines: { begin: 6, end: 6 } })
})

test.each([
  ['nothing', [], 'Which rules shall be judged?'],
  ['a file that is not there', ['nowhere.yaml'], 'There is no file or folder at nowhere.yaml'],
  ['a pattern that matches nothing', ['nowhere/*.yaml'], 'nowhere/*.yaml holds no file'],
])('%s is wrong usage', (_, args, message) => {
  const { status, stdout, stderr } = alerts(prepared(), ...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
})
