/**
 * A handbook, read, rendered, linked: what the checks judge and the pages show. This is the one place
 * where reader, renderer and link index meet; commands and Astro’s loader both come through here, so
 * what `check` accepts is what `build` builds.
 */
import { editionsIn } from './editions.ts'
import { renderBody } from './markdown/render.ts'
import { TermIndex } from './markdown/terms.ts'
import type { BodyPassage, RenderedBody, Resolution } from './markdown/types.ts'
import type { Catalogues } from './model/index.ts'
import type { Language } from './model/values.ts'
import type { SiteOptions } from './options.ts'
import { type ReadOptions, readHandbook, type SourceDocument, type SourceHandbook } from './reader/handbook.ts'
import type { SourceText } from './reader/source-text.ts'
import { readTheme, type Theme } from './reader/theme.ts'
import { digest, type KeptWork } from './reader/work-cache.ts'
import { keyOf } from './record/address.ts'
import type { Edition } from './record/editions.ts'
import { explainedTerms } from './record/glossary.ts'
import { type LinkableDocument, type LinkableHandbook, LinkIndex } from './record/links.ts'
import { buildRecords, type Document, type Record, type SiteFacts } from './record/record.ts'
import { withheldOf, withoutActions } from './record/withheld.ts'
import type { SiteContent } from './site-content.ts'
import { WorkAhead } from './work-ahead.ts'

/** A body, and what stands for everything that it was made of: one digest, one body. */
export interface Body extends RenderedBody {
  digest: string
}

export interface Handbook {
  /** What was asked for, completed by what `handbook.yaml` says. */
  site: SiteOptions & { base: string }
  source: SourceHandbook
  /** The look of its own, if it has one. Its findings and texts are among those of `source`. */
  theme?: Theme
  links: LinkIndex
  /** Rendered bodies by file. */
  bodies: Map<string, Body>
  /** What was public before today’s text of a postmortem, and that text, by file. */
  editions: Map<string, Edition[]>
  /** The work of earlier runs, when it may be used. */
  cache?: KeptWork
}

/**
 * @param cache the work of earlier runs; what is done now is put into it, and saved by its owner
 * @param unsaved texts of documents that are judged as if they stood in the folder, by file
 * @param earlier the same handbook as it was read before, by a command that runs on: what git says is taken from it
 * @throws {ContentNotFound} when there is no content folder.
 * @throws {ThemeRefused} when the theme’s folder cannot be one.
 */
export async function loadHandbook(
  options: SiteOptions,
  cache?: KeptWork,
  unsaved?: ReadOptions['unsaved'],
  earlier?: Handbook,
): Promise<Handbook> {
  const ahead = cache && new WorkAhead(cache)
  try {
    const source = await readHandbook({ ...options, cache, unsaved, earlier: earlier?.source, ahead: ahead?.read })
    const theme = options.theme === undefined ? undefined : await readTheme(options.theme, source.root)
    source.findings.push(...(theme?.findings ?? []))
    for (const [file, text] of theme?.sources ?? []) source.sources.set(file, text)
    const { catalogues } = source
    const { settings } = catalogues
    const site = { ...options, site: options.site ?? settings.site, base: options.base ?? settings.base ?? '/' }
    const linkable = {
      documents: source.documents,
      services: source.invalid.has('services.yaml') ? undefined : catalogues.services.map((service) => service.id),
      glossary: catalogues.terms.length > 0,
      assets: source.assets,
      languages: settings.languages,
      base: site.base,
    }
    await ahead?.judge({ site, catalogues, linkable: { ...linkable, documents: linkable.documents.map(bare) } })
    const house = houseOf(linkable, catalogues, cache)
    const bodies = new Map(
      source.documents.map((document) => [document.file, bodyOf(document, source.sources.get(document.file)!, house)]),
    )
    const editions = earlier?.editions ?? (await editionsIn(source))
    const { links } = house
    return { site, source, ...(theme ? { theme } : {}), links, bodies, editions, ...(cache ? { cache } : {}) }
  } finally {
    ahead?.end()
  }
}

/** A document as links see it, and nothing else of it. */
function bare({ kind, id, lang, file, isPublic, data }: SourceDocument): LinkableDocument {
  const { title, aliases, alerts } = (data ?? {}) as NonNullable<LinkableDocument['data']>
  return { kind, id, lang, file, isPublic, ...(data ? { data: { title, aliases, alerts } } : {}) }
}

/** What is around a body when it is rendered. */
export interface House {
  links: LinkIndex
  glossaries: ReadonlyMap<Language, Glossary | undefined>
  cache: KeptWork | undefined
}

export function houseOf(linkable: LinkableHandbook, catalogues: Catalogues, cache: KeptWork | undefined): House {
  const { languages, base } = linkable
  const glossaries = new Map(languages.map((lang) => [lang, glossaryOf(lang, catalogues, base)]))
  return { links: new LinkIndex(linkable), glossaries, cache }
}

/** The terms that texts of a language explain, and what stands for all that is said of them. */
interface Glossary {
  terms: TermIndex
  digest: string
}

function glossaryOf(lang: Language, { terms, settings }: Catalogues, base: string): Glossary | undefined {
  const explained = explainedTerms(lang, terms, settings.languages, base)
  if (explained.length === 0) return undefined
  return { terms: new TermIndex(explained, lang), digest: digest(JSON.stringify(explained)) }
}

/** What a rendering of an earlier run was told of its links. */
type Answers = [target: string, resolution: Resolution][]

/** A document’s body, rendered now or by an earlier run that was told the same of all its links. */
export function bodyOf(document: SourceDocument, source: SourceText, { links, glossaries, cache }: House): Body {
  const { kind, file, lang, body, bodyLine } = document
  // The manifesto is read as it was set: its words are its own.
  const glossary = kind === 'manifesto' ? undefined : glossaries.get(lang)
  const resolve = (target: string) => links.resolve(target, document)
  const key = cache && digest('body', file, lang, glossary?.digest ?? '', source.digest)
  const kept = key && (cache.get(key) as { answers: Answers; body: Omit<Body, 'html' | 'prose'> } | undefined)
  const isSame = ([target, answer]: Answers[number]) => JSON.stringify(resolve(target)) === JSON.stringify(answer)
  const rendered = (answered: (target: string, answer: Resolution) => void = () => undefined) =>
    renderBody(body, {
      file,
      firstLine: bodyLine,
      lang,
      marksEffects: kind === 'runbook',
      terms: glossary?.terms,
      resolve(target) {
        const answer = resolve(target)
        answered(target, answer)
        return answer
      },
    })
  if (kept && cache.keep(`${key}.html`) && cache.keep(`${key}.prose`) && kept.answers.every(isSame)) {
    return {
      ...kept.body,
      // A check asks for no HTML, and for the prose of what it has not judged before: they are read when they are wanted,
      // and that they were damaged on the disk is seen only then.
      get html() {
        return (cache.get(`${key}.html`) as string | undefined) ?? rendered().html
      },
      get prose() {
        return (cache.get(`${key}.prose`) as BodyPassage[] | undefined) ?? rendered().prose
      },
    }
  }
  const answers: Answers = []
  const { html, prose, ...rest } = rendered((target, answer) => answers.push([target, answer]))
  const made = {
    ...rest,
    digest: digest('body', file, lang, glossary?.digest ?? '', source.digest, JSON.stringify(answers)),
  }
  if (key) {
    cache.put(key, { answers, body: made })
    cache.put(`${key}.html`, html)
    cache.put(`${key}.prose`, prose)
  }
  return { ...made, html, prose }
}

export interface PublishedDocument {
  key: string
  document: Document
  body: Body
  /** The body as it was written, in Markdown. */
  text: string
}

/**
 * The documents that are published, as the record takes them, each with its body. Here they leave what is judged for what is
 * shown: what the handbook withholds stays behind.
 */
export function publishedDocuments(handbook: Handbook): PublishedDocument[] {
  const { source, bodies, editions } = handbook
  const { asOf } = siteFacts(handbook)
  return source.documents
    .filter(
      (document): document is SourceDocument & { data: Document['data'] } =>
        document.isPublic && document.data !== undefined,
    )
    .map((document) => {
      const body = bodies.get(document.file)!
      const { kind, id, lang, file, data } = document
      const lastChange = source.history.changes.get(file)
      const published = editions.get(file)
      const withheld = 'actions' in data ? withheldOf(data, source.catalogues.settings.actions, asOf) : undefined
      const shown = <D extends Document['data']>(data: D) =>
        withheld && 'actions' in data ? (withoutActions(data) as D) : data
      return {
        key: keyOf(document),
        document: {
          kind,
          id,
          lang,
          file,
          data: shown(data),
          headings: body.headings,
          terms: body.terms,
          ...(lastChange ? { lastChange } : {}),
          ...(published ? { editions: published.map((each) => ({ ...each, data: shown(each.data) })) } : {}),
          ...(withheld ? { withheld } : {}),
        },
        body,
        text: document.body,
      }
    })
}

/** A site, as pages and files for machines are made of it. */
export interface Site {
  facts: SiteFacts
  documents: PublishedDocument[]
  /** One for each language, in the order of `handbook.yaml`. */
  records: Map<Language, Record>
}

export function siteOf(handbook: Handbook): Site {
  const facts = siteFacts(handbook)
  const documents = publishedDocuments(handbook)
  const records = buildRecords(
    documents.map(({ document }) => document),
    facts,
  )
  return { facts, documents, records }
}

/** What the site knows of itself. The day for which it is right is given, or that of the commit, never the clock’s. */
export function siteFacts({ source, site, theme }: Handbook): SiteFacts {
  const { head, modified, prefix } = source.history
  const { repository } = source.catalogues.settings
  return {
    catalogues: source.catalogues,
    ...(theme ? { theme: theme.facts } : {}),
    ...(head ? { head } : {}),
    modified,
    prefix: repository?.path ?? prefix,
    ...(site.asOf || head ? { asOf: site.asOf ?? head!.day } : {}),
  }
}

/** A site as its pages read it. */
export function contentOf({ facts, documents, records }: Site): SiteContent {
  const published = new Map(documents.map((each) => [each.key, each]))
  const pieces = new Set(piecesOf(documents))
  return {
    facts,
    records,
    documents: documents.map(({ document }) => document),
    bodyOf: (key) => published.get(key)!.body.html,
    textOf: (key) => published.get(key)!.text,
    isInABody: (kind, piece) => pieces.has(`${kind} ${piece}`),
  }
}

/** The pieces that are in the body of some document of a kind: `runbook mermaid`. */
export function piecesOf(documents: Site['documents']): string[] {
  return documents.flatMap(({ document, body }) => body.pieces.map((piece) => `${document.kind} ${piece}`))
}
