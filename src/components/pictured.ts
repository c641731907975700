/** The documents that have a picture of their own, found once for the site. */
import { picturedIncidents } from '../record/pictures.ts'
import type { Document } from '../record/record.ts'
import { languages, recordFor } from '../site.ts'

export const pictured: ReadonlySet<Document> = new Set(
  languages.flatMap((lang) => picturedIncidents(recordFor(lang)).map(({ document }) => document)),
)
