/** What commands keep from run to run: for each content folder, and for each output folder, in the project. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KeptShards } from '../src/publish/search/kept-shards.ts'
import { codeVersion, digest, WorkCache } from '../src/reader/work-cache.ts'
import type { CommandValues } from './command.ts'

/** Stands for what draws, besides the drawing itself, which is the key: to be raised when pictures become other bytes. */
const PICTURES = '1'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Where something is kept that belongs to a folder. */
function placeOf(kind: 'work' | 'pictures' | 'search' | 'sites' | 'audits', folder: string): string {
  return join(project, '.cache', kind, digest(resolve(folder)).slice(0, 16))
}

/** Where the work on a content folder is kept. */
export function workFile(content: string): string {
  return placeOf('work', content)
}

/** The work of earlier runs on this content folder; nothing with `--no-cache`. Its owner saves it. */
export function workCache({ content, cache }: CommandValues): WorkCache {
  return cache ? new WorkCache(workFile(content), codeVersion(project)) : new WorkCache(undefined, '')
}

/** Pictures of earlier runs on this content folder, in a file of their own: a check asks for none, and keeps only what it asks for. */
export function pictureCache({ content, cache }: CommandValues): WorkCache | undefined {
  return cache ? new WorkCache(placeOf('pictures', content), PICTURES) : undefined
}

/** Parts of the search index of earlier builds of this content folder. */
export function keptShards({ content, cache }: CommandValues): KeptShards | undefined {
  return cache ? new KeptShards(placeOf('search', content), codeVersion(project)) : undefined
}

/** Where it is noted what the site in an output folder is made of. */
export function listFile(out: string): string {
  return placeOf('sites', out)
}

/** What the last audit of the site in an output folder has read of its files. */
export function auditCache(out: string, { cache }: CommandValues): WorkCache | undefined {
  return cache ? new WorkCache(placeOf('audits', out), codeVersion(project)) : undefined
}

/** All places where builds of a content folder into an output folder keep anything, the compiled templates included. */
export function keptPlaces(content: string, out: string): string[] {
  return [
    ...(['work', 'pictures', 'search'] as const).map((kind) => placeOf(kind, content)),
    ...(['sites', 'audits'] as const).map((kind) => placeOf(kind, out)),
    join(project, '.cache/templates'),
  ]
}
