/** Tells of changes below folders, for commands that run on while people write. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { basename, join } from 'node:path'

/** Milliseconds of quiet after which a burst of changes is told: editors write a file in several steps. */
const QUIET = 40
/** What is written without a pause is told after so many of them all the same. */
const LONGEST_BURST = 1000
/** How often it is asked whether the folders are still the same: nobody tells of one that was moved away, or is back. */
const STILL_THERE = 250

/**
 * Yields at once, and then after each burst of changes: the paths that changed, as far as the system names them. Changes
 * while the caller works on one burst are in the next one. Ends when the signal says so.
 *
 * Every folder has a watcher of its own. A single one for a tree, which Node also has, loses files on Linux that an editor
 * replaces instead of writing into them.
 */
export async function* changesIn(folders: readonly string[], signal: AbortSignal): AsyncGenerator<string[]> {
  const changed = new Set<string>()
  /** Whether folders may have come or gone, so that there are others to watch. */
  let moved = false
  let [first, last] = [0, 0]
  let wake = () => {}
  const note = (path: string, event: string) => {
    last = performance.now()
    if (changed.size === 0) first = last
    changed.add(path)
    moved ||= event === 'rename'
    wake()
  }
  signal.addEventListener('abort', () => wake())
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const known = new Map(folders.map((folder) => [folder, identityOf(folder)]))
  let watchers = watchersBelow(folders, note)
  try {
    yield []
    while (!signal.aborted) {
      if (changed.size === 0) await sleep(STILL_THERE)
      for (const folder of folders) {
        const now = identityOf(folder)
        if (now !== known.get(folder)) note(folder, 'rename')
        known.set(folder, now)
      }
      if (changed.size === 0) continue
      while (performance.now() - last < QUIET && performance.now() - first < LONGEST_BURST && !signal.aborted) {
        await sleep(QUIET)
      }
      if (signal.aborted) return
      if (moved) {
        moved = false
        // The new ones stand before the old ones go, so that nothing is missed between them.
        const before = watchers
        watchers = watchersBelow(folders, note)
        for (const watcher of before) watcher.close()
      }
      const burst = [...changed]
      changed.clear()
      yield burst
    }
  } finally {
    for (const watcher of watchers) watcher.close()
  }
}

function watchersBelow(folders: readonly string[], note: (path: string, event: string) => void): FSWatcher[] {
  return folders.flatMap(withFoldersBelow).flatMap((folder) => {
    try {
      const watcher = watch(folder, (event, name) => {
        if (name === null || !isHidden(name)) note(name === null ? folder : join(folder, name), event)
      })
      // A folder that goes while it is watched is told by the one above it.
      return [watcher.on('error', () => note(folder, 'rename'))]
    } catch (error) {
      if (isGone(error)) return []
      throw error
    }
  })
}

/** A folder and those below it, without hidden ones and packages, which hold no content. */
function withFoldersBelow(folder: string): string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !isHidden(entry.name) && entry.name !== 'node_modules',
    )
    return [folder, ...below.flatMap(({ name }) => withFoldersBelow(join(folder, name)))]
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

/** Another folder of the same name is another one. */
const identityOf = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.ino

const isHidden = (path: string) => basename(path).startsWith('.')

/** Whether what was to be read is there no more, or is another sort of thing by now. */
export function isGone(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 'ENOENT' || code === 'ENOTDIR'
}
