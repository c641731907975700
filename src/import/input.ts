/**
 * Reads what was named on the command line, and nothing else: no link is followed, hidden files and installed packages are
 * passed over, and there is a limit to everything.
 */

import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs'
import { basename, join } from 'node:path'
import { inTextOrder } from '../model/text-order.ts'
import { type Importer, type InputFile, type InputProblem, InputRefused } from './importer.ts'

/** Bytes and files that an input may have. */
export interface InputLimits {
  file: number
  all: number
  files: number
  depth: number
}

export const inputLimits: InputLimits = { file: 32 * 1024 ** 2, all: 128 * 1024 ** 2, files: 10_000, depth: 32 }

/** What was named is not there, or not what the importer takes: a question of usage, not of content. */
export class InputNotFound extends Error {
  readonly exitCode = 2
}

export interface Input {
  /** In code-unit order of their paths. */
  files: InputFile[]
  /** What lies in the folder and was not read, and why. */
  passedOver: { path: string; reason: string }[]
}

/**
 * @param paths as they stand on the command line
 * @throws {InputNotFound} when there is no such file or folder.
 * @throws {InputRefused} when it is more than the limits allow, or not a plain file.
 */
export function readInput(paths: string[], takes: Importer['takes'], limits: InputLimits = inputLimits): Input {
  if (takes !== 'files' && paths.length > 1) {
    throw new InputNotFound(`One ${takes} is imported at a time; ${paths.length} were named: ${paths.join(', ')}`)
  }
  const reading = new Reading(limits)
  for (const path of paths) {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (!stats) throw new InputNotFound(`There is no ${takes === 'folder' ? 'folder' : 'file'} at ${path}`)
    if (stats.isDirectory()) {
      if (takes === 'file') throw new InputNotFound(`${path} is a folder; name the file that was exported`)
      reading.folder(path)
    } else {
      if (takes === 'folder') throw new InputNotFound(`${path} is a file; name the folder that holds it`)
      reading.file(path, paths.length > 1 ? path : basename(path), stats)
    }
  }
  return reading.input()
}

class Reading {
  readonly #limits: InputLimits
  readonly #problems: InputProblem[] = []
  readonly #passedOver: Input['passedOver'] = []
  readonly #files: InputFile[] = []
  #bytes = 0
  #full = false

  constructor(limits: InputLimits) {
    this.#limits = limits
  }

  input(): Input {
    if (this.#problems.length > 0) throw new InputRefused(this.#problems)
    const inOrder = (a: { path: string }, b: { path: string }) => inTextOrder(a.path, b.path)
    return { files: this.#files.sort(inOrder), passedOver: this.#passedOver.sort(inOrder) }
  }

  folder(root: string): void {
    const walk = (folder: string, depth: number) => {
      if (this.#full) return
      if (depth > this.#limits.depth) {
        this.#refuse(folder, `the folder is more than ${this.#limits.depth} levels deep`, 'Import a folder inside it.')
        return
      }
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = folder ? `${folder}/${entry.name}` : entry.name
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
        if (entry.isDirectory()) walk(path, depth + 1)
        else if (entry.isFile()) this.file(join(root, path), path)
        else {
          const reason = entry.isSymbolicLink() ? 'a symbolic link is not followed' : 'it is not a plain file'
          this.#passedOver.push({ path, reason })
        }
      }
    }
    walk('', 1)
  }

  /** @param name the path that the importer is told */
  file(path: string, name: string, stats?: Stats): void {
    if (this.#full) return
    if (stats?.isSymbolicLink()) {
      this.#refuse(name, 'this is a symbolic link, which is not followed', 'Name the file that it leads to.')
      return
    }
    if (stats && !stats.isFile()) {
      this.#refuse(name, 'this is not a plain file', 'Save the export as a file, and name that.')
      return
    }
    const { file: most, all, files } = this.#limits
    if (this.#files.length === files) {
      this.#full = true
      this.#refuse(name, `there are more than ${files} files`, 'Import them in parts.')
      return
    }
    const bytes = readPlain(path, most)
    if (!bytes) {
      this.#refuse(name, `the file is larger than ${megabytes(most)}`, 'Export less at a time.')
      return
    }
    this.#bytes += bytes.length
    if (this.#bytes > all) {
      this.#full = true
      this.#refuse(name, `the files have more than ${megabytes(all)} together`, 'Import them in parts.')
      return
    }
    this.#files.push({ path: name, bytes })
  }

  #refuse(file: string, message: string, hint: string): void {
    this.#problems.push({ file, message, hint })
  }
}

/** The bytes of a file that is no link, not even since it was looked at; absent when there are too many. */
function readPlain(path: string, most: number): Uint8Array | undefined {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const { size } = fstatSync(descriptor)
    if (size > most) return undefined
    const bytes = new Uint8Array(size)
    let read = 0
    while (read < size) {
      const count = readSync(descriptor, bytes, read, size - read, read)
      if (count === 0) break
      read += count
    }
    return bytes.subarray(0, read)
  } finally {
    closeSync(descriptor)
  }
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2)} MB`
