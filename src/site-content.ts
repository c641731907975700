/**
 * What the pages show, handed from the command that renders them to the templates. Those are compiled by Astro and loaded
 * in a module graph of their own, and read it once, while they are loaded.
 */
import { channel } from 'node:diagnostics_channel'
import type { Piece } from './markdown/types.ts'
import type { Kind } from './model/index.ts'
import type { Language } from './model/values.ts'
import type { Document, Record, SiteFacts } from './record/record.ts'

export interface SiteContent {
  facts: SiteFacts
  /** One for each language, in the order of `handbook.yaml`. */
  records: ReadonlyMap<Language, Record>
  /** Of every language. */
  documents: readonly Document[]
  /** The rendered body of a document, as HTML, by the document’s key. */
  bodyOf(key: string): string
  /** The same as it was written, in Markdown. */
  textOf(key: string): string
  /** Whether the body of any document of a kind has such a piece. */
  isInABody(kind: Kind, piece: Piece): boolean
}

const HANDOVER = Symbol.for('opsbook.site')
type Handover = typeof globalThis & { [HANDOVER]?: SiteContent }

/** Told after each handover: in `dev` a site is handed over after each change. */
export const SITE_HANDED_OVER = 'opsbook:site-handed-over'
const handedOver = channel(SITE_HANDED_OVER)

export function handOverSite(content: SiteContent): void {
  ;(globalThis as Handover)[HANDOVER] = content
  handedOver.publish(content)
}

export function handedOverSite(): SiteContent {
  const content = (globalThis as Handover)[HANDOVER]
  if (!content) throw new Error('The pages were loaded before they were given a site to show.')
  return content
}
