/**
 * Decides what an import writes, before anything is written: which drafts are new, which have changed and how, and what a
 * person has changed since and must keep.
 */
import { type Draft, draftFile, draftText } from '../drafts/draft.ts'
import { documentSchemas } from '../model/index.ts'
import { nameProblem } from '../reader/document-name.ts'
import { MAXIMUM_FILE, splitDocument } from '../reader/front-matter.ts'
import { validate } from '../reader/validate.ts'
import { keptFor } from '../record/reserved-ids.ts'
import type { Imported, ImportedAsset, ImportedDraft, Remark } from './importer.ts'
import { bytesDigest, digestsOf, type Ledger, type LedgerAsset, type LedgerDocument } from './ledger.ts'
import { CannotMerge, type KeptPart, merged } from './merge.ts'
import type { Target } from './target.ts'

/**
 * What becomes of a file. `kept`: the source has changed, and so has a person what it would change. `refused`: something
 * else has its name.
 */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'kept' | 'refused'

export interface PlannedFile {
  source: string
  /** Path below the content folder. */
  file: string
  outcome: Outcome
  /** Fields and sections that are brought up to date. */
  changed: string[]
  /** Fields and sections of which a person’s text stays, and what the source says now. */
  kept: KeptPart[]
}

/** A file to write: what it held when this was decided, if it was there, and what it shall hold. */
export interface Write {
  file: string
  before?: Uint8Array
  bytes: Uint8Array
}

export interface Plan {
  importer: string
  documents: PlannedFile[]
  assets: PlannedFile[]
  /** Files of earlier imports whose record is not in the input. */
  gone: string[]
  remarks: Remark[]
  writes: Write[]
  ledger: Ledger
}

/** An importer made a draft that the checks would refuse: our fault, since it accepted the input. */
export class DraftFault extends Error {
  readonly exitCode = 3
  readonly remedy = 'Nothing was written. This is a fault of Opsbook; please report it with these lines.'
}

/**
 * @throws {DraftFault} when a draft is not what the reader accepts.
 */
export function planImport(importer: string, imported: Imported, target: Target, ledger: Ledger): Plan {
  const texts = verified(imported.drafts)
  const planning = new Planning(importer, target, ledger)
  for (const draft of imported.drafts) planning.document(draft, texts.get(draft)!)
  for (const asset of imported.assets) planning.asset(asset)
  return planning.plan(imported.remarks)
}

class Planning {
  readonly #importer: string
  readonly #target: Target
  readonly #documents: PlannedFile[] = []
  readonly #assets: PlannedFile[] = []
  readonly #remarks: Remark[] = []
  readonly #writes: Write[] = []
  /** The ledger as it will be: records by their source, assets by their file, each with their importer. */
  readonly #ledger: { documents: Map<string, LedgerDocument>; assets: Map<string, LedgerAsset> }
  readonly #known: Map<string, LedgerDocument>
  /** Files that a record of this import, or of the ledger, has. */
  readonly #files: Set<string>

  constructor(importer: string, target: Target, ledger: Ledger) {
    this.#importer = importer
    this.#target = target
    this.#ledger = {
      documents: new Map(ledger.documents.map((entry) => [keyed(entry.importer, entry.source), entry])),
      assets: new Map(ledger.assets.map((entry) => [keyed(entry.importer, entry.file), entry])),
    }
    const own = ledger.documents.filter((entry) => entry.importer === importer)
    this.#known = new Map(own.map((entry) => [entry.source, entry]))
    this.#files = new Set(ledger.documents.map(({ file }) => file))
  }

  plan(remarks: Remark[]): Plan {
    const seen = new Set(this.#documents.map(({ source }) => source))
    const gone = [...this.#known.values()].filter(({ source }) => !seen.has(source)).map(({ file }) => file)
    return {
      importer: this.#importer,
      documents: this.#documents,
      assets: this.#assets,
      gone,
      remarks: [...remarks, ...this.#remarks],
      writes: this.#writes,
      ledger: { documents: [...this.#ledger.documents.values()], assets: [...this.#ledger.assets.values()] },
    }
  }

  document(draft: ImportedDraft, text: string): void {
    const known = this.#known.get(draft.source)
    if (known) this.#bringUpToDate(draft, text, known)
    else this.#create(draft, text)
  }

  #create(draft: ImportedDraft, text: string): void {
    for (let number = 1; ; number++) {
      const id = number === 1 ? draft.id : numbered(draft.id, number)
      const file = draftFile({ ...draft, id })
      if (keptFor(draft.kind, id)) continue
      const holder = this.#target.holder(draft.kind, id, draft.lang) ?? file
      const held = this.#target.bytes(holder)
      if (!held && !this.#files.has(file)) {
        if (number > 1) this.#remark(draft, 'look', `“${draft.id}” is taken, so its id is “${id}”`)
        this.#write({ file, bytes: Buffer.from(text) })
        this.#record(draft, text, file)
        this.#documents.push({ source: draft.source, file, outcome: 'created', changed: [], kept: [] })
        return
      }
      if (this.#files.has(holder) || !held) continue
      if (Buffer.from(text).equals(held)) {
        // Written by an import that the ledger has forgotten: it is remembered again.
        this.#record(draft, text, holder)
        this.#documents.push({ source: draft.source, file: holder, outcome: 'unchanged', changed: [], kept: [] })
        return
      }
      if (titleOf(held) === draft.data.title) {
        const message = `${holder} has the same title, and no import wrote it; it stays as it is, and this record is not written`
        this.#remark(draft, 'dropped', message)
        this.#documents.push({ source: draft.source, file: holder, outcome: 'refused', changed: [], kept: [] })
        return
      }
    }
  }

  #bringUpToDate(draft: ImportedDraft, text: string, known: LedgerDocument): void {
    const planned = { source: draft.source, changed: [], kept: [] }
    const file = this.#target.fileOf(known.file)
    if (file === undefined) {
      this.#remark(draft, 'dropped', `a person has deleted ${known.file}; it is not written again`)
      this.#documents.push({ ...planned, file: known.file, outcome: 'kept' })
      return
    }
    const before = this.#target.bytes(file)!
    try {
      const { text: next, changed, kept } = merged(Buffer.from(before).toString('utf8'), known, draft)
      const bytes = Buffer.from(next)
      if (changed.length > 0) this.#write({ file, before, bytes })
      this.#record(draft, text, file)
      const outcome = changed.length > 0 ? 'updated' : kept.length > 0 ? 'kept' : 'unchanged'
      this.#documents.push({ source: draft.source, file, outcome, changed, kept })
    } catch (error) {
      if (!(error instanceof CannotMerge)) throw error
      this.#remark(draft, 'look', `${file} could not be brought up to date: ${error.message}`)
      this.#documents.push({ ...planned, file, outcome: 'kept' })
    }
  }

  asset({ file, source, bytes }: ImportedAsset): void {
    const planned = (outcome: Outcome) => this.#assets.push({ source, file, outcome, changed: [], kept: [] })
    const digest = bytesDigest(bytes)
    const { assets } = this.#ledger
    const key = keyed(this.#importer, file)
    const known = assets.get(key)
    const entry = { importer: this.#importer, source, file, digest }
    const held = this.#target.bytes(file)
    if (!known) {
      if (held && bytesDigest(held) !== digest) {
        this.#remark({ source }, 'dropped', `${file} is there already, and no import wrote it; it stays as it is`)
        planned('refused')
        return
      }
      if (!held) this.#write({ file, bytes })
      assets.set(key, entry)
      planned(held ? 'unchanged' : 'created')
      return
    }
    const { digest: was } = known
    if (!held) {
      this.#remark({ source }, 'dropped', `a person has deleted ${file}; it is not written again`)
      planned('kept')
      return
    }
    assets.set(key, entry)
    const is = bytesDigest(held)
    if (digest === was || digest === is) planned('unchanged')
    else if (is === was) {
      this.#write({ file, before: held, bytes })
      planned('updated')
    } else {
      this.#remark({ source }, 'look', `${file}: a person has changed it, and so has the source; it stays as it is`)
      planned('kept')
    }
  }

  #remark({ source }: { source: string }, fate: Remark['fate'], message: string): void {
    this.#remarks.push({ fate, source, message })
  }

  #write(write: Write): void {
    this.#writes.push(write)
  }

  #record({ source }: ImportedDraft, text: string, file: string): void {
    const entry = { importer: this.#importer, source, file, ...digestsOf(text) }
    this.#ledger.documents.set(keyed(this.#importer, source), entry)
    this.#files.add(file)
  }
}

const keyed = (importer: string, name: string) => `${importer}\0${name}`

/** The text of each draft, which the reader accepts. */
function verified(drafts: ImportedDraft[]): Map<ImportedDraft, string> {
  const texts = new Map<ImportedDraft, string>()
  const faults: string[] = []
  const sources = new Set<string>()
  for (const draft of drafts) {
    const text = draftText(draft)
    const problems = problemsOf(draft, text)
    if (sources.has(draft.source)) problems.push('the source has another record with this name')
    sources.add(draft.source)
    faults.push(...problems.map((problem) => `${draft.source}: ${problem}`))
    texts.set(draft, text)
  }
  if (faults.length > 0) throw new DraftFault(`An importer made drafts that cannot be read:\n${faults.join('\n')}`)
  return texts
}

/** What the reader would say of a draft. */
export function problemsOf(draft: Draft, text = draftText(draft)): string[] {
  const problem = nameProblem(draft)
  if (problem) return [problem.message]
  if (Buffer.byteLength(text) > MAXIMUM_FILE) return [`the file is larger than ${MAXIMUM_FILE / 1024} kB`]
  const file = draftFile(draft)
  const { yaml, findings } = splitDocument(text, file)
  const all =
    yaml?.value === undefined ? findings : [...findings, ...validate(documentSchemas[draft.kind], yaml, file).findings]
  return all.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

/** An id with a number behind it, within the length that ids may have. */
function numbered(id: string, number: number): string {
  const end = `-${number}`
  return id.slice(0, 80 - end.length).replace(/-$/, '') + end
}

function titleOf(bytes: Uint8Array): unknown {
  const { yaml } = splitDocument(Buffer.from(bytes).toString('utf8'), '')
  return (yaml?.value as Record<string, unknown> | undefined)?.title
}
