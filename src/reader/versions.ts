/** Earlier texts of a postmortem, from git, read as today’s is. */
import { documentSchemas, type FrontMatter } from '../model/index.ts'
import { splitDocument } from './front-matter.ts'
import { readVersions } from './git-history.ts'
import type { SourceHandbook } from './handbook.ts'
import { validate } from './validate.ts'

/** A text that a file had in a commit. */
export interface PostmortemVersion {
  commit: string
  /** Day of the commit in UTC. */
  day: string
  data: FrontMatter<'postmortem'>
  body: string
}

/**
 * Versions of the postmortems that declare more than one revision, by file, oldest first; the last one is today’s. Versions
 * that are not valid by today’s model are left out. Nothing is asked where git cannot tell what was published: outside of a
 * repository, in a shallow clone, of a file that is not committed.
 */
export async function postmortemVersions(source: SourceHandbook): Promise<Map<string, PostmortemVersion[]>> {
  const revised = source.documents.filter(
    ({ data, file }) =>
      data !== undefined && 'revisions' in data && data.revisions.length > 1 && source.history.changes.has(file),
  )
  const texts = await readVersions(
    source.root,
    revised.map(({ file }) => file),
  )
  return new Map(
    Array.from(texts, ([file, versions]) => [
      file,
      versions.flatMap(({ commit, day, text }) => {
        const { yaml, body } = splitDocument(text, file)
        const data = yaml && validate(documentSchemas.postmortem, yaml, file).data
        return data ? { commit, day, data, body } : []
      }),
    ]),
  )
}
