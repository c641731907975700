/**
 * The handbook of this repository, built once for all browser tests, below a base path: a link that forgets it would
 * work at the root of a host, and nowhere else.
 */
import { join } from 'node:path'
import { BuiltSite } from '../site/built-site.ts'
import { build, projectRoot } from '../site/opsbook-command.ts'

const folder = join(projectRoot, '.cache', 'test-site')
const base = '/ops/'
const VARIABLE = 'STARTER_SITE_IS_BUILT'

/** Vitest calls this before the browser tests; its workers inherit the environment. */
export async function setup(): Promise<void> {
  await build(['--content', join(projectRoot, 'content'), '--out', folder, '--base', base])
  process.env[VARIABLE] = '1'
}

export function starterSite(): BuiltSite {
  if (!process.env[VARIABLE]) {
    throw new Error(
      'The site is not built: vitest.config.ts must list tests/browser/starter-site.ts as a global set-up.',
    )
  }
  return new BuiltSite(folder, base)
}
