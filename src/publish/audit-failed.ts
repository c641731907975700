import type { AuditProblem } from './audit.ts'
import { PublishError } from './publish-error.ts'

/** How many kinds of problems are printed; the rest is counted. */
const SHOWN = 50

/** What was built is not what was accepted. The fault is ours, or a theme’s, and nothing was published. */
export class AuditFailed extends PublishError {
  /** @param own the components that a theme puts in place of ours */
  constructor(problems: readonly AuditProblem[], own: readonly string[] = []) {
    super(
      `The site that was built has ${count(problems.length, 'problem')}, so it was not published:\n${describe(problems)}`,
      own.length > 0
        ? `Look at what the theme has of its own first: ${own.join(', ')}. docs/theming.md says what it may write.`
        : 'The content was accepted, so this is a fault of Opsbook. Please report it with the lines above.',
      own.length > 0 ? 1 : 3,
    )
  }
}

/** One entry a kind of problem: what is wrong with the layout is wrong on every page, and is said once. */
function describe(problems: readonly AuditProblem[]): string {
  const kinds = [...Map.groupBy(problems, (problem) => problem.message).values()]
  const lines = kinds.slice(0, SHOWN).map((same) => {
    const { page, message, excerpt } = same[0]!
    const more = same.length > 1 ? ` (and ${count(same.length - 1, 'more page')})` : ''
    return `  ${page} ${message}${more}${excerpt ? `\n    ${excerpt}` : ''}`
  })
  const left = kinds.length - SHOWN
  return [...lines, ...(left > 0 ? [`  and ${count(left, 'more kind')} of problem`] : [])].join('\n')
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}
