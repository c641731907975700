/** `npm run check`: judges the content, without building; with `--watch` again after each save. */
import { checkHandbook } from '../src/checks/index.ts'
import { withoutMasked } from '../src/checks/reporters/masked.ts'
import { type Handbook, loadHandbook } from '../src/handbook.ts'
import { changedSince } from '../src/reader/git-history.ts'
import type { KeptWork } from '../src/reader/work-cache.ts'
import { type CommandValues, command, siteOptions } from './command.ts'
import { report, verdict } from './report.ts'
import { checkWhileWriting } from './while-writing.ts'
import { workCache } from './work-cache.ts'

await command('check', async (values) => {
  const cache = workCache(values)
  if (values.given.watch) return await checkWhileWriting(values, cache, (kept, earlier) => judge(values, kept, earlier))
  const { code } = await judge(values, cache)
  cache?.save()
  return code
})

/** Says what is wrong with the content now. */
async function judge(
  values: CommandValues,
  cache: KeptWork | undefined,
  earlier?: Handbook,
): Promise<{ handbook: Handbook; code: number }> {
  const handbook = await loadHandbook(siteOptions(values), cache, undefined, earlier)
  // Before any is left out: one that is shown could quote what another one hides.
  const all = withoutMasked(await checkHandbook(handbook), handbook.source.sources)
  const { root } = handbook.source
  const changed = values.since === undefined ? await changedInPullRequest(root) : await changedSince(root, values.since)
  const findings = changed && values.since !== undefined ? all.filter(({ file }) => changed.has(file)) : all
  if (findings.length < all.length) {
    const hidden = all.length - findings.length
    process.stderr.write(`Not shown: ${hidden} in files that did not change since ${values.since}.\n`)
  }
  process.stdout.write(report(findings, handbook, values.format, process.stdout, { strict: values.strict, changed }))
  return { handbook, code: verdict(findings, values.strict) }
}

/** What a pull request on GitHub touches, as far as the checkout knows: it is said first, and nothing is left out. */
async function changedInPullRequest(root: string): Promise<Set<string> | undefined> {
  const base = process.env.GITHUB_BASE_REF
  return base ? await changedSince(root, `origin/${base}`).catch(() => undefined) : undefined
}
