/** Which files for machines a site has: one line a family. */
import { keyOf } from '../record/address.ts'
import { alertNames } from './alert-names.ts'
import { apiLists, documentFile } from './api/api-files.ts'
import { calendarFiles } from './calendars.ts'
import { controlFiles } from './controls.ts'
import type { DataFile, DataPart, DataSite } from './data-file.ts'
import { feedFiles } from './feeds/feed-files.ts'
import { llmsParts } from './llms.ts'
import { markdownFile } from './markdown-copy.ts'
import { pictureParts } from './pictures.ts'
import { securityText } from './security-text.ts'

/** Made of the site as a whole. */
const ofSite = { apiLists, feedFiles, calendarFiles, controlFiles, alertNames, securityText }
/** Made of each document. */
const ofDocument = { markdownFile, documentFile }

/**
 * All of them, in the order in which they are written.
 *
 * @param bytesOf how long a file is that was made of an earlier part, by its path
 */
export function* dataParts(site: DataSite, bytesOf: (path: string) => number): Generator<DataPart> {
  for (const [name, family] of Object.entries(ofDocument)) {
    for (const document of site.documents) {
      yield { name: `${name} ${keyOf(document)}`, from: document, make: () => [family(document, site)] }
    }
  }
  for (const [name, family] of Object.entries(ofSite)) yield { name, from: null, make: () => family(site) }
  yield* llmsParts(site, bytesOf)
  yield* pictureParts(site)
}

/** The files themselves, made one part after another, so that no more than one is in memory. */
export function* dataFiles(site: DataSite): Generator<DataFile> {
  const bytes = new Map<string, number>()
  for (const { make } of dataParts(site, (path) => bytes.get(path)!)) {
    for (const file of make()) {
      bytes.set(file.path, Buffer.byteLength(file.content))
      yield file
    }
  }
}
