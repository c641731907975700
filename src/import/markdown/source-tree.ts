/**
 * The tree that is imported, as its own generator sees it: where a link leads that is written in one of its files.
 *
 * Generators do not agree. A target may be the path of a file, the address of a page (`../disk-full/`), a path from the
 * root of the site, or a page's name. They are tried in this order, and what could mean two pages means none.
 */
import { pageName, pagePath } from './ids.ts'

export type Destination =
  | { type: 'document'; path: string; fragment?: string }
  /** A file of the tree that is no document: an image, a configuration. */
  | { type: 'file'; path: string; fragment?: string }
  | { type: 'folder'; path: string }
  /** Leads out of the tree, to a path that nobody here can see. */
  | { type: 'outside' }
  | { type: 'missing'; path: string }

/** Folders below which generators keep pages and files whose addresses begin at the root of the site. */
const ROOTS = [
  '',
  'docs',
  'content',
  'content/docs',
  'content/en',
  'content/en/docs',
  'static',
  'public',
  'src',
  'source',
  '_docs',
  'pages',
  'docs/static',
  'assets',
  'src/content',
]
const ENDINGS = [
  '',
  '.md',
  '.mdx',
  '.markdown',
  '/index.md',
  '/README.md',
  '/_index.md',
  '/index.mdx',
  '/readme.md',
  '/index.markdown',
]

export class SourceTree {
  readonly #files: Set<string>
  readonly #documents: Set<string>
  readonly #folded = new Map<string, string>()
  readonly #folders = new Set<string>()
  /** Documents by the last part of their path, as loosely as generators compare it. */
  readonly #byName = new Map<string, string[]>()
  readonly #byAddress = new Map<string, string>()
  /** Files by the last part of their path, in lower case. */
  readonly #byBase = new Map<string, string[]>()
  readonly #webBase: string | undefined

  /**
   * @param files all paths of the tree
   * @param documents those that are imported
   * @param webBase the address below which the tree is published, if that is known
   */
  constructor(files: readonly string[], documents: readonly string[], webBase?: string) {
    this.#files = new Set(files)
    this.#documents = new Set(documents)
    this.#webBase = webBase
    for (const file of files) {
      const base = baseName(file)
      this.#byBase.set(base, [...(this.#byBase.get(base) ?? []), file].slice(0, 50))
      if (!this.#folded.has(folded(file))) this.#folded.set(folded(file), file)
      for (let at = file.indexOf('/'); at !== -1; at = file.indexOf('/', at + 1)) this.#folders.add(file.slice(0, at))
    }
    for (const document of documents) {
      for (const key of new Set([loose(pageName(document)), loose(document.split('/').at(-1)!)])) {
        const list = this.#byName.get(key) ?? []
        list.push(document)
        this.#byName.set(key, list)
      }
    }
  }

  /** Makes a document known by an address that its front matter gives it. The first document keeps it. */
  addAddress(address: string, document: string): void {
    const key = addressKey(address)
    if (key !== '' && !this.#byAddress.has(key)) this.#byAddress.set(key, document)
  }

  has(file: string): boolean {
    return this.#files.has(file)
  }

  /** Where `target`, written in `from`, leads. Absent for addresses of the web and of other schemes. */
  resolve(target: string, from: string): Destination | undefined {
    const own = this.#webBase && target.startsWith(this.#webBase) ? `/${target.slice(this.#webBase.length)}` : undefined
    if (own === undefined && (/^[a-z][a-z0-9+.-]*:/i.test(target) || /^[\\/]{2}/.test(target))) return undefined
    const { path, fragment } = splitTarget((own ?? target).replaceAll('\\', '/'))
    const found = path === '' ? from : this.#find(path, from)
    if (found === undefined) {
      const plain = joined(folderOf(from), path)
      if (own !== undefined) return undefined
      return plain === undefined ? { type: 'outside' } : { type: 'missing', path: plain }
    }
    if (this.#documents.has(found)) return { type: 'document', path: found, ...(fragment ? { fragment } : {}) }
    return this.#files.has(found)
      ? { type: 'file', path: found, ...(fragment ? { fragment } : {}) }
      : { type: 'folder', path: found }
  }

  /** The one document that is called so, as wikis and `ref` shortcodes link. */
  named(name: string): string | undefined {
    const path = name.replace(/^\/+|\/+$/g, '')
    const key = looseSegments(path).join('/')
    const last = looseSegments(path).at(-1)
    if (!last) return undefined
    const fits = (this.#byName.get(last) ?? []).filter((document) =>
      [pagePath(document), document].some((each) => {
        const whole = looseSegments(each).join('/')
        return whole === key || whole.endsWith(`/${key}`)
      }),
    )
    return fits.length === 1 ? fits[0] : fits.find((document) => pagePath(document) === path)
  }

  #find(path: string, from: string): string | undefined {
    if (path.startsWith('/')) {
      const address = this.#byAddress.get(addressKey(path))
      if (address) return address
      for (const root of ROOTS) {
        const found = this.#at(joined(root, path.slice(1)))
        if (found !== undefined) return found
      }
      return this.named(path) ?? this.#fileNamed(path)
    }
    const found = this.#at(joined(folderOf(from), path))
    if (found !== undefined) return found
    // As an address: the page itself is a folder.
    const asAddress = this.#at(joined(pagePath(from), path))
    if (asAddress !== undefined) return asAddress
    const whole = joined(folderOf(from), path)
    return whole === undefined ? undefined : this.#byAddress.get(addressKey(whole))
  }

  #at(path: string | undefined): string | undefined {
    if (path === undefined) return undefined
    const plain = path.replace(/\/+$/, '')
    const stems = [
      plain,
      ...(/\.html?$/i.test(plain) ? [plain.replace(/\.html?$/i, '')] : []),
      ...(/\.mdx?$/i.test(plain) ? [plain.replace(/\.mdx?$/i, '')] : []),
    ]
    for (const stem of stems) {
      for (const ending of ENDINGS) {
        const candidate = stem === '' ? ending.replace(/^\//, '') : stem + ending
        if (candidate !== '' && this.#files.has(candidate)) return candidate
      }
    }
    for (const stem of stems) {
      for (const ending of ENDINGS) {
        const other = this.#folded.get(folded(stem + ending))
        if (other !== undefined) return other
      }
    }
    return plain !== '' && this.#folders.has(plain) ? plain : undefined
  }

  /** The one file that is no document and whose path ends so. */
  #fileNamed(path: string): string | undefined {
    const ends = path.toLowerCase()
    if (!/\.[a-z0-9]{2,5}$/.test(ends) || ends.split('/').length < 3) return undefined
    const fits = (this.#byBase.get(baseName(ends)) ?? []).filter((file) => `/${file.toLowerCase()}`.endsWith(ends))
    return fits.length === 1 ? fits[0] : undefined
  }
}

/** A target without its query, taken apart at the fragment, and decoded. */
export function splitTarget(target: string): { path: string; fragment?: string } {
  const at = target.indexOf('#')
  const path = decoded((at === -1 ? target : target.slice(0, at)).replace(/\?.*$/, ''))
  const fragment = at === -1 ? '' : decoded(target.slice(at + 1))
  return { path: path.trim(), ...(fragment ? { fragment } : {}) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** `path` below `folder`, without `.` and `..`; undefined when it leads out of the tree. */
function joined(folder: string, path: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return segments.join('/')
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase().replace(/[ _]/g, '-')
}

/** A part of a path as loosely as generators take it: without case, ending and number in front. */
function loose(segment: string): string {
  return folded(segment)
    .replace(/\.(?:md|mdx|markdown|html?)$/, '')
    .replace(/^\d+[-.]+(?=[^-])/, '')
}

function looseSegments(path: string): string[] {
  return path.split('/').filter(Boolean).map(loose)
}

function addressKey(address: string): string {
  return folded(address)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.html?$/, '')
}
