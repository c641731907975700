import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { beginDocument } from '../../../scripts/begin-document.ts'
import { command } from '../../../scripts/command.ts'
import { withOptionsOfTheModel } from '../../../scripts/new-options.ts'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { temporaryFolder } from '../publish/temporary-folder.ts'

// Many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const NOW = new Date('2026-11-20T20:00:00Z')
const fixture = fileURLToPath(new URL('../../fixtures/small-handbook', import.meta.url))
let content = ''

/** A copy of the small handbook, which nobody else writes to. */
beforeEach(() => {
  content = join(temporaryFolder(), 'handbook')
  cpSync(fixture, content, { recursive: true })
})

/** The command as a person calls it where nobody can be asked, at a known moment, in this process. */
async function call(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { argv, exitCode } = process
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  process.argv = ['node', 'new.ts', ...args, '--no-cache']
  try {
    await command('new', (values) => beginDocument(values, NOW), withOptionsOfTheModel)
    return { code: Number(process.exitCode), ...written }
  } finally {
    process.argv = argv
    process.exitCode = exitCode
    for (const spy of spies) spy.mockRestore()
  }
}

const begin = (...args: string[]) => call(...args, '--content', content, '--yes')
const files = (): string[] => readdirSync(content, { recursive: true }).map(String).sort()
const read = (file: string): string => readFileSync(join(content, file), 'utf8')
/** What is wrong with the handbook now. */
const errors = async (asOf: string): Promise<string[]> => {
  const findings = await checkHandbook(await loadHandbook({ content, drafts: false, asOf }))
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)
}

const runbook = [
  'runbook',
  '--title',
  'Die Platte ist voll',
  '--service',
  'terminvergabe',
  '--owner',
  'leitstelle',
  '--risk',
  'reversible',
]
const incident = [
  'postmortem',
  '--title',
  'Termine fallen aus',
  '--severity',
  'stufe-rot',
  '--service',
  'terminvergabe',
]

describe('a document that is begun', () => {
  it('has the next free id, and never overwrites', async () => {
    for (let time = 0; time < 3; time++) expect((await begin(...runbook)).code).toBe(0)
    expect(files().filter((file) => file.includes('platte'))).toEqual([
      'runbooks/die-platte-ist-voll-2.md',
      'runbooks/die-platte-ist-voll-3.md',
      'runbooks/die-platte-ist-voll.md',
    ])
    const before = read('runbooks/die-platte-ist-voll.md')
    const { code, stderr } = await begin(...runbook, '--id', 'die-platte-ist-voll')
    expect(code).toBe(1)
    expect(stderr).toBe(
      '--id: “die-platte-ist-voll” is taken: runbooks/die-platte-ist-voll.md\n  “die-platte-ist-voll-4” is free.\nNothing was written.\n',
    )
    expect(read('runbooks/die-platte-ist-voll.md')).toBe(before)
  })

  it('does not take an address that is an alias, that was published once, or that the site keeps', async () => {
    writeFileSync(join(content, 'permalinks.txt'), '/postmortems/alt/ # long ago\n')
    await begin(...incident, '--id', 'neu')
    writeFileSync(
      join(content, 'postmortems/neu.md'),
      read('postmortems/neu.md').replace('status:', 'aliases: [/postmortems/frueher/]\nstatus:'),
    )
    for (const title of ['alt', 'frueher', 'year'])
      await begin('postmortem', '--title', title, '--service', 'terminvergabe')
    expect(files().filter((file) => /postmortems.(?:alt|frueher|year)/.test(file))).toEqual([
      'postmortems/alt-2.md',
      'postmortems/frueher-2.md',
      'postmortems/year-2.md',
    ])
  })

  it('is in another language of the handbook when that is asked for', async () => {
    writeFileSync(
      join(content, 'handbook.yaml'),
      read('handbook.yaml').replace('languages: [de]', 'languages: [de, en]'),
    )
    expect((await begin(...runbook, '--lang', 'en')).code).toBe(0)
    expect(read('runbooks/die-platte-ist-voll.en.md')).toContain('## Meaning\n\n[to be written: ')
    expect(await begin(...runbook, '--lang', 'fr')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the languages of this handbook are de, en'),
    })
  })

  it('of the manifesto has the place of its kind', async () => {
    for (const [kind, title] of [
      ['manifesto', 'Wir'],
      ['principle', 'Offen'],
      ['principle', 'Ehrlich'],
      ['page', 'Mehr'],
    ])
      expect((await begin(kind!, '--title', title!, '--summary', 'Was wir wollen.')).code).toBe(0)
    expect(read('manifesto/manifesto.md')).toContain("status: draft\nversion: '0.1'")
    expect([read('manifesto/offen.md'), read('manifesto/ehrlich.md')]).toEqual([
      expect.stringContaining('order: 1'),
      expect.stringContaining('order: 2'),
    ])
    expect(await begin('manifesto', '--title', 'Zwei', '--summary', 'Noch eine.')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('“manifesto” is taken: manifesto/manifesto.md'),
    })
    expect(await errors('2026-11-20')).toEqual([])
  })
})

describe('an incident that is still going on', () => {
  const ongoing = [...incident, '--owner', 'leitstelle', '--start', '2026-11-20T13:44+01:00', '--during']

  it('has a public page without placeholders at an address that is promised, and a text for the status page', async () => {
    writeFileSync(join(content, 'permalinks.txt'), '/runbooks/terminvergabe-anhalten/\n')
    const { code, stdout } = await begin(...ongoing, '--site', 'https://ops.example.org', '--base', '/hb/')
    expect(code).toBe(0)
    expect(stdout).toContain('https://ops.example.org/hb/postmortems/terminvergabe-2026-11-20/\n')
    expect(stdout).toContain('20. November 2026, 13:44 UTC+1')
    const text = read('postmortems/terminvergabe-2026-11-20.md')
    expect(text).toContain('status: preliminary')
    expect(text).toContain('## Was wir bisher wissen')
    expect(text).not.toMatch(/noch zu schreiben|resolved/)
    expect(read('permalinks.txt')).toBe('/postmortems/terminvergabe-2026-11-20/\n/runbooks/terminvergabe-anhalten/\n')
    expect(await errors('2026-11-20')).toEqual([])
  })

  it('says how to name the site where it is not known, and speaks each language of the handbook', async () => {
    writeFileSync(
      join(content, 'handbook.yaml'),
      read('handbook.yaml').replace('languages: [de]', 'languages: [de, en]'),
    )
    const { stdout } = await begin(...ongoing)
    expect(stdout).toContain('steht hier und bleibt hier: /postmortems/terminvergabe-2026-11-20/')
    expect(stdout).toContain('will stay here: /postmortems/terminvergabe-2026-11-20/')
    expect(stdout).toContain('“site” in handbook.yaml, or --site, says it.')
    expect(existsSync(join(content, 'permalinks.txt'))).toBe(false)
  })

  it('cannot be opened without what the public must be told', async () => {
    const { code, stderr } = await begin('postmortem', '--title', 'Termine fallen aus', '--during')
    expect(code).toBe(2)
    for (const option of ['--owner', '--service', '--start']) expect(stderr).toContain(option)
    expect(await begin(...ongoing, '--title', '[to be written: title]')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--title: this is still to be written'),
    })
  })
})

describe('what is wrong is said at once, and nothing is written', () => {
  it.each([
    [['postmortem', '--title', 'x'.repeat(121)], 1, ['--title: “title” may have at most 120 characters; it has 121']],
    [
      [
        'postmortem',
        '--title',
        'T',
        '--severity',
        'stufe-rt',
        '--service',
        'terminvergab',
        '--owner',
        'niemand',
        '--start',
        '2026-11-20T13:44',
      ],
      1,
      [
        '--severity: there is no severity “stufe-rt”\n  Did you mean “stufe-rot”?',
        '--service: there is no service',
        '--owner: there is no team',
        '--start: “2026-11-20T13:44” has no UTC offset\n  Say which clock:',
      ],
    ],
    [
      ['postmortem', '--title', 'T', '--start', '2062-11-20T13:44Z'],
      1,
      ['--start: 2062-11-20T13:44Z is in the future'],
    ],
    [['postmortem', '--title', 'T', '--type', 'Incidnt'], 1, ['Did you mean “incident”?']],
    [['postmortem', '--title', 'T', '--status', 'final'], 1, ['a final postmortem says']],
    [['postmortem', '--title', ' '], 1, ['--title: “title”: must not be empty']],
    [['postmortem', '--title', 'T', '--id', '../../x'], 1, ['--id: “../../x” cannot be an id']],
    [['postmortem', '--title', 'T', '--id', 'year'], 1, ['--id: “year” is taken: lists of postmortems']],
    [['runbook', '--title', 'T'], 2, ['--owner', '--service', '--risk']],
    [['runbok', '--title', 'T'], 2, ['Did you mean “runbook”?']],
    [['runbook', 'two', '--title', 'T'], 2, ['“two” is too much']],
    [['runbook', '--title', 'T', '--severity', 'stufe-rot'], 2, ['--severity is no option of a runbook']],
    [['runbook', '--title', 'T', '--during'], 2, ['--during is not for a runbook']],
    [[], 2, ['Say what to begin: postmortem, runbook']],
  ])('%j ends with %i', async (args, code, words) => {
    const before = files()
    const ended = await begin(...args)
    expect(ended.code).toBe(code)
    for (const each of words) expect(ended.stderr).toContain(each)
    expect(files()).toEqual(before)
  })

  it('what only warns in a draft is said, and the draft is written', async () => {
    const { code, stderr } = await begin('postmortem', '--title', 'Danke @quitte_hagebutte')
    expect(code).toBe(0)
    expect(stderr).toContain('--title: somebody’s handle must not be published\n')
  })

  it('without --yes and without a terminal, everything that is asked for is listed', async () => {
    const ended = await call('runbook', '--content', content)
    expect(ended.code).toBe(2)
    for (const option of ['title', 'summary', 'owner', 'service', 'risk', 'access', 'estimate'])
      expect(ended.stderr).toContain(`--${option} `)
    expect(ended.stderr).toContain('With --yes')
  })

  it('a handbook with a broken catalogue is mended first', async () => {
    writeFileSync(join(content, 'teams.yaml'), 'teams: [')
    expect(await begin(...runbook)).toMatchObject({ code: 1, stderr: expect.stringContaining('teams.yaml has errors') })
  })

  it('a folder without a handbook is a question of usage', async () => {
    mkdirSync(join(content, 'empty'))
    expect((await call('runbook', '--content', join(content, 'nowhere'))).code).toBe(2)
    expect((await call('runbook', '--content', join(content, 'empty'))).code).toBe(1)
  })
})
