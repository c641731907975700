/** The model at a glance: which kinds of documents and data files there are, and what each may contain. */
import type { z } from 'zod'
import { Controls, Glossary, Services, Signatories, Teams } from './catalogues.ts'
import { Coverage } from './coverage.ts'
import { ManifestoDocument } from './manifesto.ts'
import { Postmortem } from './postmortem.ts'
import { Process } from './process.ts'
import { Runbook } from './runbook.ts'
import { Settings } from './settings.ts'

/** Kinds of documents, by name. */
export const documentSchemas = {
  manifesto: ManifestoDocument,
  process: Process,
  runbook: Runbook,
  postmortem: Postmortem,
} as const

export type Kind = keyof typeof documentSchemas
export const kinds = Object.keys(documentSchemas) as Kind[]

/** The front matter of a document of kind `K`, validated, defaults filled in. */
export type FrontMatter<K extends Kind = Kind> = z.infer<(typeof documentSchemas)[K]>

/** The folder below `content/` that holds each kind; also the first part of its addresses. */
export const folders: Record<Kind, string> = {
  manifesto: 'manifesto',
  process: 'processes',
  runbook: 'runbooks',
  postmortem: 'postmortems',
}

/** Catalogues, the files beside the documents. `handbook.yaml` is required, the others are not. */
export const dataSchemas = {
  'handbook.yaml': Settings,
  'services.yaml': Services,
  'teams.yaml': Teams,
  'glossary.yaml': Glossary,
  'controls.yaml': Controls,
  'signatories.yaml': Signatories,
  'coverage.yaml': Coverage,
} as const

/** The name of one of them. */
export type CatalogueFile = keyof typeof dataSchemas

/** Everything they say. */
export interface Catalogues {
  settings: z.infer<typeof Settings>
  services: z.infer<typeof Services>['services']
  teams: z.infer<typeof Teams>['teams']
  terms: z.infer<typeof Glossary>['terms']
  frameworks: z.infer<typeof Controls>['frameworks']
  signatories: z.infer<typeof Signatories>['signatories']
  coverage: z.infer<typeof Coverage>
}

/**
 * Whether a document is published. Drafts and reviews are for `dev` (or `--drafts`) only; the
 * manifesto’s own draft is public on purpose, and carries a notice.
 */
export function isPublic(kind: Kind, status: string | undefined): boolean {
  return kind === 'manifesto' || (status !== 'draft' && status !== 'in-review')
}
