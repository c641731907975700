/**
 * The handbook for programs that read text: `llms.txt` says what there is and where (https://llmstxt.org), `llms-full.txt`
 * holds all of it. One of each for every language, of the texts of that language. What no longer holds, because it was
 * withdrawn or retired, is in neither.
 */
import { inLanguage } from '../i18n/catalogue-names.ts'
import { firstSentence } from '../i18n/first-sentence.ts'
import { formatters, messages } from '../i18n/index.ts'
import { licence } from '../i18n/licence.ts'
import { folders, type Kind } from '../model/index.ts'
import { copyPath, languageRoot } from '../record/address.ts'
import { type Document, documentAddress, type Record } from '../record/record.ts'
import type { DataPart, DataSite } from './data-file.ts'
import { documentMarkdown } from './markdown-copy.ts'

/** Links in one section of `llms.txt`: a reader has to take in all of it before anything else. */
export const MOST_LISTED = 100
/** Bytes of `llms-full.txt`, and of each of the parts into which it is cut where it would be longer. */
export const MOST_BYTES = 1_000_000

/** A section of the whole text, under the name that its parts have. */
interface Section {
  name: string
  title: string
  documents: Document[]
}

/**
 * Each file is a part of its own, so that a change of one text makes one file of many anew.
 *
 * @param bytesOf how long the Markdown copy of a document is, by its path; it tells what goes into which file before any is made
 */
export function* llmsParts(site: DataSite, bytesOf: (path: string) => number, most = MOST_BYTES): Generator<DataPart> {
  for (const [lang, record] of site.records) {
    const sections = sectionsOf(record)
    if (sections.length === 0) continue
    const root = languageRoot(lang, site.facts.catalogues.settings.languages[0]!).slice(1)
    const path = `${root}llms.txt`
    // What it lists is looked up once more where it is seen.
    const make = () => [{ path, content: overview(record, sectionsOf(record), site) }]
    yield { name: `llms ${path}`, from: null, make }
    yield* wholeText(root, record, sections, site, { bytesOf, most })
  }
}

/** The texts of a language in the order of the record: the manifesto, processes, runbooks, then postmortems by year. */
function sectionsOf({
  lang,
  declaration,
  principles,
  manifestoPages,
  processes,
  runbooks,
  incidents,
}: Record): Section[] {
  const words = messages(lang)
  const holding = (documents: readonly Document[]) =>
    documents.filter(({ lang: its, data }) => {
      return its === lang && !('status' in data && (data.status === 'retired' || data.status === 'withdrawn'))
    })
  const section = (kind: Kind, documents: readonly Document[]) => ({
    name: folders[kind],
    title: words.kinds[kind],
    documents: holding(documents),
  })
  const byYear = Map.groupBy(incidents, ({ year }) => year)
  return [
    section('manifesto', [...(declaration ? [declaration] : []), ...principles, ...manifestoPages]),
    section('process', processes),
    section('runbook', runbooks),
    ...Array.from(byYear, ([year, those]) => ({
      name: `${folders.postmortem}-${year ?? 'undated'}`,
      title: `${words.kinds.postmortem}, ${year ?? words.index.withoutTime}`,
      documents: holding(those.map(({ document }) => document)),
    })),
  ].filter(({ documents }) => documents.length > 0)
}

/** `llms.txt`: links to the Markdown of each page, with a sentence on what it says. */
function overview(record: Record, sections: readonly Section[], site: DataSite): string {
  const { lang, facts } = record
  const { settings } = facts.catalogues
  const [first] = settings.languages
  const { llms } = messages(lang)
  const byKind = Map.groupBy(sections, ({ documents }) => documents[0]!.kind)
  const lists = Array.from(byKind, ([kind, those]) => {
    const documents = those.flatMap((section) => section.documents)
    const listed = documents.slice(0, MOST_LISTED)
    return [
      heading(messages(lang).kinds[kind]),
      ...listed.map((document) => {
        return listItem(
          document.data.title,
          site.link(`/${copyPath(document, 'md', first!)}`),
          firstSentence(document.data.summary, lang),
        )
      }),
      ...(documents.length > listed.length ? [`- ${llms.more(documents.length - listed.length)}`] : []),
    ].join('\n')
  })
  const others = settings.languages.filter((other) => other !== lang && hasTexts(other, site))
  // The heading of what may be skipped is a word of the format, in every language.
  const optional = [
    heading('Optional'),
    listItem(llms.full, site.link(`${languageRoot(lang, first!)}llms-full.txt`)),
    ...others.map((other) => listItem(messages(other).ownName, site.link(`${languageRoot(other, first!)}llms.txt`))),
  ].join('\n')
  return `${[preamble(record), llms.text, ...lists, optional].join('\n\n')}\n`
}

function hasTexts(lang: Record['lang'], { records }: DataSite): boolean {
  return sectionsOf(records.get(lang)!).length > 0
}

/** Whose handbook it is, what it is about, and under which licence it may be used. */
function preamble({ lang, facts }: Record): string {
  const { settings } = facts.catalogues
  const words = messages(lang)
  const { name, summary } = inLanguage(settings, lang)
  const asOf = facts.asOf === undefined ? '' : ` ${words.actions.asOf(formatters(lang).day(facts.asOf))}`
  const { name: license } = licence(settings.license)
  return [
    `# ${plain(name)}`,
    `> ${plain(summary)}`,
    `${plain(`${words.footer.publishedBy(settings.organisation)} ${words.footer.license} ${license}.`)}${asOf}`,
  ].join('\n\n')
}

/** `llms-full.txt` with all texts; where that would be too much for one file, an index of the files that hold them. */
function* wholeText(
  root: string,
  record: Record,
  sections: readonly Section[],
  site: DataSite,
  { bytesOf, most }: { bytesOf: (path: string) => number; most: number },
): Generator<DataPart> {
  const path = `${root}llms-full.txt`
  const [first] = site.facts.catalogues.settings.languages
  const sizeOf = (document: Document) =>
    Buffer.byteLength(headOf(document, site)) + bytesOf(copyPath(document, 'md', first!)) + BETWEEN.length
  const texts = (documents: readonly Document[]) => documents.map((document) => textOf(document, site))
  const all = sections.flatMap(({ documents }) => documents)
  const begun = Buffer.byteLength(preamble(record)) + BETWEEN.length
  const sizes = new Map(all.map((document) => [document, sizeOf(document)]))
  if (sizes.values().reduce((sum, size) => sum + size, begun) <= most) {
    yield {
      name: `llms ${path}`,
      from: all,
      make: () => [{ path, content: joined([preamble(record), ...texts(all)]) }],
    }
    return
  }
  const index: string[] = []
  for (const { name, title, documents } of sections) {
    for (const [part, those] of inParts(documents, sizes, most).entries()) {
      const number = part === 0 ? '' : `-${part + 1}`
      const path = `${root}llms-full/${name}${number}.txt`
      index.push(listItem(part === 0 ? title : `${title} (${part + 1})`, site.link(`/${path}`)))
      yield { name: `llms ${path}`, from: those, make: () => [{ path, content: joined(texts(those)) }] }
    }
  }
  const { llms } = messages(record.lang)
  const make = () => [{ path, content: joined([preamble(record), llms.parts, index.join('\n')]) }]
  yield { name: `llms ${path}`, from: index, make }
}

/** What stands between two texts. */
const BETWEEN = '\n\n'

function joined(texts: readonly string[]): string {
  return `${texts.join(BETWEEN)}\n`
}

/** Documents one behind the other, in as many files as it takes; one that is longer than a file may be has its own. */
function inParts(documents: readonly Document[], sizes: ReadonlyMap<Document, number>, most: number): Document[][] {
  const parts: Document[][] = []
  let bytes = 0
  for (const document of documents) {
    const size = sizes.get(document)!
    bytes += size
    if (parts.length > 0 && bytes <= most) parts.at(-1)!.push(document)
    else {
      parts.push([document])
      bytes = size
    }
  }
  return parts
}

/** A document under its title and its address: the facts of its front matter, then its text, whose headings are below the title’s. */
function textOf(document: Document, site: DataSite): string {
  return headOf(document, site) + documentMarkdown(document, site).trimEnd()
}

function headOf(document: Document, site: DataSite): string {
  return `# ${plain(document.data.title)}\n\n${site.link(documentAddress(document, site.facts))}\n\n`
}

function heading(words: string): string {
  return `## ${words}\n`
}

function listItem(words: string, address: string, note?: string): string {
  return `- [${plain(words)}](${address})${note === undefined ? '' : `: ${plain(note)}`}`
}

/** Words that mean themselves in Markdown, on one line. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&')
}
