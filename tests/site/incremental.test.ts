/**
 * A build that takes from the last site what would come out the same publishes, byte for byte, what a clean build makes:
 * after any edit of anything, after kills, and whatever has happened to the caches and to the published site.
 *
 * A short walk is part of the tests. A long one: `STEPS=80 SEED=7 npm test -- tests/site/incremental.test.ts`
 */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Dice, diceOf, type Edit, EditedHandbook, edits } from './edited-handbook.ts'
import { type Ended, projectRoot, run, start } from './opsbook-command.ts'
import { commitAll, git } from './small-handbook.ts'
import { workspace } from './workspace.ts'

const steps = Number(process.env['STEPS'] ?? 6)
const seed = Number(process.env['SEED'] ?? 20261121)
/** So many edits are done before each build, at most. */
const EDITS = 4
/** After so many builds a clean one is made, too. */
const CLEAN = 3

const place = workspace()

/** A handbook, its look, and how it is built: all that a site depends on; and what earlier builds have left. */
class Walk {
  /** A copy of the project: its code is edited as well, and its caches are damaged. */
  readonly #place = mkdtempSync(join(place, 'walk-'))
  readonly project = join(this.#place, 'project')
  readonly content = join(this.#place, 'content')
  readonly out = join(this.#place, 'site')
  readonly theme = join(this.#place, 'theme')
  readonly dice: Dice
  handbook = new EditedHandbook()
  options: Record<string, string | undefined> = { 'as-of': '2026-06-01' }
  flags = new Set<string>()
  /** The templates may be others than those that were compiled last. */
  isCompiledAnew = true
  /** The lines of all that was done, for whoever has to find out what went wrong. */
  readonly log: string[] = []
  refused = 0
  #day = 0
  #clean = join(this.#place, 'clean')

  constructor(seed: number) {
    this.dice = diceOf(seed)
    mkdirSync(this.project)
    for (const name of ['src', 'scripts', 'templates', 'astro.config.mjs', 'package.json', 'package-lock.json']) {
      cpSync(join(projectRoot, name), join(this.project, name), { recursive: true })
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(this.project, 'node_modules'))
    mkdirSync(this.content)
    this.handbook.write(this.content)
    this.commit()
  }

  commit(): void {
    const at = new Date(Date.UTC(2026, 4, 1) + 3_600_000 * ++this.#day).toISOString()
    if (existsSync(join(this.content, '.git')) && git(this.content, ['status', '--porcelain']) === '') {
      git(this.content, ['commit', '--quiet', '--allow-empty', '--message=Nothing'], {
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      })
    } else commitAll(this.content, at)
  }

  #words(content: string, out: string): string[] {
    const given = Object.entries(this.options).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    )
    return ['--content', content, '--out', out, ...given, ...this.flags]
  }

  build(): Promise<Ended> {
    return run('build', this.#words(this.content, this.out), { project: this.project })
  }

  /** Begins a build, and kills it at some moment. */
  async killedBuild(): Promise<void> {
    const { process: child, ended } = start('build', this.#words(this.content, this.out), { project: this.project })
    await Promise.race([setTimeout(this.dice(4000)), ended])
    child.kill('SIGKILL')
    await ended
  }

  /** The same handbook in another place, of which nobody has kept anything, built into a site of its own. */
  async cleanBuild(isWithoutTemplates: boolean): Promise<string> {
    rmSync(this.#clean, { recursive: true, force: true })
    this.#clean = join(this.#place, `clean-${this.log.length}`)
    const [content, out] = [join(this.#clean, 'content'), join(this.#clean, 'site')]
    cpSync(this.content, content, { recursive: true })
    // Templates are kept for all handbooks, all else by the place of the content or of the site.
    const words = [...this.#words(content, out), ...(isWithoutTemplates ? ['--no-cache'] : [])]
    const ended = await run('build', words, { project: this.project })
    expect(ended.code, `${ended.stdout}\n${ended.stderr}`).toBe(0)
    return out
  }
}

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** What a folder holds, by file: its mode, and its bytes. */
const contentsOf = (folder: string) =>
  new Map(
    files(folder).map((file) => {
      const { mode } = lstatSync(join(folder, file))
      return [file, `${mode.toString(8)} ${readFileSync(join(folder, file), 'latin1')}`]
    }),
  )

/** Where two folders differ: the first files, and the first place in them. */
function difference(one: string, other: string): string[] {
  const [a, b] = [contentsOf(one), contentsOf(other)]
  const names = [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
  return names.slice(0, 8).map((name) => {
    const [x, y] = [a.get(name), b.get(name)]
    if (x === undefined || y === undefined) return `${name} is in ${x === undefined ? 'the second' : 'the first'} only`
    let at = 0
    while (x[at] === y[at]) at++
    return `${name} differs at ${at}:\n  ${x.slice(Math.max(0, at - 60), at + 90)}\n  ${y.slice(Math.max(0, at - 60), at + 90)}`
  })
}

/** Without the marker of the folder it would be that of somebody else, and nothing would be built. */
function anyPublished({ out, dice }: Walk): string {
  const names = files(out).filter((name) => name !== '.opsbook.json')
  return names[dice(names.length)]!
}

/** What happens around the content, by what it is. */
const happenings: Record<string, (walk: Walk) => string | undefined> = {
  commit: (walk) => {
    walk.commit()
    return 'commit'
  },
  'no history': (walk) => {
    rmSync(join(walk.content, '.git'), { recursive: true, force: true })
    return 'the history is gone'
  },
  'as of': (walk) => {
    walk.options['as-of'] = [undefined, '2026-06-01', '2026-06-20', '2026-08-01'][walk.dice(4)]
    // Outside of git nobody can say which day it is.
    return `as of ${walk.options['as-of']}`
  },
  drafts: (walk) => {
    if (!walk.flags.delete('--drafts')) walk.flags.add('--drafts')
    return `options: ${[...walk.flags]}`
  },
  touched: (walk) => {
    const names = files(walk.content).filter((name) => !name.startsWith('.git/'))
    const name = names[walk.dice(names.length)]!
    utimesSync(join(walk.content, name), new Date(), new Date())
    return `${name} touched`
  },
  published: (walk) => {
    const name = anyPublished(walk)
    const file = join(walk.out, name)
    const { atime, mtime } = lstatSync(file)
    const bytes = readFileSync(file)
    const others = Buffer.from(bytes)
    if (others.length > 0) others[walk.dice(others.length)]! ^= 1
    const how = walk.dice(8)
    if (how === 0) rmSync(file)
    if (how === 1) appendFileSync(file, 'edited')
    if (how === 2) writeFileSync(file, others)
    if (how === 3 || how === 4) {
      // Of the same size and time: another file, or the same one.
      if (how === 4) rmSync(file)
      writeFileSync(file, others)
      utimesSync(file, atime, mtime)
    }
    if (how === 5) {
      const elsewhere = join(place, `elsewhere-${walk.log.length}`)
      renameSync(file, elsewhere)
      symlinkSync(elsewhere, file)
    }
    if (how === 6) {
      rmSync(file)
      mkdirSync(file)
    }
    if (how === 7) writeFileSync(`${file}.more`, 'foreign')
    const ways =
      'removed,longer,other bytes,other bytes of that time,another file of that time,a link,a folder,a file beside it'.split(
        ',',
      )
    return `published ${name}: ${ways[how]}`
  },
  'mode of a published file': (walk) => {
    const name = anyPublished(walk)
    chmodSync(join(walk.out, name), 0o600)
    return `published ${name} may be read by nobody else`
  },
  cache: (walk) => {
    const root = join(walk.project, '.cache')
    if (!existsSync(root)) return undefined
    const kinds = readdirSync(root)
    const kind = kinds[walk.dice(kinds.length)]!
    const names = files(join(root, kind)).filter((name) => lstatSync(join(root, kind, name)).size > 0)
    const name = names[walk.dice(names.length)]
    if (name === undefined) return undefined
    const file = join(root, kind, name)
    const bytes = readFileSync(file)
    const how = walk.dice(4)
    if (how === 0) truncateSync(file, walk.dice(bytes.length))
    if (how === 1) {
      bytes[walk.dice(bytes.length)]! ^= 1 << walk.dice(8)
      writeFileSync(file, bytes)
    }
    if (how === 2) {
      const other = names[walk.dice(names.length)]!
      if (other !== name) {
        rmSync(file)
        linkSync(join(root, kind, other), file)
      }
    }
    if (how === 3) rmSync(file)
    if (kind === 'templates') walk.isCompiledAnew = true
    return `cache ${kind}/${name}: ${['cut short', 'a bit flipped', 'that of another', 'removed'][how]}`
  },
}

/** What makes other templates: dear, and rare. */
const templates: Record<string, (walk: Walk) => string> = {
  theme: (walk) => {
    const { theme } = walk
    const dice = walk.dice(4)
    if (dice === 0 && walk.options['theme']) {
      walk.options['theme'] = undefined
      return 'no theme'
    }
    if (!existsSync(theme)) cpSync(join(projectRoot, 'tests/fixtures/theme'), theme, { recursive: true })
    walk.options['theme'] = theme
    const footer = join(theme, 'components/SiteFooter.astro')
    if (dice === 1) writeFileSync(footer, readFileSync(footer, 'utf8').replace('</footer>', '<p>More.</p></footer>'))
    if (dice === 2) appendFileSync(join(theme, 'extra.css'), `.own-${walk.log.length} { color: inherit; }\n`)
    if (dice === 3) appendFileSync(join(theme, 'theme.yaml'), '# More.\n')
    return `theme ${['', 'with another footer', 'with more styles', 'with a comment'][dice]}`
  },
  base: (walk) => {
    walk.options['base'] = walk.options['base'] ? undefined : '/hb/'
    return `base ${walk.options['base']}`
  },
  site: (walk) => {
    walk.options['site'] = walk.options['site'] ? undefined : 'https://other.example.org'
    return `site ${walk.options['site']}`
  },
  code: (walk) => {
    const kinds: [file: string, from: RegExp, to: string][] = [
      ['src/i18n/en.ts', /Built from commit/g, 'Made of commit'],
      ['src/components/SiteFooter.astro', /<ul class="footer-links">/, '$&<li>More</li>'],
      ['package-lock.json', /\n$/, '\n\n'],
      ['src/layouts/Index.astro', /<\/h1>/, '!</h1>'],
    ]
    const [file, from, to] = kinds[walk.dice(kinds.length)]!
    const path = join(walk.project, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    return `code: ${file}`
  },
}

/** One thing that happens, or that somebody does. */
function anything(walk: Walk): string | undefined {
  const { dice } = walk
  const what = dice(100)
  const of = <T>(all: Record<string, T>) => Object.entries(all)[dice(Object.keys(all).length)]!
  if (what < 66) {
    const before = walk.handbook.copy()
    const [name, edit]: [string, Edit] = of(edits)
    const done = edit(walk.handbook, dice)
    walk.handbook.write(walk.content, before)
    if (done && dice(3) === 0) walk.commit()
    return done && `${name}: ${done}`
  }
  if (what < 96) return of(happenings)[1](walk)
  walk.isCompiledAnew = true
  return of(templates)[1](walk)
}

test('the first code in a page of a kind brings its styles to all pages of that kind', async () => {
  const walk = new Walk(1)
  const begun = await walk.build()
  expect(begun.code, begun.stderr).toBe(0)
  appendFileSync(join(walk.content, 'manifesto/manifesto.md'), '\n```console\n$ uptime\n```\n')
  const ended = await walk.build()
  expect(ended.code, ended.stderr).toBe(0)
  expect(difference(walk.out, await walk.cleanBuild(false))).toEqual([])
}, 240_000)

test(
  `a walk of ${steps} builds from seed ${seed} publishes what clean builds make`,
  async () => {
    const walk = new Walk(seed)
    const { dice, log } = walk
    const tell = (line: string) => {
      log.push(line)
      if (process.env['STEPS']) process.stderr.write(`${line}\n`)
    }
    const where = () => `Seed ${seed}, after:\n${log.slice(-25).join('\n')}`
    const begun = await walk.build()
    expect(begun.code, begun.stderr).toBe(0)
    for (let step = 1; step <= steps; step++) {
      const good = { handbook: walk.handbook.copy(), options: { ...walk.options }, flags: new Set(walk.flags) }
      const wanted = 1 + dice(EDITS)
      for (let done = 0; done < wanted; ) {
        const line = anything(walk)
        if (line === undefined) continue
        done++
        tell(`${step}. ${line}`)
      }
      if (dice(5) === 0) {
        tell(`${step}. killed`)
        await walk.killedBuild()
      }
      const published = contentsOf(walk.out)
      const ended = await walk.build()
      if (ended.code === 1) {
        tell(`${step}. refused: ${/^.*(?: error | error\b).*$|^\S.*$/m.exec(ended.stderr)?.[0]}`)
        expect(contentsOf(walk.out), where()).toEqual(published)
        walk.refused++
        const refused = walk.handbook
        Object.assign(walk, good)
        walk.handbook.write(walk.content, refused)
        continue
      }
      expect(ended.code, `${where()}\n${ended.stdout}\n${ended.stderr}`).toBe(0)
      if (step % CLEAN > 0 && step < steps) continue
      const clean = await walk.cleanBuild(walk.isCompiledAnew || dice(4) === 0)
      walk.isCompiledAnew = false
      tell(`${step}. compared`)
      expect(difference(walk.out, clean), where()).toEqual([])
    }
    // Most of what is done must be built, or nothing was tried.
    expect(walk.refused).toBeLessThan(Math.max(3, steps / 2))
  },
  120_000 + steps * 120_000,
)
