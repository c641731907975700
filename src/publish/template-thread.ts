/** The thread that compiles the templates: see `templates.ts`. Its environment and its console are its own. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AstroIntegration } from 'astro'
import { build } from 'astro'
import { handOver, type SiteOptions } from '../options.ts'
import { withAstroLog } from './astro-log.ts'

/** What the thread is started with. It answers with the errors that Astro has logged. */
export interface CompilingTask {
  site: SiteOptions
  /** The project’s root. */
  root: string
  /** The folder of the bundle, which is there and empty. */
  folder: string
}

/** A server whose only client is the build: Astro’s own way to render a page when somebody asks for it. */
const asRenderer: AstroIntegration = {
  name: 'opsbook-renderer',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'opsbook-renderer',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('../renderer.ts', import.meta.url),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
      }),
  },
}

const { site, root, folder } = workerData as CompilingTask
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
handOver(site)
const { errors } = await withAstroLog((log) =>
  build({ ...log, root, output: 'server', outDir: folder, cacheDir: `${folder}/cache`, adapter: asRenderer }),
)
parentPort!.postMessage(errors)
