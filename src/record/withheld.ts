/**
 * What a handbook keeps for itself of its postmortems. It is left out where documents leave for the record, so that no
 * page, index, feed or file can show it; the checks have judged it before.
 */
import type { Postmortem } from '../model/postmortem.ts'
import type { Settings } from '../model/settings.ts'
import { type CountedActions, countActions } from './actions.ts'

/** What is published in place of what is withheld. */
export interface Withheld {
  /** The numbers of the actions; absent where not even those are published. */
  actions?: CountedActions
}

/** A postmortem without its actions. That there are none, and why, goes with them: it would say which have some. */
export function withoutActions(data: Postmortem): Postmortem {
  const { noActions: _, ...rest } = data
  return { ...rest, actions: [] }
}

/**
 * What stands in for the actions of a postmortem; absent where they are public.
 *
 * @param asOf day of the site, `YYYY-MM-DD`
 */
export function withheldOf(
  { actions }: Pick<Postmortem, 'actions'>,
  policy: Settings['actions'],
  asOf: string | undefined,
): Withheld | undefined {
  if (policy === 'public') return undefined
  return policy === 'counts-only' ? { actions: countActions(actions, asOf) } : {}
}
