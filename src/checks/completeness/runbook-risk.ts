import type { Handbook } from '../../handbook.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Effect } from './commands/command-table.ts'
import { runbookOutlines } from './runbook-outline.ts'

type Risk = 'read-only' | 'reversible'

export const runbookReadOnly: Rule = {
  id: 'runbook-read-only',
  severity: 'error',
  description: 'A runbook that promises only to look holds no command that changes anything.',
  why: 'In a runbook that says “read-only” people paste without a second thought, and they are right to.',
  remedy: 'Give “risk” the value that fits the worst command, or take the command out.',
  bad: { kind: 'runbook', fields: { risk: 'read-only' }, body: inSections('$ kubectl delete pvc data-0') },
  good: { kind: 'runbook', fields: { risk: 'read-only' }, body: inSections('$ kubectl get pvc data-0') },
  check: (handbook) => worseThan(handbook, 'read-only', ['destroys', 'changes']),
}

export const runbookRisk: Rule = {
  id: 'runbook-risk',
  severity: 'warn',
  description: 'A runbook that promises a way back holds no command that has none.',
  why: 'The risk on the cover decides who may run it alone at night; one destructive command makes it false.',
  remedy: 'Set “risk” to “destructive”, take the command out, or replace it by one with a way back.',
  bad: { kind: 'runbook', fields: { risk: 'reversible' }, body: inSections('# rm -rf /var/lib/data') },
  good: { kind: 'runbook', fields: { risk: 'destructive' }, body: inSections('# rm -rf /var/lib/data') },
  check: (handbook) => worseThan(handbook, 'reversible', ['destroys']),
}

const says: Record<Effect, string> = { reads: 'only looks', changes: 'changes something', destroys: 'cannot be undone' }

/** The worst command of each runbook of this risk, when it is one of these effects: one mistake, one finding. */
function* worseThan(handbook: Handbook, risk: Risk, effects: Effect[]): Generator<RuleFinding> {
  for (const { document, parts } of runbookOutlines(handbook)) {
    if (document.data.risk !== risk) continue
    const commands = parts.flatMap((part) => (part.type === 'commands' ? part.commands : []))
    for (const effect of effects) {
      const [first, ...others] = commands.filter((command) => command.effect === effect)
      if (!first) continue
      const more = others.length > 0 ? ` (${others.length + 1} commands do)` : ''
      yield {
        file: document.file,
        ...first.range,
        message: `“${first.text}” ${says[effect]}${effect === 'changes' ? more : ''}, but the runbook is “${risk}”`,
        hint: `Set “risk” to “${effect === 'destroys' ? 'destructive' : 'reversible'}”, or take the command out.`,
      }
      break
    }
  }
}

/** A runbook around one command, for the examples. */
function inSections(session: string): string {
  return ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation']
    .map((name) => `\n## ${name}\n\n${name === 'Diagnosis' ? `\`\`\`console\n${session}\n\`\`\`` : 'A sentence.'}\n`)
    .join('')
}
