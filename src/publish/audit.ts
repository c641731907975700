import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetProblem } from '../images/asset-problem.ts'
import { styleAddresses } from '../reader/style-addresses.ts'
import { auditLeaks, type LeakAudit } from './audit-leaks.ts'
import { auditPage, excerptOf, type PageLink, type PageReading } from './audit-page.ts'
import { readTags } from './html-tags.ts'
import { addressOf, type Destination, fileOf, SiteAddresses } from './site-addresses.ts'
import { listFiles, type SiteFile } from './site-files.ts'

/** Something that is wrong with the site that was built. The content was accepted, so the fault is ours. */
export interface AuditProblem {
  /** The address of the page or file, without base. */
  page: string
  /** What is wrong, to be read after the page: "has no <title>". */
  message: string
  /** The tag that shows it. */
  excerpt?: string
}

/** The part of a page that is not ours. */
export interface Written {
  /** What the document is called; absent where names depend on more than the document. */
  title?: string
  /** Its text as it was rendered. */
  html: string
}

export interface AuditOptions {
  /** The path that the site is served below; `/` when it has a host of its own. */
  base: string
  /** The address that the site is published under. With it, absolute links to the site itself are followed too. */
  site?: string
  /** The addresses without base, such as `/runbooks/disk-full/`, of all pages that the record calls for. */
  expectedPages: Iterable<string>
  /**
   * What authors have written, by the address of the page that shows it: none of it may be lost on the way. Two authors
   * may give one title; whatever else has the title of another page has lost its own.
   */
  written?: ReadonlyMap<string, Written>
  /** Pages that may be there and need not: addresses without base, or patterns of them. */
  knownPages?: readonly (string | RegExp)[]
  /** What may be published and what must not be. Without it, nothing is looked for. */
  leaks?: LeakAudit
  /** Is told how many pages have been read, of how many. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Looks at what was really built, whatever the parts that built it believe: reads every page once and yields all
 * problems at once, in the order of the pages. An empty list means that the site may be published.
 *
 * Of each page only its anchors are kept, so that memory does not grow with what is on them.
 */
export async function auditSite(folder: string, options: AuditOptions): Promise<AuditProblem[]> {
  const files = await listFiles(folder)
  const paths = new Set(files.map((file) => file.path))
  const pages = files.filter((file) => file.path.endsWith('.html'))
  const addresses = new SiteAddresses(paths, options.base, options.site)
  const anchors = new Anchors()
  const titles = new Titles()
  const named = new Set<string>()
  const problems = [...judgeFiles(files), ...judgePages(paths, pages, options)]
  const judge = (link: PageLink, from: string): string | undefined => {
    const destination = addresses.follow(link.target, from)
    if (destination.kind !== 'file') return judgeLink(link, destination)
    named.add(destination.path)
    if (destination.fragment !== '') anchors.want(destination.path, destination.fragment, from)
    return undefined
  }

  let done = 0
  for (const { path, bytes } of pages) {
    if (bytes > 0) {
      const html = await readFile(join(folder, path), 'utf8')
      const reading = auditPage(html)
      const page = addressOf(path)
      anchors.exist(path, reading.ids)
      for (const problem of reading.problems) problems.push({ page, ...problem })
      const written = options.written?.get(page)
      const problem = written ? lost(written, reading, html) : titles.add(page, reading)
      if (problem) problems.push({ page, message: problem })
      for (const link of reading.links) {
        const message = judge(link, path)
        if (message) problems.push({ page, message, excerpt: excerptOf(html, link) })
      }
    }
    options.onProgress?.(++done, pages.length)
  }
  for (const { path } of files.filter((file) => file.path.endsWith('.css'))) {
    const css = await readFile(join(folder, path), 'utf8')
    for (const address of styleAddresses(css)) {
      const link: PageLink = { ...address, use: 'load', tag: 'style' }
      const message = judge(link, path)
      if (message) problems.push({ page: addressOf(path), message, excerpt: excerptOf(css, link) })
    }
  }
  problems.push(...(await judgeImages(folder, files, named)))
  for (const path of anchors.wantedDrawings()) anchors.exist(path, await readIds(join(folder, path)))
  problems.push(...anchors.missing())
  if (options.leaks) problems.push(...(await auditLeaks(folder, files, options.leaks)))
  return inOrder(problems)
}

/** Empty files, what belongs to the machinery that renders, and names that are one name to some file systems. */
function* judgeFiles(files: readonly SiteFile[]): Generator<AuditProblem> {
  const names = new Map<string, string>()
  for (const { path, bytes } of files) {
    const name = path.normalize('NFC').toLowerCase()
    const other = names.get(name)
    if (other)
      yield { page: addressOf(path), message: `has the same name as ${addressOf(other)} where case does not count` }
    names.set(name, path)
    if (bytes === 0 && path !== '.nojekyll') yield { page: addressOf(path), message: 'is empty' }
    if (path.endsWith('.js') && !/^(?:_assets|pagefind)\//.test(path)) {
      yield { page: addressOf(path), message: 'is a script, where none is made' }
    }
    if (/^(?:\.prerender|\.vite|chunks|server)\/|\.mjs$/.test(path)) {
      yield { page: addressOf(path), message: 'is left over from rendering, and must not be published' }
    }
  }
}

/** Nothing is lost on the way, and nothing comes from nowhere. */
function* judgePages(
  paths: ReadonlySet<string>,
  pages: readonly SiteFile[],
  { expectedPages, knownPages = [] }: AuditOptions,
): Generator<AuditProblem> {
  const expected = new Set(Array.from(expectedPages, fileOf))
  for (const path of expected) {
    if (!paths.has(path)) yield { page: addressOf(path), message: 'was expected but not rendered' }
  }
  for (const { path } of pages) {
    const address = addressOf(path)
    const known = knownPages.some((page) => (typeof page === 'string' ? fileOf(page) === path : page.test(address)))
    if (!known && !expected.has(path)) yield { page: address, message: 'was rendered, but nothing calls for it' }
  }
}

/** Images once more, as they will be served: by what they hold, and only those that a page shows. */
async function judgeImages(
  folder: string,
  files: readonly SiteFile[],
  named: ReadonlySet<string>,
): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = []
  for (const { path } of files) {
    const contributed = path.startsWith('assets/')
    if (!contributed && !path.endsWith('.svg')) continue
    const problem = assetProblem(path, await readFile(join(folder, path)))
    if (problem) problems.push({ page: addressOf(path), message: `must not be published: ${problem.message}` })
    if (contributed && !named.has(path)) problems.push({ page: addressOf(path), message: 'is shown by no page' })
  }
  return problems
}

function judgeLink(link: PageLink, destination: Exclude<Destination, { kind: 'file' }>): string | undefined {
  const target = copy(link.target.length > 120 ? `${link.target.slice(0, 119)}…` : link.target)
  switch (destination.kind) {
    case 'missing':
      return `names ${target}, which the site does not have`
    case 'outside-base':
      return `names ${target}, which lies outside of the site's base path`
    case 'unreadable':
      return `names ${target}, which is no address`
    case 'foreign':
      return judgeForeign(link, destination.url, target)
  }
}

/** Only readers leave the site, to the web, by mail or by telephone, and by an address that says so to whoever reads it. */
function judgeForeign({ use, target: written }: PageLink, url: URL, target: string): string | undefined {
  if (url.protocol === 'javascript:' || url.protocol === 'vbscript:') return `runs a script from a link: ${target}`
  if (url.protocol === 'data:') return `carries data in an address: ${target}`
  if (use === 'load') return `makes readers load from a foreign host: ${target}`
  if (use === 'send') return `sends readers to a foreign host: ${target}`
  if (!/^(?:https?:\/\/[^\\/]|mailto:|tel:)/i.test(written)) return `leads out of the site in disguise: ${target}`
  if (url.username !== '' || url.password !== '') return `names a user in front of a host: ${target}`
  return undefined
}

/** What is missing of what was written, if anything. */
function lost(written: Written, { title }: PageReading, html: string): string | undefined {
  if (written.title !== undefined && !title.startsWith(written.title.trim()))
    return 'has lost the title of its document'
  return html.includes(written.html) ? undefined : 'has lost the text of its document'
}

/** Keeps what pages are called: in a list of results, of tabs or of bookmarks, two of one name cannot be told apart. */
class Titles {
  readonly #pages = new Map<string, string>()

  /** Notes a page, and yields what is wrong with its title, if anything. */
  add(page: string, { title, language, sendsOn }: PageReading): string | undefined {
    if (title === '' || sendsOn) return undefined
    const key = copy(`${language} ${title}`)
    const other = this.#pages.get(key)
    this.#pages.set(key, other ?? page)
    return other && `has the same title as ${other}`
  }
}

/** Keeps which anchors there are, and which are wanted, until all pages have been read. */
class Anchors {
  /** By path of the page; its anchors joined with spaces, which takes a tenth of the memory of a set. */
  readonly #existing = new Map<string, string>()
  /** By path of the page, then by anchor: the page that wants it first. */
  readonly #wanted = new Map<string, Map<string, string>>()

  exist(path: string, ids: ReadonlySet<string>): void {
    this.#existing.set(path, ` ${[...ids].join(' ')} `)
  }

  want(path: string, id: string, from: string): void {
    const wanted = this.#wanted.get(path) ?? new Map<string, string>()
    this.#wanted.set(path, wanted)
    if (!wanted.has(id)) wanted.set(copy(id), from)
  }

  /** Drawings whose parts are named (`icons.svg#copy`), and which nobody has read yet. */
  wantedDrawings(): string[] {
    return [...this.#wanted.keys()].filter((path) => path.endsWith('.svg'))
  }

  /** Files of other kinds may give a fragment any meaning (`handbook.pdf#page=3`). */
  *missing(): Generator<AuditProblem> {
    for (const [path, wanted] of this.#wanted) {
      const existing = this.#existing.get(path)
      if (existing === undefined) continue
      for (const [id, from] of wanted) {
        if (existing.includes(` ${id} `) || id.toLowerCase() === 'top') continue
        yield { page: addressOf(from), message: `names ${addressOf(path)}#${id}, but nothing there has that id` }
      }
    }
  }
}

async function readIds(path: string): Promise<Set<string>> {
  const ids = new Set<string>()
  readTags(await readFile(path, 'utf8'), {
    open: (_, attributes) => ids.add(attributes.get('id') ?? ''),
    close: () => {},
    text: () => {},
  })
  return ids
}

/** By page, each problem once, shown by the first tag that has it. */
function inOrder(problems: readonly AuditProblem[]): AuditProblem[] {
  const once = new Map<string, AuditProblem>()
  for (const problem of problems) {
    const key = `${problem.page}\n${problem.message}`
    if (!once.has(key)) once.set(key, problem)
  }
  return [...once].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, problem]) => problem)
}

/** A string of its own. What is cut out of a page otherwise keeps the whole page in memory. */
function copy(text: string): string {
  return Buffer.from(text).toString()
}
