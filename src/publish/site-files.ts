import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** A file of a site: its path below the site's folder, with forward slashes, and its size. */
export interface SiteFile {
  path: string
  bytes: number
}

/**
 * Every file below a folder, in code-unit order of its path: the same list on every machine, whatever order its
 * file system keeps and whatever locale it speaks.
 */
export async function listFiles(folder: string): Promise<SiteFile[]> {
  const files: SiteFile[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    // At once: a promise for each of thousands of files takes several times as long.
    files.push({ path: relative(folder, path).split(sep).join('/'), bytes: statSync(path).size })
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** The size of a site, as the sum of its files. */
export function totalBytes(files: readonly SiteFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

/** The SHA-256 of every file below a folder, by path. Two folders with the same manifest hold the same site. */
export async function manifestOf(folder: string): Promise<Map<string, string>> {
  const manifest = new Map<string, string>()
  for (const { path } of await listFiles(folder)) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, path)), hash)
    manifest.set(path, hash.digest('hex'))
  }
  return manifest
}
