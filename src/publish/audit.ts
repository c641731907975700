import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, type KeptWork } from '../reader/work-cache.ts'
import type { LeakSettings } from './audit-leaks.ts'
import { excerptOf, type PageLink } from './audit-page.ts'
import { type FileReading, linksOf, type Named, type PageTitle } from './file-reading.ts'
import type { KeptReading } from './kept-readings.ts'
import { addressOf, type Destination, fileOf, SiteAddresses } from './site-addresses.ts'
import { listFiles, type SiteFile } from './site-files.ts'
import { ReadAhead, readSite } from './site-readings.ts'

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
  /** Stands for that text, where that is known. */
  digest?: string
}

export interface LeakAudit {
  /** What the handbook says of publishing. */
  settings: LeakSettings
  /** Values that are allowed in the content, as they stand there: they may stand in what is made of it. */
  allowed?: ReadonlySet<string>
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
  /** The files of the site, where they are known. */
  files?: readonly SiteFile[]
  /**
   * What stands for the bytes of files, by path, where that is known: such a file is not even opened when the last audit
   * has read it. It is computed for all others.
   */
  digests?: ReadonlyMap<string, string>
  /** What the last audit has read. Its owner saves it. */
  cache?: KeptWork
  /** Files that were read while others were still made. */
  ahead?: ReadonlyMap<string, KeptReading>
  /** Is told how many pages have been read, of how many. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Looks at what was really built, whatever the parts that built it believe, and yields all problems at once, in the order
 * of the pages. An empty list means that the site may be published.
 *
 * First each file is read by itself, or was at the last audit; then what they say is held against each other.
 */
export async function auditSite(folder: string, options: AuditOptions): Promise<AuditProblem[]> {
  const files = options.files ?? listFiles(folder)
  const paths = new Set(files.map((file) => file.path))
  const pages = files.filter((file) => file.path.endsWith('.html'))
  const written = byFile(options.written)
  let done = 0
  const readings = await readSite(folder, files, {
    leaks: options.leaks?.settings,
    written,
    digests: options.digests,
    cache: options.cache,
    ahead: options.ahead,
    onRead: (path) => path.endsWith('.html') && options.onProgress?.(++done, pages.length),
  })
  const allowed = new Set(Array.from(options.leaks?.allowed ?? [], (text) => digest(text)))
  const links = new Links(new SiteAddresses(paths, options.base, options.site), readings)
  const titles = new Titles()
  const problems = [...judgeFiles(files), ...judgePages(paths, pages, options)]
  // Pages first: of what several name in vain, a page is the one to be told.
  for (const path of new Set([...pages, ...files].map((file) => file.path))) {
    const reading = readings.get(path)!
    const page = addressOf(path)
    for (const problem of reading.problems) problems.push({ page, ...problem })
    for (const { message, value } of reading.leaks) if (!allowed.has(value)) problems.push({ page, message })
    if (reading.title) {
      const document = written.get(path)
      const message = document ? lost(document, reading) : titles.add(page, reading.title)
      if (message) problems.push({ page, message })
    }
    if (links.judge(path, reading)) problems.push(...links.shown(path, readFileSync(join(folder, path), 'utf8')))
  }
  problems.push(...links.missing())
  for (const path of paths) {
    if (path.startsWith('assets/') && !links.named.has(path))
      problems.push({ page: addressOf(path), message: 'is shown by no page' })
  }
  return inOrder(problems)
}

/** Files of a site are read on other cores while this one makes more of them; the audit takes what comes of it as `ahead`. */
export function readAhead(folder: string, { leaks, written }: Pick<AuditOptions, 'leaks' | 'written'>): ReadAhead {
  return new ReadAhead(folder, { leaks: leaks?.settings, written: byFile(written) })
}

function byFile(written: AuditOptions['written']): Map<string, Written> {
  return new Map(Array.from(written ?? [], ([page, document]) => [fileOf(page), document]))
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

function judgeLink(
  link: Pick<PageLink, 'use' | 'target'>,
  destination: Exclude<Destination, { kind: 'file' }>,
): string | undefined {
  const target = link.target.length > 120 ? `${link.target.slice(0, 119)}…` : link.target
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
function judgeForeign(
  { use, target: written }: Pick<PageLink, 'use' | 'target'>,
  url: URL,
  target: string,
): string | undefined {
  if (url.protocol === 'javascript:' || url.protocol === 'vbscript:') return `runs a script from a link: ${target}`
  if (url.protocol === 'data:') return `carries data in an address: ${target}`
  if (use === 'load') return `makes readers load from a foreign host: ${target}`
  if (use === 'send') return `sends readers to a foreign host: ${target}`
  if (!/^(?:https?:\/\/[^\\/]|mailto:|tel:)/i.test(written)) return `leads out of the site in disguise: ${target}`
  if (url.username !== '' || url.password !== '') return `names a user in front of a host: ${target}`
  return undefined
}

/** What is missing of what was written, if anything. */
function lost(written: Written, { title, lost }: FileReading): string | undefined {
  if (written.title !== undefined && !title!.title.startsWith(written.title.trim()))
    return 'has lost the title of its document'
  return lost ? 'has lost the text of its document' : undefined
}

/** Keeps what pages are called: in a list of results, of tabs or of bookmarks, two of one name cannot be told apart. */
class Titles {
  readonly #pages = new Map<string, string>()

  /** Notes a page, and yields what is wrong with its title, if anything. */
  add(page: string, { title, language, sendsOn }: PageTitle): string | undefined {
    if (title === '' || sendsOn) return undefined
    const key = `${language} ${title}`
    const other = this.#pages.get(key)
    this.#pages.set(key, other ?? page)
    return other && `has the same title as ${other}`
  }
}

/** Follows the links of all files. */
class Links {
  /** Files that a link leads to. */
  readonly named = new Set<string>()
  readonly #addresses: SiteAddresses
  readonly #readings: ReadonlyMap<string, FileReading>
  /** Links that lead to the same place from wherever they stand, and what is wrong with them: most stand on every page. */
  readonly #everywhere = new Map<Named, string | undefined>()
  /** By path of the page, then by anchor: the page that wants it first. */
  readonly #wanted = new Map<string, Map<string, string>>()

  constructor(addresses: SiteAddresses, readings: ReadonlyMap<string, FileReading>) {
    this.#addresses = addresses
    this.#readings = readings
  }

  /** Follows the links of a file. Tells whether something is wrong with any. */
  judge(path: string, { links }: FileReading): boolean {
    let isWrong = false
    for (const link of links) if (this.#problem(link, path) !== undefined) isWrong = true
    return isWrong
  }

  /** What is wrong with links of a file, each with the tag that shows it. */
  *shown(path: string, text: string): Generator<AuditProblem> {
    for (const link of linksOf(path, text)) {
      const message = this.#problem(`${link.use} ${link.target}`, path)
      if (message) yield { page: addressOf(path), message, excerpt: excerptOf(text, link) }
    }
  }

  /** Files of other kinds may give a fragment any meaning (`handbook.pdf#page=3`). */
  *missing(): Generator<AuditProblem> {
    for (const [path, wanted] of this.#wanted) {
      const ids = this.#readings.get(path)?.ids
      if (ids === undefined) continue
      for (const [id, from] of wanted) {
        if (ids.includes(` ${id} `) || id.toLowerCase() === 'top') continue
        yield { page: addressOf(from), message: `names ${addressOf(path)}#${id}, but nothing there has that id` }
      }
    }
  }

  #problem(link: Named, from: string): string | undefined {
    if (this.#everywhere.has(link)) return this.#everywhere.get(link)
    const space = link.indexOf(' ')
    const use = link.slice(0, space) as PageLink['use']
    const target = link.slice(space + 1)
    const destination = this.#addresses.follow(target, from)
    const problem = destination.kind === 'file' ? undefined : judgeLink({ use, target }, destination)
    if (destination.kind === 'file') {
      this.named.add(destination.path)
      if (destination.fragment !== '') this.#want(destination.path, destination.fragment, from)
    }
    if (/^(?:\/|https?:\/\/)/i.test(target)) this.#everywhere.set(link, problem)
    return problem
  }

  #want(path: string, id: string, from: string): void {
    const wanted = this.#wanted.get(path) ?? new Map<string, string>()
    this.#wanted.set(path, wanted)
    if (!wanted.has(id)) wanted.set(id, from)
  }
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
