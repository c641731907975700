import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Format } from '../../../scripts/command.ts'
import { report } from '../../../scripts/report.ts'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'
import { repository } from '../reader/repository.ts'

// Real processes.
vi.setConfig({ testTimeout: 60_000 })

const script = fileURLToPath(new URL('../../../scripts/check.ts', import.meta.url))
const preload = new URL('../../../scripts/compile-cache.mjs', import.meta.url).href
const fixture = fileURLToPath(new URL('../../fixtures/small-handbook', import.meta.url))
const TOKEN = `ghp_${'k3J9xQ2vLm8TzR5wYb7N'}${'c4Hd6Fg1Sa0PeVuX'}`

/** Runs `check` as a pipeline does, its output a pipe. */
function check(folder: string, args: string[], env: Record<string, string> = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:GITHUB_|NO_COLOR|FORCE_COLOR)/.test(name)),
  )
  return spawnSync(process.execPath, ['--import', preload, script, '--content', join(folder, 'docs/ops'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...inherited, ...env },
  })
}

/** The same without a process of its own. */
async function reported(folder: string, format: Format): Promise<string> {
  const handbook = await loadHandbook({ content: join(folder, 'docs/ops'), drafts: false })
  return report(await checkHandbook(handbook), handbook, format, process.stdout)
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A repository whose content, in `docs/ops`, has mistakes of several kinds, a hostile heading and a secret among them. */
function brokenRepository(): string {
  const { folder, commit } = repository()
  cpSync(fixture, join(folder, 'docs/ops'), { recursive: true })
  const break_ = (file: string, change: (text: string) => string) => {
    const path = join(folder, 'docs/ops', file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
  }
  break_('processes/stoerung-melden.md', (text) => text.replace('status: active', 'status: activ'))
  break_(
    'runbooks/terminvergabe-anhalten.md',
    (text) =>
      `${text}\nSiehe [<b>](runbook:nix), ##[error]x und [y](#::error::z).\n\n![](bilder/uebersicht.png)\n\nToken: ${TOKEN}\n`,
  )
  commit('2026-01-01T00:00Z', {})
  return folder
}

describe('check in a pipeline', () => {
  it('writes the same findings in each format, to standard output and nothing else', () => {
    const root = brokenRepository()
    const outputs = Object.fromEntries(
      ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'].map((format) => {
        const { status, stdout, stderr } = check(root, ['--format', format])
        expect({ format, status, stderr }).toEqual({ format, status: 1, stderr: '' })
        expect(stdout.endsWith('\n')).toBe(true)
        expect(stdout, format).not.toContain(TOKEN)
        expect(stdout, format).not.toContain('\u001b')
        return [format, stdout]
      }),
    ) as Record<string, string>

    const { findings, ...others } = JSON.parse(outputs.json!) as { findings: Finding[]; summary: object }
    const errors = findings.filter(({ severity }) => severity === 'error').length
    expect(others).toEqual({ summary: { errors, warnings: findings.length - errors } })
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(['processes/stoerung-melden.md', 'runbooks/terminvergabe-anhalten.md']),
    )
    expect(findings.some(({ masked }) => masked)).toBe(true)
    const rules = findings.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['schema', 'link-target', 'link-anchor', 'image-alt']))
    const places = findings.map(({ file, line }) => `docs/ops/${file}:${line}`)

    expect(outputs.text!.match(/^(?:error|warning) \S+:\d+(?=:\d+ )/gm)!.map((line) => line.split(' ')[1])).toEqual(
      places,
    )
    const annotations = outputs.github!.match(/^::(?:error|warning) file=.*$/gm)!
    expect(annotations.map((line) => line.replace(/^.*file=(.*?),line=(\d+).*$/, '$1:$2')).sort()).toEqual(
      [...places].sort(),
    )
    expect(
      (JSON.parse(outputs.gitlab!) as { location: { path: string; lines: { begin: number } } }[]).map(
        ({ location }) => `${location.path}:${location.lines.begin}`,
      ),
    ).toEqual(places)
    const [run] = JSON.parse(outputs.sarif!).runs
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(rules)
    for (const { ruleIndex, ruleId } of run.results) {
      const rule = run.tool.driver.rules[ruleIndex]
      expect(rule.id).toBe(ruleId)
      expect(rule.shortDescription?.text, `“${ruleId}” is described`).toBeTruthy()
    }
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'docs/ops/processes/stoerung-melden.md',
    )
    expect(outputs.junit!.match(/ file="[^"]*"/g)).toEqual([
      ' file="docs/ops/processes/stoerung-melden.md"',
      ' file="docs/ops/runbooks/terminvergabe-anhalten.md"',
    ])
  })

  it('writes the summary of the job after what is there, with a link to each line of the commit', () => {
    const root = brokenRepository()
    const summary = join(root, 'summary.md')
    writeFileSync(summary, 'Of another command.\n\n')
    const { status, stdout, stderr } = check(root, ['--format', 'github'], {
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'example/handbook',
      GITHUB_SHA: '0123abc',
    })
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toMatch(/\n\d+ errors, \d+ warnings?\n$/)
    const written = readFileSync(summary, 'utf8')
    expect(written).toMatch(/^Of another command\.\n\n## Check: /)
    expect(written.match(/^- /gm)).toHaveLength(stdout.match(/^::(?:error|warning) /gm)!.length)
    expect(written).toContain(
      'https://github.com/example/handbook/blob/0123abc/docs/ops/processes/stoerung-melden.md?plain=1#L',
    )
    expect(written).not.toContain(TOKEN)
  })

  it('cuts the summary where another command has taken the room, and says where all findings are', async () => {
    const root = brokenRepository()
    const summary = join(root, 'summary.md')
    writeFileSync(summary, 'x'.repeat(1024 * 1024 - 500))
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary)
    await reported(root, 'github')
    const written = readFileSync(summary)
    expect(written.length).toBeLessThanOrEqual(1024 * 1024)
    expect(written.subarray(-150).toString()).toMatch(/do(?:es)? not fit here/)
  })

  it('reports all the same when there is no summary that can be written', async () => {
    const root = brokenRepository()
    vi.stubEnv('GITHUB_STEP_SUMMARY', root)
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await reported(root, 'github')).toMatch(/^::error /)
    expect(stderr).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^The summary of the job was not written: EISDIR/),
    )
  })
})

describe('a report outside git', () => {
  it('names files from where the command runs', async () => {
    const folder = temporaryFolder()
    cpSync(fixture, join(folder, 'docs/ops'), { recursive: true })
    write(folder, { 'docs/ops/runbooks/neu.md': 'x' })
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    expect(JSON.parse(await reported(folder, 'gitlab'))[0].location.path).toBe('docs/ops/runbooks/neu.md')
  })
})

describe('a report on a folder in which nothing is wrong', () => {
  it.each<[Format, RegExp]>([
    ['text', /^0 errors, 0 warnings\n$/],
    ['json', /^\{\n {2}"findings": \[\],\n {2}"summary": \{\n {4}"errors": 0,\n {4}"warnings": 0\n {2}\}\n\}\n$/],
    ['github', /^0 errors, 0 warnings\n$/],
    ['gitlab', /^\[\]\n$/],
    ['junit', /<testsuites name="Opsbook" tests="1" failures="0" /],
    ['sarif', /"results": \[\]/],
  ])('is one in %s too', async (format, expected) => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '')
    const folder = temporaryFolder()
    cpSync(fixture, join(folder, 'docs/ops'), { recursive: true })
    expect(await reported(folder, format)).toMatch(expected)
  })
})
