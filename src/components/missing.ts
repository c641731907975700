/** What is missing, in words: each list with what it counts and the first of its entries. */

import { inLanguage } from '../i18n/catalogue-names.ts'
import { formatters, messages } from '../i18n/index.ts'
import type { Language } from '../model/values.ts'
import { serviceAddress } from '../record/address.ts'
import type { Coverage, Missing } from '../record/coverage.ts'
import type { Document } from '../record/record.ts'
import { defaultLanguage, documentHref, facts, href } from '../site.ts'

export interface MissingEntry {
  text: string
  href?: string
  /** The language of the text, when it is not the page’s. */
  lang?: Language
  note?: string
}

export interface MissingWords {
  title: string
  /** What is counted. */
  text: string
  /** Said where there is nothing that could be counted. */
  nothing: string
}

export interface MissingEntries {
  words: MissingWords
  /** Those that are shown. */
  entries: MissingEntry[]
  /** How many there are, of how many. */
  n: number
  of: number
}

/** @param most so many entries of each list are shown */
export function missingLists(coverage: Coverage, lang: Language, most: number): MissingEntries[] {
  const words = messages(lang).coverage
  const format = formatters(lang)
  const list = <Entry>(words: MissingWords, { entries, of }: Missing<Entry>, entry: (each: Entry) => MissingEntry) => ({
    words,
    entries: entries.slice(0, most).map(entry),
    n: entries.length,
    of,
  })
  const { overdue, withReview, ownerless } = coverage
  const overdueWords = { title: words.overdue, text: words.overdueText(withReview), nothing: words.noReviews }
  return [
    ...(facts.asOf === undefined
      ? []
      : [
          list(overdueWords, { entries: overdue, of: withReview }, ({ document, due }) => ({
            ...linkTo(document, lang),
            note: words.due(format.day(due)),
          })),
        ]),
    list(words.lists.services, coverage.servicesWithoutRunbook, (service) => ({
      text: inLanguage(service, lang).name,
      href: href(serviceAddress(service.id, lang, defaultLanguage)),
    })),
    list(words.lists.alerts, coverage.alertsWithoutRunbook, ({ name, incident }) => ({
      ...(incident ? linkTo(incident.document, lang) : {}),
      text: name,
    })),
    list(words.lists.runbooks, coverage.neverExercised, (runbook) => linkTo(runbook, lang)),
    list(words.lists.incidents, coverage.unreviewed, ({ incident, ended }) => ({
      ...linkTo(incident.document, lang),
      note: words.ended(format.day(ended)),
    })),
    ...(ownerless
      ? [
          list(words.lists.actions, ownerless, ({ action, incident }) => ({
            ...linkTo(incident.document, lang),
            text: action.text,
            href: `${documentHref(incident.document)}#page-action-${action.id}`,
          })),
        ]
      : []),
  ]
}

function linkTo(document: Document, lang: Language): MissingEntry {
  return {
    text: document.data.title,
    href: documentHref(document),
    ...(document.lang === lang ? {} : { lang: document.lang }),
  }
}
