import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
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
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2025-12-01T12:00:00Z',
    GIT_COMMITTER_DATE: '2025-12-01T12:00:00Z',
  }
  const git = (...words: string[]): string => {
    const person = [
      '-c',
      'user.name=Leitstelle',
      '-c',
      'user.email=leitstelle@example.org',
      '-c',
      'core.autocrlf=false',
    ]
    return execFileSync('git', ['-C', folder, ...person, ...words], { env, encoding: 'utf8' }).trim()
  }
  git('init', '--quiet', '--initial-branch=haupt')
  git('add', '.')
  git('commit', '--quiet', '--message=Betriebsbuch')
  return { folder, commit: git('rev-parse', 'HEAD') }
}
