/** What commands keep from run to run. */
import { KeptShards } from '../src/publish/search/kept-shards.ts'
import { codeVersion, WorkCache } from '../src/reader/work-cache.ts'
import type { CommandValues } from './command.ts'
import { placeOf, project, workFile } from './kept-places.ts'

/** Stands for what draws, besides the drawing itself, which is the key: to be raised when pictures become other bytes. */
const PICTURES = '1'

/** That of the code as it was when the command began. */
let version: string | undefined
function ownVersion(): string {
  version ??= codeVersion(project)
  return version
}

/** The work of earlier runs on this content folder; nothing with `--no-cache`. Its owner saves it. */
export function workCache({ content, cache }: CommandValues): WorkCache {
  return cache ? new WorkCache(workFile(content), ownVersion()) : new WorkCache(undefined, '')
}

/** Pictures of earlier runs on this content folder, in a file of their own: a check asks for none, and keeps only what it asks for. */
export function pictureCache({ content, cache }: CommandValues): WorkCache | undefined {
  return cache ? new WorkCache(placeOf('pictures', content), PICTURES) : undefined
}

/** Parts of the search index of earlier builds of this content folder. */
export function keptShards({ content, cache }: CommandValues): KeptShards | undefined {
  return cache ? new KeptShards(placeOf('search', content), ownVersion()) : undefined
}

/** What the last audit of the site in an output folder has read of its files. */
export function auditCache(out: string, { cache }: CommandValues): WorkCache | undefined {
  return cache ? new WorkCache(placeOf('audits', out), ownVersion()) : undefined
}
