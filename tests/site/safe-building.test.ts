/**
 * Builds that are killed, and builds that cannot finish: whoever reads the published site meanwhile finds the old one
 * whole or the new one whole, and the next build needs no cleaning.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifestOf } from '../../src/publish/site-files.ts'
import { build, type Circumstances, type Ended, type Running, run, start } from './opsbook-command.ts'
import { copySmallHandbook } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()
const place = join(folder, 'place')
const dist = join(place, 'dist')

/** Two states of one handbook, which take turns, so that every build changes the site. */
interface Edition {
  content: string
  manifest: Map<string, string>
}
let editions: [Edition, Edition]
/** How long a build takes here, in milliseconds. */
let duration: number

beforeAll(async () => {
  const spring = copySmallHandbook(join(folder, 'spring'))
  const autumn = copySmallHandbook(join(folder, 'autumn'))
  const settings = readFileSync(join(autumn, 'handbook.yaml'), 'utf8')
  write(autumn, { 'handbook.yaml': settings.replace('Beispiel-Betrieb Musterstadt', 'Beispiel-Betrieb Musterdorf') })

  const begin = performance.now()
  await build(['--content', spring, '--out', join(folder, 'spring-site')])
  duration = performance.now() - begin
  await build(['--content', autumn, '--out', dist])
  editions = [
    { content: spring, manifest: await manifestOf(join(folder, 'spring-site')) },
    { content: autumn, manifest: await manifestOf(dist) },
  ]
})

/** Which edition is published, whole; the words say what is wrong with it when it is neither. */
async function published(): Promise<Edition | string> {
  const manifest = await manifestOf(dist).catch(() => undefined)
  if (!manifest) return 'there is no site'
  const found = editions.find((edition) => differences(edition.manifest, manifest).length === 0)
  return found ?? `neither edition: ${differences(editions[0].manifest, manifest).slice(0, 5).join(', ')}`
}

function differences(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path))
}

/** Every build that was started here; each is a process group of its own. */
const started: Running[] = []
afterAll(() => {
  for (const building of started) kill(building, 'its whole group', 'SIGKILL')
})

/** Starts to build the edition that is not published now. */
async function startNext(circumstances: Circumstances = {}): Promise<{ next: Edition; building: Running }> {
  const now = await published()
  const next = now === editions[0] ? editions[1] : editions[0]
  const building = start('build', ['--content', next.content, '--out', dist], { ...circumstances, ownGroup: true })
  started.push(building)
  return { next, building }
}

/** Waits for a moment of a build, as seen from outside. */
async function until(building: Running, has: () => boolean): Promise<void> {
  let over: Ended | undefined
  building.ended.then((ended) => {
    over = ended
  })
  while (!has()) {
    if (over) throw new Error(`The build ended with ${over.code} before the moment came:\n${over.stderr}`)
    await wait(1)
  }
}

/** Waits for the end of a build, but not for ever. */
async function endOf(building: Running): Promise<Ended> {
  const patience = new AbortController()
  const ended = await Promise.race([building.ended, wait(30_000, undefined, { signal: patience.signal })])
  patience.abort()
  if (!ended) {
    kill(building, 'its whole group', 'SIGKILL')
    throw new Error('The build neither goes on nor ends.')
  }
  return ended
}

function kill({ process: { pid } }: Running, whom: 'the process' | 'its whole group', signal: NodeJS.Signals): void {
  try {
    process.kill(whom === 'the process' ? pid! : -pid!, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // It was faster.
  }
}

/** What is still running of the builds that have ended, or were killed. */
function leftRunning(): string[] {
  const groups = new Set(started.map((building) => building.process.pid))
  return execFileSync('ps', ['-e', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((line) => line && groups.has(Number(line[1])) && !line[2]!.startsWith('Z'))
    .map((line) => line![3]!)
}

/** Where a build keeps what it is making, seen from outside. */
function staged(path: string): boolean {
  return readdirSync(place).some((name) => name.includes('.opsbook-stage-') && existsSync(join(place, name, path)))
}

const moments: [moment: string, has: () => boolean][] = [
  ['has taken the lock', () => readdirSync(place).includes('.dist.opsbook-lock')],
  ['has opened its stage', () => staged('')],
  ['has written the first page', () => staged('index.html')],
  ['writes the search index', () => staged('pagefind')],
  ['has the search index', () => staged('pagefind/pagefind-entry.json')],
  ['is about to move the site', () => staged('.opsbook.json')],
]

describe('a build that is killed', () => {
  test.each(
    moments.map(([moment, has], index) => ({
      moment,
      has,
      whom: index % 2 === 0 ? ('the process' as const) : ('its whole group' as const),
    })),
  )('when it $moment, with $whom, leaves a whole site', async ({ has, whom }) => {
    const { building } = await startNext()
    await until(building, has)
    kill(building, whom, 'SIGKILL')
    expect((await endOf(building)).signal).toBe('SIGKILL')
    await expect.poll(published, { timeout: 5000 }).toBeOneOf(editions)
  })

  test('at any other moment leaves a whole site, too', async () => {
    for (let round = 0; round < 4; round++) {
      const { building } = await startNext()
      const delay = duration * ((round + Math.random()) / 4)
      const timer = setTimeout(() => kill(building, round % 2 ? 'the process' : 'its whole group', 'SIGKILL'), delay)
      await endOf(building)
      clearTimeout(timer)
      await expect.poll(published, { message: `killed after ${delay} ms`, timeout: 5000 }).toBeOneOf(editions)
    }
  })

  test('politely, with SIGTERM, leaves the old site', async () => {
    const before = await published()
    const { building } = await startNext()
    await until(building, () => staged('index.html'))
    kill(building, 'the process', 'SIGTERM')
    const { code, signal } = await endOf(building)
    expect(code === 0 && signal === null).toBe(false)
    expect(await published()).toBe(before)
  })

  test('needs no cleaning: the next build publishes, and nothing is left beside the site', async () => {
    const { next, building } = await startNext()
    expect(await endOf(building)).toMatchObject({ code: 0, stderr: expect.not.stringContaining('fault') })
    expect(await published()).toBe(next)
    expect(readdirSync(place)).toEqual(['dist'])
  })

  test('leaves no process behind that goes on without it', async () => {
    await expect.poll(leftRunning, { timeout: 10_000 }).toEqual([])
  })
})

describe('a build that cannot finish', () => {
  /** The edition that is published, and an attempt to publish the other one that must fail. */
  async function attempt(circumstances: Circumstances, meanwhile?: (building: Running) => Promise<void>) {
    const before = await published()
    const { building } = await startNext(circumstances)
    await meanwhile?.(building)
    const ended = await endOf(building)
    expect([2, 3]).toContain(ended.code)
    expect(ended.stdout).not.toContain('Published')
    expect(ended.stderr.trim()).not.toBe('')
    expect(await published()).toBe(before)
    expect(readdirSync(place)).toEqual(['dist'])
  }

  // What is loaded for rendering is larger than the first limit; what is bundled for it, than the second.
  test.each([2048, 32_768])(
    'because no file may grow beyond %i bytes, as on a full disk, keeps the old site',
    async (most) => {
      await attempt({ largestFile: most })
    },
  )

  test.each(moments.slice(2, 5))('because its stage is removed when it %s, keeps the old site', async (_, has) => {
    await attempt({}, async (building) => {
      await until(building, has)
      const stage = readdirSync(place).find((name) => name.includes('.opsbook-stage-'))!
      renameSync(join(place, stage), join(folder, `taken-${randomUUID()}`))
    })
  })

  test('because its place is a file, keeps the file', async () => {
    writeFileSync(join(folder, 'occupied'), 'a file')
    const { code } = await run('build', ['--content', editions[0].content, '--out', join(folder, 'occupied/dist')])
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'occupied'), 'utf8')).toBe('a file')
  })

  test('because another build publishes to the same place, leaves that one alone', async () => {
    const { next, building } = await startNext()
    await until(building, () => staged(''))
    // Held, so that it cannot be through before the second one has asked for the place.
    building.process.kill('SIGSTOP')
    const second = await run('build', ['--content', editions[0].content, '--out', dist])
    expect(second.code).toBe(2)
    expect(second.stderr).toContain(`process ${building.process.pid}`)
    building.process.kill('SIGCONT')
    expect((await endOf(building)).code).toBe(0)
    expect(await published()).toBe(next)
    expect(readdirSync(place)).toEqual(['dist'])
  })
})
