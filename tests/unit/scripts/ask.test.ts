import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { Cancelled, Interview } from '../../../scripts/ask.ts'
import { beginDocument } from '../../../scripts/begin-document.ts'
import type { CommandValues } from '../../../scripts/command.ts'
import { catalogues, contentFolder } from '../reader/content.ts'

vi.setConfig({ testTimeout: 60_000 })

const [ENTER, DOWN, SPACE, CTRL_C] = ['\r', '\x1b[B', ' ', '\x03']

/** A terminal that gives an answer when a question is shown: for each piece of text that appears, the keys that are pressed. */
function terminal(script: [shown: string, keys: string[]][]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 })
  const left = [...script]
  let shown = ''
  output.on('data', (bytes: Buffer) => {
    shown += bytes.toString()
    const [next] = left
    if (!next || !shown.includes(next[0])) return
    left.shift()
    shown = ''
    // The question is listening once it has been drawn.
    for (const [index, key] of next[1].entries()) setTimeout(() => input.write(key), 5 + 5 * index)
  })
  const streams = { input: input as unknown as NodeJS.ReadStream, output: output as unknown as NodeJS.WriteStream }
  return { interview: new Interview(streams), left }
}

function values(content: string, operands: string[], given: CommandValues['given'] = {}): CommandValues {
  const rest = { out: 'dist', drafts: false, strict: false, cache: false, format: 'text', port: 4321 } as const
  return { ...rest, content, operands, given }
}

const services = {
  'services.yaml':
    'services:\n  - {id: api, name: API, summary: Answers.}\n  - {id: console, name: Console, summary: Shows.}\n',
  'teams.yaml': `${catalogues['teams.yaml']}  - {id: storage, name: Storage, summary: Keeps.}\n`,
}
const NOW = new Date('2026-11-20T20:00:00Z')

/** Runs the command with these answers; what it says is kept from the screen. */
async function answered(content: string, operands: string[], script: [string, string[]][]) {
  const { interview, left } = terminal(script)
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    const code = await beginDocument(values(content, operands), NOW, interview)
    expect(left).toEqual([])
    return code
  } finally {
    spy.mockRestore()
  }
}

describe('the questions', () => {
  it('of a runbook are those of the model, with the teams and services of the handbook', async () => {
    const content = contentFolder(services)
    const code = await answered(
      content,
      [],
      [
        ['What do you begin?', [DOWN, ENTER]],
        ['Title', ['Disk full', ENTER]],
        ['Summary', [ENTER]],
        ['Storage', [DOWN, ENTER]],
        ['Console', [SPACE, DOWN, SPACE, ENTER]],
        ['Alerts', ['DiskFull', ENTER]],
        ['Alerts', [ENTER]],
        ['read-only', [DOWN, ENTER]],
        ['Access', ['root', ENTER]],
        ['Access', [ENTER]],
        ['Estimate', ['5 minutes', ENTER]],
        ['Id', [ENTER]],
      ],
    )
    expect(code).toBe(0)
    const text = readFileSync(join(content, 'runbooks/disk-full.md'), 'utf8')
    expect(text).toMatch(
      /^---\ntitle: Disk full\nsummary: '\[to be written: [^\n]+\]'\nstatus: draft\nowner: storage\n/,
    )
    expect(text).toContain(
      'services: [api, console]\nalerts: [DiskFull]\nrisk: reversible\naccess: [root]\nestimate: 5 minutes\n---\n',
    )
  })

  it('of an incident that goes on are few, and begin with the present minute', async () => {
    const content = contentFolder(services)
    const code = await answered(
      content,
      ['postmortem'],
      [
        ['still going on', ['y']],
        ['Title', ['API down', ENTER]],
        ['Owner', [ENTER]],
        ['Severity', [ENTER]],
        ['Services', [SPACE, ENTER]],
        ['2026-11-20T20:00Z', [ENTER]],
        ['Id', [ENTER]],
      ],
    )
    expect(code).toBe(0)
    expect(readFileSync(join(content, 'postmortems/api-2026-11-20.md'), 'utf8')).toContain('status: preliminary')
  })

  it('say at once, in the words of the model, what is wrong with an answer', async () => {
    const content = contentFolder({})
    const code = await answered(
      content,
      ['postmortem'],
      [
        ['still going on', ['n']],
        ['Title', [ENTER]],
        ['This has to be said.', ['API down', ENTER]],
        ['Summary', [ENTER]],
        ['Type', [ENTER]],
        ['Owner', [ENTER]],
        ['Severity', [ENTER]],
        ['Services', [ENTER]],
        ['Impact starts', ['2026-11-20', ENTER]],
        ['is a day, but a moment is wanted', ['T13:44Z', ENTER]],
        ['Method', [ENTER]],
        ['Id', [ENTER]],
      ],
    )
    expect(code).toBe(0)
    expect(readFileSync(join(content, 'postmortems/api-down.md'), 'utf8')).toContain('impactStart: 2026-11-20T13:44Z')
  })

  it.each([
    ['the first', [['What do you begin?', [CTRL_C]]]],
    [
      'the last',
      [
        ['What do you begin?', [DOWN, DOWN, DOWN, DOWN, DOWN, ENTER]],
        ['Title', ['A', ENTER]],
        ['Summary', ['B', ENTER]],
        ['Id', [CTRL_C]],
      ],
    ],
  ] as [string, [string, string[]][]][])('end at Ctrl-C in %s, and nothing is written', async (_, script) => {
    const content = contentFolder({})
    await expect(answered(content, [], script)).rejects.toBeInstanceOf(Cancelled)
    expect(existsSync(join(content, 'manifesto'))).toBe(false)
  })
})
