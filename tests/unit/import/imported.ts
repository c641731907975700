/** What the tests of importers have in common: an input in memory, and what the checks say of the drafts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkHandbook } from '../../../src/checks/index.ts'
import { type Draft, draftFile, draftText, inModelOrder } from '../../../src/drafts/draft.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Imported, Importer, ImportOptions, ImportTarget } from '../../../src/import/importer.ts'
import { InputRefused } from '../../../src/import/importer.ts'
import { documentSchemas } from '../../../src/model/index.ts'
import { ID_PATTERN } from '../../../src/model/values.ts'

const HANDBOOK = `name: Ops
organisation: Quitte
summary: How we work.
languages: [en, de]
severities:
  - { id: sev1, rank: 1, label: Sev 1, definition: All is down. }
  - { id: sev2, rank: 2, label: Sev 2, definition: Much is down. }
`
const SERVICES = `services:
  - { id: api, name: API, summary: Answers. }
  - { id: block-storage, name: Block storage, summary: Keeps. }
`
const TEAMS = `teams:
  - { id: platform, name: Platform, summary: Runs it. }
`

/** The catalogues of the handbook that the tests import into, and nothing of it taken. */
export async function target(language: 'en' | 'de' = 'en'): Promise<ImportTarget> {
  const folder = folderWith([])
  try {
    const { source } = await loadHandbook({ content: folder, drafts: true })
    return { catalogues: source.catalogues, language, isTaken: () => false }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function read(importer: Importer, text: string, handbook: ImportTarget, options: ImportOptions = {}): Imported {
  const bytes = new TextEncoder().encode(text)
  return importer.read({ files: [{ path: 'export', bytes }], options, handbook })
}

/** The problems for which an input is refused; undefined when it is not. */
export function refusal(importer: Importer, text: string, handbook: ImportTarget, options: ImportOptions = {}) {
  try {
    read(importer, text, handbook, options)
    return undefined
  } catch (error) {
    if (error instanceof InputRefused) return error.problems
    throw error
  }
}

/** What the model says of drafts: quick, for many of them. `errorsOf` says the rest. */
export function faultsOf(drafts: readonly Draft[]): string[] {
  return drafts.flatMap(({ kind, id, data }) => {
    const { error } = documentSchemas[kind].safeParse(inModelOrder(kind, data))
    return [
      ...(ID_PATTERN.test(id) && id.length <= 80 ? [] : [`“${id}” is no id`]),
      ...(error ? [`${error.message} of ${JSON.stringify(data)}`] : []),
    ]
  })
}

/**
 * The errors that `check` finds in a handbook with these drafts, as `rule: message`, and the text of the draft behind it.
 * Ids are numbered, so that drafts of many imports have room in one handbook.
 */
export async function errorsOf(drafts: readonly Draft[]): Promise<string[]> {
  const numbered = drafts.map((draft, index) => ({ ...draft, id: `draft-${index}` }))
  const folder = folderWith(numbered)
  try {
    const handbook = await loadHandbook({ content: folder, drafts: true, asOf: '2026-11-20' })
    const findings = await checkHandbook(handbook)
    const texts = new Map(numbered.map((draft) => [draftFile(draft), draftText(draft)]))
    return findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, file, line, message }) => `${rule}: ${message} (line ${line} of:)\n${texts.get(file)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function folderWith(drafts: readonly Draft[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-import-'))
  const files = [
    ['handbook.yaml', HANDBOOK],
    ['services.yaml', SERVICES],
    ['teams.yaml', TEAMS],
    ...drafts.map((draft) => [draftFile(draft), draftText(draft)]),
  ] as [string, string][]
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}
