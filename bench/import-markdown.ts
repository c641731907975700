/**
 * Imports a tree of Markdown into an empty handbook and says whether anything was lost on the way:
 *
 *     node bench/import-markdown.ts DIR [runbooks|processes|postmortems] [OPTION=VALUE...]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkHandbook } from '../src/checks/index.ts'
import { draftFile, draftText } from '../src/drafts/draft.ts'
import { loadHandbook } from '../src/handbook.ts'
import { readInput } from '../src/import/input.ts'
import { splitForeign } from '../src/import/markdown/foreign-front-matter.ts'
import { markdown } from '../src/import/markdown/index.ts'
import { problemsOf } from '../src/import/plan.ts'
import { Target } from '../src/import/target.ts'
import {
  lostCode,
  lostWords,
  shownByHtml,
  shownBySource,
  withoutNotations,
} from '../tests/unit/import/markdown/faithful.ts'

const [folder, as = 'runbooks', ...more] = process.argv.slice(2)
const root = process.env['HANDBOOK'] ?? mkdtempSync(join(tmpdir(), 'opsbook-import-'))
mkdirSync(root, { recursive: true })
writeFileSync(
  join(root, 'handbook.yaml'),
  'name: Imported\norganisation: Example\nsummary: What was imported.\nlanguages: [en, de]\n',
)
writeFileSync(join(root, 'teams.yaml'), 'teams:\n  - { id: operations, name: Operations, summary: Runs everything. }\n')
writeFileSync(
  join(root, 'services.yaml'),
  'services:\n  - { id: platform, name: Platform, summary: Everything that runs. }\n',
)
const before = performance.now()
const { files } = readInput([folder!], 'folder')
const target = await Target.read(root)
const options = Object.fromEntries(more.map((option) => option.split('=') as [string, string]))
const read = performance.now()
const { drafts, assets, remarks } = markdown.read({
  files,
  options: { as, owner: 'operations', service: 'platform', ...options },
  handbook: target.seenBy('markdown', { documents: [], assets: [] }),
})
const imported = performance.now()
for (const draft of drafts) {
  for (const problem of problemsOf(draft)) console.log(`DRAFT ${draft.source}: ${problem}`)
  write(draftFile(draft), draftText(draft))
}
for (const { file, bytes } of assets) write(file, bytes)
function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}

const handbook = await loadHandbook({ content: root, drafts: true })
const findings = await checkHandbook(handbook)
const errors = findings.filter(({ severity }) => severity === 'error')
const byRule = Map.groupBy(errors, ({ rule }) => rule)
let lostBlocks = 0
let lostTotal = 0
const verbose = process.env['VERBOSE']
for (const draft of drafts) {
  const text = new TextDecoder()
    .decode(files.find(({ path }) => path === draft.source)!.bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const source = shownBySource(withoutNotations(text.slice(splitForeign(text).bodyStart)))
  const result = shownByHtml(handbook.bodies.get(draftFile(draft))!.html, String(draft.data['title']))
  const code = lostCode(source, result)
  const words = lostWords(source, result)
  lostBlocks += code.length
  lostTotal += words.length
  if (verbose && code.length > 0)
    for (const block of code) console.log(`CODE ${draft.source}: ${JSON.stringify(block.slice(0, 160))}`)
  if (verbose && words.length > 0) console.log(`WORDS ${draft.source}: ${words.slice(0, 15).join(' ')}`)
}
const fates = Map.groupBy(remarks, ({ fate }) => fate)
console.log(
  `${folder}: ${files.length} files, ${drafts.length} drafts, ${assets.length} images; read ${Math.round(read - before)} ms, import ${Math.round(imported - read)} ms\n` +
    `  remarks: ${[...fates].map(([fate, list]) => `${fate} ${list.length}`).join(', ')}\n` +
    `  lost: ${lostBlocks} code blocks, ${lostTotal} words\n` +
    `  errors: ${[...byRule].map(([rule, list]) => `${rule} ${list.length}`).join(', ') || 'none'}; warnings ${findings.length - errors.length}`,
)
if (verbose)
  for (const [, list] of byRule)
    for (const { rule, file, line, message } of list.slice(0, 8))
      console.log(`ERROR ${rule} ${file}:${line} ${message}`)
if (!process.env['HANDBOOK']) rmSync(root, { recursive: true })
