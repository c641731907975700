/** Lets Astro render a handbook that was read and accepted into a folder. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'astro'
import { shownAssets } from '../checks/assets.ts'
import { type Handbook, offerHandbook } from '../handbook.ts'
import { handOver } from '../options.ts'
import { type AstroLogLine, withAstroLog } from './astro-log.ts'
import { PublishError } from './publish-error.ts'

/** The project’s root: where `astro.config.mjs` and `src/` are. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Astro reported errors, whatever its exit code says. The content was accepted, so the fault is ours. */
export class RenderFailed extends PublishError {
  constructor(lines: AstroLogLine[]) {
    const words = lines.map(({ label, message }) => `  [${label}] ${message}`).join('\n')
    super(`Rendering reported errors:\n${words}`, 'Please report this, with the lines above.', 3)
  }
}

/**
 * Renders `handbook` into `folder`, images included. Astro gets caches of its own for each build: they
 * could otherwise carry one handbook’s pages into another’s site, and a killed build could damage them.
 *
 * @throws {RenderFailed} when Astro logged an error or could not finish.
 */
export async function renderSite(
  handbook: Handbook,
  folder: string,
  onPage?: (address: string) => void,
): Promise<void> {
  await mkdir(join(projectRoot, '.cache'), { recursive: true })
  const cacheDir = await mkdtemp(join(projectRoot, '.cache', 'render-'))
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  handOver(handbook.site)
  offerHandbook(handbook)
  try {
    const { errors } = await withAstroLog(
      (log) =>
        // Astro empties its output folder first; the stage is empty already, and holds nothing to lose.
        build({ ...log, root: projectRoot, outDir: folder, cacheDir }),
      ({ message }) => {
        const address = /[├└]─ (\/\S*)/.exec(message)?.[1]
        if (address) onPage?.(address)
      },
    )
    if (errors.length > 0) throw new RenderFailed(errors)
  } finally {
    offerHandbook(undefined)
    await rm(cacheDir, { recursive: true, force: true })
  }
  for (const file of shownAssets(handbook)) {
    const target = join(folder, 'assets', file)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(handbook.source.root, file), target)
  }
}
