/**
 * Makes the files of a site, as far as they would not come out as in the last one. Everything that is published goes
 * through here, in a clean build and in any other: a clean build is one that finds nothing of an earlier one.
 */
import { readdirSync, readFileSync } from 'node:fs'
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
import { compiledTemplates } from './templates.ts'

export interface SiteToWrite {
  handbook: Handbook
  site: Site
  /** The folder of the stage. */
  folder: string
  /** Where the last site was published. */
  out: string
  /** Where the list of its files is kept; absent where nothing is to be kept. */
  list: string | undefined
  onPage?: (done: number, total: number) => void
}

export interface WrittenSite {
  staged: StagedFiles
  /** To be read by whoever makes more files: what is read of it is noted. */
  content: SiteContent
  /** Stands for all that every file is made of. */
  version: string
}

/** @throws {RenderFailed} when a template has failed, or cannot be compiled. */
export async function writePages({ handbook, site, folder, out, list, onPage }: SiteToWrite): Promise<WrittenSite> {
  const templates = await compiledTemplates(handbook, list !== undefined)
  const content = contentOf(site)
  const digests = new SiteDigests(content, new Map(site.documents.map(({ key, body }) => [key, body.digest])))
  const renderer = await openRenderer(templates.renderer, content)
  // What changes with each commit and each day is no part of it: few pages show it, and those are seen to read it.
  const { head: _, modified: __, asOf: ___, ...lasting } = site.facts
  const version = digest(templates.version, digests.of(lasting), digests.ofReads(renderer.shared), ...renderer.shared)
  const staged = new StagedFiles(folder, LastSite.open(list, out, version), digests, renderer.during)

  await staged.keepOrMake([...assetsOf(templates.assets), ...imagesOf(handbook)])
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
