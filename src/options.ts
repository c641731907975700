/**
 * What a run was asked for, handed from a command to Astro’s side.
 *
 * Astro loads its configuration in a module graph of its own, so a command cannot simply pass values to
 * it. It sets one environment variable instead; Astro run on
 * its own (`astro check`) finds it absent and gets the defaults.
 */
import { resolve } from 'node:path'

export interface SiteOptions {
  /** Absolute path of the content folder. */
  content: string
  /** Absolute path of the theme’s folder, when the handbook has a look of its own. */
  theme?: string
  /** Absolute address of the site, without path; else what `handbook.yaml` says, which may be nothing. */
  site?: string
  /** Base path, with a slash at both ends; else what `handbook.yaml` says, else `/`. */
  base?: string
  /** Whether drafts and reviews are shown. */
  drafts: boolean
  /** Day for which the site is right, when given. */
  asOf?: string
}

const VARIABLE = 'OPSBOOK_OPTIONS'

export function handOver(options: SiteOptions): void {
  process.env[VARIABLE] = JSON.stringify(options)
}

export function handedOver(): SiteOptions {
  const text = process.env[VARIABLE]
  if (text) return JSON.parse(text) as SiteOptions
  return { content: resolve('content'), drafts: false }
}
