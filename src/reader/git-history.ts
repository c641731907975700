/**
 * What git knows about each file: the last commit that changed it, and when. One pass over the log
 * for all files. A date that could be wrong is not given: a shallow clone shows its oldest commit as
 * the origin of every file, and a file with uncommitted changes is not what its last commit says.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Change {
  /** Full commit id. */
  commit: string
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  day: string
}

export interface History {
  /** The commit that is checked out; absent outside git. */
  head?: Change
  /** Whether the content folder differs from `head`. */
  modified: boolean
  /** The content folder's path within the repository, with a slash at its end; empty at the root. */
  prefix: string
  /** Last change by path below the content folder. Empty where it cannot be known. */
  changes: Map<string, Change>
  /** Why `changes` is empty, and what to do; absent when all is well. */
  notice?: string
}

/** Never throws: a folder without git has a history too, a very short one. */
export async function readHistory(contentFolder: string): Promise<History> {
  const git = async (...args: string[]) =>
    (await run('git', ['-C', contentFolder, '-c', 'core.quotePath=false', ...args], { maxBuffer: 1 << 30 })).stdout
  const history: History = { modified: false, prefix: '', changes: new Map() }

  try {
    history.prefix = (await git('rev-parse', '--show-prefix')).trim()
  } catch {
    return { ...history, notice: 'The content is not in a git repository: pages carry no date and no commit.' }
  }
  let dirty: Set<string>
  try {
    history.head = parseChange(await git('log', '-1', '--format=%H %ct'))
    dirty = parseStatus(await git('status', '--porcelain', '-z', '--no-renames', '--', '.'), history.prefix)
    history.modified = dirty.size > 0
  } catch {
    return { ...history, notice: 'The git repository has no commit yet: pages carry no date and no commit.' }
  }
  if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') {
    return {
      ...history,
      notice:
        'This is a shallow clone: dates of pages are left out, because they would be wrong. Fetch the history with: git fetch --unshallow --filter=blob:none',
    }
  }
  // Newest first, so the first time that a path is seen is its last change. Renames count as changes
  // of the new path: the page at this address did change on that day.
  const log = await git(
    'log',
    '--no-renames',
    '--no-merges',
    '--name-only',
    '-z',
    '--relative',
    '--format=%x01%H %ct',
    '--',
    '.',
  )
  for (const record of log.split('\u0001').slice(1)) {
    const [head, ...files] = record.split('\0')
    const change = parseChange(head!)
    for (const file of files) {
      const path = file.replace(/^\n+/, '')
      if (path && !dirty.has(path) && !history.changes.has(path)) history.changes.set(path, change)
    }
  }
  return history
}

/** `HASH SECONDS` */
function parseChange(text: string): Change {
  const [commit, seconds] = text.trim().split(' ')
  return { commit: commit!, day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) }
}

/** Paths below the content folder that differ from the commit, from `git status --porcelain -z`. */
function parseStatus(status: string, prefix: string): Set<string> {
  return new Set(
    status
      .split('\0')
      .filter(Boolean)
      .map((entry) => entry.slice(3))
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length)),
  )
}
