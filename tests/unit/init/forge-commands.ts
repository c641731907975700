/**
 * Runs what workflows say as a forge does, on a copy of a handbook. Only what needs the network or half a minute is played:
 * `npm ci`, `npm run build` and `gh`. What was asked of them is noted.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { git } from '../../site/small-handbook.ts'
import { temporaryFolder } from '../publish/temporary-folder.ts'

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))

const npm = `#!/bin/sh
set -eu
asked="npm $*"
case "$asked" in
  *" run build "*)
    while [ "$1" != --out ]; do shift; done
    mkdir "$2"
    echo page > "$2/index.html" ;;
  *" run "*) exec REAL "$@" ;;
esac
echo "$asked" >> "$(dirname "$0")/asked"
`

const jq = `#!/usr/bin/env node
const [, , query, file] = process.argv
if (query !== '.issue') throw new Error(query)
console.log(JSON.stringify(JSON.parse(require('node:fs').readFileSync(file, 'utf8')).issue))
`

const gh = `#!/bin/sh
echo "gh $*" >> "$(dirname "$0")/asked"
`

export interface Checkout {
  /** The working tree. */
  folder: string
  /** What the played programs were asked, line by line. */
  asked(): string[]
  /** Runs lines as one step, as the shell of a forge does. */
  run(lines: string, env?: Record<string, string>): { status: number | null; stdout: string; stderr: string }
  /** The step summary, and what else a step left in the runner’s folder. */
  temp: string
}

/** A repository with these files on its branch `main`, which its remote has too. */
export function checkOut(files: { path: string; text: string; executable?: boolean }[]): Checkout {
  const home = temporaryFolder()
  const [folder, temp, programs] = ['checkout', 'runner temp', 'bin'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ]
  const add = (path: string, text: string, executable = false) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode: executable ? 0o755 : 0o644 })
  }
  for (const { path, text, executable } of files) add(join(folder, path), text, executable)
  git(folder, ['init', '--quiet', '--initial-branch=main'])
  commit(folder)
  git(home, ['clone', '--quiet', '--bare', folder, 'origin.git'])
  git(folder, ['remote', 'add', 'origin', join(home, 'origin.git')])
  git(folder, ['fetch', '--quiet', 'origin'])
  mkdirSync(temp)
  const real = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim()
  for (const [name, text] of Object.entries({ npm: npm.replace('REAL', real), jq, gh })) {
    add(join(programs, name), text, true)
  }
  const env = {
    PATH: `${programs}:${process.env.PATH}`,
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
    RUNNER_TEMP: temp,
    CI_PROJECT_DIR: folder,
    OPSBOOK: projectRoot.replace(/\/$/, ''),
    // Where a test runs, nobody may be able to take the network away.
    WITHOUT_NETWORK: 'where-possible',
  }
  return {
    folder,
    temp,
    asked: () => readFileSync(join(programs, 'asked'), 'utf8').trimEnd().split('\n'),
    run(lines, more = {}) {
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', lines], {
        cwd: folder,
        env: { ...env, ...more },
        encoding: 'utf8',
      })
      return { status, stdout, stderr }
    },
  }
}

/** Commits everything. */
export function commit(folder: string): void {
  git(folder, ['add', '--all'])
  git(folder, ['commit', '--quiet', '--message=Change'])
}
