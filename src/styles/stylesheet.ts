/**
 * The stylesheets of the site, one for each kind of page, so that a page brings no styles that it has no use for. Vite
 * minifies each part; they are joined here, with what the handbook and its theme choose in front, because the site’s policy
 * allows no style inside a page, and a second file for a few colours would cost every first visit a request. The theme’s own
 * styles come last. Each name carries a hash, so it can be cached for ever.
 */
import { createHash } from 'node:crypto'
import { files, style } from 'virtual:opsbook-theme'
import type { Piece } from '../markdown/types.ts'
import { paletteOf } from '../model/palette.ts'
import { facts, isInABody } from '../site.ts'
import { ownLook } from './own-look.ts'

/**
 * Kinds of pages: those that list what others say, those that tell what is evidence for what, the search, the reference of
 * fields, the insights, and those of each kind of document.
 */
const documents = ['postmortem', 'runbook', 'process', 'manifesto'] as const
const kinds = ['list', 'evidence', 'search', 'fields', 'insights', ...documents] as const

export type Stylesheet = (typeof kinds)[number]

const { catalogues, theme } = facts

/** The kinds of documents of which one at least has such a piece in its body. */
const having = (piece: Piece) => documents.filter((kind) => isInABody(kind, piece))

/** The parts in the order of the cascade, and the kinds of pages that need them. */
const needed: Readonly<Record<string, readonly Stylesheet[]>> = {
  base: kinds,
  layout: kinds,
  prose: kinds.filter((kind) => kind !== 'fields'),
  code: ['fields', ...documents],
  highlight: having('highlight'),
  runbook: ['runbook'],
  mermaid: having('mermaid'),
  charts: having('chart'),
  ledger: ['list', 'evidence', 'search'],
  evidence: ['evidence'],
  document: kinds.filter((kind) => kind !== 'fields'),
  timeline: ['postmortem'],
  insights: ['insights'],
  manifesto: ['manifesto'],
  fields: ['fields'],
  print: kinds,
  logo: theme?.logo ? kinds : [],
  search: ['search'],
}

const parts = import.meta.glob<string>('./*.css', { query: '?inline', import: 'default', eager: true })
const look = ownLook(paletteOf(catalogues.settings, theme?.colours), theme?.fonts, files)

function sheetOf(kind: Stylesheet) {
  const names = Object.keys(needed).filter((name) => needed[name]!.includes(kind))
  const css = [look, ...names.map((name) => parts[`./${name}.css`]!), style].join('')
  return { css, version: createHash('sha256').update(css).digest('hex').slice(0, 10) }
}

const sheets = new Map(kinds.map((kind) => [kind, sheetOf(kind)]))

/** The stylesheets, each under the hash in its name. */
export const stylesheets = [...sheets.values()]

/** Where the stylesheet of a kind of page is, below the base path. */
export const stylesheetAddress = (kind: Stylesheet) => `/site.${sheets.get(kind)!.version}.css`
