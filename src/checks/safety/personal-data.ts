import type { Rule } from '../rule.ts'
import { leakFindings } from './leaks.ts'

export const personalData: Rule = {
  id: 'personal-data',
  severity: 'error',
  safety: true,
  warnsInDrafts: true,
  description:
    'No mail address, phone number, bank account, handle, client address or listed name stands in the content.',
  why: 'A record that is free of blame names roles. Data of a person needs a reason to be published, and cannot be called back.',
  remedy:
    'Name a role or a team instead. Mail domains and handles of organisations can be listed in handbook.yaml under “publishing”. What was published already is taken out of the history with git filter-repo.',
  bad: { kind: 'runbook', body: '\nThank you @quitte_hagebutte for the patch.\n' },
  good: { kind: 'runbook', body: '\nThe patch came from the community. Write to desk@example.org.\n' },
  check(handbook) {
    return leakFindings(handbook, 'personal-data', ({ kind }) => ({
      message: `${kind} must not be published`,
      hint: 'Write the role or the team in its place. If it was ever pushed, git history and every clone keep it: rewrite the history with git filter-repo, and tell whom it concerns.',
    }))
  },
}
