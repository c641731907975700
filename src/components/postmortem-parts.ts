/** Which sections a postmortem has: those for which something was published. */
import type { Messages } from '../i18n/index.ts'
import { type Incident, type Record, servicesOf } from '../record/record.ts'
import type { ContentsEntry } from './contents-entry.ts'

export type PostmortemParts = ReturnType<typeof postmortemParts>

export function postmortemParts(incident: Incident, record: Pick<Record, 'incidentUses' | 'actions'>) {
  const { data, id } = incident.document
  const { lessons } = data
  return {
    durations: incident.impact !== undefined || Object.values(data.times).some((time) => time !== undefined),
    timeline: data.timeline.length > 0,
    impact:
      Object.values(data.impact).some((value) => value !== undefined) ||
      data.impactWindows.length + data.regions.length + servicesOf(incident).length > 0,
    contributed: Boolean(data.trigger || data.detection || data.rootCause) || data.contributingFactors.length > 0,
    resolution: data.resolution !== undefined,
    lessons: lessons.wentWell.length + lessons.wentPoorly.length + lessons.lucky.length > 0,
    actions: record.actions.ofIncident.has(id) || data.noActions !== undefined,
    communications: data.communications.length > 0,
    related:
      [data.related, data.runbooks, data.processes, data.principles, data.controls, data.controlResults].some(
        (list) => list.length > 0,
      ) || (record.incidentUses.get(id)?.incidents.length ?? 0) > 0,
    sources: data.origin !== undefined,
    redactions: data.redactions.length > 0,
    revisions: data.revisions.length > 0,
  }
}

/** The sections in the order of the page, those of the body in their place. */
export function postmortemContents(
  incident: Incident,
  parts: PostmortemParts,
  { postmortem: words }: Messages,
): ContentsEntry[] {
  const own = (id: keyof PostmortemParts) => (parts[id] ? [{ id: `page-${id}`, text: words[id] }] : [])
  return [
    ...own('timeline'),
    ...own('impact'),
    ...own('contributed'),
    ...own('resolution'),
    ...sectionsOf(incident.document.headings),
    ...own('lessons'),
    ...own('actions'),
    ...own('communications'),
    ...own('related'),
    ...own('sources'),
    ...own('redactions'),
    ...own('revisions'),
  ]
}

/** The sections of a body. */
export function sectionsOf(headings: readonly { depth: number; slug: string; text: string }[]): ContentsEntry[] {
  return headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: slug, text }))
}
