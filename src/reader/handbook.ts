/** Reads a content folder: data files, documents, history, and everything that is wrong with them. */
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Finding, Range } from '../model/finding.ts'
import {
  type CatalogueFile,
  type Catalogues,
  dataSchemas,
  documentSchemas,
  type FrontMatter,
  folders,
  isPublic,
  type Kind,
  kinds,
} from '../model/index.ts'
import { type Prose, proseIn, type Reference, referencesIn } from '../model/references.ts'
import { Language } from '../model/values.ts'
import { type ContentFolder, listContent, PERMALINKS } from './content-folder.ts'
import { documentName, nameProblem } from './document-name.ts'
import { MAXIMUM_FILE, splitDocument, withoutMark } from './front-matter.ts'
import { type History, readHistory } from './git-history.ts'
import { SourceText, wholeFile } from './source-text.ts'
import { validate } from './validate.ts'
import { digest, type KeptWork } from './work-cache.ts'
import { readYaml } from './yaml.ts'

/** A document as it was read. `data` is absent when its front matter is not valid. */
export interface SourceDocument<K extends Kind = Kind> {
  kind: K
  id: string
  lang: Language
  /** Path below the content folder. */
  file: string
  data?: FrontMatter<K>
  /** Whether it is published; drafts are not, unless the reader was asked for them. */
  isPublic: boolean
  body: string
  /** Line of the file on which the body begins. */
  bodyLine: number
  /** What the front matter names, by its paths: `locate` says where. */
  references: Reference[]
  /** Texts for readers in the front matter, as far as it is valid. */
  prose: Prose[]
  /** Where a field of the front matter stands. */
  locate(path: PropertyKey[], part?: 'value' | 'key'): Range
}

export interface SourceHandbook {
  /** Absolute path of the content folder. */
  root: string
  catalogues: Catalogues
  documents: SourceDocument[]
  /** Data files that exist but are not valid: what they would define is unknown, not missing. */
  invalid: Set<CatalogueFile>
  /** References between the data files, with their places. */
  catalogueReferences: (Reference & { file: string; range: Range })[]
  /** Where a field of a data file stands. */
  locateData(file: CatalogueFile, path: PropertyKey[], part?: 'value' | 'key'): Range
  /** Images and the like, as paths below the content folder. */
  assets: Set<string>
  /** Data files' texts and documents' texts, for showing lines. */
  sources: Map<string, SourceText>
  history: History
  findings: Finding[]
}

/** The folder could not be read at all: a question of usage, not of content. */
export class ContentNotFound extends Error {
  readonly exitCode = 2
  readonly remedy = 'Name the folder with --content, or run the command where it is.'
}

export interface ReadOptions {
  /** The content folder. */
  content: string
  /** Read drafts and reviews as if they were public. */
  drafts?: boolean
  /** Where the work of earlier runs is kept; without it, all is read anew. */
  cache?: KeptWork | undefined
  /** Is told which documents nobody has read yet, and may put what comes of them into the cache before they are read here. */
  ahead?: ((documents: UnreadDocument[], task: ReadingTask) => Promise<void>) | undefined
  /** Texts of documents that are read as if they stood in the folder, by file: what somebody is about to write. */
  unsaved?: ReadonlyMap<string, string> | undefined
  /** The same handbook as it was read before: its history is taken, and the texts that are still the same. */
  earlier?: SourceHandbook | undefined
}

/**
 * @throws {ContentNotFound} when there is no such folder.
 */
export async function readHandbook(options: ReadOptions): Promise<SourceHandbook> {
  const root = resolve(options.content)
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw new ContentNotFound(`There is no content folder at ${root}.`)

  const { earlier } = options
  const [listing, history] = await Promise.all([listContent(root), earlier?.history ?? readHistory(root)])
  const findings = [...listing.findings]
  const sources = new Map<string, SourceText>()

  const {
    catalogues,
    invalid,
    references: catalogueReferences,
    locateData,
  } = readCatalogues(root, listing.dataFiles, sources, findings)
  if (listing.permalinks) {
    const raw = readText(root, PERMALINKS, findings)
    if (raw !== undefined) sources.set(PERMALINKS, new SourceText(withoutMark(raw)))
  }
  const { cache, unsaved } = options
  const task = { root, defaultLanguage: catalogues.settings.languages[0]!, drafts: options.drafts === true }
  const unread = withUnsaved(listing.documents, unsaved).flatMap(({ kind, file }) => {
    const raw = unsaved?.get(file) ?? readText(root, file, findings)
    return raw === undefined ? [] : [unreadDocument({ kind, file }, raw, task, { cache, before: earlier?.sources })]
  })
  if (cache) {
    const fresh = unread.filter(({ key }) => !cache.keep(key!))
    await options.ahead?.(fresh, task)
  }
  const documents = unread.map((each) => documentFrom(each, task, { cache, sources, findings }))
  if (documents.length === 0 && listing.documents.length === 0) {
    findings.push({
      rule: 'content-layout',
      severity: 'error',
      file: 'handbook.yaml',
      ...wholeFile,
      message: 'the content folder holds no documents',
      hint: 'Write at least one Markdown file into manifesto/, processes/, runbooks/ or postmortems/.',
    })
  }
  return {
    root,
    catalogues,
    invalid,
    documents,
    catalogueReferences,
    locateData,
    assets: listing.assets,
    sources,
    history,
    findings,
  }
}

/** The documents of the folder and those that are about to be there, in code-unit order. */
function withUnsaved(
  documents: ContentFolder['documents'],
  unsaved: ReadOptions['unsaved'] = new Map(),
): ContentFolder['documents'] {
  if (unsaved.size === 0) return documents
  const added = [...unsaved.keys()].flatMap((file) => {
    const kind = kinds.find((each) => file.startsWith(`${folders[each]}/`))
    return kind && !documents.some((document) => document.file === file) ? [{ kind, file }] : []
  })
  return [...documents, ...added].sort((a, b) => (a.file < b.file ? -1 : 1))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** At once: a thousand files that are waited for one after another take three times as long. */
function readText(root: string, file: string, findings: Finding[]): string | undefined {
  const bytes = readFileSync(join(root, file))
  const refuse = (message: string, hint: string) => {
    findings.push({ rule: 'content-layout', severity: 'error', file, ...wholeFile, message, hint })
    return undefined
  }
  if (bytes.length > MAXIMUM_FILE) {
    return refuse(`the file is larger than ${MAXIMUM_FILE / 1024} kB`, 'Split it, or move data into an attachment.')
  }
  try {
    return utf8.decode(bytes)
  } catch {
    return refuse('the file is not UTF-8', 'Save it as UTF-8.')
  }
}

/** What reading a document depends on besides the document. */
export interface ReadingTask {
  /** The content folder. */
  root: string
  defaultLanguage: Language
  drafts: boolean
}

export type ListedDocument = ContentFolder['documents'][number]

/** A document’s text, and what stands for all that reading it depends on. */
export interface UnreadDocument extends ListedDocument {
  raw: string
  source: SourceText
  key: string | undefined
}

function unreadDocument(
  { kind, file }: ListedDocument,
  raw: string,
  { defaultLanguage, drafts }: ReadingTask,
  { cache, before }: { cache: KeptWork | undefined; before?: ReadonlyMap<string, SourceText> | undefined },
): UnreadDocument {
  const text = withoutMark(raw)
  const known = before?.get(file)
  const source = known?.text === text ? known : new SourceText(text)
  const key = cache && digest('reading', kind, file, defaultLanguage, String(drafts), source.digest)
  return { kind, file, raw, source, key }
}

/** A document of the folder, not yet read; absent when its file cannot be read. */
export function openDocument(document: ListedDocument, task: ReadingTask, cache: KeptWork): UnreadDocument | undefined {
  const raw = readText(task.root, document.file, [])
  return raw === undefined ? undefined : unreadDocument(document, raw, task, { cache })
}

export interface ReadDocuments {
  documents: SourceDocument[]
  sources: Map<string, SourceText>
}

/** Reads some documents, and keeps what comes of them. */
export function readDocuments(documents: UnreadDocument[], task: ReadingTask, cache: KeptWork): ReadDocuments {
  const sources = new Map<string, SourceText>()
  const read = documents.map((document) => documentFrom(document, task, { cache, sources, findings: [] }))
  return { documents: read, sources }
}

/** What comes of reading one document, as values that can be kept. */
interface Reading extends Omit<SourceDocument, 'kind' | 'file' | 'body' | 'prose' | 'locate'> {
  /** Where the body begins in the text; absent when there is no body that can be told from the front matter. */
  bodyStart?: number
  findings: Finding[]
}

/** A document of its text, read now or by an earlier run. */
function documentFrom(
  { kind, file, raw, source, key }: UnreadDocument,
  task: ReadingTask,
  { cache, sources, findings }: { cache?: KeptWork | undefined; sources: Map<string, SourceText>; findings: Finding[] },
): SourceDocument {
  let reading = key && (cache!.get(key) as Reading | undefined)
  if (!reading) {
    reading = readDocument({ kind, file }, raw, task)
    if (key) cache!.put(key, reading)
  }
  // Places are asked for rarely: the text is parsed again for them, and the trees of all others need no memory.
  let locate: SourceDocument['locate'] | undefined
  sources.set(file, source)
  const { bodyStart, findings: found, ...document } = reading
  findings.push(...found)
  return {
    ...document,
    data: reading.data,
    kind,
    file,
    body: bodyStart === undefined ? '' : source.text.slice(bodyStart),
    get prose() {
      return proseIn(documentSchemas[kind], reading.data)
    },
    locate(path, part) {
      locate ??= locationsIn(raw, file)
      return locate(path, part)
    },
  }
}

function locationsIn(raw: string, file: string): SourceDocument['locate'] {
  return splitDocument(raw, file).yaml?.locate ?? (() => wholeFile)
}

function readDocument({ kind, file }: ListedDocument, raw: string, { defaultLanguage, drafts }: ReadingTask): Reading {
  const split = splitDocument(raw, file)
  const findings = [...split.findings]
  const name = documentName(file)
  const unfit = nameProblem(name)
  if (unfit) findings.push({ rule: 'document-id', severity: 'error', file, ...wholeFile, ...unfit })
  const schema = documentSchemas[kind]
  const readable = split.yaml && split.yaml.value !== undefined
  const checked = readable ? validate(schema, split.yaml!, file) : undefined
  if (checked) findings.push(...checked.findings)
  const value = split.yaml?.value as { lang?: unknown; status?: unknown } | undefined
  return {
    id: name.id,
    // Where the name and the front matter differ, a rule says so.
    lang: name.lang ?? Language.safeParse(value?.lang).data ?? defaultLanguage,
    ...(checked?.data ? { data: checked.data } : {}),
    isPublic: drafts || isPublic(kind, typeof value?.status === 'string' ? value.status : undefined),
    ...(split.bodyStart === undefined ? {} : { bodyStart: split.bodyStart }),
    bodyLine: split.bodyLine,
    references: referencesIn(schema, value),
    findings,
  }
}

/** Reads the data files. What is missing or invalid is replaced by an empty default, so that the rest can still be judged. */
function readCatalogues(root: string, present: string[], sources: Map<string, SourceText>, findings: Finding[]) {
  const values = new Map<CatalogueFile, unknown>()
  const references: SourceHandbook['catalogueReferences'] = []
  const locations = new Map<CatalogueFile, SourceDocument['locate']>()
  for (const file of Object.keys(dataSchemas) as CatalogueFile[]) {
    if (!present.includes(file)) continue
    const raw = readText(root, file, findings)
    if (raw === undefined) continue
    const source = new SourceText(raw)
    sources.set(file, source)
    const yaml = readYaml(raw, 0, file, source)
    locations.set(file, yaml.locate)
    findings.push(...yaml.findings)
    if (yaml.value === undefined) continue
    const checked = validate(dataSchemas[file], yaml, file)
    findings.push(...checked.findings)
    values.set(file, checked.data)
    for (const reference of referencesIn(dataSchemas[file], yaml.value)) {
      references.push({ ...reference, file, range: yaml.locate(reference.path) })
    }
  }
  if (!present.includes('handbook.yaml')) {
    findings.push({
      rule: 'content-layout',
      severity: 'error',
      file: 'handbook.yaml',
      ...wholeFile,
      message: 'handbook.yaml is missing',
      hint: 'It holds at least name, organisation and summary of the handbook.',
    })
  }
  const read = <F extends CatalogueFile>(file: F, fallback: unknown) =>
    (values.get(file) ?? dataSchemas[file].parse(fallback)) as ReturnType<(typeof dataSchemas)[F]['parse']>
  const catalogues: Catalogues = {
    settings: read('handbook.yaml', { name: 'Untitled', organisation: 'Unknown', summary: 'Unknown' }),
    services: read('services.yaml', {}).services,
    teams: read('teams.yaml', {}).teams,
    terms: read('glossary.yaml', {}).terms,
    frameworks: read('controls.yaml', {}).frameworks,
    signatories: read('signatories.yaml', {}).signatories,
    coverage: read('coverage.yaml', {}),
  }
  // A missing handbook.yaml is reported above; what it would define is as unknown as that of an invalid one.
  const invalid = new Set(
    (['handbook.yaml', ...present] as CatalogueFile[]).filter((file) => values.get(file) === undefined),
  )
  const locateData: SourceHandbook['locateData'] = (file, path, part) => locations.get(file)?.(path, part) ?? wholeFile
  return { catalogues, invalid, references, locateData }
}
