/** The process that compiles the templates: see `templates.ts`. Its environment and its console are its own. */
import type { AstroIntegration } from 'astro'
import { build } from 'astro'
import { handOver, type SiteOptions } from '../options.ts'
import { type AstroLogLine, withAstroLog } from './astro-log.ts'

/** What the process is told. It answers once, and ends when nobody waits for it any more. */
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

/** The errors that Astro has logged, or why it could not finish. */
export type CompilingAnswer = { errors: AstroLogLine[] } | { failure: unknown }

async function answerTo({ site, root, folder }: CompilingTask): Promise<CompilingAnswer> {
  try {
    handOver(site)
    const { errors } = await withAstroLog((log) =>
      build({ ...log, root, output: 'server', outDir: folder, cacheDir: `${folder}/cache`, adapter: asRenderer }),
    )
    return { errors }
  } catch (failure) {
    return { failure }
  }
}

process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
process.once('disconnect', () => process.exit())
process.once('message', async (task: CompilingTask) => process.send!(await answerTo(task)))
