/** What the values of a facet are called. */

import { serviceName } from '../i18n/catalogue-names.ts'
import type { Formatters } from '../i18n/format.ts'
import type { Messages } from '../i18n/index.ts'
import type { Catalogues } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import type { FacetName } from '../record/address.ts'

export function facetValueName(
  facet: FacetName,
  id: string,
  catalogues: Catalogues,
  { postmortem }: Messages,
  lang: Language,
): string {
  const named = (names: { [id: string]: string }) => names[id] ?? id
  switch (facet) {
    case 'service':
      return serviceName(catalogues, id, lang)
    case 'severity':
      return catalogues.settings.severities.find((level) => level.id === id)?.label ?? id
    case 'type':
      return named(postmortem.type)
    case 'factor':
      return named(postmortem.factorClass)
    case 'year':
      return id
  }
}

/** A year `2024` or a month `2024-03` of a list; what it says of incidents without a time when it is absent. */
export function timeWords(time: string | undefined, { index }: Messages, format: Formatters): string {
  if (time === undefined) return index.withoutTime
  return time.includes('-') ? format.month(time) : time
}
