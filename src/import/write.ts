/**
 * Writes what was planned: every file beside its place first, then each in its place, the ledger last. Nothing is written
 * outside of the content folder, and nothing over a text that changed since it was read.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LEDGER, ledgerText } from './ledger.ts'
import type { Plan, Write } from './plan.ts'

/** The content folder is not what it was when the import was planned, or not a plain folder. */
export class WriteRefused extends Error {
  readonly exitCode = 2
  readonly remedy = 'Nothing was written. Look at the folder, and import again.'
}

/**
 * @throws {WriteRefused} when a file changed meanwhile, or its folder is a link.
 */
export function writePlan(root: string, { writes, ledger }: Plan): void {
  const ledgerNow = bytesOf(join(root, LEDGER))
  const ledgerNext = Buffer.from(ledgerText(ledger))
  const all: Write[] = [...writes]
  const isEmpty = ledger.documents.length + ledger.assets.length === 0
  if (!(ledgerNow?.equals(ledgerNext) ?? isEmpty)) {
    all.push({ file: LEDGER, bytes: ledgerNext, ...(ledgerNow ? { before: ledgerNow } : {}) })
  }
  for (const write of all) assertWritable(root, write)
  const written: string[] = []
  try {
    for (const { file, bytes } of all) {
      const path = join(root, file)
      mkdirSync(dirname(path), { recursive: true })
      written.push(besideOf(path))
      // Left by a run that was killed, or put there as a link: never written through.
      rmSync(besideOf(path), { force: true })
      writeFileSync(besideOf(path), bytes, { mode: modeOf(path), flag: 'wx' })
    }
    for (const { file } of all) renameSync(besideOf(join(root, file)), join(root, file))
  } finally {
    // What was renamed is no longer there; what was not must not lie about.
    for (const beside of written) rmSync(beside, { force: true })
  }
}

const besideOf = (path: string) => join(dirname(path), `.${basename(path)}.opsbook-import`)

const modeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666

function assertWritable(root: string, { file, before }: Write): void {
  const parts = file.split('/')
  if (
    parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\\') || part.includes('\0'))
  ) {
    throw new WriteRefused(`“${file}” is not a path below the content folder`)
  }
  for (let depth = 1; depth <= parts.length; depth++) {
    const path = join(root, ...parts.slice(0, depth))
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new WriteRefused(`${path} is a symbolic link, and could lead out of the content folder`)
    }
  }
  const now = bytesOf(join(root, file))
  if (now === undefined ? before !== undefined : before === undefined || !now.equals(before)) {
    throw new WriteRefused(`${join(root, file)} has changed since it was read`)
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
