/** What one file of a site says by itself, whatever else the site holds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetProblem } from '../images/asset-problem.ts'
import { isImage, metadataIn } from '../images/metadata/index.ts'
import { styleAddresses } from '../reader/style-addresses.ts'
import { digestOfBytes } from '../reader/work-cache.ts'
import { type LeakSettings, type PublishedLeak, publishedLeaks } from './audit-leaks.ts'
import { auditPage, type PageLink, type PageProblem, type PageReading } from './audit-page.ts'
import { readTags } from './html-tags.ts'
import { publishedText } from './published-text.ts'

/** A file that is to be read. */
export interface FileToRead {
  path: string
  /** Stands for its bytes, where that is known. */
  digest?: string
  /** Stands for bytes of which there is a reading: when they are these, there is nothing to do. */
  known?: string
  /** What has to be in it. */
  written?: string
}

/** Everything that the audit asks of one file. Small, and the same after a journey through JSON. */
export interface FileReading {
  /** What is wrong with it by itself. */
  problems: PageProblem[]
  /** Of a page: what it is called. */
  title?: PageTitle
  /** What a `#fragment` may lead to, each after a space, and one behind the last. */
  ids?: string
  /** The addresses that it names, each use of each once, but for those of its own parts that are there. */
  links: Named[]
  /** Whether what has to be in it is missing. */
  lost?: boolean
  leaks: PublishedLeak[]
}

export type PageTitle = Pick<PageReading, 'title' | 'language' | 'sendsOn'>

/** A use, and the address that is used so, as one text. */
export type Named = `${PageLink['use']} ${string}`

/** What came of a file that was to be read: no reading where there is one of these bytes. */
export interface ReadFile {
  digest: string
  reading?: FileReading
}

/**
 * Reads files, and says of each what depends on nothing but its path, its bytes, what has to be in it, and the settings.
 *
 * @param leaks what the handbook says of publishing; without it, nothing is looked for that must not be published
 */
export async function readFiles(
  folder: string,
  files: readonly FileToRead[],
  leaks: LeakSettings | undefined,
): Promise<ReadFile[]> {
  const done: ReadFile[] = []
  const texts: { reading: FileReading; text: NonNullable<ReturnType<typeof publishedText>> }[] = []
  for (const { path, known, written, ...file } of files) {
    const bytes = readFileSync(join(folder, path))
    const its = file.digest ?? digestOfBytes(bytes)
    if (its === known) {
      done.push({ digest: its })
      continue
    }
    const reading = readOne(path, bytes, written)
    done.push({ digest: its, reading })
    if (!leaks || bytes.length === 0) continue
    if (isImage(path)) {
      for (const part of metadataIn(path, bytes)) reading.problems.push({ message: `carries ${part}` })
    }
    const text = publishedText(path, bytes)
    if (text) texts.push({ reading, text })
  }
  if (leaks) {
    const found = await publishedLeaks(
      texts.map(({ text }) => text),
      leaks,
    )
    for (const [index, { reading }] of texts.entries()) reading.leaks = found[index]!
  }
  return done
}

function readOne(path: string, bytes: Buffer, written: string | undefined): FileReading {
  const reading: FileReading = { problems: [], links: [], leaks: [] }
  if (path.endsWith('.html') && bytes.length > 0) readPage(reading, bytes.toString('utf8'), written)
  else if (path.endsWith('.css')) reading.links = namedBy(linksOf(path, bytes.toString('utf8')))
  if (path.startsWith('assets/') || path.endsWith('.svg')) {
    const problem = assetProblem(path, bytes)
    if (problem) reading.problems.push({ message: `must not be published: ${problem.message}` })
  }
  if (path.endsWith('.svg')) reading.ids = idsOf(bytes.toString('utf8'))
  return reading
}

function readPage(reading: FileReading, html: string, written: string | undefined): void {
  const { problems, title, language, sendsOn, ids, links } = auditPage(html)
  reading.problems = problems
  reading.title = { title: copy(title), language: copy(language), sendsOn }
  reading.ids = ` ${[...ids].join(' ')} `
  // Much of what a page names are parts of its own, which need no other page to be judged.
  reading.links = namedBy(links.filter(({ target }) => !(/^#[\w-]+$/.test(target) && ids.has(target.slice(1)))))
  if (written !== undefined && !html.includes(written)) reading.lost = true
}

/** The addresses that a page or a style sheet names, in their order. */
export function linksOf(path: string, text: string): PageLink[] {
  return path.endsWith('.css')
    ? styleAddresses(text).map((address) => ({ ...address, use: 'load', tag: 'style' }))
    : auditPage(text).links
}

function namedBy(links: readonly PageLink[]): Named[] {
  return [...new Set(links.map((link) => copy(`${link.use} ${link.target}`) as Named))]
}

function idsOf(markup: string): string {
  const ids = new Set<string>()
  readTags(markup, {
    open: (_, attributes) => ids.add(attributes.get('id') ?? ''),
    close: () => {},
    text: () => {},
  })
  return ` ${[...ids].join(' ')} `
}

/** A string of its own. What is cut out of a page otherwise keeps the whole page in memory. */
function copy(text: string): string {
  return Buffer.from(text).toString()
}
