import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PublishError } from './publish-error.ts'

/** What the search index of a site holds. */
export interface SearchIndex {
  /** How many pages can be found. */
  records: number
  /** The languages of the pages; each has an index of its own. In code-unit order. */
  languages: string[]
}

/** The site could not be indexed. The content was accepted, so the fault is ours. */
export class SearchIndexFailed extends PublishError {
  constructor(message: string, words: string) {
    super(`${message}\n${words.trim()}`.trim(), 'Please report this, with the words above.', 3)
  }
}

/**
 * Where the package keeps Pagefind's command. Its Node interface takes one page after another over a pipe: 5,000 pages
 * took 73 s there, and 30 s with the command. The package's own wrapper around the command is left out, because it
 * could not be ended together with it.
 */
const RESOLVER = new URL('./resolveBinary.js', import.meta.resolve('pagefind')).href

/** How often to look whether the site is still there, in milliseconds: Pagefind can wait for ever for one that is gone. */
const LOOK = 250

/** The stock interfaces: we have our own, which speaks to the worker; nobody shall download or keep these. */
const UNUSED = [
  'pagefind.js',
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
]

/**
 * How many places of words make one file of the index. A question loads a file for each of its words; with Pagefind’s own
 * 20,000 that was 33 kB a word, most of it about other words. With these it is 3 kB; fewer would
 * make the list of the files longer than what they save.
 */
const CHUNK = 1500

/** What no page says: nobody looks for a prompt, and every second runbook would be found for “destructive”. */
const NOT_SAID = ['.prompt', '.effect']

const Entry = z.object({ languages: z.record(z.string(), z.object({ page_count: z.number() })) })

/**
 * Indexes the pages of a staged site that carry `data-pagefind-body` and writes the index to `pagefind/` within it.
 * A site without any such page gets no index.
 */
export async function indexSite(folder: string): Promise<SearchIndex> {
  const bundle = join(folder, 'pagefind')
  const { code, words } = await runPagefind(folder, [
    ...['--site', folder, '--output-path', bundle],
    ...['--exclude-selectors', NOT_SAID.join(', ')],
  ])

  // Without one marked page Pagefind indexes all there are, also those that were left out on purpose.
  if (words.includes('Did not find a data-pagefind-body element')) {
    rmSync(bundle, { recursive: true, force: true })
    return { records: 0, languages: [] }
  }
  if (code !== 0) throw new SearchIndexFailed(`Pagefind could not index the site (it ended with ${code}):`, words)

  const { languages } = readEntry(join(bundle, 'pagefind-entry.json'), words)
  const records = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0)
  if (records === 0) throw new SearchIndexFailed('Pagefind indexed no page, though some are marked:', words)
  for (const name of UNUSED) rmSync(join(bundle, name), { force: true })
  return { records, languages: Object.keys(languages).sort() }
}

async function runPagefind(folder: string, options: string[]): Promise<{ code: number | null; words: string }> {
  // Pagefind also takes options from its environment, and from a file where it stands. Ours are all that shall count.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PAGEFIND_')))
  env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(CHUNK)
  const { resolveBinaryPath }: { resolveBinaryPath(names: string[]): string } = await import(RESOLVER)
  const pagefind = spawn(resolveBinaryPath(['pagefind_extended', 'pagefind']), options, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const site = identity(folder)
  const watch = setInterval(() => {
    if (identity(folder) !== site) pagefind.kill('SIGKILL')
  }, LOOK)
  let words = ''
  const listen = (text: string): void => {
    words += text
  }
  pagefind.stdout.setEncoding('utf8').on('data', listen)
  pagefind.stderr.setEncoding('utf8').on('data', listen)
  try {
    const [code] = await once(pagefind, 'close')
    return { code, words }
  } finally {
    clearInterval(watch)
  }
}

/** Tells a folder from another one in the same place: Pagefind makes one anew where the site was, and waits there. */
function identity(folder: string): string | undefined {
  const found = statSync(folder, { bigint: true, throwIfNoEntry: false })
  return found && `${found.ino} ${found.birthtimeNs}`
}

function readEntry(path: string, words: string): z.infer<typeof Entry> {
  try {
    return Entry.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new SearchIndexFailed(`Pagefind wrote no index that can be read (${String(error)}):`, words)
  }
}
