/** Pagefind’s command, which is asked as little as possible: what it makes of words, and for the program that searches. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PublishError } from '../publish-error.ts'
import { CborReader } from './cbor.ts'
import { unpacked } from './packed.ts'

/** The site could not be indexed. The content was accepted, so the fault is ours. */
export class SearchIndexFailed extends PublishError {
  constructor(message: string, words: string) {
    super(`${message}\n${words.trim()}`.trim(), 'Please report this, with the words above.', 3)
  }
}

/**
 * Where the package keeps Pagefind's command. The package's own wrapper around the command is left out, because it could
 * not be ended together with it.
 */
const RESOLVER = new URL('./resolveBinary.js', import.meta.resolve('pagefind')).href

/** How often to look whether the site is still there, in milliseconds: Pagefind can wait for ever for one that is gone. */
const LOOK = 250

/** What a word weighs for Pagefind when nothing is said about it. */
const WEIGHT = 24

/** A word that is found for a word of a page: itself without its ending, or a part of it. */
export interface IndexWord {
  word: string
  /** How it is written, when that differs by more than its ending: `café` for `cafe`. */
  form?: string
  /** Whether it is one part of several. */
  isPart: boolean
}

/** What Pagefind says about one language. */
export interface PagefindAnswer {
  /** For each word that was asked for, in the same order, under which words it is found. */
  words: IndexWord[][]
  /** The version of Pagefind. */
  version: string
  /** Characters that count as letters. */
  includeCharacters: string[]
  /** The name of the program that searches in this language. */
  wasm: string | null
  /** The files that searching needs, whatever is searched for. */
  program: Map<string, Buffer>
}

const Entry = z.object({
  version: z.string(),
  languages: z.record(z.string(), z.object({ hash: z.string(), wasm: z.string().nullable() })),
  include_characters: z.array(z.string()),
})

/**
 * Asks under which words of an index these words of pages are found. They are given to Pagefind as a page; where one of
 * them stands in the index that it makes of it, tells what it is found for.
 *
 * @param folder where to work: made for it, and gone afterwards
 */
export async function askPagefind(lang: string, words: string[], folder: string): Promise<PagefindAnswer> {
  // A page without any word has no index.
  const asked = [...words, 'word']
  const bundle = join(folder, 'pagefind')
  mkdirSync(folder)
  try {
    const text = asked.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    writeFileSync(join(folder, 'index.html'), `<html lang="${lang}"><body data-pagefind-body>${text}</body></html>`)
    const { code, words: said } = await runPagefind(folder, ['--site', '.', '--output-path', 'pagefind'])
    if (code !== 0) throw new SearchIndexFailed(`Pagefind could not index the site (it ended with ${code}):`, said)
    try {
      return readAnswer(bundle, asked.length)
    } catch (error) {
      throw new SearchIndexFailed(`Pagefind wrote no index that can be read (${String(error)}):`, said)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readAnswer(bundle: string, asked: number): PagefindAnswer {
  const entry = Entry.parse(JSON.parse(readFileSync(join(bundle, 'pagefind-entry.json'), 'utf8')))
  const { wasm } = Object.values(entry.languages)[0]!
  const [index] = readdirSync(join(bundle, 'index'))
  const programs = ['pagefind-worker.js', 'wasm.unknown.pagefind', ...(wasm ? [`wasm.${wasm}.pagefind`] : [])]
  return {
    words: readWords(unpacked(readFileSync(join(bundle, 'index', index!))), asked),
    version: entry.version,
    includeCharacters: entry.include_characters,
    wasm,
    program: new Map(programs.map((name) => [name, readFileSync(join(bundle, name))])),
  }
}

/** Turns an index of one page round: from words and where they stand to what stands in each place. */
function readWords(bytes: Buffer, asked: number): IndexWord[][] {
  const found: IndexWord[][] = Array.from({ length: asked }, () => [])
  const index = new CborReader(bytes)
  const readPages = (word: string, form?: string) =>
    index.listOf(() => {
      index.list()
      index.unsigned()
      const [locations] = [index.listOf(() => index.integer()), index.listOf(() => index.integer())]
      for (const [place, weight] of places(locations)) {
        found[place]!.push({ word, ...(form !== undefined && { form }), isPart: weight < WEIGHT })
      }
    })
  index.list()
  index.listOf(() => {
    index.list()
    const word = index.text()
    readPages(word)
    index.listOf(() => {
      index.list()
      readPages(word, index.text())
    })
  })
  return found
}

/** Places are told as distances; a negative number tells the weight of what follows, and begins to count anew. */
function* places(locations: number[]): Generator<[place: number, weight: number]> {
  let weight = WEIGHT + 1
  let place = 0
  for (const number of locations) {
    if (number < 0) {
      weight = -number - 1
      place = 0
    } else {
      place += number
      yield [place, weight]
    }
  }
}

async function runPagefind(folder: string, options: string[]): Promise<{ code: number | null; words: string }> {
  // Pagefind also takes options from its environment, and from a file where it stands. Ours are all that shall count.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PAGEFIND_')))
  // All words in one file.
  env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(2 ** 31)
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
