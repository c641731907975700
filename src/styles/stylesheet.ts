/**
 * The one stylesheet of the site. Vite minifies each part; they are joined here, with what the handbook and its theme choose
 * in front, because the site’s policy allows no style inside a page, and a second file for a few colours would cost every
 * first visit a request. The theme’s own styles come last. The name carries a hash, so it can be cached for ever.
 */
import { createHash } from 'node:crypto'
import { files, style } from 'virtual:opsbook-theme'
import { paletteOf } from '../model/palette.ts'
import { facts, isInABody } from '../site.ts'
import { ownLook } from './own-look.ts'

const parts = import.meta.glob<string>('./*.css', { query: '?inline', import: 'default', eager: true })

/** The order of the cascade. A part that does not exist is left out. */
const order = [
  'base',
  'layout',
  'prose',
  'code',
  'mermaid',
  'charts',
  'ledger',
  'document',
  'timeline',
  'manifesto',
  'print',
  'logo',
]

const { catalogues, theme } = facts
const look = ownLook(paletteOf(catalogues.settings, theme?.colours), theme?.fonts, files)

/** Parts that few handbooks need: whether this one does. */
const needed: Readonly<Record<string, boolean>> = {
  charts: isInABody('mermaid-xychart-'),
  logo: theme?.logo !== undefined,
}
const names = order.filter((name) => needed[name] ?? true)

export const stylesheet = [look, ...names.map((name) => parts[`./${name}.css`] ?? ''), style].join('')

export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('hex').slice(0, 10)

export const stylesheetAddress = `/site.${stylesheetVersion}.css`
