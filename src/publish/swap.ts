import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import project from '../../package.json' with { type: 'json' }
import { flush, flushFolder } from './flush.ts'
import { writeMarker } from './marker.ts'
import { PublishError, systemError } from './publish-error.ts'
import type { Stage } from './stage.ts'

/** The finished site could not be moved into place. The old one is where it was. */
export class SwapFailed extends PublishError {
  constructor(out: string, why: string) {
    super(
      `The site is built, but could not be moved to ${out}: ${why}. What was there is untouched.`,
      'Make sure that the folder and the one that holds it may be written to, and that no program keeps a file in it open.',
      2,
    )
  }
}

/** Below the project: whatever is here was published once, and nobody asks for it any more. */
const TRASH = fileURLToPath(new URL('../../.cache/trash', import.meta.url))
/** Fewer files are gone before another process has begun. */
const WORTH_A_PROCESS = 3000

const GUARDIAN = fileURLToPath(new URL('./swap-guardian.ts', import.meta.url))

/**
 * Puts a finished site in the place of the old one, as one step: whoever kills this process, at whatever moment,
 * finds the old site whole or the new one whole. `docs/decisions/0003-publishing-in-one-step.md` says why so.
 *
 * Only whole, audited sites may come here. Afterwards `stage.close()` is still the caller's to call.
 *
 * @param files how many the site has, where that is known
 * @throws {SwapFailed} when the system does not let us. The old site is where it was.
 */
export async function swapIn(stage: Stage, files?: number): Promise<void> {
  try {
    writeMarker(stage.folder, project.version, files)
    flush(stage.folder)
    stage.lock.assertHeld()
    await exchange(stage)
  } catch (error) {
    const why = systemError(error)
    throw why ? new SwapFailed(stage.out, why) : error
  }
  flushFolder(dirname(stage.out))
  removeOldSite(stage.folder, files)
}

async function exchange(stage: Stage): Promise<void> {
  if (!existsSync(stage.out) || readdirSync(stage.out).length === 0) moveIntoEmptyPlace(stage)
  else if (!exchangeByKernel(stage)) await exchangeByGuardian(stage)
}

/** Nothing is there to lose. */
function moveIntoEmptyPlace({ folder, out }: Stage): void {
  if (existsSync(out)) rmdirSync(out)
  renameSync(folder, out)
}

/**
 * Lets Linux exchange the two folders in one step, so that not even a reader at that very moment notices. Node has no
 * function for it; the `mv` of coreutils 9.5 and later has. Any other `mv` refuses the option and touches nothing.
 */
function exchangeByKernel({ folder, out }: Stage): boolean {
  if (process.platform !== 'linux') return false
  const mv = spawnSync('mv', ['--exchange', '--no-copy', '--no-target-directory', '--', folder, out], {
    stdio: 'ignore',
  })
  return mv.status === 0
}

/**
 * Elsewhere it takes two moves, one right after the other. A process of their own makes them, which a kill of the
 * build does not reach. It is written into the lock first, so that nobody else begins before it has ended, and it
 * moves nothing unless it is told to, so that a build killed before this point has changed nothing.
 */
async function exchangeByGuardian({ folder, out, previous, lock }: Stage): Promise<void> {
  const guardian = spawn(process.execPath, [GUARDIAN, folder, out, previous], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    cwd: dirname(out),
  })
  const ended = once(guardian, 'close')
  let words = ''
  guardian.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text
  })
  guardian.stdin.on('error', () => {}) // It ended early; its exit code says why.
  try {
    await once(guardian, 'spawn')
    lock.handTo(guardian.pid!)
    guardian.stdin.end('go')
  } catch (error) {
    guardian.stdin.destroy()
    throw error
  }
  const [code] = await ended
  if (code !== 0) throw new SwapFailed(out, words.trim() || `the moving process ended with ${code}`)
}

/** The new site is published, whatever becomes of the old one: what cannot be removed now, the next build removes. */
function removeOldSite(folder: string, files = 0): void {
  try {
    if (files < WORTH_A_PROCESS || !removeElsewhere(folder)) rmSync(folder, { recursive: true, force: true })
  } catch {}
}

/** To remove tens of thousands of files takes a disk seconds. Nobody has to wait for that: a process of its own does. */
function removeElsewhere(folder: string): boolean {
  try {
    mkdirSync(TRASH, { recursive: true })
    renameSync(folder, join(TRASH, `${process.pid}-${basename(folder)}`))
  } catch {
    // The site is on another disk than the project.
    return false
  }
  const program = 'require("node:fs").rmSync(process.argv[1], { recursive: true, force: true })'
  spawn(process.execPath, ['--eval', program, TRASH], { detached: true, stdio: 'ignore' }).unref()
  return true
}
