/** Which files for machines a site has: one line a family. */
import { alertNames } from './alert-names.ts'
import { apiFiles } from './api/api-files.ts'
import { calendarFiles } from './calendars.ts'
import { controlFiles } from './controls.ts'
import type { DataFile, DataSite } from './data-file.ts'
import { feedFiles } from './feeds/feed-files.ts'
import { llmsFiles } from './llms.ts'
import { markdownFiles } from './markdown-copy.ts'
import { pictures } from './pictures.ts'
import { securityText } from './security-text.ts'

export const families: readonly ((site: DataSite) => Iterable<DataFile>)[] = [
  markdownFiles,
  apiFiles,
  feedFiles,
  llmsFiles,
  calendarFiles,
  controlFiles,
  alertNames,
  pictures,
  securityText,
]

/** All of them, made one after another, so that no more than one family is in memory. */
export function* dataFiles(site: DataSite): Generator<DataFile> {
  for (const family of families) yield* family(site)
}
