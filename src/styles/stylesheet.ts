/**
 * The one stylesheet of the site. Vite minifies each part; they are joined here, with the handbook’s two
 * accent colours in front, because the site’s policy allows no style inside a page, and a second file for
 * two colours would cost every first visit a request. The name carries a hash, so it can be cached for ever.
 */
import { createHash } from 'node:crypto'
import { facts } from '../site.ts'

const parts = import.meta.glob<string>('./*.css', { query: '?inline', import: 'default', eager: true })

/** The order of the cascade. A part that does not exist is left out. */
const order = ['base', 'layout', 'prose', 'code', 'mermaid', 'ledger', 'document', 'print']

const { accent } = facts.catalogues.settings
const colours = `:root{--accent-light:${accent.light};--accent-dark:${accent.dark}}`

export const stylesheet = colours + order.map((name) => parts[`./${name}.css`] ?? '').join('')

export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('hex').slice(0, 10)

export const stylesheetAddress = `/site.${stylesheetVersion}.css`
