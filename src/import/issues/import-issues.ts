/** Issues of an export as drafts; what the forges have in common. */
import { z } from 'zod'
import { draftText } from '../../drafts/draft.ts'
import { parserLimit } from '../../markdown/parser-limits.ts'
import { sourceLines } from '../../markdown/source-text.ts'
import { MAXIMUM_FILE } from '../../reader/front-matter.ts'
import { type Imported, type ImportInput, type InputProblem, InputRefused } from '../importer.ts'
import { type Json, shaped } from '../read-json.ts'
import type { Issue } from './issue.ts'
import { issueDraft } from './issue-draft.ts'
import type { IssueOptions } from './options.ts'

/** Issues of one export. */
const MOST_ISSUES = 2_000
/** Characters of one issue’s text. */
const LONGEST_TEXT = 400 * 1024

/** Something in the export that is no issue. */
export interface NoIssue {
  source: string
  line: number
  /** Why it was passed over. */
  skipped: string
}

/**
 * @throws {InputRefused} when an issue is more than a document can be.
 */
export function importIssues(
  found: readonly (Issue | NoIssue)[],
  options: IssueOptions,
  { files, handbook }: ImportInput,
): Imported {
  const imported: Imported = { drafts: [], assets: [], remarks: [] }
  const file = files[0]!.path
  const problems: InputProblem[] = []
  const known = new Set<string>()
  if (found.length > MOST_ISSUES) {
    const message = `the export holds ${found.length} issues; at most ${MOST_ISSUES} are imported at a time`
    throw new InputRefused([{ file, message, hint: 'Export those that are postmortems, by a label or a milestone.' }])
  }
  for (const issue of found) {
    const { source, line } = issue
    if ('skipped' in issue) {
      imported.remarks.push({ fate: 'dropped', source, line, message: issue.skipped })
      continue
    }
    if (known.has(source)) {
      imported.remarks.push({ fate: 'dropped', source, line, message: 'The export holds this issue a second time.' })
      continue
    }
    known.add(source)
    const refuse = (what: string) =>
      problems.push({
        file,
        line,
        message: `${source}: ${what}`,
        hint: 'Correct it in the forge, or leave it out of the export.',
      })
    const limit = parserLimit(sourceLines(issue.body))
    if (issue.body.length > LONGEST_TEXT) refuse('the text is longer than a document can be')
    else if (limit) refuse(limit.message)
    if (problems.length > 0) continue
    const { draft, remarks } = issueDraft(issue, options, handbook)
    if (Buffer.byteLength(draftText(draft)) > MAXIMUM_FILE) refuse('the text is longer than a document can be')
    imported.drafts.push(draft)
    imported.remarks.push(...remarks)
  }
  if (problems.length > 0) throw new InputRefused(problems)
  return imported
}

/** An issue as its forge exports it, and the line of the file on which it begins. */
export interface ExportedIssue<T> {
  issue: T
  line: number
}

/**
 * The issues of an export, which is a list, a single one, or an object that holds the list under a name.
 *
 * @throws {InputRefused} when there is none, or one has another shape.
 */
export function issuesOf<S extends z.ZodType>(json: Json, listName: string, schema: S): ExportedIssue<z.infer<S>>[] {
  const records = recordsIn(json, listName)
  const place: Json['place'] = ([index, ...rest]) => json.place([...(records[index as number]?.path ?? []), ...rest])
  const issues = shaped({ ...json, value: records.map(({ value }) => value), place }, z.array(schema))
  return issues.map((issue, index) => ({ issue, line: place([index]).line }))
}

function recordsIn({ file, value }: Json, listName: string): { value: unknown; path: PropertyKey[] }[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const inside = isObject && Object.hasOwn(value, listName) ? (value as Record<string, unknown>)[listName] : value
  const path: PropertyKey[] = inside === value ? [] : [listName]
  const records = Array.isArray(inside)
    ? inside.map((record: unknown, index) => ({ value: record, path: [...path, index] }))
    : [{ value: inside, path }]
  if (records.length === 0) {
    throw new InputRefused([{ file, message: 'the export holds no issue', hint: 'Export at least one.' }])
  }
  return records
}
