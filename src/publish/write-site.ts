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
import type { Artifact } from './artifact.ts'
import { digestOf, LastSite } from './last-site.ts'
import { openRenderer, pathOf } from './page-renderer.ts'
import { type ObservedSite, observed, SiteDigests } from './reads.ts'
import { renderPages } from './render-pages.ts'
import { StagedFiles } from './staged-files.ts'
import { type Templates, templatesVersion } from './templates.ts'

/** A site before any of its files is made. */
export interface SiteToWrite {
  handbook: Handbook
  site: Site
  /** What files are made of: what they read of it is noted. */
  observed: ObservedSite
  digests: SiteDigests
  /** Images of the content, read once. */
  images: Artifact[]
  /** What was published last, where the site will be published. */
  last: LastSite
  /** Stands for the templates: see `templatesVersion`. */
  templates: string
  /** Stands for all that every file is made of. */
  version: string
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
  const templates = templatesVersion(handbook)
  // What changes with each commit and each day is no part of it: few pages show it, and those are seen to read it.
  const { head: _, modified: __, asOf: ___, ...lasting } = site.facts
  const version = digest(templates, digests.of(lasting))
  const last = new LastSite(out, list)
  if (last.version === version) digests.takeFrom(last)
  return {
    handbook,
    site,
    observed: observed(content),
    digests,
    images,
    last,
    templates,
    version,
    state: digests.of([templates, site.facts, bodies, shown, [...allowed]]),
  }
}

/** The files of the site, none of them so far. Those of the last one may be taken where all is of the same version. */
export function stagedSite({ last, version, digests, observed }: SiteToWrite, folder: string): StagedFiles {
  return new StagedFiles(folder, last.version === version ? last : undefined, digests, observed.during)
}

/**
 * @param folder of the stage
 * @throws {RenderFailed} when a template has failed.
 */
export async function writePages(
  { handbook, site, observed, digests, images }: SiteToWrite,
  staged: StagedFiles,
  folder: string,
  templates: Templates,
  onPage?: (done: number, total: number) => void,
): Promise<void> {
  try {
    const renderer = await openRenderer(templates.renderer, observed)
    const shared = digests.of([renderer.shared, digests.ofReads(renderer.shared)])
    await staged.keepOrMake([...assetsOf(templates.assets), ...images])
    // The list of the pages is made as files are, if of none: where it would be the same, so are the props of every page in it.
    const list = { name: 'list of pages', from: shared }
    const isSameList = staged.kept(list)
    if (!isSameList) staged.add(list.name, list.from, new Map(), renderer.listed)
    const pages = renderer.pages.map((page) => ({ name: pathOf(page), from: [page.props, shared] }))
    const stale = pages.filter((page) => !staged.kept(page, isSameList))
    await renderPages(stale, {
      renderer,
      module: templates.renderer,
      folder,
      site,
      staged,
      own: ownCode(handbook.theme),
      ...(onPage ? { onPage } : {}),
    })
  } finally {
    if (!templates.isKept) rmSync(templates.place, { recursive: true, force: true })
  }
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
