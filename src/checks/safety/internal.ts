import type { Rule } from '../rule.ts'
import { beginning, leakFindings } from './leaks.ts'

export const internal: Rule = {
  id: 'internal',
  severity: 'error',
  safety: true,
  warnsInDrafts: true,
  description: 'No private or hardware address, internal host or internal tracker stands in the content.',
  why: 'The plan of a network helps those who want to get in, and nobody outside can follow an address that leads inside.',
  remedy:
    'Take addresses from the ranges for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, 00:00:5E:00:53:xx, and hosts below example.org.',
  bad: { kind: 'runbook', body: '\n    ssh root@10.20.30.40\n' },
  good: { kind: 'runbook', body: '\n    ssh root@192.0.2.40\n' },
  check(handbook) {
    return leakFindings(handbook, 'internal', (leak) => ({
      message: `${leak.kind}${beginning(leak)} must not be published`,
      hint: 'Take one for documentation: 192.0.2.0/24 or 2001:db8::/32, 00:00:5E:00:53:01, a host below example.org, a public address. Git history keeps the old one until git filter-repo removes it.',
    }))
  },
}
