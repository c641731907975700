/** Writes files for machines beside the pages of a site. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataFile } from '../data/data-file.ts'

/**
 * At once: small files that are waited for one after another take three times as long.
 *
 * @returns how many were written
 * @throws when two would have the same address, or one would take the place of a page
 */
export function writeDataFiles(folder: string, files: Iterable<DataFile>): number {
  const made = new Set<string>()
  let written = 0
  for (const { path, content } of files) {
    const place = dirname(path)
    if (!made.has(place)) mkdirSync(join(folder, place), { recursive: true })
    made.add(place)
    writeFileSync(join(folder, path), content, { flag: 'wx' })
    written++
  }
  return written
}
