/** Writes files below a folder, whose folders are made once. A file that is there already is a mistake of ours. */
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Copies, LinkingTask } from './file-links.ts'
import { stampOf } from './file-states.ts'
import { digestOf, type WrittenFile } from './last-site.ts'

export class FileWriter {
  readonly #folder: string
  readonly #made = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  write(path: string, content: string | Uint8Array): WrittenFile {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const file = openSync(this.#placeFor(path), 'wx')
    try {
      writeFileSync(file, bytes)
      return { digest: digestOf(bytes), bytes: bytes.length, stamp: stampOf(fstatSync(file)) }
    } finally {
      closeSync(file)
    }
  }

  /**
   * One file under two names, where the file system has such; else a copy, whose stamp is told. Neither name is ever written
   * to again.
   */
  link(from: string, path: string): string | undefined {
    const place = this.#placeFor(path)
    try {
      linkSync(from, place)
      return undefined
    } catch {
      copyFileSync(from, place, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      return stampOf(statSync(place))
    }
  }

  #placeFor(path: string): string {
    const place = join(this.#folder, path)
    const folder = dirname(place)
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true })
    this.#made.add(folder)
    return place
  }
}

/** Puts files of one folder into another. Tells which of them had to be copied, each with the stamp of its copy. */
export function linkFiles({ from, to }: LinkingTask, paths: readonly string[]): Copies {
  const writer = new FileWriter(to)
  const copies: Copies = []
  for (const path of paths) {
    const stamp = writer.link(join(from, path), path)
    if (stamp !== undefined) copies.push([path, stamp])
  }
  return copies
}
