/** Where commands keep what later runs may use: for each content folder, and for each output folder, in the project. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digest } from '../src/reader/digest.ts'

export const project = fileURLToPath(new URL('..', import.meta.url))

const kinds = { content: ['work', 'pictures', 'search'], out: ['sites', 'audits', 'states'] } as const
type KeptKind = (typeof kinds)[keyof typeof kinds][number]

/** Where something is kept that belongs to a folder. */
export function placeOf(kind: KeptKind, folder: string): string {
  return join(project, '.cache', kind, digest(resolve(folder)).slice(0, 16))
}

/** Where the work on a content folder is kept. */
export function workFile(content: string): string {
  return placeOf('work', content)
}

/** Where it is noted what the site in an output folder is made of. */
export function listFile(out: string): string {
  return placeOf('sites', out)
}

/** Where it is noted which state of all files a build has found, and which it has left in an output folder. */
export function stateFile(out: string): string {
  return placeOf('states', out)
}

/** All places where builds of a content folder into an output folder keep anything, the compiled templates included. */
export function keptPlaces(content: string, out: string): string[] {
  return [
    ...kinds.content.map((kind) => placeOf(kind, content)),
    ...kinds.out.map((kind) => placeOf(kind, out)),
    join(project, '.cache/templates'),
  ]
}
