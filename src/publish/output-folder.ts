import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, parse, resolve, sep } from 'node:path'
import { hasMarker, MARKER } from './marker.ts'
import { PublishError } from './publish-error.ts'

/** `--out` names a place that a build must not replace. Wrong usage: nothing was touched. */
export class OutputRefused extends PublishError {
  constructor(out: string, why: string, remedy: string) {
    super(`Will not publish to ${out}: ${why}.`, remedy, 2)
  }
}

/** The folders that a site must never replace, hold, or lie within. */
export interface Precious {
  /** The folder that people write in. */
  content: string
  /** The folder of the look, if there is one. */
  theme?: string
  /** The project's root. A site may lie within it, but must not be it or hold it. */
  project: string
}

const CHOOSE_ANOTHER = 'Name a folder that does not exist yet, or is empty, with --out.'

/**
 * Refuses an output folder that a build must not replace. Fine are: a folder that does not exist, an empty one,
 * and one that carries our marker. The check reads only; it is cheap enough to come before any work.
 */
export function assertOurs(out: string, precious: Precious): void {
  const asked = resolve(out)
  const target = realPlace(asked)

  if (target === parse(target).root) throw new OutputRefused(asked, 'it is the root of the file system', CHOOSE_ANOTHER)
  refuseIfItHolds(asked, target, homedir(), 'your home directory')
  refuseIfItHolds(asked, target, precious.project, 'the project itself')
  for (const [name, folder] of [
    ['the content folder', precious.content],
    ['the theme', precious.theme],
  ] as const) {
    if (folder === undefined) continue
    refuseIfItHolds(asked, target, folder, name)
    if (isWithin(target, realPlace(resolve(folder))))
      throw new OutputRefused(asked, `it lies within ${name}`, CHOOSE_ANOTHER)
  }

  const entry = lstatSync(asked, { throwIfNoEntry: false })
  if (!entry) return
  if (entry.isSymbolicLink()) {
    throw new OutputRefused(
      asked,
      `it is a link to ${target}, and a link cannot be replaced in one step`,
      `Name the folder itself: --out ${target}`,
    )
  }
  if (!entry.isDirectory()) throw new OutputRefused(asked, 'it is a file', CHOOSE_ANOTHER)
  if (entry.dev !== statSync(dirname(asked)).dev) {
    throw new OutputRefused(
      asked,
      'it is the root of a mounted volume, which cannot be replaced in one step',
      `Name a folder within the volume: --out ${join(asked, 'site')}`,
    )
  }
  const held = readdirSync(asked)
  if (held.includes('.git')) {
    throw new OutputRefused(
      asked,
      'it is a git working tree, and its .git would be lost',
      'Publish to another folder, and copy the site into the working tree.',
    )
  }
  if (held.length === 0 || hasMarker(asked)) return
  throw new OutputRefused(
    asked,
    `it holds ${some(held)}, and no ${MARKER} that says that we published it`,
    `Move what it holds elsewhere, or name another folder with --out.`,
  )
}

/** Refuses when replacing `target` would take `precious` with it. */
function refuseIfItHolds(asked: string, target: string, precious: string, name: string): void {
  const place = realPlace(resolve(precious))
  if (target === place) throw new OutputRefused(asked, `it is ${name}`, CHOOSE_ANOTHER)
  if (isWithin(place, target)) throw new OutputRefused(asked, `it holds ${name}`, CHOOSE_ANOTHER)
}

function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
}

/** Where a path leads once links are followed, also when its last parts do not exist yet. */
function realPlace(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPlace(parent), basename(path))
  }
}

/** Names the first few of what a folder holds, so that its owner recognises it. */
function some(names: string[]): string {
  const shown = names.sort().slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}
