/**
 * In `dev`, lets the pages show a site that was handed over after a change, and serves what the built site has beside its
 * pages: the content folder’s images, and the record as data.
 */
import { subscribe } from 'node:diagnostics_channel'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { mediaTypeOf } from './data/data-file.ts'
import { assetProblem } from './images/asset-problem.ts'
import { handedOver, type SiteOptions } from './options.ts'
import { ASSETS } from './record/address.ts'
import { handedOverSite, SITE_HANDED_OVER, type SiteContent } from './site-content.ts'

type ServerSetup = NonNullable<AstroIntegration['hooks']['astro:server:setup']>

const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
}

export function devAssets(): AstroIntegration {
  const options = handedOver()
  const root = options.content
  let data: Promise<Map<string, string | Uint8Array>> | undefined
  return {
    name: 'opsbook-dev-assets',
    hooks: {
      'astro:server:setup': ({ server }) => {
        subscribe(SITE_HANDED_OVER, () => {
          data = undefined
          showAgain(server)
        })
        server.middlewares.use(async (request, response, next) => {
          const path = decode(new URL(request.url ?? '/', 'http://localhost').pathname)
          // Astro has taken the base path away, or not yet; either way the rest begins with /assets/.
          const at = path.indexOf(ASSETS)
          const bytes = at === -1 ? undefined : await readInside(root, path.slice(at + ASSETS.length))
          if (bytes) {
            response.setHeader('Content-Type', types[extname(path).toLowerCase()] ?? 'application/octet-stream')
            return response.end(bytes)
          }
          const { base } = server.config
          const name = path.slice(path.startsWith(base) ? base.length : 1)
          const type = mediaTypeOf(name)
          if (!type) return next()
          try {
            data ??= madeData(options, handedOverSite())
            const content = (await data).get(name)
            if (content === undefined) return next()
            response.setHeader('Content-Type', type)
            response.end(content)
          } catch (error) {
            data = undefined
            next(error)
          }
        })
      },
    },
  }
}

/** The module through which all pages read the site. */
const SITE = fileURLToPath(new URL('./site.ts', import.meta.url))

/** The part of Vite’s module runner that is needed here. Its own types would make Vite a dependency. */
interface Runner {
  evaluatedModules: {
    getModulesByFile(file: string): ReadonlySet<EvaluatedModule> | undefined
    getModuleById(id: string): EvaluatedModule | undefined
    invalidateModule(module: EvaluatedModule): void
  }
}
interface EvaluatedModule {
  importers: ReadonlySet<string>
}

/** Has `site.ts` run once more, and everything that was computed with it; none of it is compiled again. */
function showAgain({ environments }: Parameters<ServerSetup>[0]['server']): void {
  for (const environment of Object.values(environments)) {
    const modules = 'runner' in environment ? (environment.runner as Runner).evaluatedModules : undefined
    const waiting = [...(modules?.getModulesByFile(SITE) ?? [])]
    const seen = new Set(waiting)
    for (let module = waiting.pop(); module && modules; module = waiting.pop()) {
      for (const id of module.importers) {
        const importer = modules.getModuleById(id)
        if (!importer || seen.has(importer)) continue
        seen.add(importer)
        waiting.push(importer)
      }
    }
    for (const module of seen) modules?.invalidateModule(module)
    // Astro’s own word for it: it asks the templates for their paths again.
    environment.hot.send('astro:content-changed', {})
  }
  environments.client.hot.send({ type: 'full-reload', path: '*' })
}

/** Made when the first of them is asked for, and again after each change. What makes them is loaded only then. */
async function madeData(options: SiteOptions, content: SiteContent): Promise<Map<string, string | Uint8Array>> {
  const [{ dataSite }, { dataFiles }] = await Promise.all([
    import('./data/data-site.ts'),
    import('./data/data-files.ts'),
  ])
  const { settings } = content.facts.catalogues
  const places = { ...options, site: options.site ?? settings.site, base: options.base ?? settings.base ?? '/' }
  const site = dataSite({ site: places }, content)
  return new Map(Array.from(dataFiles(site), ({ path, content }) => [path, content]))
}

/** A file of the folder that may be published; nothing outside it, wherever links lead. */
async function readInside(root: string, path: string): Promise<Buffer | undefined> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, path))])
    if (!file.startsWith(folder + sep)) return undefined
    const bytes = await readFile(file)
    return assetProblem(file, bytes) ? undefined : bytes
  } catch {
    return undefined
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
