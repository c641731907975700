/** The files of a site in the making: those that would come out as in the last site are taken from there, the others are made. */
import { constants, copyFileSync, linkSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Artifact } from './artifact.ts'
import { digestOf, type LastSite, type MadeFile, type WrittenFile } from './last-site.ts'
import type { ObservedSite, Read, SiteDigests } from './reads.ts'

/** Writes files below a folder, whose folders are made once. A file that is there already is a mistake of ours. */
export class FileWriter {
  readonly #folder: string
  readonly #made = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  write(path: string, content: string | Uint8Array): WrittenFile {
    const place = this.#placeFor(path)
    writeFileSync(place, content, { flag: 'wx' })
    const { size, mtimeMs } = statSync(place)
    return { digest: digestOf(content), bytes: size, time: mtimeMs }
  }

  /** One file under two names, where the file system has such; else a copy. Neither name is ever written to again. */
  link(from: string, path: string): WrittenFile['time'] {
    const place = this.#placeFor(path)
    try {
      linkSync(from, place)
    } catch {
      copyFileSync(from, place, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    }
    return statSync(place).mtimeMs
  }

  #placeFor(path: string): string {
    const place = join(this.#folder, path)
    const folder = dirname(place)
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true })
    this.#made.add(folder)
    return place
  }
}

export class StagedFiles {
  /** All files so far, by path. */
  readonly files = new Map<string, MadeFile>()
  /** How many of them were made now. */
  made = 0
  readonly #writer: FileWriter
  readonly #last: LastSite
  readonly #digests: SiteDigests
  readonly #during: ObservedSite['during']

  /** @param during notes what is read of the site while a file is made */
  constructor(folder: string, last: LastSite, digests: SiteDigests, during: ObservedSite['during']) {
    this.#writer = new FileWriter(folder)
    this.#last = last
    this.#digests = digests
    this.#during = during
  }

  /** Those of the artifacts that must be made. The others are in the site when this returns. */
  stale<A extends Pick<Artifact, 'path' | 'from'>>(artifacts: Iterable<A>): A[] {
    return Array.from(artifacts).filter(({ path, from }) => !this.#keep(path, this.#digests.of(from)))
  }

  /** Makes a file here. */
  async make({ path, from, make }: Artifact): Promise<void> {
    const { made, reads } = await this.#during(make)
    this.add(path, from, this.#writer.write(path, made), reads)
  }

  /** Notes a file that was written into the folder. */
  add(path: string, from: unknown, written: WrittenFile, reads: readonly Read[]): void {
    this.files.set(path, { ...written, from: this.#digests.of(from), reads, read: this.#digests.ofReads(reads) })
    this.made++
  }

  #keep(path: string, from: string): boolean {
    const kept = this.#last.intact(path)
    if (!kept || kept.from !== from || kept.read !== this.#digests.ofReads(kept.reads)) return false
    const { place, ...file } = kept
    this.files.set(path, { ...file, time: this.#writer.link(place, path) })
    return true
  }
}
