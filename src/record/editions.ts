/**
 * Editions of a postmortem: the texts that were public, one for each revision that it declares. Git knows every version of
 * a file; what a reader is shown are those that somebody said were a revision, and nothing that was taken back.
 */
import { isPublic } from '../model/index.ts'
import type { Postmortem } from '../model/postmortem.ts'

export interface Edition {
  commit: string
  /** Day of the commit in UTC. */
  day: string
  data: Postmortem
  /** What the text says, paragraph by paragraph, without markup. */
  body: string[]
}

/** A declared revision, and the two editions that it lies between. */
export interface RevisionStep {
  /** Its place in `revisions`, from 0. */
  index: number
  revision: Postmortem['revisions'][number]
  before: Edition
  after: Edition
}

/**
 * Of all versions, oldest first, the last one for each number of declared revisions, today’s at the end. Empty when there
 * are fewer than two to compare. Never a version that was not public. Of a postmortem that was withdrawn, nothing; and
 * where something was left out since (`redactions`), nothing of what was published before that.
 */
export function editionsOf<V extends Pick<Edition, 'data'>>(versions: readonly V[]): V[] {
  const today = versions.at(-1)
  if (!today || today.data.status === 'withdrawn' || !isPublic('postmortem', today.data.status)) return []
  const leftOut = JSON.stringify(today.data.redactions)
  const byRevision = new Map<number, V>()
  for (const version of versions) {
    const { status, revisions, redactions } = version.data
    const shown = isPublic('postmortem', status) && JSON.stringify(redactions) === leftOut
    if (shown && revisions.length < today.data.revisions.length) byRevision.set(revisions.length, version)
  }
  const earlier = [...byRevision].sort(([a], [b]) => a - b).map(([, version]) => version)
  return earlier.length > 0 ? [...earlier, today] : []
}

/** Each revision between two editions, newest first. */
export function revisionSteps(editions: readonly Edition[]): RevisionStep[] {
  return editions
    .slice(1)
    .map((after, at): RevisionStep => {
      const index = after.data.revisions.length - 1
      return { index, revision: after.data.revisions[index]!, before: editions[at]!, after }
    })
    .reverse()
}
