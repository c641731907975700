/** The handbook that is imported into: what it holds, as far as an import must know. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogues, Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { documentName } from '../reader/document-name.ts'
import { readHandbook } from '../reader/handbook.ts'
import { type ImportTarget, InputRefused } from './importer.ts'
import type { Ledger } from './ledger.ts'

/** A document of the handbook, as far as an import must know it. */
interface Present {
  file: string
  kind: Kind
  id: string
  lang: Language
}

export class Target {
  /** Absolute path of the content folder. */
  readonly root: string
  readonly catalogues: Catalogues
  readonly #present: Present[]

  private constructor(root: string, catalogues: Catalogues, present: Present[]) {
    this.root = root
    this.catalogues = catalogues
    this.#present = present
  }

  /**
   * @throws {InputRefused} when the data files have errors: importers look services, teams and languages up there.
   */
  static async read(content: string): Promise<Target> {
    const { root, catalogues, invalid, documents, findings } = await readHandbook({ content, drafts: true })
    if (invalid.size > 0) {
      const ofData = findings.filter(({ file, severity }) => severity === 'error' && (invalid as Set<string>).has(file))
      const hint = 'Mend it first; npm run check says more.'
      throw new InputRefused(
        ofData.map(({ file, line, column, message, hint: own }) => ({
          file,
          line,
          column,
          message,
          hint: own ?? hint,
        })),
      )
    }
    const present = documents.map(({ file, kind, id, lang }) => ({ file, kind, id, lang }))
    return new Target(root, catalogues, present)
  }

  get language(): Language {
    return this.catalogues.settings.languages[0]!
  }

  /** What an importer may know of it. Documents that it made itself before count as free. */
  seenBy(importer: string, ledger: Ledger): ImportTarget {
    const own = new Set(
      ledger.documents.filter((entry) => entry.importer === importer).map(({ file }) => this.fileOf(file) ?? file),
    )
    return {
      catalogues: this.catalogues,
      language: this.language,
      isTaken: (kind, id) =>
        this.#present.some((document) => document.kind === kind && document.id === id && !own.has(document.file)),
    }
  }

  /** Where a document stands now that an import wrote: people may move it to another folder of its kind. */
  fileOf(file: string): string | undefined {
    if (this.#present.some((document) => document.file === file)) return file
    const { id, lang } = documentName(file)
    const moved = this.#present.filter(
      (document) =>
        document.id === id &&
        documentName(document.file).lang === lang &&
        document.file.split('/')[0] === file.split('/')[0],
    )
    return moved.length === 1 ? moved[0]!.file : undefined
  }

  /** The document that has an id already, in a language. */
  holder(kind: Kind, id: string, lang: Language | undefined): string | undefined {
    return this.#present.find(
      (document) => document.kind === kind && document.id === id && document.lang === (lang ?? this.language),
    )?.file
  }

  /** The bytes of a file below the folder; absent when there is none. */
  bytes(file: string): Uint8Array | undefined {
    try {
      return readFileSync(join(this.root, file))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}
