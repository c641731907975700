/** `npm run check`: judges the content, without building. */
import { checkHandbook } from '../src/checks/index.ts'
import { withoutMasked } from '../src/checks/reporters/masked.ts'
import { loadHandbook } from '../src/handbook.ts'
import { changedSince } from '../src/reader/git-history.ts'
import { command, siteOptions } from './command.ts'
import { report, verdict } from './report.ts'
import { workCache } from './work-cache.ts'

await command('check', async (values) => {
  const cache = workCache(values)
  const handbook = await loadHandbook(siteOptions(values), cache)
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
  cache?.save()
  return verdict(findings, values.strict)
})

/** What a pull request on GitHub touches, as far as the checkout knows: it is said first, and nothing is left out. */
async function changedInPullRequest(root: string): Promise<Set<string> | undefined> {
  const base = process.env.GITHUB_BASE_REF
  return base ? await changedSince(root, `origin/${base}`).catch(() => undefined) : undefined
}
