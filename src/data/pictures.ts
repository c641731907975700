/** The pictures that stand for pages where their addresses are pasted. They need the address of the site, and so does who shows them. */
import { handbookCard, incidentCard } from '../pictures/card.ts'
import { copyPath } from '../record/address.ts'
import { handbookPicture, picturedIncidents } from '../record/pictures.ts'
import type { DataFile, DataSite } from './data-file.ts'

export function* pictures({ facts, records, site, draw }: DataSite): Generator<DataFile> {
  if (!draw || site === undefined) return
  const [first] = facts.catalogues.settings.languages
  for (const [lang, record] of records) {
    const path = handbookPicture(lang, facts)
    if (path !== undefined) yield { path, content: draw((face) => handbookCard(facts, lang, face)) }
    for (const incident of picturedIncidents(record.incidents, lang, facts.catalogues.settings)) {
      yield {
        path: copyPath(incident.document, 'png', first!),
        content: draw((face) => incidentCard(incident, facts, face)),
      }
    }
  }
}
