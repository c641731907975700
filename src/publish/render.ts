/** Lets Astro render a handbook that was read and accepted into a folder. */
import { copyFile, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'astro'
import { shownAssets } from '../checks/safety/assets.ts'
import { type Handbook, offerHandbook } from '../handbook.ts'
import { handOver } from '../options.ts'
import { ownCode } from '../reader/theme.ts'
import { type AstroLogLine, withAstroLog } from './astro-log.ts'
import { isRunning } from './process-identity.ts'
import { PublishError } from './publish-error.ts'

/** The project’s root: where `astro.config.mjs` and `src/` are. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Astro reported errors, whatever its exit code says. The content was accepted, so the fault is ours, or a theme’s. */
export class RenderFailed extends PublishError {
  constructor(lines: Pick<AstroLogLine, 'label' | 'message'>[], own: readonly string[]) {
    const words = lines.map(({ label, message }) => `  [${label}] ${message}`).join('\n')
    super(
      `Rendering reported errors:\n${words}`,
      own.length > 0
        ? `Look at what the theme has of its own first: ${own.join(', ')}.`
        : 'Please report this, with the lines above.',
      own.length > 0 ? 1 : 3,
    )
  }
}

/**
 * Renders `handbook` into `folder`, images included. Astro works in a folder of its own below the project and for this
 * build only: its bundle looks for packages above the place where it is written, its caches could carry one handbook’s
 * pages into another’s site, and a killed build could damage them.
 *
 * @throws {RenderFailed} when Astro logged an error or could not finish.
 */
export async function renderSite(
  handbook: Handbook,
  folder: string,
  onPage?: (address: string) => void,
): Promise<void> {
  const workshop = await openWorkshop(join(projectRoot, '.cache'))
  const outDir = join(workshop, 'site')
  const place = process.cwd()
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const own = ownCode(handbook.theme)
  handOver(handbook.site)
  offerHandbook(handbook)
  // Astro writes its bundle below the working directory when its output folder is not there.
  process.chdir(projectRoot)
  try {
    const { errors } = await withAstroLog(
      (log) => build({ ...log, root: projectRoot, outDir, cacheDir: join(workshop, 'cache') }),
      ({ message }) => {
        const address = /[├└]─ (\/\S*)/.exec(message)?.[1]
        if (address) onPage?.(address)
      },
    )
    if (errors.length > 0) throw new RenderFailed(errors, own)
    await cp(outDir, folder, { recursive: true })
  } catch (error) {
    if (own.length === 0 || error instanceof RenderFailed) throw error
    throw new RenderFailed([{ label: 'theme', message: String(error) }], own)
  } finally {
    process.chdir(place)
    offerHandbook(undefined)
    await rm(workshop, { recursive: true, force: true })
  }
  for (const file of shownAssets(handbook)) {
    const target = join(folder, 'assets', file)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(handbook.source.root, file), target)
  }
}

/** A new folder for this build below `place`. What builds left there that were killed is removed first. */
async function openWorkshop(place: string): Promise<string> {
  await mkdir(place, { recursive: true })
  for (const name of await readdir(place)) {
    const owner = /^render-(\d+)-/.exec(name)?.[1]
    if (owner && !isRunning(Number(owner))) await rm(join(place, name), { recursive: true, force: true })
  }
  return await mkdtemp(join(place, `render-${process.pid}-`))
}
