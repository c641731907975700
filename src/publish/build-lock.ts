import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isRunning, startOf } from './process-identity.ts'
import { PublishError } from './publish-error.ts'

/** Another build publishes to the same place right now. */
export class BuildInProgress extends PublishError {
  constructor(out: string, pid: number) {
    super(
      `Another build, process ${pid}, is publishing to ${out}.`,
      'Wait until it has ended, or publish to another folder with --out.',
      2,
    )
  }
}

interface Holder {
  pid: number
  start: string
}

/**
 * Sees to it that one output folder is published by one build at a time.
 *
 * The lock is a file that names its holder. A holder that was killed leaves the file behind; whoever comes next sees
 * that no such process runs and takes the lock over. Nobody ever has to remove it by hand.
 */
export class BuildLock {
  readonly #path: string
  readonly #out: string
  #holder: Holder

  private constructor(path: string, out: string) {
    this.#path = path
    this.#out = out
    this.#holder = { pid: process.pid, start: startOf(process.pid) }
  }

  /** Takes the lock, or throws `BuildInProgress`. */
  static take(path: string, out: string): BuildLock {
    const lock = new BuildLock(path, out)
    // Each round either takes the lock, meets a living holder, or clears away one dead one.
    for (let round = 0; round < 10; round++) {
      if (lock.#create()) return lock
      const found = readHolder(path)
      if (found && isHeld(found)) throw new BuildInProgress(out, found.pid)
      clearAway(path, found)
    }
    throw new BuildInProgress(out, readHolder(path)?.pid ?? 0)
  }

  /** Makes sure that the lock is still ours: someone may have removed the file by hand, and another build begun. */
  assertHeld(): void {
    const found = readHolder(this.#path)
    if (!found || !isSame(found, this.#holder)) throw new BuildInProgress(this.#out, found?.pid ?? 0)
  }

  /** Writes another process in as the holder, in one step. */
  handTo(pid: number): void {
    this.assertHeld()
    this.#holder = { pid, start: startOf(pid) }
    renameSync(this.#draft(), this.#path)
  }

  /** Gives the lock back, also on behalf of the process that it was handed to. */
  release(): void {
    const found = readHolder(this.#path)
    if (found && isSame(found, this.#holder)) rmSync(this.#path, { force: true })
  }

  /** Creates the file with its content in one step, so that nobody ever reads a lock without a holder. */
  #create(): boolean {
    const draft = this.#draft()
    try {
      linkSync(draft, this.#path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // A file system without hard links: an exclusive create is the next best, its content follows a moment later.
      return createExclusively(this.#path, readFileSync(draft, 'utf8'))
    } finally {
      rmSync(draft, { force: true })
    }
  }

  #draft(): string {
    const draft = `${this.#path}-${process.pid}`
    writeFileSync(draft, `${JSON.stringify(this.#holder)}\n`)
    return draft
  }
}

function createExclusively(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a dead build. Two builds may see the same dead lock at once, and the slower one must not remove
 * what the faster one has created since: it moves the file aside first and gives it back when it is not the dead one.
 */
function clearAway(path: string, dead: Holder | undefined): void {
  const aside = `${path}-dead-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return // Somebody else was faster.
  }
  const moved = readHolder(aside)
  if (moved && !(dead && isSame(moved, dead))) {
    try {
      linkSync(aside, path)
    } catch {
      // Taken anew in the meantime; its former holder learns of it from assertHeld.
    }
  }
  rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, start }: Partial<Holder> = JSON.parse(readFileSync(path, 'utf8'))
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined
  } catch {
    return undefined
  }
}

/** When the system does not say when a process was started, its id must do. */
function isHeld({ pid, start }: Holder): boolean {
  if (!isRunning(pid)) return false
  const now = startOf(pid)
  return now === '' || start === '' || now === start
}

function isSame(a: Holder, b: Holder): boolean {
  return a.pid === b.pid && a.start === b.start
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
