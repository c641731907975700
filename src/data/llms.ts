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
import type { DataFile, DataSite } from './data-file.ts'
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

export function* llmsFiles(site: DataSite, most = MOST_BYTES): Generator<DataFile> {
  for (const [lang, record] of site.records) {
    const sections = sectionsOf(record)
    if (sections.length === 0) continue
    const root = languageRoot(lang, site.facts.catalogues.settings.languages[0]!).slice(1)
    yield { path: `${root}llms.txt`, content: overview(record, sections, site) }
    yield* wholeText(root, record, sections, site, most)
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
  most: number,
): Generator<DataFile> {
  const texts = sections.map(({ documents }) => documents.map((document) => textOf(document, site)))
  const all = `${[preamble(record), ...texts.flat()].join('\n\n')}\n`
  if (Buffer.byteLength(all) <= most) {
    yield { path: `${root}llms-full.txt`, content: all }
    return
  }
  const { llms } = messages(record.lang)
  const index: string[] = []
  for (const [at, { name, title }] of sections.entries()) {
    for (const [part, content] of [...parts(texts[at]!, most)].entries()) {
      const number = part === 0 ? '' : `-${part + 1}`
      const path = `${root}llms-full/${name}${number}.txt`
      index.push(listItem(part === 0 ? title : `${title} (${part + 1})`, site.link(`/${path}`)))
      yield { path, content }
    }
  }
  const content = `${[preamble(record), llms.parts, index.join('\n')].join('\n\n')}\n`
  yield { path: `${root}llms-full.txt`, content }
}

/** Texts one behind the other, in as many files as it takes; a text that is longer than a file may be has its own. */
function* parts(texts: readonly string[], most: number): Generator<string> {
  let part: string[] = []
  let bytes = 0
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 2
    if (part.length > 0 && bytes + size > most) {
      yield `${part.join('\n\n')}\n`
      part = []
      bytes = 0
    }
    part.push(text)
    bytes += size
  }
  yield `${part.join('\n\n')}\n`
}

/** A document under its title and its address: the facts of its front matter, then its text, whose headings are below the title’s. */
function textOf(document: Document, site: DataSite): string {
  const address = site.link(documentAddress(document, site.facts))
  return `# ${plain(document.data.title)}\n\n${address}\n\n${documentMarkdown(document, site).trimEnd()}`
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
