/**
 * The small values that documents are made of: ids, days, instants, zones, addresses.
 *
 * Each is a string in the file and stays one in the model. What a value means (minutes between two
 * instants, the place's own time) is computed in `record`.
 */
import { z } from 'zod'
import { DAY_PATTERN, dayProblem, INSTANT_PATTERN, instantProblem, isTimeZone, ZONE_PATTERN } from './time.ts'
import { webAddressProblem } from './web-address.ts'

/** What a reference may point to. The record resolves them; the checks say which lead nowhere. */
export type ReferenceTarget =
  | 'principle'
  | 'process'
  | 'runbook'
  | 'postmortem'
  | 'service'
  | 'team'
  | 'severity'
  | 'control'

declare module 'zod' {
  interface GlobalMeta {
    /** The field's value is the id of one of these. */
    references?: ReferenceTarget
    /** The field’s value is written for readers, in the language of its document. */
    prose?: true
    /**
     * What `new` calls the field on the command line, where that is not its name. A field that has it is asked for even
     * where a document can do without.
     */
    option?: string
    /** What each of the words means that the field allows. */
    meanings?: Readonly<Record<string, string>>
  }
}

/** Ids of documents and of entries in data files: permanent, readable in an address, the same on every file system. */
export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const Id = z
  .string()
  .max(80)
  .regex(ID_PATTERN, 'an id is lower-case letters and digits, in words joined by single hyphens')
  .meta({
    title: 'Id',
    description: 'Lower-case letters and digits, in words joined by single hyphens. Permanent once published.',
    examples: ['etcd-quorum-loss'],
  })

/** The id of something described elsewhere. */
export function reference(target: ReferenceTarget) {
  return z.string().min(1).meta({ references: target })
}

/** One line or paragraph of plain text. Markdown belongs into the body, not into the front matter. */
export function text(maximum: number) {
  return z.string().trim().min(1, 'must not be empty').max(maximum).meta({ prose: true })
}

/** One of a few words, each with what it means. */
export function choice<const Meanings extends Readonly<Record<string, string>>>(meanings: Meanings) {
  return z.enum(Object.keys(meanings) as (keyof Meanings & string)[]).meta({ meanings })
}

/** A calendar day, `YYYY-MM-DD`. `2026-02-30` is refused. */
export const Day = z
  .string()
  .superRefine((value, context) => {
    const problem = dayProblem(value)
    if (problem)
      context.addIssue({ code: 'custom', message: problem.message, params: { hint: problem.hint, fix: problem.fix } })
  })
  .meta({ format: 'date', pattern: DAY_PATTERN })

/** A moment, RFC 3339 with a UTC offset: `2026-11-20T13:44+01:00`. Seconds may be left out; the offset may not. */
export const Instant = z
  .string()
  .superRefine((value, context) => {
    const problem = instantProblem(value)
    if (problem)
      context.addIssue({ code: 'custom', message: problem.message, params: { hint: problem.hint, fix: problem.fix } })
  })
  .meta({ format: 'date-time', pattern: INSTANT_PATTERN })

/** A time zone of the IANA database, `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, {
    message: 'is not a time zone of the IANA database',
    params: { hint: 'Write a name such as Europe/Berlin or UTC.' },
  })
  .meta({ pattern: ZONE_PATTERN })

/** An address on the web. Only `https:` and `http:`, so that no link can run code, and none that leads elsewhere than it says. */
export const WebAddress = z
  .url({ protocol: /^https?$/, error: 'is not a web address; it must begin with https:// or http://' })
  .superRefine((value, context) => {
    const problem = webAddressProblem(value)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .meta({ format: 'uri', pattern: String.raw`^\s*[Hh][Tt][Tt][Pp][Ss]?://[^/\\\s]` })

/** How to reach somebody: an address on the web, or of mail. */
export const ContactAddress = z
  .string()
  .regex(/^(https:\/\/|mailto:)/, 'is neither a web address nor a mail address; it begins with https:// or mailto:')
  .superRefine((value, context) => {
    const problem = value.startsWith('https:') ? webAddressProblem(value) : undefined
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/** A span of days in words that schedules are made of: `90d`, `12w`, `6m`, `1y`. */
export const Interval = z
  .string()
  .regex(/^[1-9][0-9]{0,3}[dwmy]$/, 'is not an interval; write a number and d, w, m or y, for example 6m')

/** A BCP 47 language tag of the languages that the interface speaks. */
export const Language = choice({ en: 'English', de: 'German' })
export type Language = z.infer<typeof Language>

/** How well a statement is supported, for records about other organisations. */
export const Evidence = choice({
  primary: 'the organisation’s own text was read',
  quoted: 'a sentence of the organisation’s own text, read elsewhere',
  secondary: 'a summary by others',
  observer: 'seen from outside',
  unverified: 'nobody has verified it',
})
