/** The files of a site in the making: those that would come out as in the last site are taken from there, the others are made. */
import { setImmediate } from 'node:timers/promises'
import type { Artifact } from './artifact.ts'
import { FileLinks } from './file-links.ts'
import { FileWriter } from './file-writer.ts'
import type { LastSite, Made, WrittenFile } from './last-site.ts'
import type { ObservedSite, Read, SiteDigests } from './reads.ts'
import type { SiteFile } from './site-files.ts'

/** Files that are made without a look at who waits. */
const AT_ONCE = 16

export class StagedFiles {
  /** All that is in the site so far, by name. */
  readonly all = new Map<string, Made>()
  readonly #fresh: SiteFile[] = []
  readonly #bytes = new Map<string, number>()
  readonly #writer: FileWriter
  readonly #last: LastSite | undefined
  readonly #links: FileLinks | undefined
  readonly #digests: SiteDigests
  readonly #during: ObservedSite['during']

  /**
   * @param last the site of which files may be taken
   * @param during notes what is read of the site while a file is made
   */
  constructor(folder: string, last: LastSite | undefined, digests: SiteDigests, during: ObservedSite['during']) {
    this.#writer = new FileWriter(folder)
    this.#last = last
    this.#links = last && new FileLinks({ from: last.folder, to: folder })
    this.#digests = digests
    this.#during = during
  }

  /** Whether files are taken from the last site. */
  get hasLast(): boolean {
    return this.#last !== undefined
  }

  /** The files that were made now, so far. */
  fresh(): readonly SiteFile[] {
    return [...this.#fresh]
  }

  /** How long a file is that is in the site so far. */
  bytesOf(path: string): number {
    return this.#bytes.get(path)!
  }

  /** All files so far, in code-unit order of their paths. */
  files(): SiteFile[] {
    const files = Array.from(this.#bytes, ([path, bytes]): SiteFile => ({ path, bytes }))
    return files.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** What stands for the bytes of each file so far. */
  digests(): Map<string, string> {
    const digests = new Map<string, string>()
    for (const { files } of this.all.values()) for (const [path, { digest }] of files) digests.set(path, digest)
    return digests
  }

  /** Takes artifacts from the last site where they would come out the same, and makes the others. */
  async keepOrMake(artifacts: Iterable<Artifact>): Promise<void> {
    for (const artifact of artifacts) {
      const { name, from, make } = artifact
      if (this.kept(artifact)) continue
      const { made, reads } = await this.#during(() =>
        Array.from(make(), ({ path, content }): [string, WrittenFile] => [path, this.#writer.write(path, content)]),
      )
      this.add(name, from, new Map(made), reads)
      // Other threads have answered meanwhile, and wait for more.
      if (this.#fresh.length % AT_ONCE === 0) await setImmediate()
    }
  }

  /**
   * Whether an artifact would come out as in the last site, and is taken from there: see `settle`.
   *
   * @param isFromSame whether it is known already that its maker is given the same as for the last site
   */
  kept({ name, from }: Pick<Artifact, 'name' | 'from'>, isFromSame = false): boolean {
    const kept = this.#last?.intact(name)
    if (!kept || !(isFromSame || kept.from === this.#digests.of(from))) return false
    if (!kept.reads.every((read) => this.#isSame(read))) return false
    this.all.set(name, kept)
    for (const [path, { bytes }] of kept.files) {
      this.#bytes.set(path, bytes)
      this.#links!.add(path)
    }
    return true
  }

  /** Whether there is the same to be read as for the last site. */
  #isSame(read: Read): boolean {
    return this.#last!.ofRead(read) === this.#digests.ofRead(read)
  }

  /** Waits until all that was taken from the last site is there. */
  async settle(): Promise<void> {
    const copies = new Map(await this.#links?.finish())
    if (copies.size === 0) return
    for (const [name, made] of this.all) {
      const files = Array.from(made.files, ([path, file]): [string, WrittenFile] => [
        path,
        { ...file, stamp: copies.get(path) ?? file.stamp },
      ])
      this.all.set(name, { ...made, files: new Map(files) })
    }
  }

  /** Nothing is put into the folder from now on. */
  async end(): Promise<void> {
    await this.#links?.end()
  }

  /** Notes what was written into the folder. */
  add(name: string, from: unknown, files: ReadonlyMap<string, WrittenFile>, reads: readonly Read[]): void {
    this.all.set(name, { from: this.#digests.of(from), reads, files })
    for (const [path, { bytes }] of files) {
      this.#bytes.set(path, bytes)
      this.#fresh.push({ path, bytes })
    }
  }
}
