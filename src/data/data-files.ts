/** Which files for machines a site has: one line a family. */
import { keyOf } from '../record/address.ts'
import { alertNames } from './alert-names.ts'
import { apiLists, documentFile } from './api/api-files.ts'
import { calendarFiles } from './calendars.ts'
import { controlFiles } from './controls.ts'
import type { DataFile, DataPart, DataSite } from './data-file.ts'
import { feedFiles } from './feeds/feed-files.ts'
import { llmsFiles } from './llms.ts'
import { markdownFile } from './markdown-copy.ts'
import { pictures } from './pictures.ts'
import { securityText } from './security-text.ts'

/** Made of the site as a whole. */
const ofSite = { apiLists, feedFiles, llmsFiles, calendarFiles, controlFiles, alertNames, pictures, securityText }
/** Made of each document. */
const ofDocument = { markdownFile, documentFile }

/** All of them, in the order in which they are written. */
export function* dataParts(site: DataSite): Generator<DataPart> {
  for (const [name, family] of Object.entries(ofDocument)) {
    for (const document of site.documents) {
      yield { name: `${name} ${keyOf(document)}`, from: document, make: () => [family(document, site)] }
    }
  }
  for (const [name, family] of Object.entries(ofSite)) yield { name, from: null, make: () => family(site) }
}

/** The files themselves, made one part after another, so that no more than one is in memory. */
export function* dataFiles(site: DataSite): Generator<DataFile> {
  for (const { make } of dataParts(site)) yield* make()
}
