import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { BuildLock } from './build-lock.ts'
import { isRunning } from './process-identity.ts'
import { PublishError, systemError } from './publish-error.ts'

/** There is no room to build in beside the output folder. Nothing was touched. */
export class NoStage extends PublishError {
  constructor(parent: string, why: string) {
    super(
      `Cannot build in ${parent}: ${why}.`,
      'The new site is made beside the old one. Make sure that this folder may be written to, or name another with --out.',
      2,
    )
  }
}

/** A site in the making, beside the place where it will be published. */
export interface Stage {
  /** The folder to build into. Empty at first. */
  folder: string
  /** The folder that it will replace. */
  out: string
  /** Where the old site waits while the new one moves in. */
  previous: string
  /** Held from `openStage` until `close`. */
  lock: BuildLock
  /** Ends the build: removes what is staged, if it was not swapped in, and lets others build. Safe to call twice. */
  close(): void
}

/**
 * Opens a folder to build a site in. It lies beside `out`, so that both are on one file system and moving is one step.
 *
 * What builds left behind that were killed is tidied up here, and a swap that was cut in half is undone, so that no
 * crash ever needs a person.
 *
 * @throws {BuildInProgress} while another build publishes to the same place.
 * @throws {NoStage} when the system does not let us write there.
 */
export function openStage(out: string): Stage {
  const target = resolve(out)
  const parent = dirname(target)
  const prefix = `.${basename(target)}.opsbook-`
  let lock: BuildLock | undefined
  try {
    mkdirSync(parent, { recursive: true })
    lock = BuildLock.take(join(parent, `${prefix}lock`), target)
    bringBack(target, parent, prefix)
    tidyUp(parent, prefix)
    return new FolderStage(lock, target, join(parent, prefix))
  } catch (error) {
    lock?.release()
    const why = systemError(error)
    throw why ? new NoStage(parent, why) : error
  }
}

class FolderStage implements Stage {
  readonly folder: string
  readonly out: string
  readonly previous: string
  readonly lock: BuildLock

  constructor(lock: BuildLock, out: string, prefix: string) {
    this.lock = lock
    this.out = out
    this.folder = `${prefix}stage-${process.pid}`
    this.previous = `${prefix}previous-${process.pid}`
    mkdirSync(this.folder)
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
    this.lock.release()
  }
}

/** A swap that was cut in half has moved the old site aside and not yet moved the new one in: the old one comes back. */
function bringBack(out: string, parent: string, prefix: string): void {
  if (existsSync(out)) return
  const aside = readdirSync(parent).find((name) => name.startsWith(`${prefix}previous-`))
  if (aside) renameSync(join(parent, aside), out)
}

/** Removes what dead builds left behind. A folder named after a living process stays, in case it is a build's. */
function tidyUp(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue
    const owner = /^(?:stage|previous|discarded|lock|lock-dead)-(\d+)$/.exec(name.slice(prefix.length))?.[1]
    if (!owner || (Number(owner) !== process.pid && isRunning(Number(owner)))) continue
    discard(join(parent, name), join(parent, `${prefix}discarded-${process.pid}`))
  }
}

/** Takes the name away first: a folder that is half removed when we are killed must not be taken for a whole site. */
function discard(path: string, nameless: string): void {
  rmSync(nameless, { recursive: true, force: true })
  renameSync(path, nameless)
  rmSync(nameless, { recursive: true, force: true })
}
