/** How to cite a document. What nobody knows, such as the commit outside of git, is left out. */
import type { Formatters, Messages } from '../i18n/index.ts'
import type { Document } from '../record/record.ts'
import { shortHash } from './forge.ts'

/** A document, or what stands for it. */
export interface Cited {
  data: Pick<Document['data'], 'title'>
  lastChange?: { day: string; commit: string } | undefined
}

export interface Publication {
  organisation: string
  handbook: string
  /** The page’s own, where the site’s is known. */
  address?: string | undefined
}

/** “Example Cloud: “Outage of May”. Example Handbook, final, 20 November 2026, commit 0123abcd. https://…” */
export function citation(
  { data, lastChange }: Cited,
  { organisation, handbook, address }: Publication,
  format: Formatters,
  { page, state }: Messages,
): string {
  const edition = [
    handbook,
    'status' in data && state[data.status as keyof typeof state],
    lastChange && format.day(lastChange.day),
    lastChange && page.commitNamed(shortHash(lastChange.commit)),
  ]
  const sentences = [page.cited(organisation, data.title), edition.filter(Boolean).join(', ')]
  return [`${sentences.join('. ')}.`, address].filter(Boolean).join(' ')
}
