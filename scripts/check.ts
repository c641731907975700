/** `npm run check`: judges the content, without building. */
import { checkHandbook } from '../src/checks/index.ts'
import { loadHandbook } from '../src/handbook.ts'
import { changedSince } from '../src/reader/git-history.ts'
import { command, siteOptions } from './command.ts'
import { report, verdict } from './report.ts'
import { workCache } from './work-cache.ts'

await command('check', async (values) => {
  const cache = workCache(values)
  const handbook = await loadHandbook(siteOptions(values), cache)
  const all = await checkHandbook(handbook)
  const changed = values.since === undefined ? undefined : await changedSince(handbook.source.root, values.since)
  const findings = changed ? all.filter(({ file }) => changed.has(file)) : all
  if (findings.length < all.length) {
    const hidden = all.length - findings.length
    process.stderr.write(`Not shown: ${hidden} in files that did not change since ${values.since}.\n`)
  }
  process.stdout.write(report(findings, handbook, values.format, process.stdout, { strict: values.strict, changed }))
  cache?.save()
  return verdict(findings, values.strict)
})
