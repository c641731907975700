import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { Settings } from '../../../src/model/settings.ts'
import { checkOut, projectRoot } from './forge-commands.ts'

// Real processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const page = (name: string) => readFileSync(join(projectRoot, 'docs', name), 'utf8')

/** Blocks of code in a language. */
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code!)

/** What cannot end or takes long is asked for its help: that reads its options all the same. */
const npm = `PATH=\${PATH#*:}
npm() {
  case "$*" in
    ci) ;;
    run\\ dev*|run\\ preview*|run\\ build*) command npm "$@" --help > help.txt ;;
    *) command npm "$@" ;;
  esac
}
`

describe('docs/adopting.md', () => {
  it('shows commands that run, in the order in which they stand', () => {
    const { folder, run } = checkOut([{ path: 'beside', text: '' }])
    // A clone of Opsbook, as far as these commands touch it.
    const clone = join(folder, 'opsbook')
    run(
      `mkdir "${clone}" && cd "${clone}" && ln -s ${projectRoot}{node_modules,src,scripts,templates,package.json,package-lock.json} .`,
    )
    let cwd = clone
    const commands = blocks(page('adopting.md'), 'sh')
    expect(commands.length).toBeGreaterThan(4)
    for (const command of commands) {
      // Each of the commands on npm is called in the clone; those on git in the handbook.
      cwd = command.startsWith('cd ../our-handbook') || command.startsWith('npm') ? clone : cwd
      const identity =
        'export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org'
      const { status, stderr } = run(`${identity}\n${npm}cd "${cwd}"\n${command}`)
      expect({ command, status, stderr: status === 0 ? '' : stderr }).toEqual({ command, status: 0, stderr: '' })
    }
    expect(run(`git -C "${folder}/our-handbook" log --format=%s`).stdout).toBe('A handbook\n')
  })

  it('shows settings that there are', () => {
    const shown = blocks(page('adopting.md'), 'yaml')
    expect(shown.length).toBeGreaterThan(1)
    for (const text of shown) {
      for (const [key, value] of Object.entries(parse(text) as Record<string, unknown>)) {
        const schema = Settings.shape[key as keyof typeof Settings.shape]
        expect(schema, key).toBeDefined()
        expect(schema.safeParse(value).error, key).toBeUndefined()
      }
    }
  })
})

describe('docs/hosting.md', () => {
  it.each([
    ['/', '/index.html'],
    ['/runbooks/disk-full/', '/runbooks/disk-full/index.html'],
    ['/_assets/x.css', '/_assets/x.css'],
    ['/api/v1/x.json', '/api/v1/x.json'],
  ])('shows a function that takes %s for %s', (uri, expected) => {
    const [code] = blocks(page('hosting.md'), 'js')
    expect(runInNewContext(`${code};handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`)).toBe(expected)
  })

  it('shows Netlify a command whose build takes its options', () => {
    const command = /command = '''\n([\s\S]*?)'''/.exec(page('hosting.md'))![1]!
    const { run, asked } = checkOut([
      { path: 'handbook.yaml', text: 'name: X\n' },
      { path: 'fetch-opsbook.sh', text: 'mkdir "$1"\n' },
    ])
    const local = command
      .replaceAll('/tmp/opsbook', '"$RUNNER_TEMP/opsbook"')
      .replaceAll('/tmp/site', '"$RUNNER_TEMP"/site')
    expect(run(local)).toMatchObject({ status: 0, stderr: '' })
    expect(asked().at(-1)).toMatch(/ run build -- --content .* --out .*\/site --as-of \d{4}-\d\d-\d\d$/)
    expect(run('cat dist/index.html').stdout).toBe('page\n')
  })
})
