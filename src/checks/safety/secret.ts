import type { Rule } from '../rule.ts'
import { beginning, leakFindings, leaksOf } from './leaks.ts'

export const secret: Rule = {
  id: 'secret',
  severity: 'error',
  safety: true,
  description: 'No password, key or token stands in the content.',
  why: 'Whoever reads a secret can use it. Machines read every public repository within minutes, history included.',
  remedy:
    'Revoke or rotate it first: it counts as known. Then replace it by a placeholder such as <password> or $PASSWORD, and take it out of the history with git filter-repo.',
  bad: { kind: 'runbook', body: '\n    mysql --user=root --password=Quitte-7-Hagebutte\n' },
  good: { kind: 'runbook', body: '\n    mysql --user=root --password="$MYSQL_PASSWORD"\n' },
  // Looked for once, for this rule and the two others.
  prepare: leaksOf,
  check(handbook) {
    return leakFindings(handbook, 'secret', (leak) => ({
      message: `${leak.kind}${beginning(leak)} must not be published`,
      hint: 'Revoke or rotate it first: git history and every clone keep it. Then write a placeholder such as <token> in its place, and rewrite the history with git filter-repo.',
    }))
  },
}
