/** `actions.json`: what was decided after incidents, as far as the handbook publishes it. */
import { type DecidedAction, standingOf, standings } from '../../record/actions.ts'
import { documentAddress, type Record, servicesOf } from '../../record/record.ts'
import type { DataSite } from '../data-file.ts'
import type { Api } from './model.ts'

type Actions = Api['actions']

/** In the order of the ledger: what is open first, and of that what was due first. */
export function actionEntries({ actions }: Record, site: DataSite): Actions['actions'] {
  return standings.flatMap((standing) => actions.all.groups[standing].map((decided) => actionEntry(decided, site)))
}

/** What is published of all actions together; no number where not even those are. */
export function actionTotals({ actions, facts }: Record): Pick<Actions, 'published' | 'counts'> {
  const published = facts.catalogues.settings.actions
  return { published, ...(published === 'off' ? {} : { counts: actions.all.counts }) }
}

function actionEntry({ action, incident, overdue }: DecidedAction, { facts, link }: DataSite) {
  const { document } = incident
  return {
    ...action,
    postmortem: document.id,
    address: link(`${documentAddress(document, facts)}#page-action-${action.id}`),
    lang: document.lang,
    standing: standingOf(action),
    overdue,
    services: servicesOf(incident),
  }
}
