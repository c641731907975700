/** Writes new files where nothing of theirs is yet: all of them, or none. */
import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { NewFile } from './repository-files.ts'

/** The folder cannot take the files: a question of usage. */
export class TargetRefused extends Error {
  readonly exitCode = 2
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/**
 * Writes files into a folder. A folder that is absent or empty comes to be in one step. In another one, nothing that is
 * there is touched: as soon as one of the files exists, none is written.
 *
 * @throws {TargetRefused} with everything that stands in the way.
 */
export function writeNew(target: string, files: NewFile[]): void {
  const before = existing(target)
  if (before && !before.isDirectory()) {
    throw new TargetRefused(`${target} is not a folder.`, 'Name a folder that does not exist yet, or an empty one.')
  }
  const entries = before ? readdirSync(target) : []
  const inTheWay = entries.length > 0 ? obstacles(target, files) : []
  if (inTheWay.length > 0) {
    throw new TargetRefused(
      `These are in the way in ${target}, and nothing was written:\n${inTheWay.map((path) => `  ${path}`).join('\n')}`,
      'Name a folder that does not exist yet, or move them away.',
    )
  }
  mkdirSync(dirname(target), { recursive: true })
  const stage = join(dirname(target), `.${basename(target)}.opsbook-init-${process.pid}`)
  try {
    for (const { path, text, executable } of files) {
      mkdirSync(dirname(join(stage, path)), { recursive: true })
      writeFileSync(join(stage, path), text, { flag: 'wx', mode: executable ? 0o755 : 0o644 })
    }
    if (entries.length > 0) moveIn(stage, target, files)
    else {
      if (before) rmdirSync(target)
      renameSync(stage, target)
    }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Paths of files that exist already, and of what stands where a folder has to be. */
function obstacles(target: string, files: NewFile[]): string[] {
  const found = new Set<string>()
  for (const { path } of files) {
    const parts = path.split('/')
    for (let depth = 1; depth <= parts.length; depth++) {
      const part = parts.slice(0, depth).join('/')
      const entry = existing(join(target, part))
      // A link could lead out of the folder.
      if (entry && (depth === parts.length || !entry.isDirectory())) found.add(part)
    }
  }
  return [...found].sort()
}

function existing(path: string) {
  return lstatSync(path, { throwIfNoEntry: false })
}

/** Copies files beside what is there. When one cannot be written, those before it are taken away again. */
function moveIn(stage: string, target: string, files: NewFile[]): void {
  const written: string[] = []
  const made: string[] = []
  try {
    for (const { path } of files) {
      const first = mkdirSync(dirname(join(target, path)), { recursive: true })
      if (first) made.push(first)
      copyFileSync(join(stage, path), join(target, path), constants.COPYFILE_EXCL)
      written.push(join(target, path))
    }
  } catch (error) {
    for (const path of written) rmSync(path)
    for (const folder of made.reverse()) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
