import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { formsFor } from '../../../src/forms/form.ts'
import { newHandbook } from '../../../src/init/new-handbook.ts'
import { type Forge, ownFiles } from '../../../src/init/repository-files.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import { git } from '../../site/small-handbook.ts'
import { temporaryFolder } from '../publish/temporary-folder.ts'
import { type Checkout, checkOut, commit, projectRoot } from './forge-commands.ts'

// Real processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const adopted = (forge: Forge) =>
  newHandbook({
    lang: 'en',
    forge,
    name: 'Our handbook',
    organisation: 'Example Cloud',
    opsbook: { repository: 'https://git.example.org/opsbook.git', commit: '0123456789abcdef0123456789abcdef01234567' },
  })

/** What GitHub puts in place of expressions, as far as our workflows use them. */
const expressions: Record<string, string> = {
  'github.base_ref': 'main',
  'github.token': 'a-token',
  'github.event.issue.number': '7',
  'steps.pages.outputs.origin': 'https://us.example.org',
  'steps.pages.outputs.base_path': '/handbook',
}

interface Step {
  name?: string
  run?: string
  env?: Record<string, string>
}

/** Runs the steps of a job of GitHub, each in a shell of its own. Returns what each of them said, by its name. */
function runJob(checkout: Checkout, workflow: string, job: string, env: Record<string, string> = {}) {
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps: Step[] }> }
  const said: Record<string, ReturnType<Checkout['run']>> = {}
  for (const step of jobs[job]!.steps) {
    // Fetching is the one thing that cannot be done here; it has a test of its own.
    if (step.run === undefined || step.run.startsWith('sh fetch-opsbook.sh')) continue
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
        const known = expressions[expression]
        if (known === undefined) throw new Error(`nobody knows ${expression}`)
        return known
      }),
    ])
    said[step.name!] = checkout.run(step.run, { ...env, ...(Object.fromEntries(own) as Record<string, string>) })
  }
  return said
}

const workflowOf = (files: { path: string; text: string }[], name: string) =>
  files.find(({ path }) => path === `.github/workflows/${name}.yml`)!.text

/** Our own repository, as far as its workflows touch it: programs and packages are those of this one. */
function ourRepository(): Checkout {
  const checkout = checkOut([...ownFiles(), { path: '.gitignore', text: 'node_modules\n.cache\n' }])
  for (const name of ['.ci', 'scripts', 'src', 'package.json', 'package-lock.json', 'node_modules']) {
    symlinkSync(join(projectRoot, name), join(checkout.folder, name))
  }
  cpSync(join(projectRoot, 'tests/fixtures/small-handbook'), join(checkout.folder, 'content'), { recursive: true })
  commit(checkout.folder)
  git(checkout.folder, ['push', '--quiet', 'origin', 'main'])
  return checkout
}

const editions = [
  {
    edition: 'ours',
    files: ownFiles(),
    make: ourRepository,
    page: 'content/runbooks/terminvergabe-anhalten.md',
    into: 'content',
  },
  {
    edition: 'an adopter’s',
    files: adopted('github'),
    make: () => checkOut(adopted('github')),
    page: 'runbooks/handbook-not-published.md',
    into: '.',
  },
]

describe.each(editions)('the workflows of GitHub, $edition', ({ files, make, page, into }) => {
  it('check a change: what is mixed, annotations, a summary, and a report for code scanning', () => {
    const checkout = make()
    appendFileSync(join(checkout.folder, page), '\nSee [another part](#nowhere).\n')
    appendFileSync(join(checkout.folder, '.github/workflows/check.yml'), '\n')
    commit(checkout.folder)
    const said = runJob(checkout, workflowOf(files, 'check'), 'content')
    expect(said['Install Opsbook']!.status).toBe(0)
    expect(said['Tell content and code apart']).toMatchObject({ status: 0, stderr: '' })
    expect(said['Tell content and code apart']!.stdout).toBe(
      '::warning title=Content and code::This change touches content and code. Review the code first and on its own, or ask for two changes.\n  code: .github/workflows/check.yml\n',
    )
    expect(said.Check!.status).toBe(1)
    expect(said.Check!.stdout).toMatch(new RegExp(`^::error file=${page},line=\\d+,.*title=link-anchor::`))
    expect(readFileSync(join(checkout.temp, 'summary.md'), 'utf8')).toMatch(
      /## Content and code[\s\S]*## Check: 1 error/,
    )
    expect(said['Report for code scanning']).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const sarif = JSON.parse(readFileSync(join(checkout.temp, 'findings.sarif'), 'utf8')) as { runs: unknown[] }
    expect(sarif.runs).toMatchObject([
      { results: expect.arrayContaining([expect.objectContaining({ ruleId: 'link-anchor' })]) },
    ])
  })

  it('build a preview and the site with the options that a build takes', () => {
    const checkout = make()
    const preview = runJob(checkout, workflowOf(files, 'check'), 'preview')
    expect(preview['Build without network']).toMatchObject({ status: 0 })
    expect(readdirSync(join(checkout.temp, 'site'))).toEqual(['index.html'])
    checkout.run('rm -r "$RUNNER_TEMP/site"')
    const publish = runJob(checkout, workflowOf(files, 'publish'), 'build')
    expect(publish['Build without network']).toMatchObject({ status: 0 })
    const builds = checkout.asked().filter((line) => line.includes('run build'))
    const content = into === '.' ? `--content ${checkout.folder} ` : ''
    expect(builds.map((line) => line.replace(/^.* -- /, ''))).toEqual([
      `${content}--drafts --base / --out ${checkout.temp}/site`,
      expect.stringMatching(
        new RegExp(
          `^${content}--site https://us.example.org --base /handbook --as-of \\d{4}-\\d\\d-\\d\\d --out .*/site --no-cache$`,
        ),
      ),
    ])
  })

  it('turn an issue into a draft on a branch of its own, and into a command never', async () => {
    const checkout = make()
    const event = join(checkout.temp, 'event.json')
    const hostile = '$(touch "$RUNNER_TEMP/x") `touch y` "; exit 9; "'
    const { catalogues } = await readHandbook({ content: join(checkout.folder, into) })
    const form = formsFor(catalogues).find(({ name }) => name === 'runbook')!
    const body = form.fields
      .map(({ label, choices }) => `### ${label}\n\n${choices?.[0]?.label ?? hostile}\n`)
      .join('\n')
    writeFileSync(event, JSON.stringify({ action: 'labeled', issue: { number: 7, title: hostile, body } }))
    const env = { GITHUB_EVENT_PATH: event }
    const said = runJob(checkout, workflowOf(files, 'draft'), 'draft', env)
    expect(said['Write the draft']).toMatchObject({ status: 0, stderr: '' })
    expect(said['Open a pull request']!.status).toBe(0)
    const changed = git(checkout.folder, ['diff', '--name-only', 'origin/main', 'origin/draft/issue-7']).split('\n')
    expect(changed.filter((path) => path.endsWith('.md'))).toEqual([
      expect.stringMatching(new RegExp(`^${into === '.' ? '' : `${into}/`}runbooks/[a-z0-9-]+\\.md$`)),
    ])
    expect(checkout.asked().filter((line) => line.startsWith('gh'))).toEqual([
      'gh auth setup-git',
      'gh pr create --head draft/issue-7 --title Draft from issue 7 --body Written by a form, see #7. What nobody but a person can say is marked in the text.',
    ])
    expect(existsSync(join(checkout.temp, 'x'))).toBe(false)
    // Asked for a second time, what people may have written on that branch stays.
    git(checkout.folder, ['switch', '--quiet', 'main'])
    git(checkout.folder, ['branch', '--quiet', '-D', 'draft/issue-7'])
    checkout.run('echo other > unrelated.txt')
    commit(checkout.folder)
    const again = runJob(checkout, workflowOf(files, 'draft'), 'draft', env)
    expect(again['Open a pull request']!.status).not.toBe(0)
  })
})

describe('the workflow of an adopter on GitHub', () => {
  it('asks for external links, and writes what it learns into the summary', () => {
    const checkout = checkOut(adopted('github'))
    const said = runJob(checkout, workflowOf(adopted('github'), 'links'), 'links')
    expect(said.Ask).toMatchObject({ status: 0 })
    expect(readFileSync(join(checkout.temp, 'summary.md'), 'utf8')).toBe('# External links\n\n0 asked, 0 fine.\n')
  })
})

describe('the pipeline of GitLab', () => {
  const text = adopted('gitlab').find(({ path }) => path === '.gitlab-ci.yml')!.text
  const pipeline = parse(text) as Record<string, { script: string[]; before_script: string[] }>
  const script = (job: string) =>
    [...pipeline.default!.before_script, ...pipeline[job]!.script]
      .filter((line) => !line.startsWith('sh fetch-opsbook.sh'))
      .join('\n')
      .replaceAll('/tmp/site', '"$RUNNER_TEMP"/site')

  it('checks a change, with a report of code quality and a list of tests', () => {
    const checkout = checkOut(adopted('gitlab'))
    const base = git(checkout.folder, ['rev-parse', 'HEAD'])
    appendFileSync(join(checkout.folder, 'runbooks/handbook-not-published.md'), '\nSee [another part](#nowhere).\n')
    appendFileSync(join(checkout.folder, '.gitlab-ci.yml'), '\n')
    commit(checkout.folder)
    const { status, stdout } = checkout.run(script('check'), {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      GITHUB_ACTIONS: '',
    })
    expect(status).toBe(1)
    expect(stdout).toContain('This change touches content and code.')
    expect(stdout).toContain('  code: .gitlab-ci.yml\n')
    expect(stdout).toContain('link-anchor')
    expect(JSON.parse(readFileSync(join(checkout.folder, 'code-quality.json'), 'utf8'))).toMatchObject([
      { check_name: 'link-anchor', location: { path: 'runbooks/handbook-not-published.md' } },
    ])
    expect(readFileSync(join(checkout.folder, 'findings.xml'), 'utf8')).toContain('link-anchor')
  })

  it('builds a preview, and publishes below the address that Pages has', () => {
    const checkout = checkOut(adopted('gitlab'))
    expect(checkout.run(script('preview'))).toMatchObject({ status: 0 })
    expect(readdirSync(join(checkout.folder, 'preview'))).toEqual(['index.html'])
    for (const address of [
      'https://us.gitlab.example.org/group/handbook',
      'https://handbook-1a2b.gitlab.example.org',
    ]) {
      checkout.run('rm -rf public')
      expect(checkout.run(script('pages'), { CI_PAGES_URL: address })).toMatchObject({ status: 0 })
      expect(readdirSync(join(checkout.folder, 'public'))).toEqual(['index.html'])
    }
    const builds = checkout.asked().filter((line) => line.includes('run build'))
    expect(builds.map((line) => /--(?:site|drafts).*?(?= --(?:as-of|out))/.exec(line)?.[0])).toEqual([
      '--drafts --base /',
      '--site https://us.gitlab.example.org --base /group/handbook/',
      '--site https://handbook-1a2b.gitlab.example.org --base /',
    ])
  })

  it('asks for external links', () => {
    const checkout = checkOut(adopted('gitlab'))
    expect(checkout.run(script('links'))).toMatchObject({ status: 0, stdout: '# External links\n\n0 asked, 0 fine.\n' })
  })
})

describe('fetch-opsbook.sh', () => {
  const fetch = adopted('github').find(({ path }) => path === 'fetch-opsbook.sh')!

  it('brings the very commit, into a new folder and into one that has another', () => {
    const source = checkOut([{ path: 'version', text: '1' }])
    const first = git(source.folder, ['rev-parse', 'HEAD'])
    writeFileSync(join(source.folder, 'version'), '2')
    commit(source.folder)
    const second = git(source.folder, ['rev-parse', 'HEAD'])
    const { folder, run } = checkOut([fetch])
    const target = join(temporaryFolder(), 'opsbook')
    for (const [commit, version] of [
      [first, '1'],
      [second, '2'],
      [first, '1'],
    ] as const) {
      const env = { OPSBOOK_REPOSITORY: source.folder, OPSBOOK_COMMIT: commit }
      expect(run(`sh fetch-opsbook.sh "${target}"`, env)).toEqual({ status: 0, stdout: '', stderr: '' })
      expect(readFileSync(join(target, 'version'), 'utf8')).toBe(version)
    }
    expect(folder).not.toBe(target)
  })

  it('says what to do when nobody knows where Opsbook comes from', () => {
    const unknown = newHandbook({ lang: 'de', name: 'X', organisation: 'X', opsbook: { repository: '', commit: '' } })
    const { run } = checkOut(unknown)
    const { status, stderr } = run('sh fetch-opsbook.sh x')
    expect(status).toBe(2)
    expect(stderr).toContain('Set OPSBOOK_REPOSITORY and OPSBOOK_COMMIT in fetch-opsbook.sh')
  })
})
