import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { statesBelow } from './file-states.ts'

/** A file of a site: its path below the site's folder, with forward slashes, and its size. */
export interface SiteFile {
  path: string
  bytes: number
}

/** Every file below a folder, in code-unit order of its path. */
export function listFiles(folder: string): SiteFile[] {
  return statesBelow(folder).map(([path, { size }]) => ({ path, bytes: size }))
}

/** The size of a site, as the sum of its files. */
export function totalBytes(files: readonly SiteFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

/** The SHA-256 of every file below a folder, by path. Two folders with the same manifest hold the same site. */
export async function manifestOf(folder: string): Promise<Map<string, string>> {
  const manifest = new Map<string, string>()
  for (const { path } of listFiles(folder)) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, path)), hash)
    manifest.set(path, hash.digest('hex'))
  }
  return manifest
}
