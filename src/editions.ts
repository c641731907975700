/** Where git's versions of postmortems become editions: read by the reader, their bodies by the renderer, chosen by the record. */
import { textBlocks } from './markdown/text-blocks.ts'
import type { SourceHandbook } from './reader/handbook.ts'
import { postmortemVersions } from './reader/versions.ts'
import { type Edition, editionsOf } from './record/editions.ts'

/** By file; only of those of which there is something to compare. */
export async function editionsIn(source: SourceHandbook): Promise<Map<string, Edition[]>> {
  const editions = new Map<string, Edition[]>()
  for (const [file, versions] of await postmortemVersions(source)) {
    const shown = editionsOf(versions).map((each) => ({ ...each, body: textBlocks(each.body) }))
    if (shown.length > 0) editions.set(file, shown)
  }
  return editions
}
