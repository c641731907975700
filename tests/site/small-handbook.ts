import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A small German handbook of an organisation that does not exist. It shares nothing with `content/`. */
export const smallHandbook = fileURLToPath(new URL('../fixtures/small-handbook', import.meta.url))

/** The handbook in a folder of its own, outside of any repository. */
export function copySmallHandbook(folder: string): string {
  cpSync(smallHandbook, folder, { recursive: true })
  return folder
}

/** The handbook as its organisation has it: in a repository of its own, with one commit of 1 December 2025. */
export function checkOutSmallHandbook(folder: string): { folder: string; commit: string } {
  copySmallHandbook(folder)
  commitAll(folder, '2025-12-01T12:00:00Z')
  return { folder, commit: git(folder, ['rev-parse', 'HEAD']) }
}

/** Commits everything in a folder, which becomes a repository if it is none. */
export function commitAll(folder: string, at: string): void {
  if (!existsSync(join(folder, '.git'))) git(folder, ['init', '--quiet', '--initial-branch=haupt'])
  git(folder, ['add', '.'])
  git(folder, ['commit', '--quiet', '--message=Betriebsbuch'], { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at })
}

/** Runs git where it looks at nothing of the machine’s. */
export function git(folder: string, words: string[], more: Record<string, string> = {}): string {
  const person = ['-c', 'user.name=Leitstelle', '-c', 'user.email=leitstelle@example.org', '-c', 'core.autocrlf=false']
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...more }
  return execFileSync('git', ['-C', folder, ...person, ...words], { env, encoding: 'utf8' }).trim()
}
