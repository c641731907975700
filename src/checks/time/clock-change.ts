import { DAY } from '../../model/day.ts'
import { documentSchemas } from '../../model/index.ts'
import { timesIn } from '../../model/references.ts'
import { instantToEpoch, writtenOffset, zoneOffset } from '../../model/time.ts'
import type { Rule } from '../rule.ts'
import { validDocuments } from '../valid-documents.ts'

/** A moment that is not written in UTC; most documents have none. */
const WITH_OFFSET = /:\d{2}(?:\.\d+)?[+-]\d{2}:\d{2}/

export const clockChange: Rule = {
  id: 'clock-change',
  severity: 'warn',
  description: 'Around a change of clocks, times carry the UTC offset that the clock really had.',
  why: 'In the night of the change an offset out of habit moves a time by an hour, and with it every duration.',
  remedy: 'Write the offset that was in force at that moment, or write the time in UTC.',
  bad: {
    kind: 'postmortem',
    fields: {
      timeZone: 'Europe/Berlin',
      times:
        '{impactStart: 2025-10-26T01:30+02:00, detected: 2025-10-26T01:40+02:00, mitigated: 2025-10-26T04:10+02:00}',
      timeline:
        '[{at: 2025-10-26T01:40+02:00, event: An alert fires., type: detection}, {at: 2025-10-26T03:30+01:00, event: Errors end., type: recovery}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      timeZone: 'Europe/Berlin',
      times:
        '{impactStart: 2025-10-26T01:30+02:00, detected: 2025-10-26T01:40+02:00, mitigated: 2025-10-26T04:10+01:00}',
      timeline:
        '[{at: 2025-10-26T01:40+02:00, event: An alert fires., type: detection}, {at: 2025-10-26T03:30+01:00, event: Errors end., type: recovery}]',
    },
  },
  *check(handbook) {
    const { timeZone } = handbook.source.catalogues.settings
    for (const { file, data, locate } of validDocuments(handbook, 'postmortem')) {
      const zone = data.timeZone ?? timeZone
      if (zone === 'UTC' || !WITH_OFFSET.test(handbook.source.sources.get(file)?.text ?? '')) continue
      const moments = timesIn(documentSchemas.postmortem, data)
        .map(({ path, text }) => ({ path, text, at: instantToEpoch(text), written: writtenOffset(text) }))
        .filter(({ written }) => written !== undefined)
      const offsets = new Set(moments.flatMap(({ at }) => [-DAY, 0, DAY].map((days) => zoneOffset(at + days, zone))))
      // Only who writes in this zone can have taken its other offset by mistake.
      if (offsets.size < 2) continue
      for (const { path, text, at, written } of moments) {
        const offset = zoneOffset(at, zone)
        if (written === offset || !offsets.has(written!)) continue
        yield {
          file,
          ...locate(path),
          message: `in ${zone} no clock showed ${text}: at that moment it was ${local(at, offset)}`,
          hint: 'Write the offset that was in force, or the time in UTC, with Z.',
        }
      }
    }
  },
}

/** `2025-10-26T03:10+01:00` */
function local(epoch: number, offset: number): string {
  const clock = new Date(epoch + offset * 60_000).toISOString().slice(0, 16)
  const part = (minutes: number) => String(Math.floor(minutes)).padStart(2, '0')
  return `${clock}${offset < 0 ? '-' : '+'}${part(Math.abs(offset) / 60)}:${part(Math.abs(offset) % 60)}`
}
