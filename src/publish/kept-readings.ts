/**
 * What the last audit read in the files of a site, kept until the next. One value for all files, because the pages of a
 * site name the same addresses: each address stands there once.
 */
import type { KeptWork } from '../reader/work-cache.ts'
import type { FileReading, Named } from './file-reading.ts'

/** A reading, and what it was read of. */
export interface KeptReading {
  /** Stands for the bytes of the file. */
  digest: string
  /** Stands for what had to be in it; empty where nothing had. */
  written: string
  reading: FileReading
}

type Packed = [digest: string, written?: string, reading?: Omit<FileReading, 'links'> & { links: number[] }]

interface Kept {
  addresses: Named[]
  files: Record<string, Packed>
}

/** The readings of the last audit, by path; none where what was kept cannot be read. */
export function keptReadings(cache: KeptWork | undefined, key: string): Map<string, KeptReading> {
  const readings = new Map<string, KeptReading>()
  try {
    const kept = cache?.get(key) as Kept | undefined
    for (const [path, [digest, written = '', packed]] of Object.entries(kept?.files ?? {})) {
      const links = packed ? packed.links.map((index) => kept!.addresses[index]!) : []
      readings.set(path, { digest, written, reading: packed ? { ...packed, links } : NOTHING })
    }
    return readings
  } catch {
    return new Map()
  }
}

/** Keeps the readings of this audit, in place of those of the last. */
export function keepReadings(cache: KeptWork, key: string, readings: ReadonlyMap<string, KeptReading>): void {
  const addresses = new Map<Named, number>()
  const indexOf = (address: Named) => {
    const index = addresses.get(address) ?? addresses.size
    addresses.set(address, index)
    return index
  }
  const files: Kept['files'] = {}
  for (const [path, { digest, written, reading }] of readings) {
    if (says(reading)) files[path] = [digest, written, { ...reading, links: reading.links.map(indexOf) }]
    else files[path] = written === '' ? [digest] : [digest, written]
  }
  cache.put(key, { addresses: [...addresses.keys()], files } satisfies Kept)
}

/** The reading of a file that says nothing: of most that are no page. */
const NOTHING: FileReading = { problems: [], links: [], leaks: [] }

function says({ problems, links, leaks, ...others }: FileReading): boolean {
  return problems.length + links.length + leaks.length + Object.keys(others).length > 0
}
