/**
 * Where Astro writes its log while `withAstroLog` listens.
 *
 * Astro loads this module twice: as it is, for the build, and bundled, for the code that renders pages. A diagnostics
 * channel is found by its name, so that both copies reach the same listener. It imports nothing of ours for that reason.
 */
import { channel } from 'node:diagnostics_channel'

/** The name of the channel. */
export const ASTRO_LOG = 'opsbook:astro-log'

const log = channel(ASTRO_LOG)

/** Astro calls this to get its log's destination. */
export default function destination(): { write(line: unknown): void } {
  return { write: (line) => log.publish(line) }
}
