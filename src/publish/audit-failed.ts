import type { AuditProblem } from './audit.ts'
import { PublishError } from './publish-error.ts'

/** How many problems are printed; the rest is counted. */
const SHOWN = 50

/** What was built is not what was accepted. The fault is ours, and nothing was published. */
export class AuditFailed extends PublishError {
  constructor(problems: AuditProblem[]) {
    const lines = problems
      .slice(0, SHOWN)
      .map(({ page, message, excerpt }) => `  ${page} ${message}${excerpt ? `\n    ${excerpt}` : ''}`)
    const rest = problems.length > SHOWN ? `\n  and ${problems.length - SHOWN} more` : ''
    super(
      `The site that was built has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}, so it was not published:\n${lines.join('\n')}${rest}`,
      'The content was accepted, so this is a fault of Opsbook. Please report it with the lines above.',
      3,
    )
  }
}
