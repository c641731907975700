/**
 * What earlier imports wrote: for each record of a source its file, and a digest of each part as it was written. With it a
 * second import changes nothing, and a changed source changes only what no person touched. It stands in the content folder
 * and is committed with it; every clone then agrees on what came from where.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inTextOrder } from '../model/text-order.ts'
import { splitDocument } from '../reader/front-matter.ts'
import { digest } from '../reader/work-cache.ts'
import { sectionsOf } from './body-sections.ts'
import { InputRefused } from './importer.ts'
import { jsonOf, shaped } from './read-json.ts'

/** Hidden, so that it is neither a data file nor published. */
export const LEDGER = '.imports.json'

/** A path below the content folder, of plain names only. */
const ContentPath = z
  .string()
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\\p{Cc}]+(?:\/[^/\\\p{Cc}]+)+$/u,
    'is not the path of a file in the content folder',
  )

const Digest = z.string().regex(/^[\w-]{16}$/, 'is not a digest of an import')

const LedgerDocument = z.object({
  importer: z.string(),
  source: z.string(),
  file: ContentPath,
  /** Digests of the fields of the front matter, by name. */
  fields: z.record(z.string(), Digest),
  /** Digests of the sections of the body, by heading: see `sectionsOf`. */
  body: z.record(z.string(), Digest),
})

const LedgerAsset = z.object({ importer: z.string(), source: z.string(), file: ContentPath, digest: Digest })

const LedgerFile = z.object({
  version: z.literal(1, 'this version of Opsbook cannot read it'),
  documents: z.array(LedgerDocument),
  assets: z.array(LedgerAsset),
})

export type LedgerDocument = z.infer<typeof LedgerDocument>
export type LedgerAsset = z.infer<typeof LedgerAsset>
export interface Ledger {
  documents: LedgerDocument[]
  assets: LedgerAsset[]
}

/**
 * The ledger of a content folder; an empty one where nothing was imported yet.
 *
 * @throws {InputRefused} when it cannot be read: without it, an import could take a person’s words for its own.
 */
export function readLedger(root: string): Ledger {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(root, LEDGER))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { documents: [], assets: [] }
    throw error
  }
  try {
    const { documents, assets } = shaped(jsonOf({ path: LEDGER, bytes }), LedgerFile)
    return { documents: lastOfEach(documents), assets: lastOfEach(assets) }
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error
    const hint = `Take ${LEDGER} back from the history of the content folder. After a merge, keep the entries of both sides.`
    throw new InputRefused(error.problems.map((problem) => ({ ...problem, hint })))
  }
}

/** A merge that kept both sides can have two entries of one record. */
function lastOfEach<T extends LedgerAsset | LedgerDocument>(entries: T[]): T[] {
  // One record may show several files.
  const nameOf = (entry: T) => [entry.importer, entry.source, 'digest' in entry ? entry.file : ''].join('\0')
  return [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()]
}

/** The same entries are the same bytes, whatever the order in which they came. One line a record, so that merges are small. */
export function ledgerText({ documents, assets }: Ledger): string {
  const key = ({ importer, source, file }: LedgerAsset | LedgerDocument) => `${importer}\0${source}\0${file}`
  const lines = (entries: (LedgerAsset | LedgerDocument)[]) =>
    [...entries]
      .sort((a, b) => inTextOrder(key(a), key(b)))
      .map((entry) => `\n    ${JSON.stringify(entry)}`)
      .join(',')
  return `{\n  "version": 1,\n  "documents": [${lines(documents)}\n  ],\n  "assets": [${lines(assets)}\n  ]\n}\n`
}

/** What stands for the parts of a document’s text. */
export function digestsOf(text: string): Pick<LedgerDocument, 'fields' | 'body'> {
  const { yaml, body } = splitDocument(text, '')
  const fields = Object.entries((yaml?.value ?? {}) as Record<string, unknown>)
  return {
    fields: Object.fromEntries(fields.map(([name, value]) => [name, valueDigest(value)])),
    body: bodyDigests(body),
  }
}

export function bodyDigests(body: string): Record<string, string> {
  return Object.fromEntries(sectionsOf(body).map(({ key, text }) => [key, textDigest(text)]))
}

/** Stands for a value, however it is written. */
export function valueDigest(value: unknown): string {
  return digest(JSON.stringify(value, inKeyOrder) ?? '').slice(0, 16)
}

/** Stands for a text, whatever its line ends and the blanks around it. */
function textDigest(text: string): string {
  return digest(text.replaceAll('\r\n', '\n').trim()).slice(0, 16)
}

export function bytesDigest(bytes: Uint8Array): string {
  return digest(Buffer.from(bytes).toString('latin1')).slice(0, 16)
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => inTextOrder(a, b)))
}
