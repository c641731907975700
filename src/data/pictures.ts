/** The pictures that stand for pages where their addresses are pasted. They need the address of the site, and so does who shows them. */
import { handbookCard, incidentCard } from '../pictures/card.ts'
import { copyPath } from '../record/address.ts'
import { handbookPicture, picturedIncidents } from '../record/pictures.ts'
import type { DataPart, DataSite } from './data-file.ts'

/** Each is a part of its own: to draw one takes as long as to make a page. */
export function* pictureParts({ facts, records, site, draw }: DataSite): Generator<DataPart> {
  if (!draw || site === undefined) return
  const [first] = facts.catalogues.settings.languages
  for (const [lang, record] of records) {
    const path = handbookPicture(lang, facts)
    if (path !== undefined) {
      const make = () => [{ path, content: draw((face) => handbookCard(facts, lang, face)) }]
      yield { name: `picture ${path}`, from: lang, make }
    }
    for (const incident of picturedIncidents(record.incidents, lang, facts.catalogues.settings)) {
      const path = copyPath(incident.document, 'png', first!)
      const make = () => [{ path, content: draw((face) => incidentCard(incident, facts, face)) }]
      yield { name: `picture ${path}`, from: incident, make }
    }
  }
}
