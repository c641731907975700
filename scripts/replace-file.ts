/** Changes a file that somebody wrote. */
import { renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Writes beside, then in its place: the text is whole at every moment. */
export function replaceFile(path: string, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.opsbook-fix`)
  writeFileSync(beside, text, { mode: statSync(path).mode })
  renameSync(beside, path)
}
