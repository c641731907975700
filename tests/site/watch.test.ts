import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { projectRoot, type Running, run, start } from './opsbook-command.ts'

// A process that works while others do: on a busy machine it takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const place = mkdtempSync(join(tmpdir(), 'opsbook-watch-'))
const content = join(place, 'handbook')
const runbook = join(content, 'runbooks/terminvergabe-anhalten.md')

let watching: Running
let said = ''

beforeAll(async () => {
  cpSync(join(projectRoot, 'tests/fixtures/small-handbook'), content, { recursive: true })
  watching = start('check', ['--content', content, '--watch', '--no-cache'])
  watching.process.stdout!.on('data', (text: string) => {
    said += text
  })
  await roundThatSays(/0 errors/)
})

afterAll(() => {
  watching.process.kill('SIGKILL')
  rmSync(place, { recursive: true, force: true })
})

/** The last complete round that says this, from here on. Editors may cause several. */
async function roundThatSays(pattern: RegExp): Promise<string> {
  for (;;) {
    const round = roundsIn(said).find((each) => pattern.test(each))
    if (round !== undefined) {
      said = ''
      return round
    }
    if (watching.process.exitCode !== null) throw new Error(`The command has ended. It said:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const roundsIn = (text: string) => text.match(/^Checking [\s\S]*?^Waiting for changes.*$/gm) ?? []

const { problemMatcher } = JSON.parse(readFileSync(join(projectRoot, '.vscode/tasks.json'), 'utf8')).tasks[0]

/** What VS Code makes of a round: the lines that begin and end it, and each run of lines that its patterns fit. */
function problemsIn(round: string): Record<string, string>[] {
  const { background, pattern } = problemMatcher
  const lines = round.split('\n')
  expect(lines[0]).toMatch(new RegExp(background.beginsPattern))
  expect(lines.at(-1)).toMatch(new RegExp(background.endsPattern))
  expect(lines.filter((line) => new RegExp(background.endsPattern).test(line))).toHaveLength(1)
  return lines.flatMap((_, start) => {
    const problem: Record<string, string> = {}
    for (const [index, { regexp, ...groups }] of pattern.entries()) {
      const match = new RegExp(regexp).exec(lines[start + index] ?? '')
      if (!match) return []
      for (const [name, group] of Object.entries(groups)) problem[name] = match[group as number]!
    }
    return [problem]
  })
}

const changed = (from: string, to: string) => readFileSync(runbook, 'utf8').replace(from, to)

describe('check --watch', () => {
  it('says what a save has broken, with its place, and nothing else', async () => {
    const whole = readFileSync(runbook, 'utf8')
    writeFileSync(runbook, changed('risk:', 'risks:'))
    const round = await roundThatSays(/risks/)
    expect(round).toMatch(/^Checking \S*handbook: runbooks\/terminvergabe-anhalten\.md/)
    expect(round).toMatch(/^error \S*handbook\/runbooks\/terminvergabe-anhalten\.md:\d+:1 unknown-field$/m)
    expect(round).toMatch(/^1 error, 0 warnings$/m)
    const once = await run('check', ['--content', content, '--no-cache'])
    expect(round).toContain(once.stdout.trim())
    expect(problemsIn(round)).toEqual([
      {
        severity: 'error',
        file: expect.stringMatching(/handbook\/runbooks\/terminvergabe-anhalten\.md$/),
        line: expect.stringMatching(/^\d+$/),
        column: '1',
        code: 'unknown-field',
        message: expect.stringContaining('risks'),
      },
    ])
    writeFileSync(runbook, whole)
    await roundThatSays(/0 errors/)
  })

  it('sees a file that an editor puts in the place of another', async () => {
    const whole = readFileSync(runbook, 'utf8')
    for (const text of [changed('risk:', 'risks:'), whole, changed('owner:', 'owners:'), whole]) {
      writeFileSync(`${runbook}~`, text)
      renameSync(`${runbook}~`, runbook)
      await roundThatSays(text === whole ? /0 errors/ : /unknown field/)
    }
  })

  it('sees files in folders that are new, moved and removed', async () => {
    const folder = join(content, 'processes/new/deeper')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'half.md'), '---\ntitle: Half')
    await roundThatSays(/processes\/new\/deeper\/half\.md:\d+:\d+/)
    renameSync(join(content, 'processes/new'), join(content, 'processes/moved'))
    await roundThatSays(/processes\/moved\/deeper\/half\.md:\d+:\d+/)
    appendFileSync(join(content, 'processes/moved/deeper/half.md'), '\nunheard: of\n---\n')
    await roundThatSays(/unknown field “unheard”/)
    rmSync(join(content, 'processes/moved'), { recursive: true })
    await roundThatSays(/0 errors/)
  })

  it('judges all again when handbook.yaml changes', async () => {
    const file = join(content, 'handbook.yaml')
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, '')
    await roundThatSays(/handbook\.yaml/)
    writeFileSync(file, whole)
    await roundThatSays(/0 errors/)
  })

  it('says that the folder is gone, and goes on when it is back', async () => {
    renameSync(content, `${content}-elsewhere`)
    await roundThatSays(/There is no content folder/)
    renameSync(`${content}-elsewhere`, content)
    await roundThatSays(/0 errors/)
    appendFileSync(runbook, '\n[nowhere](nowhere.md)\n')
    await roundThatSays(/nowhere\.md/)
  })

  it('sees that another folder has taken the place of the content', async () => {
    const other = `${content}-other`
    cpSync(join(projectRoot, 'tests/fixtures/small-handbook'), other, { recursive: true })
    renameSync(content, `${content}-before`)
    renameSync(other, content)
    await roundThatSays(/0 errors/)
    writeFileSync(runbook, changed('risk:', 'risks:'))
    await roundThatSays(/unknown field/)
  })

  it('ends calmly when it is told to', async () => {
    watching.process.kill('SIGINT')
    const { code, signal, stderr } = await watching.ended
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' })
  })

  it('ends at once when there is no content folder to begin with', async () => {
    const ended = await run('check', ['--content', join(place, 'nowhere'), '--watch'])
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no content folder') })
  })

  it('reports for people only', async () => {
    const ended = await run('check', ['--content', content, '--watch', '--format', 'json'])
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--watch reports as text') })
  })
})
