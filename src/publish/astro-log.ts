import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { fileURLToPath } from 'node:url'
import { format, stripVTControlCharacters } from 'node:util'
import type { AstroInlineConfig } from 'astro'
import { ASTRO_LOG } from './astro-log-destination.ts'
import { PublishError } from './publish-error.ts'

export interface AstroLogLine {
  level: 'info' | 'warn' | 'error'
  /** The part of Astro that speaks, such as `content` or `vite`; `console` for what was printed past its log. */
  label: string
  /** Without colours. */
  message: string
}

/** What Astro said that must not be passed over. */
export interface AstroLog {
  errors: AstroLogLine[]
  warnings: AstroLogLine[]
}

/** Astro's log did not reach us, so that nobody knows whether the site is whole. */
export class AstroLogSilent extends PublishError {
  constructor() {
    super(
      'The build ended without one line in its log, so that errors in it would have gone unseen.',
      'Please report this.',
      3,
    )
  }
}

const DESTINATION = fileURLToPath(new URL('./astro-log-destination.ts', import.meta.url))

/**
 * Runs Astro and gathers the errors and warnings that it logs.
 *
 * Astro 7 logs some errors and goes on, and ends with success all the same. Whoever builds through this function sees
 * them, and can refuse to publish.
 *
 * `run` gets the part of Astro's inline configuration that brings the log here.
 */
export async function withAstroLog(
  run: (config: Pick<AstroInlineConfig, 'logger' | 'logLevel'>) => Promise<void>,
): Promise<AstroLog> {
  const { lines } = await heard(() => run({ logger: { entrypoint: DESTINATION }, logLevel: 'info' }))
  // When Astro cannot load a destination it falls back to its own log without a word.
  if (!lines.some((line) => line.label !== 'console')) throw new AstroLogSilent()
  return {
    errors: lines.filter((line) => line.level === 'error'),
    warnings: lines.filter((line) => line.level === 'warn'),
  }
}

/** Everything that is logged while `run` runs: by Astro, or by templates that it has compiled, wherever they run by now. */
export async function heard<T>(run: () => Promise<T>): Promise<{ result: T; lines: AstroLogLine[] }> {
  const lines: AstroLogLine[] = []
  const listen = (event: unknown): void => {
    const line = readLine(event)
    if (line) lines.push(line)
  }
  subscribe(ASTRO_LOG, listen)
  const restoreConsole = divertConsole((line) => lines.push(line))
  try {
    return { result: await run(), lines }
  } finally {
    restoreConsole()
    unsubscribe(ASTRO_LOG, listen)
  }
}

/** Some of Astro's runtime, and components, complain on the console instead of in the log. */
function divertConsole(hear: (line: AstroLogLine) => void): () => void {
  const { error, warn } = console
  const divert =
    (level: 'warn' | 'error') =>
    (...words: unknown[]): void =>
      hear({ level, label: 'console', message: stripVTControlCharacters(format(...words)) })
  console.error = divert('error')
  console.warn = divert('warn')
  return () => {
    console.error = error
    console.warn = warn
  }
}

function readLine(event: unknown): AstroLogLine | undefined {
  if (typeof event !== 'object' || event === null) return undefined
  const { level, label, message }: { level?: unknown; label?: unknown; message?: unknown } = event
  if (level !== 'info' && level !== 'warn' && level !== 'error') return undefined
  return { level, label: String(label ?? ''), message: stripVTControlCharacters(String(message)) }
}
