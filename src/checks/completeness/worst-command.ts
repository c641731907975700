import type { Effect } from '../../shell/command-table.ts'
import type { JudgedDocument } from '../judged-document.ts'
import type { RuleFinding } from '../rule.ts'
import { runbookOutline } from './runbook-outline.ts'

const says: Record<Effect, string> = { reads: 'only looks', changes: 'changes something', destroys: 'cannot be undone' }

/** The worst command of a runbook of a risk, when it does one of these: one wrong word on the cover is one finding. */
export function* worstCommand(
  judged: JudgedDocument,
  risk: 'read-only' | 'reversible',
  effects: Effect[],
): Generator<Omit<RuleFinding, 'file'>> {
  const outline = runbookOutline(judged)
  if (outline?.document.data.risk !== risk) return
  const commands = outline.parts.flatMap((part) => (part.type === 'commands' ? part.commands : []))
  const worst = effects.find((effect) => commands.some((command) => command.effect === effect))
  if (!worst) return
  const [first, ...others] = commands.filter(({ effect }) => effect === worst)
  const more = others.length > 0 ? ` (the first of ${others.length + 1} commands that do)` : ''
  yield {
    ...first!.range,
    message: `“${first!.text}” ${says[worst]}, but the runbook is “${risk}”${more}`,
    hint: `Set “risk” to “${worst === 'destroys' ? 'destructive' : 'reversible'}”, or take the command out.`,
  }
}

/** A runbook around a session, for the examples of the rules. */
export function runbookAround(session: string): string {
  return ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation']
    .map((name) => `\n## ${name}\n\n${name === 'Diagnosis' ? `\`\`\`console\n${session}\n\`\`\`` : 'A sentence.'}\n`)
    .join('')
}
