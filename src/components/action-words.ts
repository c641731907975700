/** What became of the actions after an incident, in a few words. */
import type { Messages } from '../i18n/index.ts'
import type { ActionLedger } from '../record/actions.ts'

/** “2 of 5 actions done”. Absent where nothing was decided, or nothing was published of what became of it. */
export function outcomeWords(ledger: ActionLedger | undefined, { actions }: Messages): string | undefined {
  if (!ledger || ledger.counts.unknown === ledger.total) return undefined
  return actions.doneOf(ledger.counts.done, ledger.total)
}
