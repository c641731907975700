/** Entries that tell what became of actions: that they were decided, that another day was set, that they ended. */
import { teamName } from '../../i18n/catalogue-names.ts'
import { formatters, messages } from '../../i18n/index.ts'
import { licence } from '../../i18n/licence.ts'
import { writeHtml } from '../../markdown/write-html.ts'
import type { ActionChange } from '../../record/action-changes.ts'
import { documentAddress } from '../../record/record.ts'
import type { DataSite } from '../data-file.ts'
import type { FeedEntry } from './feed.ts'
import { facts, link, paragraph } from './html.ts'

export function actionEntry({ incident, action, change, day, dueBefore }: ActionChange, site: DataSite): FeedEntry {
  const { document } = incident
  const { data, lang } = document
  const { catalogues } = site.facts
  const words = messages(lang)
  const format = formatters(lang)
  const title = `${words.feed.actionChange[change]}: ${action.text}`
  const postmortem = site.link(documentAddress(document, site.facts))
  const page = `${postmortem}#page-action-${action.id}`
  const moment = `${day}T00:00:00Z`
  const due = action.due === undefined ? action.dueText : format.day(action.due)
  const before = dueBefore === undefined ? '' : ` (${words.feed.dueBefore(format.day(dueBefore))})`
  const html = [
    paragraph(action.text),
    ...facts([
      [words.feed.after, [link(data.title, postmortem)]],
      [words.postmortem.action.class, words.postmortem.actionClass[action.class]],
      [words.postmortem.action.owner, action.owner && teamName(catalogues, action.owner, lang)],
      [words.postmortem.action.due, due && due + before],
      [words.postmortem.action.status, words.postmortem.actionStatus[action.status]],
      [words.feed.reason, action.reason],
      [words.postmortem.tracker, action.tracker && [link(action.tracker, action.tracker)]],
    ]),
  ]
  return {
    // Each change is said once: an action is decided once and ends once, and is given another day once in an edition.
    id: `${page}/${change === 'due' ? `due-${day}` : change === 'decided' ? change : 'ended'}`,
    page,
    lang,
    title,
    summary: `${words.actions.after} ${data.title}`,
    html: writeHtml(html),
    published: moment,
    updated: moment,
    tags: [words.feed.actionChange[change]],
    license: licence(data.license ?? catalogues.settings.license),
  }
}
