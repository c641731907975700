/**
 * What the compiled templates can do: list the pages of the site that was handed over, and render one. Astro bundles this
 * file together with all pages, as the entrypoint of a server that nobody connects to: see `publish/templates.ts`.
 */
import type { GetStaticPathsItem, RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'

/** A page of the site, or another file that a template writes. */
export interface Page {
  /** Below the base path: `/runbooks/disk-full/`, `/favicon.svg`. */
  address: string
  /** What its template was given. What it looks up besides is not in it. */
  props: unknown
}

const app = createApp({ streaming: false })
const { routes, pageMap } = app.manifest
const base = import.meta.env.BASE_URL.replace(/\/$/, '')
const routeOf = new Map<string, RouteData>()

/** Loads all templates: what they compute while they are loaded, such as the stylesheets, is part of every page. */
export async function loadTemplates() {
  const templates = []
  for (const { routeData: route } of routes) {
    const load = pageMap?.get(route.component)
    if (!load || route.origin !== 'project') continue
    const module = await load()
    templates.push({ route, module, template: await module.page() })
  }
  return templates
}

/** All pages of the templates, in no order that means anything. */
export async function listPages(templates: Awaited<ReturnType<typeof loadTemplates>>): Promise<Page[]> {
  const pages: Page[] = []
  for (const { route, module, template } of templates) {
    const paths: GetStaticPathsItem[] = template.getStaticPaths
      ? ((await template.getStaticPaths({
          routePattern: route.route,
          paginate: neverPaginated,
        })) as GetStaticPathsItem[])
      : [{ params: {} }]
    // Astro asks for the paths once more when it renders: it gets those that were listed.
    const listed = { ...template, getStaticPaths: () => paths }
    pageMap!.set(route.component, async () => ({ ...module, page: async () => listed }))
    for (const { params, props } of paths) {
      const address = addressOf(route, params)
      const other = routeOf.get(address)
      // Two routes for one address are a mistake of ours, never a coin toss.
      if (other) throw new Error(`${route.component} and ${other.component} both make ${address}.`)
      // A server has no paths of its own; as those of a static site they are found, with their props.
      routeOf.set(address, { ...route, prerender: true })
      pages.push({ address, props })
    }
  }
  return pages
}

/**
 * Renders a page that was listed.
 *
 * @throws when its template has failed. Why is in Astro’s log.
 */
export async function renderPage(address: string): Promise<Uint8Array> {
  const routeData = routeOf.get(address)
  if (!routeData) throw new Error(`No template makes ${address}.`)
  const response = await app.render(new Request(`http://localhost${base}${encodeURI(address)}`), { routeData })
  if (response.status !== (address === NOT_FOUND ? 404 : 200)) throw new Error(`${address} could not be rendered.`)
  return await response.bytes()
}

const NOT_FOUND = '/404.html'

const neverPaginated = () => {
  throw new Error('No list of ours is cut into pages by Astro.')
}

function addressOf(route: RouteData, params: GetStaticPathsItem['params']): string {
  const path = route.segments
    .map((parts) =>
      parts
        .map(({ content, dynamic, spread }) =>
          dynamic ? (params[spread ? content.slice(3) : content] ?? '') : content,
        )
        .join(''),
    )
    .filter((segment) => segment !== '')
    .join('/')
  if (route.type === 'endpoint') return `/${path}`
  if (path === '404') return NOT_FOUND
  return path === '' ? '/' : `/${path}/`
}
