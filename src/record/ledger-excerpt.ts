/** How much of a ledger one page shows, so that no page grows with the record. */
import { type ActionLedger, type DecidedAction, type Standing, standings } from './actions.ts'

/** A page has room for so many actions, and so many characters of their texts. */
const ROOM = { actions: 48, characters: 9000 }
/** Of each standing so much finds room at least, however much is open. */
const SHARE = { actions: 6, characters: 1000 }

export type LedgerExcerpt = { [standing in Standing]: DecidedAction[] }

/** The first actions of each standing in the order of the ledger: what is open has the most room, and what it leaves is for the rest. */
export function excerptOf({ groups }: Pick<ActionLedger, 'groups'>): LedgerExcerpt {
  const excerpt: LedgerExcerpt = { open: [], done: [], superseded: [], 'wont-do': [], unknown: [] }
  const left = { ...ROOM }
  for (const [index, standing] of standings.entries()) {
    const kept = { actions: 0, characters: 0 }
    for (const later of standings.slice(index + 1)) {
      const { actions, characters } = fitting(groups[later], SHARE)
      kept.actions += actions.length
      kept.characters += characters
    }
    const { actions, characters } = fitting(groups[standing], {
      actions: left.actions - kept.actions,
      characters: left.characters - kept.characters,
    })
    excerpt[standing] = actions
    left.actions -= actions.length
    left.characters -= characters
  }
  return excerpt
}

/** The first ones that fit. */
function fitting(all: readonly DecidedAction[], room: typeof ROOM): { actions: DecidedAction[]; characters: number } {
  let characters = 0
  const end = all.slice(0, room.actions).findIndex((each) => {
    const length = lengthOf(each)
    if (characters + length > room.characters) return true
    characters += length
    return false
  })
  return { actions: all.slice(0, end === -1 ? room.actions : end), characters }
}

/** What a row says that no other one does. */
function lengthOf({ action, incident }: DecidedAction): number {
  const { text, reason, tracker, ownerName, dueText } = action
  return [text, reason, tracker, ownerName, dueText, incident.document.data.title].reduce(
    (sum, each) => sum + (each?.length ?? 0),
    0,
  )
}
