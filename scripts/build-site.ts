/** A build of a site: check -> data -> render -> index -> audit -> swap. The published site changes only in the last step. */
import { judgeHandbook, publishedOnly } from '../src/checks/index.ts'
import { isFeed } from '../src/data/data-file.ts'
import { dataParts } from '../src/data/data-files.ts'
import { dataSite } from '../src/data/data-site.ts'
import { type Handbook, loadHandbook, siteOf } from '../src/handbook.ts'
import type { Finding } from '../src/model/finding.ts'
import { drawCard, typeface } from '../src/pictures/draw.ts'
import { auditSite, readAhead } from '../src/publish/audit.ts'
import { AuditFailed } from '../src/publish/audit-failed.ts'
import { expectedPages, indexedPages, knownPages, writtenPages } from '../src/publish/expected-pages.ts'
import { type FileState, statesBelow } from '../src/publish/file-states.ts'
import { hostFiles } from '../src/publish/host-files.ts'
import { keepList } from '../src/publish/last-site.ts'
import { Progress } from '../src/publish/progress.ts'
import { safeEditions } from '../src/publish/safe-editions.ts'
import { indexSite } from '../src/publish/search-index.ts'
import { totalBytes } from '../src/publish/site-files.ts'
import { filesForSearchEngines } from '../src/publish/sitemap.ts'
import { openStage } from '../src/publish/stage.ts'
import type { StagedFiles } from '../src/publish/staged-files.ts'
import { swapIn } from '../src/publish/swap.ts'
import { compiledTemplates } from '../src/publish/templates.ts'
import { siteToWrite, stagedSite, writePages } from '../src/publish/write-site.ts'
import type { History } from '../src/reader/git-history.ts'
import { ownCode } from '../src/reader/theme.ts'
import { type CommandValues, exitCodes, shownPath, siteOptions } from './command.ts'
import { listFile } from './kept-places.ts'
import { report, verdict } from './report.ts'
import { auditCache, keptShards, pictureCache, workCache } from './work-cache.ts'

/** How a build has ended. */
export interface Built {
  exitCode: number
  /** What it said of the content. */
  said: string
  history: History
  /** All files of the site, where they were looked at. */
  files?: FileState[]
}

/** @param out absolute path of the folder of the site */
export async function buildSite(values: CommandValues, out: string): Promise<Built> {
  const progress = new Progress()
  const { handbook, findings, allowed } = await progress.phase('check', async () => {
    const cache = workCache(values)
    const handbook = await loadHandbook(siteOptions(values), cache)
    const judgement = await judgeHandbook(handbook)
    cache?.save()
    return { handbook, ...judgement }
  })
  const { history } = handbook.source
  const found = findings.length > 0 ? report(findings, handbook, 'text', process.stderr) : ''
  process.stderr.write(found)
  if (verdict(findings, values.strict) !== exitCodes.fine) {
    process.stderr.write(`Nothing was built; ${shownPath(out)} is as it was.\n`)
    return { exitCode: exitCodes.content, said: found, history }
  }
  // A preview shows drafts with what must be taken out of them before they are published; a site must have nothing of it.
  const previewed = values.drafts ? findings.filter(({ rule }) => publishedOnly.has(rule)) : []
  const allowedTexts = textsOf([...allowed, ...previewed], handbook)
  handbook.editions = await safeEditions(handbook, allowedTexts)
  const notice = history.notice === undefined ? '' : `${history.notice}\n`
  process.stderr.write(notice)
  const fine = { exitCode: exitCodes.fine, said: found + notice, history }

  const stage = openStage(out)
  let begun: StagedFiles | undefined
  try {
    const site = siteOf(handbook)
    const list = values.cache ? listFile(out) : undefined
    const toWrite = siteToWrite(handbook, site, { out, list, allowed: allowedTexts })
    if (toWrite.last.state === toWrite.state && toWrite.last.isIntact()) {
      process.stdout.write(`Nothing has changed: ${shownPath(out)} is as this content makes it.\n`)
      return fine
    }
    // The templates need no content, and files for machines no templates: the ones are compiled while the others are made.
    const templates = compiledTemplates(handbook, toWrite.templates, list !== undefined)
    templates.catch(() => {})
    const staged = stagedSite(toWrite, stage.folder)
    begun = staged
    await progress.phase('data', async () => {
      const kept = pictureCache(values)
      const { content } = toWrite.observed
      const shared = dataSite(handbook, content, (card) => drawCard(card(typeface()), kept))
      const parts = dataParts(shared, (path) => staged.bytesOf(path))
      // A preview makes a record of its own without the drafts, and what is looked up there is not seen.
      const all = values.drafts ? [site.facts, site.documents.map(({ document, body }) => [document, body.digest])] : []
      await staged.keepOrMake(Iterator.from(parts).map((part) => ({ ...part, from: [part.from, all] })))
      // The pictures of a site of which files are taken are not drawn again, and needed all the same.
      kept?.save(staged.hasLast)
    })
    await progress.phase('render', async (tell) => writePages(toWrite, staged, stage.folder, await templates, tell))
    const expected = expectedPages(handbook, site)
    await staged.settle()
    const toAudit = {
      base: handbook.site.base,
      site: handbook.site.site,
      expectedPages: expected,
      written: writtenPages(site),
      knownPages,
      leaks: { settings: handbook.source.catalogues.settings, allowed: allowedTexts },
    }
    // Other cores read the files that are new while this one makes the index, and then those of the index.
    const ahead = readAhead(stage.folder, toAudit)
    ahead.add(staged.fresh(), staged.digests())
    const index = await progress.phase('index', async () => {
      const index = await indexSite(staged.digests(), stage.folder, keptShards(values))
      await staged.keepOrMake(index.files)
      ahead.add(staged.fresh(), staged.digests())
      return index
    })
    const searched = filesForSearchEngines(indexedPages(site, expected), handbook.site)
    await staged.keepOrMake([{ name: 'search engines', from: searched, make: () => searched }])
    const hosted = hostFiles(staged.files(), handbook.site.base)
    await staged.keepOrMake([{ name: 'hosts', from: hosted, make: () => hosted }])
    await staged.settle()
    // What is really there, whatever was noted.
    const states = statesBelow(stage.folder)
    const files = states.map(([path, { size }]) => ({ path, bytes: size }))
    await progress.phase('audit', async (tell) => {
      const audited = auditCache(out, values)
      const problems = await auditSite(stage.folder, {
        ...toAudit,
        files,
        digests: staged.digests(),
        cache: audited,
        ahead: await ahead.finish(),
        onProgress: tell,
      })
      audited?.save()
      if (problems.length > 0) throw new AuditFailed(problems, ownCode(handbook.theme))
    })
    await progress.phase('swap', () => swapIn(stage, files.length))
    const { version, state, digests } = toWrite
    if (list) keepList(list, { version, state, made: staged.all, digests })
    process.stdout.write(
      `${progress.summary({
        out: shownPath(out),
        pages: files.filter(({ path }) => path.endsWith('.html')).length,
        feeds: files.filter(({ path }) => isFeed(path)).length,
        searchRecords: index.records,
        languages: index.languages,
        bytes: totalBytes(files),
      })}\n`,
    )
    return { ...fine, files: states }
  } finally {
    await begun?.end()
    stage.close()
  }
}

/** The words that findings point to, as the content has them. */
function textsOf(findings: Finding[], { source }: Handbook): Set<string> {
  return new Set(findings.map((finding) => source.sources.get(finding.file)?.within(finding) ?? ''))
}
