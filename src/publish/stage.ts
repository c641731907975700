import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { BuildLock } from './build-lock.ts'
import { isRunning } from './process-identity.ts'

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
 * crash ever needs a person. Throws `BuildInProgress` while another build publishes to the same place.
 */
export function openStage(out: string): Stage {
  const target = resolve(out)
  const parent = dirname(target)
  const prefix = `.${basename(target)}.opsbook-`
  mkdirSync(parent, { recursive: true })

  const lock = BuildLock.take(join(parent, `${prefix}lock`), target)
  const folder = join(parent, `${prefix}stage-${process.pid}`)
  const previous = join(parent, `${prefix}previous-${process.pid}`)
  try {
    bringBack(target, parent, prefix)
    tidyUp(parent, prefix)
    mkdirSync(folder)
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    folder,
    out: target,
    previous,
    lock,
    close() {
      rmSync(folder, { recursive: true, force: true })
      lock.release()
    },
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
