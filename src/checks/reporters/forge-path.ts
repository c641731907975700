/** Where a forge finds a file that a finding names: its path from the root of the repository. */
import { posix } from 'node:path'

/** `folder` is the path of the content folder from there, without slashes at its ends; empty when it is the root. */
export function forgePath(folder: string, file: string): string {
  // Files of a theme stand beside the content folder.
  if (file.startsWith('../')) return posix.join(folder, file)
  return folder === '' ? file : `${folder}/${file}`
}

/** The same as a relative URI reference. */
export function forgeUri(folder: string, file: string): string {
  return forgePath(folder, file).toWellFormed().split('/').map(encodeURIComponent).join('/')
}
