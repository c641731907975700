import type { DocumentRule } from '../rule.ts'
import { runbookAround, worstCommand } from './worst-command.ts'

export const runbookReadOnly: DocumentRule = {
  id: 'runbook-read-only',
  severity: 'error',
  description: 'A runbook that promises only to look holds no command that changes anything.',
  why: 'In a runbook that says “read-only” people paste without a second thought, and they are right to.',
  remedy: 'Give “risk” the value that fits the worst command, or take the command out.',
  bad: { kind: 'runbook', fields: { risk: 'read-only' }, body: runbookAround('$ kubectl delete pvc data-0') },
  good: { kind: 'runbook', fields: { risk: 'read-only' }, body: runbookAround('$ kubectl get pvc data-0') },
  judge: (judged) => worstCommand(judged, 'read-only', ['destroys', 'changes']),
}
