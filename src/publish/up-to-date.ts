/**
 * Tells that a site is up to date before anything of its content is read: where all files that a build reads are, to the file
 * system, those that the last build found, and all files of the site those that it left, there is nothing to do.
 *
 * It is told as git tells which files of a working tree were changed. A file that is written gets another time of change
 * (`ctime`), which nobody can set, unless it is written twice within one tick of the clock. So a state counts only when all
 * files were at rest when the build began to read: then whatever was written later has another time. Where anything is in
 * doubt, the site is not up to date: it costs a build that reads all, and finds out.
 */
import { existsSync, lstatSync, readdirSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { digest } from '../reader/digest.ts'
import { stateOfHistory } from '../reader/git-history.ts'
import { type FileState, stampOf, statesBelow } from './file-states.ts'
import { keepText, keptText } from './kept-text.ts'
import { MARKER } from './marker.ts'

/** Longer than a tick of any system’s clock, in milliseconds. */
const TICK = 50
/** The same where a file system keeps no more than seconds; one of them keeps every other second. */
const COARSE_TICK = 2000

/** What of the project makes a site, besides packages, which the lock file stands for. */
const CODE = ['src', 'scripts', 'templates', 'public']
const CODE_FILES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'node_modules/.package-lock.json']

/** What a build reads. */
export interface Inputs {
  /** Absolute path of the content folder. */
  content: string
  /** Absolute path of the theme’s folder, if there is one. */
  theme?: string
  /** The root of our project. */
  project: string
  /** Everything else that the site, or what is said of it, depends on: as a text. */
  others: string
}

/** The state of all that a build reads, as it is before it is read. */
export interface InputState {
  /** Stands for it: of the same state, there is one site. */
  digest: string
  /** The commit that is checked out. */
  head: string | undefined
  /** Whether the content differs from that commit. */
  modified: boolean
  /** From this moment on, whatever is changed can be told. */
  atRest: number
}

/** What the last build of an output folder has noted. */
interface Note {
  inputs: string
  site: string
  said: string
}

/** The state of what a build reads; none where that cannot be told without reading it. */
export async function stateOfInputs({ content, theme, project, others }: Inputs): Promise<InputState | undefined> {
  const history = stateOfHistory(content)
  try {
    const isRead = (name: string) => !name.startsWith('.') && name !== 'node_modules'
    const code = CODE.filter((folder) => existsSync(join(project, folder)))
    const states = [
      ...within(content, statesBelow(content, isRead)),
      ...(theme === undefined ? [] : within(theme, statesBelow(theme, isRead))),
      ...code.flatMap((folder) => within(folder, statesBelow(join(project, folder)))),
      ...CODE_FILES.flatMap((file): FileState[] => {
        const stats = lstatSync(join(project, file), { throwIfNoEntry: false })
        return stats ? [[file, stats]] : []
      }),
    ]
    // A link says nothing of what it leads to.
    if (!states.every(([, stats]) => stats.isFile())) return undefined
    const { head, modified, text } = await history
    const lines = states.map(([path, stats]) => `${path}\0${stampOf(stats)} ${stats.ctimeMs} ${sizeOf(stats)}`)
    return {
      digest: digest(process.version, String(process.umask()), others, text, ...lines),
      head,
      modified,
      atRest: states.reduce((latest, [, { ctimeMs }]) => Math.max(latest, ctimeMs + tickOf(ctimeMs)), 0),
    }
  } catch {
    return undefined
  } finally {
    await history
  }
}

function within(folder: string, states: FileState[]): FileState[] {
  return states.map(([path, stats]) => [`${folder}/${path}`, stats])
}

/** A time without parts of a second is hardly ever a coincidence. */
function tickOf(time: number): number {
  return time % 1000 === 0 ? COARSE_TICK : TICK
}

function sizeOf({ size, mode, dev }: Stats): string {
  return `${size} ${mode} ${dev}`
}

/**
 * What the last build said of the content, where another would publish the same site and say the same again; nothing where it
 * might not.
 *
 * @param file where the last build has noted what it found
 * @param out absolute path of the output folder
 */
export function saidBefore(file: string, out: string, inputs: InputState): string | undefined {
  const note = JSON.parse(keptText(file) ?? 'null') as Note | null
  return note?.inputs === inputs.digest && note.site === stateOfSite(out) ? note.said : undefined
}

/**
 * Notes what a build has found and left.
 *
 * @param said what it said of the content
 * @param files all that it has left but the marker, where that is known
 */
export function noteState(
  file: string,
  out: string,
  inputs: InputState,
  { said, files }: { said: string; files?: FileState[] },
): void {
  const site = stateOfSite(out, files && [...files, [MARKER, lstatSync(join(out, MARKER))]])
  if (site !== undefined) keepText(file, JSON.stringify({ inputs: inputs.digest, site, said } satisfies Note))
}

/**
 * What is in an output folder, and what builds have beside it: one at work, or what is left of one that was killed. Times of
 * change say nothing here: they change whenever the next site takes a file from this one.
 */
function stateOfSite(out: string, known?: FileState[]): string | undefined {
  try {
    const beside = readdirSync(dirname(out)).filter((name) => name.startsWith(`.${basename(out)}.opsbook-`))
    const files = (known ?? statesBelow(out)).map(([path, stats]) => `${path}\0${stampOf(stats)} ${sizeOf(stats)}`)
    return digest(...beside, ...files.sort())
  } catch {
    // Somebody else is at it.
    return undefined
  }
}
