/** Reads a theme: the folder of an organisation’s own look, which stands beside its content and is code, as content never is. */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { Finding, Range } from '../model/finding.ts'
import { EXTRA_STYLES, LOGO, THEME_FILE, type ThemeFacts, ThemeSettings } from '../model/theme.ts'
import { SourceText, wholeFile } from './source-text.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'

export interface Theme {
  /** Absolute path of its folder. */
  root: string
  /** What `theme.yaml` says, and what the pages need to know beside it. */
  facts: ThemeFacts
  /** All files but hidden ones, as paths below the folder, sorted. */
  files: string[]
  /** Its texts, as findings name them. */
  sources: Map<string, SourceText>
  findings: Finding[]
  /** How findings name one of its files: from the content folder, as they name all files. */
  fileName(path: string): string
  /** Where a field of `theme.yaml` stands. */
  locate(path: PropertyKey[], part?: 'value' | 'key'): Range
}

/** The folder cannot be a theme: a question of usage. */
export class ThemeRefused extends Error {
  readonly exitCode = 2
  readonly remedy: string

  constructor(folder: string, why: string, remedy: string) {
    super(`${folder} cannot be a theme: ${why}.`)
    this.remedy = remedy
  }
}

/**
 * @param content absolute path of the content folder
 * @throws {ThemeRefused} when there is no such folder, or it and the content folder are not apart.
 */
export async function readTheme(folder: string, content: string): Promise<Theme> {
  const root = resolve(folder)
  await assertApart(root, content)
  const files = await listTheme(root)
  const fileName = (path: string) => relative(content, join(root, path)).split(sep).join('/')
  const sources = new Map<string, SourceText>()
  for (const path of [THEME_FILE, EXTRA_STYLES]) {
    if (files.includes(path)) sources.set(fileName(path), new SourceText(await readFile(join(root, path), 'utf8')))
  }
  const file = fileName(THEME_FILE)
  const source = sources.get(file)
  const yaml = source && readYaml(source.text, 0, file, source)
  const checked = yaml?.value === undefined ? undefined : validate(ThemeSettings, yaml, file)
  return {
    root,
    facts: {
      ...(checked?.data ?? ThemeSettings.parse({})),
      ...(files.includes(LOGO) ? { logo: proportionOf(await readFile(join(root, LOGO), 'utf8')) } : {}),
    },
    files,
    sources,
    findings: [...(yaml?.findings ?? []), ...(checked?.findings ?? [])],
    fileName,
    locate: yaml?.locate ?? (() => wholeFile),
  }
}

/** What of a theme takes part in the build itself: components and styles. */
export function ownCode(theme: Theme | undefined): string[] {
  return theme?.files.filter((path) => path.startsWith('components/') || path === EXTRA_STYLES) ?? []
}

/** A theme runs during the build, content must not: neither may hold the other, whatever links say. */
async function assertApart(root: string, content: string): Promise<void> {
  const place = await realpath(root).catch(() => undefined)
  const isFolder = place && (await readdir(place).catch(() => undefined))
  if (!isFolder) throw new ThemeRefused(root, 'there is no such folder', 'Name the folder of the theme with --theme.')
  const contentPlace = await realpath(content)
  const remedy = 'Keep the theme beside the content: content is data, and a theme is code that runs during the build.'
  if (`${place}${sep}`.startsWith(`${contentPlace}${sep}`)) {
    throw new ThemeRefused(root, 'it lies within the content folder', remedy)
  }
  if (`${contentPlace}${sep}`.startsWith(`${place}${sep}`)) {
    throw new ThemeRefused(root, 'the content folder lies within it', remedy)
  }
}

export async function listTheme(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort()
}

/** Width by height, of the view box or of the size that a drawing has. */
function proportionOf(svg: string): number {
  const [, width, height] =
    /\bviewBox\s*=\s*["']\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg) ??
    /<svg\b(?=[^>]*\swidth\s*=\s*["']([\d.]+))(?=[^>]*\sheight\s*=\s*["']([\d.]+))/.exec(svg) ??
    []
  const proportion = Number(width) / Number(height)
  return Number.isFinite(proportion) && proportion > 0 ? proportion : 1
}
