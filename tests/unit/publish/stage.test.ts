import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BuildInProgress } from '../../../src/publish/build-lock.ts'
import { NoStage, openStage } from '../../../src/publish/stage.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

/** A process that opens a stage, says so, and keeps it open until it is killed. */
async function aBuildOf(out: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const module = join(import.meta.dirname, '../../../src/publish/stage.ts')
  const program = `const { openStage } = await import(${JSON.stringify(module)})
    openStage(${JSON.stringify(out)})
    process.stdout.write('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  return { pid: child.pid!, kill }
}

describe('a stage', () => {
  it('lies beside the output folder, is empty, and is gone when the build has ended', () => {
    const parent = temporaryFolder()
    const stage = openStage(join(parent, 'dist'))
    expect(stage.folder).toBe(join(parent, `.dist.opsbook-stage-${process.pid}`))
    expect(readdirSync(stage.folder)).toEqual([])
    write(stage.folder, { 'index.html': '' })
    stage.close()
    expect(readdirSync(parent)).toEqual([])
  })

  it('may be closed twice', () => {
    const stage = openStage(join(temporaryFolder(), 'dist'))
    stage.close()
    stage.close()
  })

  it('creates the folders above an output folder that does not exist', () => {
    const parent = temporaryFolder()
    openStage(join(parent, 'a/b/dist')).close()
    expect(existsSync(join(parent, 'a/b'))).toBe(true)
  })
})

describe('a stage that cannot be opened', () => {
  it('says why, and that it is not the content', () => {
    const parent = temporaryFolder()
    write(parent, { file: '' })
    expect(() => openStage(join(parent, 'file/dist'))).toThrow(NoStage)
    expect(() => openStage(join(parent, 'file/dist'))).toThrow(/Cannot build in .*file: E[A-Z]+/)
  })
})

describe('two builds to one output folder', () => {
  it('do not mix: the second ends with the process that holds the place, and the first goes on', async () => {
    const out = join(temporaryFolder(), 'dist')
    const first = await aBuildOf(out)
    expect(() => openStage(out)).toThrow(BuildInProgress)
    expect(() => openStage(out)).toThrow(`Another build, process ${first.pid}, is publishing to ${out}.`)
    expect(existsSync(join(out, `../.dist.opsbook-stage-${first.pid}`))).toBe(true)
  })

  it('do not mix within one process either', () => {
    const out = join(temporaryFolder(), 'dist')
    const stage = openStage(out)
    expect(() => openStage(out)).toThrow(BuildInProgress)
    stage.close()
    openStage(out).close()
  })

  it('run side by side when the folders differ', () => {
    const parent = temporaryFolder()
    const stages = [openStage(join(parent, 'dist')), openStage(join(parent, 'dist.preview'))]
    for (const stage of stages) stage.close()
    expect(readdirSync(parent)).toEqual([])
  })
})

describe('what a killed build leaves behind', () => {
  it('is tidied up by the next one', async () => {
    const parent = temporaryFolder()
    const killed = await aBuildOf(join(parent, 'dist'))
    write(join(parent, `.dist.opsbook-stage-${killed.pid}`), { 'half/a/page.html': '<h1' })
    await killed.kill()
    expect(readdirSync(parent)).toHaveLength(2)
    const stage = openStage(join(parent, 'dist'))
    expect(readdirSync(parent)).toEqual(['.dist.opsbook-lock', `.dist.opsbook-stage-${process.pid}`])
    stage.close()
  })

  it('is told from a living process that got the same number', () => {
    const parent = temporaryFolder()
    write(parent, { '.dist.opsbook-lock': JSON.stringify({ pid: process.ppid, start: 'another day' }) })
    if (process.platform === 'win32') return
    openStage(join(parent, 'dist')).close()
    expect(readdirSync(parent)).toEqual([])
  })

  it('stays when it belongs to a living process, to another output folder, or to nobody we know', () => {
    const parent = temporaryFolder()
    write(parent, {
      [`.dist.opsbook-stage-${process.ppid}/index.html`]: 'living',
      '.other.opsbook-stage-999999999/index.html': 'of another',
      '.dist.opsbook-notes-999999999/index.html': 'unknown',
    })
    const before = readdirSync(parent)
    openStage(join(parent, 'dist')).close()
    expect(readdirSync(parent)).toEqual(before)
  })

  it('does not stop a build when the lock is torn', () => {
    const parent = temporaryFolder()
    write(parent, { '.dist.opsbook-lock': '{"pid":' })
    openStage(join(parent, 'dist')).close()
    expect(readdirSync(parent)).toEqual([])
  })

  it('is taken over by exactly one of many builds that come at once', async () => {
    const parent = temporaryFolder()
    write(parent, { '.dist.opsbook-lock': JSON.stringify({ pid: 999999999, start: '' }) })
    const out = join(parent, 'dist')
    const module = join(import.meta.dirname, '../../../src/publish/stage.ts')
    const program = `const { openStage } = await import(${JSON.stringify(module)})
      try { openStage(${JSON.stringify(out)}); process.stdout.write('open'); setTimeout(() => {}, 1500) }
      catch (error) { process.stdout.write(error.name) }`
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const [text] = await once(child.stdout, 'data')
        await once(child, 'close')
        return String(text)
      }),
    )
    expect(outcomes.sort()).toEqual([...Array(5).fill('BuildInProgress'), 'open'])
    expect(JSON.parse(readFileSync(join(parent, '.dist.opsbook-lock'), 'utf8'))).toHaveProperty('pid')
  })
})
