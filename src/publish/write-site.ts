/**
 * Makes the files of a site, as far as they would not come out as in the last one. Everything that is published goes
 * through here, in a clean build and in any other: a clean build is one that finds nothing of an earlier one.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { shownAssets } from '../checks/safety/assets.ts'
import { contentOf, type Handbook, type Site } from '../handbook.ts'
import { ownCode } from '../reader/theme.ts'
import { digest } from '../reader/work-cache.ts'
import { ASSETS } from '../record/address.ts'
import type { SiteContent } from '../site-content.ts'
import type { Artifact } from './artifact.ts'
import { digestOf, LastSite } from './last-site.ts'
import { openRenderer, pathOf } from './page-renderer.ts'
import { SiteDigests } from './reads.ts'
import { renderPages } from './render-pages.ts'
import { StagedFiles } from './staged-files.ts'
import { compiledTemplates, templatesVersion } from './templates.ts'

/** A site before any of its files is made. */
export interface SiteToWrite {
  handbook: Handbook
  site: Site
  content: SiteContent
  digests: SiteDigests
  /** Images of the content, read once. */
  images: Artifact[]
  /** What was published last, where the site will be published. */
  last: LastSite
  /** Stands for everything that the site is made of: of the same state, there is one site. */
  state: string
}

/**
 * @param out where the site will be published
 * @param list where the list of its files is kept; absent where nothing is to be kept
 * @param allowed words that the audit lets pass
 */
export function siteToWrite(
  handbook: Handbook,
  site: Site,
  { out, list, allowed }: { out: string; list: string | undefined; allowed: ReadonlySet<string> },
): SiteToWrite {
  const content = contentOf(site)
  const digests = new SiteDigests(content, new Map(site.documents.map(({ key, body }) => [key, body.digest])))
  const bodies = site.documents.map(({ document, body }) => [document, body.digest])
  const images = imagesOf(handbook)
  const shown = images.map(({ name, from }) => [name, from])
  const state = digests.of([templatesVersion(handbook), site.facts, bodies, shown, [...allowed]])
  return { handbook, site, content, digests, images, last: new LastSite(out, list), state }
}

export interface WrittenSite {
  staged: StagedFiles
  /** To be read by whoever makes more files: what is read of it is noted. */
  content: SiteContent
  /** Stands for all that every file is made of. */
  version: string
}

/**
 * @param folder of the stage
 * @param isKept whether templates that were compiled before may be used, and these be kept
 * @throws {RenderFailed} when a template has failed, or cannot be compiled.
 */
export async function writePages(
  { handbook, site, content, digests, images, last }: SiteToWrite,
  folder: string,
  isKept: boolean,
  onPage?: (done: number, total: number) => void,
): Promise<WrittenSite> {
  const templates = await compiledTemplates(handbook, isKept)
  const renderer = await openRenderer(templates.renderer, content)
  // What changes with each commit and each day is no part of it: few pages show it, and those are seen to read it.
  const { head: _, modified: __, asOf: ___, ...lasting } = site.facts
  const version = digest(templates.version, digests.of(lasting), digests.ofReads(renderer.shared), ...renderer.shared)
  const earlier = last.version === version ? last : undefined
  const staged = new StagedFiles(folder, earlier, digests, renderer.during)

  await staged.keepOrMake([...assetsOf(templates.assets), ...images])
  const pages = renderer.pages.map((page) => ({ name: pathOf(page), from: page.props }))
  const stale = pages.filter((page) => !staged.kept(page))
  await renderPages(stale, {
    renderer,
    module: templates.renderer,
    folder,
    site,
    staged,
    own: ownCode(handbook.theme),
    ...(onPage ? { onPage } : {}),
  })
  if (!isKept) rmSync(templates.place, { recursive: true, force: true })
  return { staged, content: renderer.content, version }
}

/** Scripts, and files of the theme. */
function assetsOf(folder: string): Artifact[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((place) => {
      const path = relative(folder, place).split(sep).join('/')
      return { name: path, from: null, make: () => [{ path, content: readFileSync(place) }] }
    })
}

/** Images of the content, under their own names. */
function imagesOf(handbook: Handbook): Artifact[] {
  return shownAssets(handbook).map((file) => {
    const bytes = readFileSync(join(handbook.source.root, file))
    const path = `${ASSETS.slice(1)}${file}`
    return { name: path, from: digestOf(bytes), make: () => [{ path, content: bytes }] }
  })
}
