/** The cache of a command: one file for each content folder, in the project. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KeptShards } from '../src/publish/search/kept-shards.ts'
import { codeVersion, digest, WorkCache } from '../src/reader/work-cache.ts'
import type { CommandValues } from './command.ts'

/** Stands for what draws, besides the drawing itself, which is the key: to be raised when pictures become other bytes. */
const PICTURES = '1'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Pictures of earlier runs on this content folder, in a file of their own: a check asks for none, and keeps only what it asks for. */
export function pictureCache({ content, cache }: CommandValues): WorkCache | undefined {
  if (!cache) return undefined
  return new WorkCache(join(project, '.cache/pictures', digest(resolve(content)).slice(0, 16)), PICTURES)
}

/** The work of earlier runs on this content folder; nothing with `--no-cache`. Its owner saves it. */
export function workCache({ content, cache }: CommandValues): WorkCache {
  return cache ? new WorkCache(cacheFile(content), codeVersion(project)) : new WorkCache(undefined, '')
}

/** Where the work on a content folder is kept. */
export function cacheFile(content: string): string {
  return join(project, '.cache/work', digest(resolve(content)).slice(0, 16))
}

/** Parts of the search index of earlier builds of this content folder. */
export function keptShards({ content, cache }: CommandValues): KeptShards | undefined {
  if (!cache) return undefined
  return new KeptShards(join(project, '.cache/search', digest(resolve(content)).slice(0, 16)), codeVersion(project))
}

/** Where it is noted what the site in an output folder is made of. */
export function listFile(out: string): string {
  return join(project, '.cache/sites', `${digest(resolve(out)).slice(0, 16)}.json`)
}

/** What the last audit of the site in an output folder has read of its files. */
export function auditCache(out: string, { cache }: CommandValues): WorkCache | undefined {
  if (!cache) return undefined
  return new WorkCache(join(project, '.cache/audits', digest(resolve(out)).slice(0, 16)), codeVersion(project))
}
