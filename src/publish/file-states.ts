/** What the file system says of files: enough to tell whether one was changed, without opening any. */
import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** A file, or whatever else is no folder, by its path with forward slashes. No link is followed. */
export type FileState = [path: string, stats: Stats]

/**
 * All files below a folder, in code-unit order of their paths: the same on every machine, whatever order its file system
 * keeps and whatever locale it speaks.
 *
 * @param isSeen whether a file or folder of this name counts
 */
export function statesBelow(folder: string, isSeen: (name: string) => boolean = () => true): FileState[] {
  const states: FileState[] = []
  gather(folder, '', isSeen, states)
  return states.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

/** At once: a promise for each of thousands of files takes several times as long. */
function gather(folder: string, prefix: string, isSeen: (name: string) => boolean, states: FileState[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!isSeen(entry.name)) continue
    const place = join(folder, entry.name)
    const path = prefix + entry.name
    if (entry.isDirectory()) gather(place, `${path}/`, isSeen, states)
    else states.push([path, lstatSync(place)])
  }
}

/**
 * Tells a file from any other that was there before or after, as far as the file system tells: one that took its place has
 * another inode, also where it has been given the same time.
 */
export function stampOf({ ino, mtimeMs }: Pick<Stats, 'ino' | 'mtimeMs'>): string {
  return `${ino} ${mtimeMs}`
}
