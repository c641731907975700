/** Ids from paths: the same for the same path, whatever else is in the tree, unless two paths would give one id. */
import { createHash } from 'node:crypto'
import { ID_PATTERN } from '../../model/values.ts'

const LONGEST = 80
/** Files that stand for their folder. */
const INDEX = /^(?:index|_index|readme)$/i

/** A path without the endings of its name (`drain.md`, `drain.html.md`), and without the name where that stands for the folder. */
export function pagePath(path: string): string {
  const segments = path.replace(/(?:\.html?)?\.(?:md|mdx|markdown)$/i, '').split('/')
  if (INDEX.test(segments.at(-1)!)) segments.pop()
  return segments.join('/')
}

/** The last part of a page’s path: the name of the file, or of its folder. */
export function pageName(path: string): string {
  return pagePath(path).split('/').at(-1)!
}

/**
 * The id of a document, from its whole path: `ceph/OSD Down.md` is `ceph-osd-down`. An id of the name alone would change
 * as soon as another folder got a file of that name.
 */
export function idOf(path: string): string {
  const id = words(pagePath(path)) || (pagePath(path) === '' ? 'overview' : '')
  if (id !== '' && id.length <= LONGEST && ID_PATTERN.test(id)) return id
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 8)
  const start = id.slice(0, LONGEST - 9).replace(/-[^-]*$/, '') || 'page'
  return `${start}-${mark}`
}

/** Lower-case words of Latin letters and digits, joined by hyphens. Names in which words are capitalised are taken apart. */
export function words(text: string): string {
  return text
    .replace(/[^/]+/g, (segment) => (isAlertName(segment) ? takenApart(segment) : segment))
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Whether a name is written as alerts are: `KubeNodeNotReady`, `etcdMembersDown`. */
export function isAlertName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && /[a-z0-9][A-Z]/.test(name) && /[a-z]/.test(name)
}

function takenApart(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
}

/**
 * Ids for paths, each given out once. Of two paths that would share an id, the first in the order of paths keeps it.
 *
 * @param isTaken whether an id belongs to something else
 */
export function assignIds(paths: readonly string[], isTaken: (id: string) => boolean): Map<string, string> {
  const ids = new Map<string, string>()
  const given = new Set<string>()
  for (const path of [...paths].sort()) {
    const wanted = idOf(path)
    let id = wanted
    for (let count = 2; given.has(id) || isTaken(id); count++) id = `${wanted.slice(0, LONGEST - 6)}-${count}`
    given.add(id)
    ids.set(path, id)
  }
  return ids
}
