import type { DocumentRule } from '../rule.ts'
import { type CommandInRunbook, type Part, runbookOutline } from './runbook-outline.ts'

const RESTART =
  '\n## Meaning\n\nIt hangs.\n\n## Impact\n\nNobody can log in.\n\n## Diagnosis\n\nLook at the log.\n\n## Mitigation\n\n```console\n# systemctl restart login\n```\n'

export const runbookVerification: DocumentRule = {
  id: 'runbook-verification',
  severity: 'warn',
  description: 'After a step that changes something, a runbook says how to see that it worked.',
  why: 'Without a check the next step is taken on a system that nobody has looked at.',
  remedy: 'Add a command that shows the new state, a sentence that says what to check, or a section “Verification”.',
  bad: { kind: 'runbook', body: `${RESTART}\n## Escalation\n\nCall the platform team.\n` },
  good: {
    kind: 'runbook',
    body: `${RESTART}\n## Verification\n\n\`systemctl is-active login\` says “active”.\n\n## Escalation\n\nCall the platform team.\n`,
  },
  *judge(judged) {
    const outline = runbookOutline(judged)
    if (!outline) return
    const sections = bySection(outline.parts)
    // A section that says how to see that all is well is the check after every step.
    if (sections.some(({ section, parts }) => section === 'verification' && parts.length > 0)) return
    const steps = sections.filter(({ section }) => section === 'mitigation').flatMap(({ parts }) => parts)
    for (const change of unverified(steps)) {
      yield {
        ...change.range,
        message: `after “${change.text}” nothing is checked`,
        hint: 'Add a command that shows the new state, say what to check, or write a section “Verification”.',
      }
    }
  },
}

/** The parts below each heading of the second level. */
function bySection(parts: readonly Part[]): { section: string | undefined; parts: Part[] }[] {
  const sections: { section: string | undefined; parts: Part[] }[] = []
  for (const part of parts) {
    if (part.type === 'heading' && part.depth <= 2) sections.push({ section: part.section, parts: [] })
    else sections.at(-1)?.parts.push(part)
  }
  return sections
}

const CHECK_WORDS =
  /(?:^|\P{L})(?:check|checks|verify|verifies|confirm|make sure|should (?:now )?(?:be|show|say)|prüfen|prüfe|prüft|überprüfen|überprüfe|kontrollieren|nachsehen|muss jetzt|sollte jetzt)(?!\p{L})/iu

/** The last changing command of each block, when nothing looks at its outcome before the next block changes something. */
function unverified(parts: readonly Part[]): CommandInRunbook[] {
  const found: CommandInRunbook[] = []
  let pending: CommandInRunbook | undefined
  for (const part of parts) {
    if (part.type === 'heading') continue
    if (part.type === 'sentences') {
      if (CHECK_WORDS.test(part.text) || part.commands.some(({ effect }) => effect === 'reads')) pending = undefined
      continue
    }
    const last = part.commands.findLast(({ effect }) => effect !== undefined)
    const change = part.commands.findLast(({ effect }) => effect === 'changes' || effect === 'destroys')
    if (change && pending) found.push(pending)
    if (last) pending = last === change ? change : undefined
  }
  return pending ? [...found, pending] : found
}
