import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './site-files.ts'

/** The file at the root of every site that we publish. It tells the next build that the folder may be replaced. */
export const MARKER = '.opsbook.json'

/** What the marker says. No dates and no machine: the same site has the same marker. */
export interface Marker {
  generator: 'opsbook'
  version: string
  /** How many files the site has, without the marker. */
  files: number
}

/** Writes the marker into a finished site. */
export function writeMarker(folder: string, version: string, files = countFiles(folder)): void {
  const marker: Marker = { generator: 'opsbook', version, files }
  writeFileSync(join(folder, MARKER), `${JSON.stringify(marker, null, 2)}\n`)
}

function countFiles(folder: string): number {
  return listFiles(folder).filter((file) => file.path !== MARKER).length
}

/** Whether a folder carries our marker. A marker that cannot be read as one does not count. */
export function hasMarker(folder: string): boolean {
  try {
    const marker: unknown = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'))
    return typeof marker === 'object' && marker !== null && 'generator' in marker && marker.generator === 'opsbook'
  } catch {
    return false
  }
}
