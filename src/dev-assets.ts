/** In `dev`, serves what the built site has beside its pages: the content folder’s images, and the record as data. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { mediaTypeOf } from './data/data-file.ts'
import { assetProblem } from './images/asset-problem.ts'
import { handedOver, type SiteOptions } from './options.ts'
import { ASSETS } from './record/address.ts'

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
        server.watcher.on('all', (_, path) => {
          if (path.startsWith(root)) data = undefined
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
            data ??= madeData(options)
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

/** Made when the first of them is asked for, and again after each change. What makes them is loaded only then. */
async function madeData(options: SiteOptions): Promise<Map<string, string | Uint8Array>> {
  const [{ loadHandbook }, { dataSite }, { dataFiles }] = await Promise.all([
    import('./handbook.ts'),
    import('./data/data-site.ts'),
    import('./data/data-files.ts'),
  ])
  return new Map(Array.from(dataFiles(dataSite(await loadHandbook(options))), ({ path, content }) => [path, content]))
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
