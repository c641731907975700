/**
 * A handbook, read, rendered, linked: what the checks judge and the pages show. This is the one place
 * where reader, renderer and link index meet; commands and Astro’s loader both come through here, so
 * what `check` accepts is what `build` builds.
 */
import { renderBody } from './markdown/render.ts'
import type { RenderedBody } from './markdown/types.ts'
import type { SiteOptions } from './options.ts'
import { readHandbook, type SourceDocument, type SourceHandbook } from './reader/handbook.ts'
import { keyOf } from './record/address.ts'
import { LinkIndex } from './record/links.ts'
import type { Document, SiteFacts } from './record/record.ts'

export interface Handbook {
  /** What was asked for, completed by what `handbook.yaml` says. */
  site: SiteOptions & { base: string }
  source: SourceHandbook
  links: LinkIndex
  /** Rendered bodies by file. */
  bodies: Map<string, RenderedBody>
}

/** @throws {ContentNotFound} when there is no content folder. */
export async function loadHandbook(options: SiteOptions): Promise<Handbook> {
  const source = await readHandbook(options)
  const { settings } = source.catalogues
  const site = { ...options, site: options.site ?? settings.site, base: options.base ?? settings.base ?? '/' }
  const links = new LinkIndex({
    documents: source.documents,
    services: source.invalid.has('services.yaml') ? undefined : source.catalogues.services.map((service) => service.id),
    glossary: source.catalogues.terms.length > 0,
    assets: source.assets,
    languages: settings.languages,
    base: site.base,
  })
  const bodies = new Map<string, RenderedBody>()
  for (const document of source.documents) {
    bodies.set(
      document.file,
      renderBody(document.body, {
        file: document.file,
        firstLine: document.bodyLine,
        lang: document.lang,
        resolve: (target) => links.resolve(target, document),
      }),
    )
  }
  return { site, source, links, bodies }
}

/** The documents that are published, as the record takes them, each with its HTML. */
export function publishedDocuments({ source, bodies }: Handbook): { key: string; document: Document; html: string }[] {
  return source.documents
    .filter(
      (document): document is SourceDocument & { data: Document['data'] } =>
        document.isPublic && document.data !== undefined,
    )
    .map((document) => {
      const body = bodies.get(document.file)!
      const { kind, id, lang, file, data } = document
      const lastChange = source.history.changes.get(file)
      return {
        key: keyOf(document),
        document: { kind, id, lang, file, data, headings: body.headings, ...(lastChange ? { lastChange } : {}) },
        html: body.html,
      }
    })
}

/** What the site knows of itself. The day for which it is right is given, or that of the commit, never the clock’s. */
export function siteFacts({ source, site }: Handbook): SiteFacts {
  const { head, modified, prefix } = source.history
  const { repository } = source.catalogues.settings
  return {
    catalogues: source.catalogues,
    ...(head ? { head } : {}),
    modified,
    prefix: repository?.path ?? prefix,
    ...(site.asOf || head ? { asOf: site.asOf ?? head!.day } : {}),
  }
}

const HANDOVER = Symbol.for('opsbook.handbook')
type Handover = typeof globalThis & { [HANDOVER]?: Handbook | undefined }

/** Lets Astro’s loader, which lives in a module graph of its own, take a handbook that the command has already loaded. */
export function offerHandbook(handbook: Handbook | undefined): void {
  ;(globalThis as Handover)[HANDOVER] = handbook
}

export function offeredHandbook(): Handbook | undefined {
  return (globalThis as Handover)[HANDOVER]
}
