import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { MARKER } from '../../../src/publish/marker.ts'
import { isRunning } from '../../../src/publish/process-identity.ts'
import { manifestOf } from '../../../src/publish/site-files.ts'
import { openStage } from '../../../src/publish/stage.ts'
import { SwapFailed, swapIn } from '../../../src/publish/swap.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

async function publish(out: string, files: Record<string, string>): Promise<void> {
  const stage = openStage(out)
  write(stage.folder, files)
  await swapIn(stage)
  stage.close()
}

/** What a reader finds: the page's words, and that nothing is left beside the site. */
function published(out: string): { site: string[]; beside: string[] } {
  const site = readdirSync(out, { recursive: true }).map(String).sort()
  return { site, beside: readdirSync(join(out, '..')) }
}

describe('swapping a site in', () => {
  it('creates the output folder when there is none', async () => {
    const parent = temporaryFolder()
    await publish(join(parent, 'new/dist'), { 'index.html': 'one' })
    expect(published(join(parent, 'new/dist'))).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
  })

  it('fills an empty output folder', async () => {
    const out = join(temporaryFolder(), 'dist')
    mkdirSync(out)
    await publish(out, { 'index.html': 'one' })
    expect(published(out)).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
  })

  it('replaces the old site and keeps nothing of it', async () => {
    const out = join(temporaryFolder(), 'dist')
    await publish(out, { 'index.html': 'one', 'gone/index.html': 'gone' })
    await publish(out, { 'index.html': 'two' })
    expect(published(out)).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('two')
  })

  it('leaves the old site whole when the new one cannot be moved', async () => {
    const out = join(temporaryFolder(), 'dist')
    await publish(out, { 'index.html': 'one' })
    const stage = openStage(out)
    write(stage.folder, { 'index.html': 'two' })
    write(stage.previous, { 'in-the-way': 'a folder that cannot be written over' })
    await expect(swapIn(stage)).rejects.toThrow(SwapFailed)
    stage.close()
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('one')
    await publish(out, { 'index.html': 'two' })
    expect(published(out)).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
  })

  it.runIf(process.platform === 'linux')('lets the system exchange the folders where its mv can', async () => {
    const folder = temporaryFolder()
    const out = join(folder, 'site/dist')
    await publish(out, { 'index.html': 'one' })
    // Stands in for the mv of coreutils 9.5: `mv --exchange --no-copy --no-target-directory -- A B`.
    mkdirSync(join(folder, 'bin'))
    writeFileSync(
      join(folder, 'bin/mv'),
      '#!/bin/sh\n[ "$1 $2 $3 $4" = "--exchange --no-copy --no-target-directory --" ] || exit 1\n' +
        `/bin/mv "$5" "$5.x" && /bin/mv "$6" "$5" && /bin/mv "$5.x" "$6" && echo exchanged >> '${folder}/log'\n`,
    )
    chmodSync(join(folder, 'bin/mv'), 0o755)
    vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env.PATH}`)
    await publish(out, { 'index.html': 'two' })
    vi.unstubAllEnvs()
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('exchanged\n')
    expect(published(out)).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('two')
  })

  it('brings the old site back when even the moving process was killed halfway', async () => {
    const parent = temporaryFolder()
    const out = join(parent, 'dist')
    await publish(out, { 'index.html': 'one', 'a/index.html': 'a' })
    const manifest = await manifestOf(out)
    renameSync(out, join(parent, '.dist.opsbook-previous-999999999'))
    write(parent, { '.dist.opsbook-stage-999999999/index.html': 'two' })
    write(parent, { '.dist.opsbook-lock': '{"pid":999999999,"start":"long ago"}' })
    openStage(out).close()
    expect(await manifestOf(out)).toEqual(manifest)
    expect(readdirSync(parent)).toEqual(['dist'])
  })
})

const KILLS = 60
const PAGES = 12

describe(`a build that is killed ${KILLS} times while it publishes`, () => {
  it('always leaves the old or the new site, whole, and the next build goes on without any cleaning', async () => {
    // Two places at once, for both cores.
    const met = await Promise.all([killAgainAndAgain(KILLS / 2), killAgainAndAgain(KILLS / 2)])
    expect(new Set(met.flat()).size, 'kills that left the old site, and kills that left the new one').toBe(2)
  }, 120_000)
})

async function killAgainAndAgain(times: number): Promise<string[]> {
  const parent = temporaryFolder()
  const out = join(parent, 'dist')
  const whole = [siteOf('even'), siteOf('odd')]
  const met: string[] = []
  for (let kill = 0; kill < times; kill++) {
    await publishInALoopAndKill(out, Math.random() * 200)
    await movesHaveEnded(parent)
    const site = readSite(out)
    expect(whole, `after kill ${kill}`).toContainEqual(site)
    met.push(site.join())
  }
  await publish(out, { 'index.html': 'at last' })
  expect(published(out)).toEqual({ site: [MARKER, 'index.html'], beside: ['dist'] })
  return met
}

/** Starts the program, lets it publish at least once, waits for `moment` milliseconds, and kills it as `kill -9` does. */
async function publishInALoopAndKill(out: string, moment: number): Promise<void> {
  const program = join(import.meta.dirname, 'swap-in-a-loop.ts')
  const child = spawn(process.execPath, [program, out, String(PAGES)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), ended])
  await pause(moment)
  expect(child.exitCode, 'the program runs until it is killed').toBeNull()
  child.kill('SIGKILL')
  await ended
}

/** Waits for the process that moves the folders: it outlives the build, and the lock names it for so long. */
async function movesHaveEnded(parent: string): Promise<void> {
  const lock = join(parent, '.dist.opsbook-lock')
  while (existsSync(lock) && isRunning(JSON.parse(readFileSync(lock, 'utf8')).pid)) await pause(1)
}

function siteOf(kind: string): string[] {
  const pages = Array.from({ length: PAGES }, (_, page) => `page-${page}/index.html: <h1>${kind} ${page}</h1>`)
  return pages.sort()
}

function readSite(out: string): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== MARKER)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path.slice(out.length + 1)}: ${readFileSync(path, 'utf8')}`)
    .sort()
}
