/** The images that drafts show: under safe names, without what a camera or a screen notes in them, and only those that may be published. */

import { assetProblem } from '../../images/asset-problem.ts'
import { isImage } from '../../images/metadata/index.ts'
import { withoutMetadata } from '../../images/without-metadata.ts'
import { inTextOrder } from '../../model/text-order.ts'
import type { ImportedAsset } from '../importer.ts'
import { words } from './ids.ts'

const LONGEST = 100

/** What became of an image: the file that it will be, or why it cannot be shown. */
export type ShownImage = { file: string; isCleaned: boolean } | { problem: string }

export class ShownImages {
  readonly #bytes: ReadonlyMap<string, Uint8Array>
  readonly #folder: string
  readonly #shown = new Map<string, ShownImage>()
  readonly #assets: ImportedAsset[] = []
  readonly #names: ReadonlyMap<string, string>

  /** @param folder below the content folder, where images are kept */
  constructor(bytes: ReadonlyMap<string, Uint8Array>, folder: string) {
    this.#bytes = bytes
    this.#folder = folder
    this.#names = safeNames([...bytes.keys()].filter((path) => isImage(path)).sort())
  }

  /** @param path of a file of the tree */
  show(path: string): ShownImage {
    const known = this.#shown.get(path)
    if (known) return known
    const shown = this.#add(path)
    this.#shown.set(path, shown)
    return shown
  }

  /** In the order of their names. */
  assets(): ImportedAsset[] {
    return this.#assets.sort((a, b) => inTextOrder(a.file, b.file))
  }

  #add(path: string): ShownImage {
    const bytes = Buffer.from(this.#bytes.get(path)!)
    const problem = assetProblem(path.toLowerCase(), bytes)
    if (problem) return { problem: problem.message }
    const cleaned = withoutMetadata(path.toLowerCase(), bytes)
    if (!cleaned)
      return { problem: 'it carries notes of the program or the person that made it, which cannot be taken away here' }
    const name = this.#names.get(path)!
    const file = `${this.#folder}/${name}`
    this.#assets.push({ file, source: path, bytes: cleaned })
    return { file, isCleaned: cleaned !== bytes }
  }
}

/** A name for each path: the same for the same tree, whichever of them are shown. */
function safeNames(paths: readonly string[]): Map<string, string> {
  const names = new Map<string, string>()
  const given = new Set<string>()
  for (const path of paths) {
    const dot = path.lastIndexOf('.')
    const stem = words(path.slice(0, dot)).slice(-LONGEST).replace(/^-+/, '') || 'image'
    const ending = path.slice(dot).toLowerCase()
    let name = stem + ending
    for (let count = 2; given.has(name); count++) name = `${stem}-${count}${ending}`
    given.add(name)
    names.set(path, name)
  }
  return names
}
