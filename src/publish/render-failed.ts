import type { AstroLogLine } from './astro-log.ts'
import { PublishError } from './publish-error.ts'

/** Astro reported errors, whatever else it says. The content was accepted, so the fault is ours, or a theme’s. */
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
