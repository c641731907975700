/**
 * The public list of postmortems: a Markdown file with a section for each sort of failure, and in it a paragraph for each
 * report: `[Company](address). What happened.`
 *
 * The list has no licence. Companies, addresses and sections are facts and are taken; what it says of an incident is its
 * authors’ text and is not.
 */
import type { Link, PhrasingContent, RootContent } from 'mdast'
import { toString as textOfNode } from 'mdast-util-to-string'
import { parseMarkdown } from '../markdown/parse.ts'
import { parserLimit } from '../markdown/parser-limits.ts'
import { sourceLines } from '../markdown/source-text.ts'
import { placeholder } from '../model/placeholder.ts'
import { type Language, WebAddress } from '../model/values.ts'
import { documentId, idOf } from './ids.ts'
import { type Imported, type Importer, type InputFile, InputRefused, type Remark } from './importer.ts'
import { textOf } from './read-text.ts'

/** Sections that hold no incidents. */
const NO_INCIDENTS = /^(?:table of contents|contents|contributors|contributing|licen[cs]e|other lists|analysis)\b/i

/** Paragraphs that a list may have; the public one has some two hundred. */
const MOST_ENTRIES = 5_000

export const danluu: Importer = {
  name: 'danluu',
  reads: 'the public list of postmortems (README.md of danluu/post-mortems): addresses, companies and sections only',
  takes: 'file',
  options: {},
  read({ files, handbook }) {
    const [file] = files as [InputFile]
    const { entries, remarks } = entriesOf(textOf(file), file.path)
    const known = new Set<string>()
    const imported: Imported = { drafts: [], assets: [], remarks }
    for (const entry of entries) {
      const [source] = entry.sources as [FoundSource]
      if (known.has(source.url)) {
        remarks.push({ ...about(entry), fate: 'dropped', message: 'The list names this address a second time.' })
        continue
      }
      known.add(source.url)
      imported.drafts.push({
        kind: 'postmortem',
        id: documentId('postmortem', wishedId(entry.company, source.url), source.url),
        source: source.url,
        data: draftData(entry, handbook.language),
        body: '',
      })
    }
    return imported
  },
}

interface FoundSource {
  /** Where the report is, or was, published. */
  url: string
  /** A copy of it, where the list links to one. */
  archived?: string
}

interface Entry {
  company: string
  section: string
  sources: FoundSource[]
  line: number
}

const about = ({ sources, line }: Entry): Pick<Remark, 'source' | 'line'> => ({ source: sources[0]!.url, line })

function entriesOf(text: string, file: string): { entries: Entry[]; remarks: Remark[] } {
  const remarks: Remark[] = []
  const entries: Entry[] = []
  let section: string | undefined
  for (const node of blocksOf(text, file)) {
    const line = node.position!.start.line
    if (node.type === 'heading') {
      section = node.depth === 2 ? words(textOfNode(node)) || undefined : section
      continue
    }
    if (node.type !== 'paragraph' || section === undefined) continue
    const drop = (message: string) => remarks.push({ fate: 'dropped', source: section!, line, message })
    const links = leadingLinks(node.children)
    if (NO_INCIDENTS.test(section)) {
      if (links.length > 0) drop('This section lists no incidents; the entry was passed over.')
    } else if (links.length === 0) drop('A paragraph that begins with no link is no entry; it was passed over.')
    else {
      const [first] = links as [Link]
      const company = words(textOfNode(first)).slice(0, 120).trim()
      const sources = links.map(({ url }) => sourceOf(url)).filter((source) => source !== undefined)
      if (company === '') drop('The entry names no company.')
      else if (sourceOf(first.url) === undefined)
        drop('What the entry links to is no address on the web that can be kept.')
      else entries.push({ company, section, sources, line })
    }
    if (entries.length > MOST_ENTRIES) {
      refuse(file, `the list has more than ${MOST_ENTRIES} entries`, 'Import it in parts.', line)
    }
  }
  if (entries.length === 0) {
    const message = 'this is not the list of postmortems: no section has a paragraph that begins with a link'
    refuse(file, message, 'Save the README.md of danluu/post-mortems as it is, and name that file.')
  }
  const message =
    'The list has no licence: what it says of the incidents was not taken, only companies, addresses and sections.'
  remarks.unshift({ fate: 'dropped', source: file, message })
  return { entries, remarks }
}

function blocksOf(text: string, file: string): RootContent[] {
  const limit = parserLimit(sourceLines(text))
  if (limit) {
    const line = text.slice(0, limit.start).split('\n').length
    refuse(file, limit.message, 'No list of postmortems looks like this.', line)
  }
  try {
    return parseMarkdown(text).children
  } catch {
    return refuse(file, 'the text is too complex to be read', 'No list of postmortems looks like this.')
  }
}

function refuse(file: string, message: string, hint: string, line?: number): never {
  throw new InputRefused([{ file, ...(line ? { line } : {}), message, hint }])
}

/** The company’s link, and those that follow it before the text begins: `[Company](address), [see also](address). …` */
function leadingLinks(nodes: readonly PhrasingContent[]): Link[] {
  const links: Link[] = []
  for (const node of nodes) {
    if (node.type === 'link') links.push(node)
    else if (node.type !== 'text' || !/^(?:,| and)? *$/.test(node.value)) break
  }
  return links
}

/** Unwraps a copy of the Internet Archive; undefined for what cannot be a source’s address. */
function sourceOf(address: string): FoundSource | undefined {
  const copied = /^https?:\/\/web\.archive\.org\/web\/\d{4,14}[a-z_]{0,4}\/(.+)$/i.exec(address)?.[1]
  if (copied === undefined) return WebAddress.safeParse(address).success ? { url: address } : undefined
  const origin = (/^[a-z][a-z0-9+.-]*:\/(?!\/)/i.test(copied) ? copied.replace(':/', '://') : copied)
    .replace(/^(?![a-z][a-z0-9+.-]*:\/\/)/i, 'http://')
    // The archive writes the port of its visit.
    .replace(/^(http:\/\/[^/?#]+):80(?=[/?#]|$)/i, '$1')
    .replace(/^(https:\/\/[^/?#]+):443(?=[/?#]|$)/i, '$1')
  return WebAddress.safeParse(origin).success && WebAddress.safeParse(address).success
    ? { url: origin, archived: address }
    : undefined
}

/** The company, and what tells the report from its others: the end of the path. */
function wishedId(company: string, url: string): string {
  const { pathname, hostname } = new URL(url)
  const segments = pathname.split('/').map((segment) => idOf(readable(segment).replace(PAGE, '')))
  const last = segments.findLast((segment) => segment !== '') ?? idOf(hostname)
  const name = idOf(company)
  return last === name || last.startsWith(`${name}-`) ? last : idOf(name, last)
}

const PAGE = /\.(?:html?|php|aspx?|md|pdf)$/i

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function draftData({ company, section, sources }: Entry, lang: Language): Record<string, unknown> {
  const say = wordings[lang]
  return {
    title: `${company.slice(0, 80)}: ${placeholder(lang, say.title)}`,
    summary: placeholder(lang, say.summary),
    status: 'draft',
    tags: [idOf(section)].filter((tag) => tag !== ''),
    origin: {
      organisation: company,
      sources: sources.flatMap(({ url, archived }) => [
        { url, evidence: 'unverified' },
        ...(archived ? [{ url: archived, evidence: 'unverified', note: say.archived }] : []),
      ]),
      evidence: say.evidence(section.slice(0, 120)),
    },
  }
}

const words = (text: string) => text.replace(/[\s\p{C}]+/gu, ' ').trim()

const wordings = {
  en: {
    title: 'what failed',
    summary: 'what happened and whom it concerned, in your own words, from the sources',
    archived: 'A copy in the Internet Archive.',
    evidence: (section: string) =>
      `The address is from the public list of postmortems, section “${section}”. The source has not been read for this record.`,
  },
  de: {
    title: 'was ausfiel',
    summary: 'was geschah und wen es betraf, in eigenen Worten, aus den Quellen',
    archived: 'Eine Kopie im Internet Archive.',
    evidence: (section: string) =>
      `Die Adresse stammt aus der öffentlichen Liste der Postmortems, Abschnitt „${section}“. Die Quelle wurde für diesen Eintrag nicht gelesen.`,
  },
} as const satisfies Record<Language, unknown>
