/** `npm run fix`: applies every fix that is certain, and reports what is left. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyFixes } from '../src/checks/fixes.ts'
import { withPublished } from '../src/checks/identity/permalinks.ts'
import { checkHandbook } from '../src/checks/index.ts'
import { type Handbook, loadHandbook } from '../src/handbook.ts'
import type { Finding } from '../src/model/finding.ts'
import { PERMALINKS } from '../src/reader/content-folder.ts'
import { command, siteOptions } from './command.ts'
import { replaceFile } from './replace-file.ts'
import { report, verdict } from './report.ts'
import { workCache } from './work-cache.ts'

/** One fix can lay open the next; a fix that does not end what it fixes must not run for ever. */
const ROUNDS = 10

await command('fix', async (values) => {
  const cache = workCache(values)
  let fixed = 0
  for (let round = 0; ; round++) {
    const handbook = await loadHandbook(siteOptions(values), cache)
    const findings = await checkHandbook(handbook)
    const now = round < ROUNDS ? fixFiles(findings, handbook) : 0
    fixed += now
    if (now > 0) continue
    cache?.save()
    recordAddresses(handbook)
    process.stdout.write(`${fixed === 0 ? 'Nothing to fix' : `Fixed: ${fixed}`}.\n`)
    if (findings.length > 0) process.stdout.write(`\n${report(findings, handbook, 'text', process.stdout)}`)
    return verdict(findings, values.strict)
  }
})

/** Writes the files whose findings carry fixes. Returns how many findings were mended. */
function fixFiles(findings: Finding[], { source }: Handbook): number {
  let fixed = 0
  for (const file of new Set(findings.filter(({ fix }) => fix).map((finding) => finding.file))) {
    const path = join(source.root, file)
    const written = readFileSync(path, 'utf8')
    // The reader takes a byte order mark away; a fix does not.
    const mark = written.startsWith('\uFEFF') ? '\uFEFF' : ''
    const text = written.slice(mark.length)
    // Somebody is writing at this moment: their text is not what was judged.
    if (text !== source.sources.get(file)?.text) continue
    const result = applyFixes(
      text,
      findings.filter((finding) => finding.file === file),
    )
    if (result.text === text) continue
    fixed += result.fixed.length
    replaceFile(path, mark + result.text)
  }
  return fixed
}

/** Adds what is published now to the list of published addresses, where a handbook keeps one. */
function recordAddresses(handbook: Handbook): void {
  const text = handbook.source.sources.get(PERMALINKS)?.text
  if (text === undefined) return
  const recorded = withPublished(text, handbook)
  if (recorded !== text) replaceFile(join(handbook.source.root, PERMALINKS), recorded)
}
