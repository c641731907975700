import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { type CommandName, command, siteOptions } from '../../../scripts/command.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { contentFolder, manifesto, runbook } from '../reader/content.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** As the npm scripts do it: half of the start is kept. */
const preload = new URL('../../../scripts/compile-cache.mjs', import.meta.url).href

interface Result {
  status: number | null
  stdout: string
  stderr: string
}

function run(script: string, args: string[], cwd = root): Result {
  const { NODE_OPTIONS: _, NO_COLOR: __, FORCE_COLOR: ___, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, script, ...args], {
    encoding: 'utf8',
    cwd,
    env,
  })
  return { status, stdout, stderr }
}

it('a reader who closes the pipe early is no fault', () => {
  // More than a pipe holds, so that the command still writes when nobody reads.
  const files = Array.from({ length: 400 }, (_, n) => [
    `runbooks/r${n}.md`,
    runbook({ owner: 'nobody' }, '\n[a](b.md)\n'),
  ])
  const content = contentFolder(Object.fromEntries(files))
  const words = `"${process.execPath}" "${join(root, 'scripts/check.ts')}" --no-cache --content "${content}" --format json | head -c 10`
  const { stdout, stderr } = spawnSync('sh', ['-c', words], { encoding: 'utf8', cwd: root })
  expect(stdout).toHaveLength(10)
  expect(stderr).toBe('')
})

const check = (...args: string[]) => run(join(root, 'scripts/check.ts'), args)

/** What a command makes of its options, without a process of its own: as output, the values that its work is given, in JSON. */
async function parsed(name: CommandName, args: string[]): Promise<Result> {
  const { argv, exitCode } = process
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  process.argv = ['node', 'command.ts', ...args]
  try {
    await command(name, async (values) => {
      process.stdout.write(JSON.stringify({ ...values, siteOptions: siteOptions(values) }))
      return 0
    })
    return { status: Number(process.exitCode), ...written }
  } finally {
    process.argv = argv
    process.exitCode = exitCode
    for (const spy of spies) spy.mockRestore()
  }
}

async function value(args: string[], key: string, name: CommandName = 'build'): Promise<unknown> {
  const { status, stdout, stderr } = await parsed(name, args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return (JSON.parse(stdout) as Record<string, unknown>)[key]
}

describe('options', () => {
  it('have defaults', async () => {
    const { stdout } = await parsed('build', [])
    const { siteOptions, ...values } = JSON.parse(stdout) as Record<string, unknown>
    expect(values).toEqual({
      content: 'content',
      out: 'dist',
      drafts: false,
      strict: false,
      cache: true,
      format: 'text',
      port: 4321,
      operands: [],
      given: {},
    })
    expect(siteOptions).toEqual({ content: expect.stringMatching(/^\/.*\/content$/), drafts: false })
  })

  it.each([
    ['/x', '/x/'],
    ['x/', '/x/'],
    ['x', '/x/'],
    ['/x/', '/x/'],
    ['/x//', '/x/'],
    ['/', '/'],
    ['', '/'],
    ['/a/b', '/a/b/'],
    ['a/b/', '/a/b/'],
    ['/~team/hand-book_1.0/', '/~team/hand-book_1.0/'],
    ['/...x/', '/...x/'],
  ])('--base %j means %s', async (given, expected) => {
    expect(await value([`--base=${given}`], 'base')).toBe(expected)
  })

  it.each([
    '/a b/',
    'https://example.org/x/',
    '/x/?y',
    '/x/#y',
    '//x',
    'x//y',
    '/é/',
    '\\x',
    '../x',
    '/x/../y/',
    '/./',
    '/x/..',
    '/%2e/',
    '/x/\n',
  ])('--base %j is refused', async (given) => {
    const { status, stderr, stdout } = await parsed('check', [`--base=${given}`])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(
      `--base ${given} is not a path; write it like /handbook/\nnpm run check -- --help lists the options.\n`,
    )
  })

  it.each([
    ['https://ops.example.org', 'https://ops.example.org'],
    ['https://ops.example.org/', 'https://ops.example.org'],
    ['http://localhost:4321', 'http://localhost:4321'],
  ])('--site %s means %s', async (given, expected) => {
    expect(await value(['--site', given], 'site')).toBe(expected)
  })

  it.each([
    'ops.example.org',
    'https://ops.example.org/handbook/',
    'https://ops.example.org/?x',
    'https://ops.example.org#x',
    'ftp://ops.example.org',
    'javascript:alert(1)',
    'https://',
    '',
    ' https://ops.example.org',
    'https://a b',
  ])('--site %j is refused', async (given) => {
    const { status, stderr } = await parsed('check', [`--site=${given}`])
    expect(status).toBe(2)
    expect(stderr).toBe(
      `--site ${given} is not the address of a site; write it like https://ops.example.org, and a path with --base\nnpm run check -- --help lists the options.\n`,
    )
  })

  it('--as-of takes a day', async () => {
    expect(await value(['--as-of', '2024-02-29'], 'asOf')).toBe('2024-02-29')
  })

  it.each([
    ['2026-02-30', '--as-of: “2026-02-30” does not exist'],
    ['2026-13-01', '--as-of: “2026-13-01” has no such month'],
    ['today', '--as-of: “today” is not a day'],
    ['', '--as-of: “” is not a day'],
    ['2026-11-20T00:00Z', '--as-of: “2026-11-20T00:00Z” is not a day'],
  ])('--as-of %j is refused', async (given, message) => {
    const { status, stderr } = await parsed('check', [`--as-of=${given}`])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `${message}\nnpm run check -- --help lists the options.\n`,
    })
  })

  it('--port takes a port', async () => {
    expect(await value(['--port', '0'], 'port', 'preview')).toBe(0)
    expect(await value(['--port', '65535'], 'port', 'dev')).toBe(65_535)
    for (const port of ['65536', '-1', 'http', '80.5']) {
      expect(await parsed('preview', [`--port=${port}`])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`--port ${port} is not a port`),
      })
    }
  })

  it.each([
    [['--unknown'], "Unknown option '--unknown'"],
    [['-x'], "Unknown option '-x'"],
    [['--out', 'x'], "Unknown option '--out'"],
    [['--Content', 'x'], "Unknown option '--Content'. Did you mean “--content”?"],
    [['content'], "Unexpected argument 'content'"],
    [['--', 'content'], "Unexpected argument 'content'"],
    [['--content'], "Option '--content <value>' argument missing"],
    [['--drafts=yes'], "Option '--drafts' does not take an argument"],
    [['--no-drafts'], "Unknown option '--no-drafts'"],
    [['--content='], '--content names no folder'],
    [['--format', 'xml'], '--format xml: there is text, json, github, gitlab, sarif, junit'],
    [['--format', 'JSON'], '--format JSON: there is text, json, github, gitlab, sarif, junit'],
    [['--format='], '--format : there is text, json, github, gitlab, sarif, junit'],
  ])('%j are refused', async (args, message) => {
    const { status, stdout, stderr } = await parsed('check', args)
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `${message}\nnpm run check -- --help lists the options.\n`,
    })
  })

  it.each([
    [['--base', '/a b/'], '--base /a b/ is not a path; write it like /handbook/'],
    [
      ['--site', 'https://ops.example.org/x'],
      '--site https://ops.example.org/x is not the address of a site; write it like https://ops.example.org, and a path with --base',
    ],
    [['--as-of', '2026-02-30'], '--as-of: “2026-02-30” does not exist'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('%j are refused by the real command', (args, message) => {
    expect(check(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${message}\nnpm run check -- --help lists the options.\n`,
    })
  })

  it('are refused before anything is done', () => {
    const { status, stderr } = run(join(root, 'scripts/build.ts'), [
      '--base',
      '../x',
      '--out',
      join(temporaryFolder(), 'dist'),
    ])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: '--base ../x is not a path; write it like /handbook/\nnpm run build -- --help lists the options.\n',
    })
  })
})

describe('--help', () => {
  it('says what check does, and which options and exit codes it has', () => {
    expect(check('--help')).toEqual({
      status: 0,
      stderr: '',
      stdout: `Judge the content, without building.

Usage: npm run check -- [options]

  --content DIR  folder of the content (default: content)
  --theme DIR    folder of a look of your own, beside the content: docs/theming.md
  --drafts       include drafts and reviews
  --help         show this help
  --site URL     address of the site, https://ops.example.org
  --base PATH    path below that address, /handbook/ (default: /)
  --as-of DAY    day for which the site is right, YYYY-MM-DD (default: that of the last commit)
  --strict       treat warnings as errors
  --format NAME  text, json, github, gitlab, sarif or junit (default: text)
  --since REV    report only what is in files that changed since this revision
  --watch        judge again after each save, until Ctrl-C
  --no-cache     do all work anew, whatever earlier runs have kept in .cache/

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 a fault of Opsbook.
`,
    })
  })

  it('wins over other options, but not over unknown ones', () => {
    expect(check('--base', '../x', '--help').status).toBe(0)
    expect(check('--help', '--unknown').status).toBe(2)
  })

  it.each(['build', 'fix', 'dev', 'preview'] as const)('of %s names its own command', async (name) => {
    const { status, stdout } = await parsed(name, ['--help'])
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: npm run ${name} -- [options]`)
    for (const line of stdout.split('\n').filter((each) => each.startsWith('  --')))
      expect(line).toMatch(/^ {2}--\S+( [A-Z]+)? {2,}\S/)
  })
})

describe('the exit code of check', () => {
  const good = { 'runbooks/a.md': runbook() }
  const bad = { 'runbooks/a.md': runbook({ status: 'activ' }) }
  const warned = {
    'runbooks/a.md': runbook({}, '\n![](graph.svg)\n'),
    'runbooks/graph.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }

  it('is 0 for good content', () => {
    expect(check('--content', contentFolder(good))).toEqual({ status: 0, stdout: '0 errors, 0 warnings\n', stderr: '' })
  })

  it('is 1 for bad content, which is shown without colour in a pipe', () => {
    const folder = contentFolder(bad)
    expect(check('--content', folder)).toEqual({
      status: 1,
      stderr: '',
      stdout: `error ${folder}/runbooks/a.md:4:9 schema
  “activ” is not a value of “status”
  4 | status: activ
    |         ^^^^^
  remedy: Did you mean “active”?

1 error, 0 warnings
`,
    })
  })

  it('is 0 for warnings, and 1 for them when strict', () => {
    const folder = contentFolder(warned)
    expect(check('--content', folder)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('0 errors, 1 warning\n'),
    })
    expect(check('--content', folder, '--strict')).toMatchObject({ status: 1 })
  })

  it('is 2 for a folder that there is not', () => {
    const nowhere = join(temporaryFolder(), 'nowhere')
    expect(check('--content', nowhere)).toEqual({
      status: 2,
      stdout: '',
      stderr: `There is no content folder at ${nowhere}.\nName the folder with --content, or run the command where it is.\n`,
    })
  })

  it('is 3 for a fault of our own, with a request to report it', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'command.ts': `import { command } from ${JSON.stringify(join(root, 'scripts/command.ts'))}
await command('check', async () => { throw new Error('something broke') })
`,
    })
    const { status, stderr } = run(join(folder, 'command.ts'), [], folder)
    expect(status).toBe(3)
    expect(stderr).toMatch(
      /^This is a fault of Opsbook, not of the content\. Nothing was published\.\nPlease report it with the lines below\.\n\nError: something broke\n/,
    )
  })

  it('is that of an error that explains itself', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'command.ts': `import { command } from ${JSON.stringify(join(root, 'scripts/command.ts'))}
await command('check', async () => { throw Object.assign(new Error('No space.'), { exitCode: 1, remedy: 'Make some.' }) })
`,
    })
    expect(run(join(folder, 'command.ts'), [], folder)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'No space.\nMake some.\n',
    })
  })
})

describe('what check prints', () => {
  it('in JSON is one document and nothing else, with the same findings', () => {
    const folder = contentFolder({
      'runbooks/a.md': runbook({ status: 'activ', titel: 'x' }),
      'manifesto/manifesto.md': manifesto('manifesto'),
    })
    const { status, stdout, stderr } = check('--content', folder, '--format', 'json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          rule: 'schema',
          severity: 'error',
          file: 'runbooks/a.md',
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 14,
          message: '“activ” is not a value of “status”',
          hint: 'Did you mean “active”?',
        },
        {
          rule: 'unknown-field',
          severity: 'error',
          file: 'runbooks/a.md',
          line: 10,
          column: 1,
          endLine: 10,
          endColumn: 6,
          message: 'unknown field “titel”',
          hint: 'Did you mean “title”?',
        },
      ],
      summary: { errors: 2, warnings: 0 },
    })
  })

  it('names files as people reach them from where they are', () => {
    const folder = contentFolder({ 'runbooks/a.md': runbook({ status: 'activ' }) })
    const { stdout } = run(join(root, 'scripts/check.ts'), ['--content', '.'.concat('/', 'x', '/', '..')], folder)
    expect(stdout).toContain('error runbooks/a.md:4:9 ')
    const elsewhere = run(join(root, 'scripts/check.ts'), ['--content', folder], root)
    expect(elsewhere.stdout).toContain(`error ${resolve(folder)}/runbooks/a.md:4:9 `)
  })

  it('judges drafts as pages of their own when it is asked to', () => {
    const folder = contentFolder({
      'runbooks/a.md': runbook({}, '\n[x](runbook:b)\n'),
      'runbooks/b.md': runbook({ status: 'draft' }),
    })
    expect(check('--content', folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('is a draft and is not published'),
    })
    expect(check('--content', folder, '--drafts')).toMatchObject({ status: 0 })
  })
})
