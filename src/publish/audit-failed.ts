import type { AuditProblem } from './audit.ts'
import { PublishError } from './publish-error.ts'

const SHOWN = 20

/** The site that was built is not fit to be published, though its content was accepted. The old site stays. */
export class AuditFailed extends PublishError {
  readonly problems: readonly AuditProblem[]

  constructor(problems: readonly AuditProblem[]) {
    super(
      `The site was built, but not published: ${count(problems.length, 'problem')} found in it.\n${describe(problems)}`,
      'Your content was accepted, so this is a fault of the generator. Please report it, with the lines above.',
      3,
    )
    this.problems = problems
  }
}

/** One line a kind of problem: what is wrong with the layout is wrong on every page, and is said once. */
function describe(problems: readonly AuditProblem[]): string {
  const byMessage = Map.groupBy(problems, (problem) => problem.message)
  const lines = Array.from(byMessage.values(), (same) => {
    const [first] = same
    const where = same.length > 1 ? ` (and ${count(same.length - 1, 'more page')})` : ''
    const excerpt = first!.excerpt ? `\n      ${first!.excerpt}` : ''
    return `  ${first!.page} ${first!.message}${where}${excerpt}`
  })
  const left = lines.length - SHOWN
  return [...lines.slice(0, SHOWN), ...(left > 0 ? [`  and ${count(left, 'more kind')} of problems`] : [])].join('\n')
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}
