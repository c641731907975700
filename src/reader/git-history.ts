/**
 * What git knows about each file: the last commit that changed it, and when. One pass over the log
 * for all files. A date that could be wrong is not given: a shallow clone shows its oldest commit as
 * the origin of every file, and a file with uncommitted changes is not what its last commit says.
 */
import { execFile } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Change {
  /** Full commit id. */
  commit: string
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  day: string
}

/** The last change of a file. */
export interface FileChange extends Change {
  /** Moment of the commit in UTC, to the second: `2026-11-20T13:44:05Z`. */
  at: string
  /** Place of the commit among those that changed the content, from 1, the oldest. Days and seconds can be shared. */
  order: number
}

export interface History {
  /** The commit that is checked out; absent outside git. */
  head?: Change
  /** Whether the content folder differs from `head`. */
  modified: boolean
  /** The content folder's path within the repository, with a slash at its end; empty at the root. */
  prefix: string
  /** Last change by path below the content folder. Empty where it cannot be known. */
  changes: Map<string, FileChange>
  /** Why `changes` is empty, and what to do; absent when all is well. */
  notice?: string
}

async function runGit(folder: string, args: string[]): Promise<string> {
  return (await run('git', [...settingsFor(folder), ...args], { maxBuffer: 1 << 30, env: environment() })).stdout
}

function settingsFor(folder: string): string[] {
  return ['-C', folder, '-c', 'core.quotePath=false', '-c', 'log.showSignature=false']
}

/** Words in English, and no object fetched over the network: what is not here is not known. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' }
}

/** What changed since a revision cannot be known: a question of usage, not of content. */
export class UnknownChanges extends Error {
  readonly exitCode = 2
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/**
 * Files below the content folder that differ from the commit at which this branch left `revision`: changed, added,
 * removed, committed or not. Files that git ignores are left out.
 *
 * @throws {UnknownChanges} when git cannot tell.
 */
export async function changedSince(contentFolder: string, revision: string): Promise<Set<string>> {
  const paths = (output: string) => output.split('\0').filter(Boolean)
  try {
    const diff = ['diff', '--name-only', '-z', '--no-renames', '--relative', '--merge-base', '--end-of-options']
    const [changed, added] = await Promise.all([
      runGit(contentFolder, [...diff, revision, '--', '.']),
      runGit(contentFolder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
    ])
    return new Set([...paths(changed), ...paths(added)])
  } catch (error) {
    const words = String((error as { stderr?: unknown }).stderr ?? '')
    if (/no merge base/i.test(words)) {
      throw new UnknownChanges(
        `This branch and ${revision} have no commit in common here.`,
        'In a shallow clone, fetch more of the history: git fetch --unshallow --filter=blob:none',
      )
    }
    if (/bad revision|unknown revision|ambiguous argument|could not get object|not a valid/i.test(words)) {
      throw new UnknownChanges(
        `Git knows no revision ${revision} here.`,
        'Name a branch, a tag or a commit; in CI it may have to be fetched first: git fetch origin main',
      )
    }
    throw new UnknownChanges(
      `${whyUnreadable(error, contentFolder)}, so what changed since ${revision} cannot be known.`,
      'Run the command inside the repository, or leave --since out.',
    )
  }
}

/** Never throws: a folder without git has a history too, a very short one. */
export async function readHistory(contentFolder: string): Promise<History> {
  const git = (...args: string[]) => runGit(contentFolder, args)
  const history: History = { modified: false, prefix: '', changes: new Map() }

  try {
    history.prefix = (await git('rev-parse', '--show-prefix')).replace(/\n$/, '')
  } catch (error) {
    return { ...history, notice: `${whyUnreadable(error, contentFolder)}: pages carry no date and no commit.` }
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
  // of the new path: the page at this address did change on that day. A merge counts where its result
  // is neither of what it merged. `--raw`, because its lines cannot be mistaken for file names.
  try {
    const log = await git('log', '--no-renames', '--raw', '-c', '-z', '--date-order', '--format=%H %ct', '--', '.')
    const entries = [...parseLog(log)]
    const order = new Map(
      [...new Set(entries.map(({ change }) => change))].reverse().map((change, at) => [change, at + 1]),
    )
    for (const { path, change, at } of entries) {
      const file = path.startsWith(history.prefix) ? path.slice(history.prefix.length) : undefined
      if (file && !dirty.has(file) && !history.changes.has(file)) {
        history.changes.set(file, { ...change, at, order: order.get(change)! })
      }
    }
  } catch {
    history.changes.clear()
    return {
      ...history,
      notice: 'The history in git cannot be read in full: dates of pages are left out. Try: git fsck',
    }
  }
  return history
}

/** What git would be asked by `readHistory`, and what all that it says depends on, in a few milliseconds. */
export interface HistoryState {
  head: string | undefined
  modified: boolean
  /** Stands for all of it. */
  text: string
}

/**
 * Where this is the same, `readHistory` and `readVersions` say the same: commits do not change. What could still be another
 * is which commits and contents are here, and which stand for others.
 *
 * Never throws.
 */
export async function stateOfHistory(contentFolder: string): Promise<HistoryState> {
  const ask = (...args: string[]) =>
    runGit(contentFolder, args).catch(({ code, stdout, stderr }) => `${code} ${stdout} ${stderr}`)
  const [place, head, status, replaced] = await Promise.all([
    ask(
      'rev-parse',
      '--show-prefix',
      '--is-shallow-repository',
      '--git-path',
      'objects/pack',
      '--git-path',
      'info/grafts',
    ),
    ask('rev-parse', 'HEAD'),
    ask('status', '--porcelain', '-z', '--no-renames', '--', '.'),
    ask('for-each-ref', 'refs/replace'),
  ])
  const [, , packs, grafts] = place.split('\n')
  const times = [packs, grafts].map((path) => {
    const found = path === undefined ? undefined : lstatSync(resolve(contentFolder, path), { throwIfNoEntry: false })
    return String(found?.ctimeMs)
  })
  const commit = /^[0-9a-f]+$/.exec(head.trim())?.[0]
  return {
    head: commit,
    modified: commit !== undefined && status !== '',
    text: [place, head, status, replaced, ...times].join('\0'),
  }
}

/** A text that a file once had, with the commit that brought it. */
export interface Version extends Change {
  text: string
}

/**
 * All texts that files below the content folder have had on the published branch, oldest first. Commits of side
 * branches are left out: what was only proposed was never published. One log and one process for all files.
 *
 * Never throws: what git cannot tell is not there.
 */
export async function readVersions(contentFolder: string, files: string[]): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>(files.map((file) => [file, []]))
  if (files.length === 0) return versions
  try {
    const prefix = (await runGit(contentFolder, ['rev-parse', '--show-prefix'])).replace(/\n$/, '')
    const range = ['--first-parent', '--diff-merges=first-parent', '--reverse']
    const shape = ['--no-renames', '--raw', '--no-abbrev', '-z', '--format=%H %ct']
    const log = await runGit(contentFolder, ['--literal-pathspecs', 'log', ...range, ...shape, '--', ...files])
    const entries = [...parseLog(log)].filter(({ blob }) => !/^0+$/.test(blob))
    const texts = await readBlobs(contentFolder, [...new Set(entries.map(({ blob }) => blob))])
    for (const { path, change, blob } of entries) {
      const text = texts.get(blob)
      const file = path.slice(prefix.length)
      // A clone may be without some contents. Half a history would tell of changes that nobody made.
      if (text === undefined) versions.delete(file)
      else versions.get(file)?.push({ ...change, text })
    }
    return versions
  } catch {
    return new Map()
  }
}

/** Contents by name, from `git cat-file --batch`: `HASH blob BYTES`, the content, a line end; `HASH missing` for what is not here. */
async function readBlobs(folder: string, names: string[]): Promise<Map<string, string>> {
  const options = { maxBuffer: 1 << 30, env: environment(), encoding: 'buffer' } as const
  const reading = run('git', [...settingsFor(folder), 'cat-file', '--batch'], options)
  reading.child.stdin!.end(`${names.join('\n')}\n`)
  const { stdout } = await reading
  const texts = new Map<string, string>()
  for (let at = 0; at < stdout.length; ) {
    const lineEnd = stdout.indexOf('\n', at)
    const [name, type, bytes] = stdout.toString('latin1', at, lineEnd).split(' ')
    at = lineEnd + 1
    if (type !== 'blob') continue
    texts.set(name!, stdout.toString('utf8', at, at + Number(bytes)))
    at += Number(bytes) + 1
  }
  return texts
}

/** Changed paths in the order of the log, from `git log --raw -z`: `HASH SECONDS`, then for each file a line that begins with a colon, and its path. */
function* parseLog(log: string): Generator<{ path: string; change: Change; at: string; blob: string }> {
  let change: Change | undefined
  let at = ''
  const fields = log.split('\0').values()
  for (const field of fields) {
    const text = field.replace(/^\n/, '')
    if (text.startsWith(':')) {
      const path = fields.next().value
      // The last of the names is that of the result, before the letters that say what became of it.
      if (change && path !== undefined) yield { path, change, at, blob: text.split(' ').at(-2)! }
    } else if (text !== '') {
      change = parseChange(text)
      at = parseMoment(text)
    }
  }
}

function whyUnreadable(error: unknown, folder: string): string {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown }
  if (code === 'ENOENT') return 'Git is not installed'
  if (String(stderr).includes('dubious ownership')) {
    return `The git repository belongs to another user, and git reads it only after “git config --global --add safe.directory ${folder}”`
  }
  return 'The content is not in a git repository'
}

/** The commit and its day, of `HASH SECONDS`. */
function parseChange(text: string): Change {
  return { commit: text.trim().split(' ')[0]!, day: parseMoment(text).slice(0, 10) }
}

/** The moment in UTC, of `HASH SECONDS`. */
function parseMoment(text: string): string {
  const seconds = Number(text.trim().split(' ')[1])
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
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
