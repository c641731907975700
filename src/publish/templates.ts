/**
 * The templates of the site, compiled by Astro into a bundle that renders pages from plain data. It depends on our code,
 * on the packages and on the theme, never on the content: so it is kept from one build to the next, and a build that finds
 * it needs no Astro and no Vite to make a page.
 */
import { fork } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Handbook } from '../handbook.ts'
import { ownCode } from '../reader/theme.ts'
import { codeVersion, digest } from '../reader/work-cache.ts'
import { isRunning } from './process-identity.ts'
import { RenderFailed } from './render-failed.ts'
import type { CompilingAnswer, CompilingTask } from './template-process.ts'
import { answerOf } from './thread-answer.ts'

/** The project’s root: where `astro.config.mjs` and `src/` are. */
const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Below the project, because the bundle looks for packages above the place where it is. */
const PLACE = join(projectRoot, '.cache/templates')
/** So many are kept, those that were used last: one for each handbook and theme that somebody works on. */
const KEPT = 4
/** Says what all files of a bundle hold together: one that was damaged is no bundle. */
const SUM = 'sum'

export interface Templates {
  /** The folder of the bundle. */
  place: string
  /** Whether it stays for later builds. */
  isKept: boolean
  /** The module to import: `src/renderer.ts`, bundled. */
  renderer: string
  /** Scripts, and files of the theme, as they go into the site. */
  assets: string
}

/**
 * @param version stands for the templates: see `templatesVersion`
 * @param isKept whether a bundle of an earlier build may be used, and this one be kept
 * @throws {RenderFailed} when Astro logged an error or could not finish.
 */
export async function compiledTemplates(handbook: Handbook, version: string, isKept: boolean): Promise<Templates> {
  const place = join(PLACE, isKept ? version : `${version}-${process.pid}`)
  const templates = {
    place,
    isKept,
    renderer: pathToFileURL(join(place, 'server/entry.mjs')).href,
    assets: join(place, 'client'),
  }
  if (isKept && isWhole(place)) {
    const now = new Date()
    utimesSync(place, now, now)
    return templates
  }
  const workshop = join(PLACE, `unfinished-${process.pid}`)
  rmSync(place, { recursive: true, force: true })
  tidyUp()
  try {
    await compile(handbook, workshop)
    rmSync(join(workshop, 'cache'), { recursive: true, force: true })
    writeFileSync(join(workshop, SUM), sumOf(workshop))
    try {
      renameSync(workshop, place)
    } catch (error) {
      // Another build was quicker, and has made the same.
      if (!isWhole(place)) throw error
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  return templates
}

/** Whether a bundle is there, and still what was compiled. */
function isWhole(place: string): boolean {
  return existsSync(join(place, SUM)) && readFileSync(join(place, SUM), 'utf8') === sumOf(place)
}

function sumOf(place: string): string {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => path !== join(place, SUM))
  return digest(...paths.sort().map((path) => `${relative(place, path)}\0${readFileSync(path, 'latin1')}`))
}

/**
 * Astro works in a process of its own, so that others can go on meanwhile, and that its memory, a quarter of a gigabyte, is
 * free again.
 */
async function compile({ site, theme }: Handbook, folder: string): Promise<void> {
  const own = ownCode(theme)
  // Astro writes its bundle below the working directory when its output folder is not there.
  mkdirSync(folder, { recursive: true })
  const compiler = fork(fileURLToPath(new URL('./template-process.ts', import.meta.url)), { serialization: 'advanced' })
  try {
    compiler.send({ site, root: projectRoot, folder } satisfies CompilingTask)
    const answer = await answerOf<CompilingAnswer>(compiler, 'The compiler of the templates')
    if ('failure' in answer) throw answer.failure
    if (answer.errors.length > 0) throw new RenderFailed(answer.errors, own)
  } catch (error) {
    if (own.length === 0 || error instanceof RenderFailed) throw error
    throw new RenderFailed([{ label: 'theme', message: String(error) }], own)
  } finally {
    compiler.kill()
  }
}

/** Everything that the bundle is made of: code, packages, what pages quote, the theme, and where the site will be. */
export function templatesVersion({ site, theme }: Handbook): string {
  const files = ['astro.config.mjs', ...filesBelow('public'), ...filesBelow('templates')]
  const texts = files.map((file) => `${file}\0${readFileSync(join(projectRoot, file), 'latin1')}`)
  const themed = theme?.files.map((file) => `${file}\0${readFileSync(join(theme.root, file), 'latin1')}`) ?? []
  return digest(codeVersion(projectRoot), site.base, site.site ?? '', theme?.root ?? '', ...texts, ...themed).slice(
    0,
    20,
  )
}

function filesBelow(folder: string): string[] {
  if (!existsSync(join(projectRoot, folder))) return []
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(join(projectRoot, file)).isFile())
    .sort()
}

/** Removes what builds left that were killed, or that nobody has used for long. */
function tidyUp(): void {
  mkdirSync(PLACE, { recursive: true })
  const kept: { path: string; used: number }[] = []
  for (const name of readdirSync(PLACE)) {
    const owner = /-(\d+)$/.exec(name)?.[1]
    const path = join(PLACE, name)
    if (!owner) kept.push({ path, used: statSync(path).mtimeMs })
    else if (!isRunning(Number(owner))) rmSync(path, { recursive: true, force: true })
  }
  const old = kept.sort((a, b) => b.used - a.used).slice(KEPT - 1)
  for (const { path } of old) rmSync(path, { recursive: true, force: true })
}
