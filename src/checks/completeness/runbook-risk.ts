import type { DocumentRule } from '../rule.ts'
import { runbookAround, worstCommand } from './worst-command.ts'

export const runbookRisk: DocumentRule = {
  id: 'runbook-risk',
  severity: 'warn',
  description: 'A runbook that promises a way back holds no command that has none.',
  why: 'The risk on the cover decides who may run it alone at night; one destructive command makes it false.',
  remedy: 'Set “risk” to “destructive”, take the command out, or replace it by one with a way back.',
  bad: { kind: 'runbook', fields: { risk: 'reversible' }, body: runbookAround('# rm -rf /var/lib/data') },
  good: { kind: 'runbook', fields: { risk: 'destructive' }, body: runbookAround('# rm -rf /var/lib/data') },
  judge: (judged) => worstCommand(judged, 'reversible', ['destroys']),
}
