/** Pages, rendered by the compiled templates: one renderer a thread. */
import type * as Renderer from '../renderer.ts'
import { handOverSite } from '../site-content.ts'
import type { ObservedSite, Read } from './reads.ts'
import { addressOf, fileOf } from './site-addresses.ts'

export type Page = Renderer.Page

export interface PageRenderer {
  pages: readonly Page[]
  /** What the templates read of the site while they were loaded: all pages depend on it. */
  shared: readonly Read[]
  /** What they read to list the pages: the list, and what each page is given, is made of it. */
  listed: readonly Read[]
  render(path: string): Promise<Uint8Array>
  during: ObservedSite['during']
}

/** Loads the templates of a site. Once a thread: what they have read of it while they were loaded stays. */
export async function openRenderer(module: string, { content, during }: ObservedSite): Promise<PageRenderer> {
  handOverSite(content)
  const { made, reads: shared } = await during(async () => {
    const renderer = (await import(module)) as typeof Renderer
    return { renderer, templates: await renderer.loadTemplates() }
  })
  const { renderer, templates } = made
  const { made: pages, reads: listed } = await during(() => renderer.listPages(templates))
  return { pages, shared, listed, render: (path) => renderer.renderPage(addressOf(path)), during }
}

/** The file of a page. */
export const pathOf = ({ address }: Page) => fileOf(address)
