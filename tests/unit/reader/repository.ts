import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'

/** A real git repository of the test’s own. */
export interface Repository {
  folder: string
  git(...args: string[]): string
  /** Writes files (deletes those given as `undefined`) and commits everything at this moment. Returns the commit. */
  commit(at: string, files: Record<string, string | undefined>): string
}

/** An environment in which git looks at nothing of the machine’s. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A role',
  GIT_AUTHOR_EMAIL: 'role@example.org',
  GIT_COMMITTER_NAME: 'A role',
  GIT_COMMITTER_EMAIL: 'role@example.org',
}

export function repository(): Repository {
  const folder = temporaryFolder()
  const run = (args: string[], env: Record<string, string> = {}) =>
    execFileSync('git', ['-C', folder, ...args], { env: { ...environment, ...env }, encoding: 'utf8', stdio: 'pipe' })
  run(['init', '--quiet', '--initial-branch=main'])
  return {
    folder,
    git: (...args) =>
      run(args, { GIT_COMMITTER_DATE: '2026-01-01T00:00Z', GIT_AUTHOR_DATE: '2026-01-01T00:00Z' }).trim(),
    commit(at, files) {
      for (const [path, text] of Object.entries(files)) {
        if (text === undefined) rmSync(join(folder, path))
        else write(folder, { [path]: text })
      }
      run(['add', '--all'])
      run(['commit', '--quiet', '--allow-empty', '--message', 'Change'], {
        GIT_COMMITTER_DATE: at,
        GIT_AUTHOR_DATE: '2001-01-01T00:00Z',
      })
      return run(['rev-parse', 'HEAD']).trim()
    },
  }
}
