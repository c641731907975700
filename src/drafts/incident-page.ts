/**
 * The page of an incident that is still going on, and the words that lead customers to it. Both say what is known at the
 * moment and nothing else: they are public at once, so nothing in them is a placeholder.
 */
import { formatters, offsetOf } from '../i18n/index.ts'
import type { Catalogues } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import type { Draft } from './draft.ts'

export interface OngoingIncident {
  services: string[]
  /** Since when users may notice it. */
  start: string
  catalogues: Catalogues
}

interface Known {
  /** “API and Console” */
  what: string
  /** “20 November 2026, 13:44 UTC+1”, on the handbook’s clock */
  since: string
}

/** More services than this are counted, so that a sentence can still be read. */
const NAMED = 4

const words: Record<
  Language,
  {
    many: (count: number) => string
    summary: (known: Known) => string
    body: (known: Known) => string
    notice: (known: Known, address: string) => string
  }
> = {
  en: {
    many: (count) => `${count} services`,
    summary: ({ what, since }) =>
      `Since ${since}, users of ${what} may notice a disturbance. We are working on it; what we know stands here.`,
    body: ({ what, since }) => `## What we know so far

- Affected: ${what}.
- Users may have noticed it since ${since}.

We are working on it. This page is changed when we know more.

## What comes next

When it is over, this page will say what happened, what contributed to it, and what we change. Its address stays the same.
`,
    notice: ({ what, since }, address) =>
      `Since ${since}, users of ${what} may notice a disturbance. We are working on it. What we know is written here, and will stay here: ${address}`,
  },
  de: {
    many: (count) => `${count} Dienste`,
    summary: ({ what, since }) =>
      `Seit ${since} kann es zu Störungen kommen: ${what}. Wir arbeiten daran; was wir wissen, steht hier.`,
    body: ({ what, since }) => `## Was wir bisher wissen

- Betroffen: ${what}.
- Es kann seit ${since} zu bemerken sein.

Wir arbeiten daran. Diese Seite wird geändert, sobald wir mehr wissen.

## Wie es weitergeht

Wenn es vorbei ist, steht hier, was geschah, was dazu beitrug und was wir ändern. Die Adresse bleibt dieselbe.
`,
    notice: ({ what, since }, address) =>
      `Seit ${since} kann es zu Störungen kommen: ${what}. Wir arbeiten daran. Was wir wissen, steht hier und bleibt hier: ${address}`,
  },
}

/** What the page says as long as nobody has written more. */
export function incidentPage(incident: OngoingIncident, lang: Language): Pick<Draft, 'body'> & { summary: string } {
  const known = knownOf(incident, lang)
  return { summary: words[lang].summary(known), body: words[lang].body(known) }
}

/** A text for the status page, with the permanent address. */
export function statusNotice(incident: OngoingIncident, lang: Language, address: string): string {
  return words[lang].notice(knownOf(incident, lang), address)
}

function knownOf({ services, start, catalogues }: OngoingIncident, lang: Language): Known {
  const format = formatters(lang)
  const { timeZone } = catalogues.settings
  const names = services.map((id) => {
    const service = catalogues.services.find((each) => each.id === id)
    return service?.translations?.[lang]?.name ?? service?.name ?? id
  })
  return {
    what: names.length > NAMED ? words[lang].many(names.length) : format.list(names),
    since: `${format.moment(start, timeZone)} ${offsetOf(start, timeZone).replace(/\+0$/, '')}`,
  }
}
