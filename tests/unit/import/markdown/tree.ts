/** What the tests of Markdown trees have in common: a tree in memory, its drafts by id, and what the checks say of all of it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkHandbook } from '../../../../src/checks/index.ts'
import { draftFile, draftText } from '../../../../src/drafts/draft.ts'
import { type Handbook, loadHandbook } from '../../../../src/handbook.ts'
import { type Imported, type ImportOptions, type ImportTarget, InputRefused } from '../../../../src/import/importer.ts'
import { markdown } from '../../../../src/import/markdown/index.ts'
import type { Finding } from '../../../../src/model/finding.ts'

export type Tree = Record<string, string | Uint8Array>

const OPTIONS: ImportOptions = { as: 'runbooks', owner: 'platform', service: 'api' }

export function importTree(tree: Tree, handbook: ImportTarget, options: ImportOptions = {}): Imported {
  const files = Object.entries(tree)
    .map(([path, content]) => ({
      path,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return markdown.read({ files, options: { ...OPTIONS, ...options }, handbook })
}

/** The reasons for which a tree is refused. */
export function refusalOf(tree: Tree, handbook: ImportTarget, options: ImportOptions = {}): string[] {
  try {
    importTree(tree, handbook, options)
    return []
  } catch (error) {
    if (error instanceof InputRefused) return error.problems.map(({ file, message }) => `${file}: ${message}`)
    throw error
  }
}

/** The body of each draft by its id. */
export function bodiesOf({ drafts }: Imported): Record<string, string> {
  return Object.fromEntries(drafts.map(({ id, body }) => [id, body.trim()]))
}

/** Remarks as `fate file:line message`. */
export function told({ remarks }: Imported, pattern: RegExp): string[] {
  return remarks
    .filter(({ message }) => pattern.test(message))
    .map(({ fate, source, line, message }) => `${fate} ${source}${line === undefined ? '' : `:${line}`} ${message}`)
}

/** Every file of a folder of fixtures. */
export function fixture(name: string): Tree {
  const root = join('tests/fixtures/imports', name)
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(root.length + 1).replaceAll('\\', '/'), new Uint8Array(readFileSync(path))]
      }),
  )
}

/** The drafts and images of an import in a handbook of their own, and the errors that `check` finds in it. */
export async function checked({ drafts, assets }: Imported): Promise<{ handbook: Handbook; errors: Finding[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-markdown-'))
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  try {
    write('handbook.yaml', 'name: Ops\norganisation: Quitte\nsummary: How we work.\nlanguages: [en, de]\n')
    write(
      'services.yaml',
      'services:\n  - { id: api, name: API, summary: Answers. }\n  - { id: block-storage, name: Block storage, summary: Keeps. }\n',
    )
    write('teams.yaml', 'teams:\n  - { id: platform, name: Platform, summary: Runs it. }\n')
    for (const draft of drafts) write(draftFile(draft), draftText(draft))
    for (const { file, bytes } of assets) write(file, bytes)
    const handbook = await loadHandbook({ content: folder, drafts: true, asOf: '2026-11-20' })
    const findings = await checkHandbook(handbook)
    return { handbook, errors: findings.filter(({ severity }) => severity === 'error') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
