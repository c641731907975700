/** In `dev`, serves the content folder’s images where the built site has copies of them. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { assetProblem } from './images/asset-problem.ts'
import { handedOver } from './options.ts'
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
  const root = handedOver().content
  return {
    name: 'opsbook-dev-assets',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const path = decode(new URL(request.url ?? '/', 'http://localhost').pathname)
          // Astro has taken the base path away, or not yet; either way the rest begins with /assets/.
          const at = path.indexOf(ASSETS)
          const bytes = at === -1 ? undefined : await readInside(root, path.slice(at + ASSETS.length))
          if (!bytes) return next()
          response.setHeader('Content-Type', types[extname(path).toLowerCase()] ?? 'application/octet-stream')
          response.end(bytes)
        })
      },
    },
  }
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
