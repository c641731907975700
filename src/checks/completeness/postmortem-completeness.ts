import { type Demand, demands } from '../../model/completeness.ts'
import type { FrontMatter } from '../../model/index.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

type Postmortem = FrontMatter<'postmortem'>

export const postmortemCompleteness: Rule = {
  id: 'postmortem-completeness',
  severity: 'error',
  description: 'A public postmortem of one’s own says what its status promises.',
  why: 'A reader of a final postmortem expects impact, factors and actions; what is silently missing looks withheld.',
  remedy: 'Add what is missing, or give the postmortem the status that it has earned: “draft” or “preliminary”.',
  bad: { kind: 'postmortem', fields: { contributingFactors: '[]' } },
  good: {
    kind: 'postmortem',
    fields: { contributingFactors: '[{class: tooling, text: The tool had no lower bound.}]' },
  },
  *check(handbook) {
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      // What another organisation did not publish cannot be demanded.
      if (data.origin) continue
      for (const { path, what, hint, types, isMet } of demands[data.status] ?? []) {
        if (!types.includes(data.type) || isMet(data)) continue
        yield {
          file,
          ...locate(isWritten(data, path) ? path : ['status'], isWritten(data, path) ? 'key' : 'value'),
          message: `a ${data.status} postmortem says ${what}; “${path.join('.')}” does not`,
          hint,
        }
      }
    }
  },
}

/** Whether the block of a field stands in the file, if only with other fields; else the status is what demands it. */
function isWritten(data: Postmortem, [field]: Demand['path']): boolean {
  const value = data[field as keyof Postmortem]
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && Object.values(value).some((inner) => inner !== undefined && String(inner) !== '')
}
