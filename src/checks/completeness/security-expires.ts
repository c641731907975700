import { siteFacts } from '../../handbook.ts'
import type { Rule } from '../rule.ts'

const handbookWith = (day: string) =>
  `name: Ops\norganisation: Ops\nsummary: How we work.\nsecurity:\n  contact: [mailto:security@example.org]\n  expires: '${day}'\n`

export const securityExpires: Rule = {
  id: 'security-expires',
  severity: 'warn',
  description: 'What is said of reporting weaknesses is still right, and for no more than a year.',
  why: 'After that day nobody relies on it, and a report goes nowhere, or to everybody (RFC 9116, section 2.5.5).',
  remedy: 'See whether contact, key and policy are still right, and set “expires” to a day within a year.',
  bad: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('2026-10-31') } },
  good: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('2027-06-30') } },
  *check(handbook) {
    const { source } = handbook
    const expires = source.catalogues.settings.security?.expires
    const { asOf } = siteFacts(handbook)
    if (expires === undefined || asOf === undefined) return
    const place = { file: 'handbook.yaml', ...source.locateData('handbook.yaml', ['security', 'expires']) }
    if (expires < asOf) {
      yield {
        ...place,
        message: `what is said of reporting weaknesses was right until ${expires}, as of ${asOf}`,
        hint: 'See whether it still is, and set “expires” to a day within a year.',
      }
    } else if (expires > `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4)}`) {
      yield {
        ...place,
        message: `${expires} is more than a year ahead of ${asOf}`,
        hint: 'Write a day within a year: it makes somebody look at it.',
      }
    }
  },
}
