/**
 * What the files of `/api/v1/` hold: the one source of their types, their JSON Schemas and the stored contract. Within v1
 * fields are added; none is removed, renamed, or given another meaning.
 *
 * A field that is absent was not published. A length that is not known yet because it goes on has a state, and `null`
 * where its number will be; it is never 0.
 */
import { z } from 'zod'
import { ActionItem } from '../../model/action-item.ts'
import { documentSchemas, type Kind } from '../../model/index.ts'
import { Language } from '../../model/values.ts'
import { standings } from '../../record/actions.ts'
import { measureNames } from '../../record/insights/measures.ts'
import { durationDefinitions } from '../../record/milestones.ts'

const says = <S extends z.ZodType>(schema: S, description: string): S => schema.meta({ description }) as S

const id = z.string()
const ids = z.array(id)
const day = z.string().meta({ format: 'date' })
const moment = z.string().meta({ format: 'date-time' })
const link = z.string()
const language = z.enum(Language.options)

/** What every file begins with. */
const head = {
  $schema: says(link, 'Where the JSON Schema of this file is published.'),
  version: z.literal('v1'),
  documentation: says(link, 'The page that describes all files.'),
  license: says(z.string(), 'SPDX identifier of the licence of the record. A document may have another one.'),
  asOf: says(day.optional(), 'The day for which the file is right: what is overdue was so on that day.'),
  commit: says(z.string().optional(), 'The commit of the content that the file was built from.'),
  count: says(z.int(), 'How many entries the file has.'),
}

const length = {
  state: says(z.enum(['ended', 'ongoing']), 'Whether the length is known.'),
  minutes: says(
    z.int().nullable(),
    'Whole minutes; below 0 where the second moment came first; null while it goes on.',
  ),
  duration: says(
    z.string().nullable(),
    'The same as an ISO 8601 duration in hours and minutes, with a sign if negative.',
  ),
}
const instant = z.object({
  milestone: z.string(),
  at: says(moment.nullable(), 'null where it has not come yet.'),
})

export const Durations = z.partialRecord(
  z.enum(Object.keys(durationDefinitions) as (keyof typeof durationDefinitions)[]),
  z.object({ ...length, from: instant, to: instant }),
)

export const ImpactLength = z.object({
  ...length,
  atLeast: says(
    z.literal(true).optional(),
    'Given where it lasted longer, and until when was not published: the length is a lower bound.',
  ),
  basis: says(
    z.enum(['impactWindows', 'milestones']),
    'impactWindows: the union of the windows whose level is not none. milestones: from impactStart to impactEnd.',
  ),
})

const names = {
  processes: ids,
  runbooks: ids,
  postmortems: ids,
}

const translation = z.object({ lang: language, address: link, json: link, markdown: link })

const computed = {
  postmortem: z.object({
    start: says(
      moment.optional(),
      'The moment by which the incident is filed: when its impact began, else its first known moment.',
    ),
    year: says(z.int().optional(), 'Year of start in UTC.'),
    durations: Durations,
    impact: ImpactLength.optional(),
  }),
  runbook: z.object({
    review: says(
      z.object({ due: day, overdue: z.boolean() }).optional(),
      'When the next review is due, and whether that day has passed.',
    ),
  }),
  process: z.object({ review: z.object({ due: day, overdue: z.boolean() }).optional() }),
  manifesto: z.object({}),
}

/** A document of one kind as lists have it; a file of its own adds the body. */
function documentOf<K extends Kind>(kind: K) {
  return z.object({
    kind: z.literal(kind),
    id,
    lang: says(language, 'The language of this text.'),
    address: says(link, 'The page.'),
    json: says(link, 'This document as JSON, with its body.'),
    markdown: says(link, 'This document as Markdown.'),
    file: says(z.string(), 'Where it was written, below the content folder: what links of the body start from.'),
    license: z.string(),
    changed: says(z.object({ day, commit: z.string() }).optional(), 'The last change of the file, where git knows it.'),
    translations: says(z.array(translation), 'The same document in the other languages of the record.'),
    frontMatter: says(
      documentSchemas[kind],
      'What the document says of itself, with the defaults of its kind filled in.',
    ),
    computed: says(
      computed[kind],
      'What follows from the front matter and the day of the site.',
    ) as (typeof computed)[K],
    namedBy: says(z.object(names), 'Documents that name this one, by id.'),
  })
}

export const documents = {
  manifesto: documentOf('manifesto'),
  process: documentOf('process'),
  runbook: documentOf('runbook'),
  postmortem: documentOf('postmortem'),
}

/** What a document’s own file has beside what lists have of it. */
const own = { $schema: head.$schema, version: head.version, body: says(z.string(), 'Markdown, without comments.') }

const counts = z.object({
  ...(Object.fromEntries(standings.map((standing) => [standing, z.int()])) as Record<
    (typeof standings)[number],
    z.ZodInt
  >),
  overdue: says(z.int(), 'Of those that are open: how many were due before the day of the file.'),
})

const action = z.object({
  id,
  postmortem: says(id, 'The postmortem after which it was decided. Its id and this one’s are unique together.'),
  address: says(link, 'Where it stands on the page of its postmortem.'),
  lang: language,
  ...ActionItem.omit({ id: true }).shape,
  standing: says(z.enum(standings), 'The status in five words: what is in progress or blocked is open.'),
  overdue: says(z.boolean(), 'Whether it is open and was due before the day of the file.'),
  services: says(ids, 'Services of the incident.'),
})

const service = z.object({
  id,
  name: z.string(),
  summary: z.string(),
  translations: z.partialRecord(language, z.object({ name: z.string().optional(), summary: z.string().optional() })),
  owner: id.optional(),
  layer: z.string().optional(),
  dependsOn: ids,
  address: link,
  namedBy: says(z.object(names), 'Documents that concern it, by id.'),
})

const spread = {
  n: says(z.int(), 'How many values there are.'),
  min: z.number().optional(),
  median: says(z.number().optional(), 'Percentiles interpolate linearly (type 7); absent below 10 values.'),
  p75: z.number().optional(),
  p90: z.number().optional(),
  max: z.number().optional(),
  notPublished: says(z.int(), 'Of how many incidents nothing can be said.'),
}
const measure = z.object({ ...spread, ongoing: says(z.int(), 'Of how many it goes on.') })
const measures = says(z.record(z.enum(measureNames), measure), 'In minutes.')
const group = z.object({ id: z.string(), incidents: z.int(), measures })
const frequency = z.object({ id: z.string(), incidents: z.int() })
/** An incident may have several values; those that have none are told by their number. */
const frequencies = <Value extends z.ZodType>(value: Value) => z.object({ values: z.array(value), without: z.int() })
const statistics = z.object({
  incidents: says(z.int(), 'Those that users noticed. All other figures are theirs.'),
  nearMisses: z.int(),
  exercises: z.int(),
  organisations: says(z.array(z.string()), 'Whose incidents these are; empty for one’s own.'),
  measures,
  bySeverity: frequencies(group),
  byService: frequencies(group),
  byYear: frequencies(group),
  factors: frequencies(frequency),
  triggers: frequencies(frequency),
  detections: frequencies(frequency),
  runbooks: z.object({
    all: z.int(),
    withRunbook: z.int(),
    used: z.int(),
    worked: z.int(),
    partly: z.int(),
    failed: z.int(),
  }),
  publication: says(z.object(spread).optional(), 'Whole days from the resolution to the published postmortem.'),
  recurrences: z.array(z.object({ incident: id, earlier: id, services: ids, factors: z.array(z.string()) })),
})

const metric = z.object({
  id: says(id, 'Of the postmortem.'),
  address: link,
  type: z.string(),
  status: z.string(),
  organisation: says(z.string().optional(), 'Whose incident it was, where it was another organisation’s.'),
  severity: id.optional(),
  services: ids,
  start: moment.optional(),
  durations: Durations,
  impact: ImpactLength.optional(),
})

/** Every JSON file of the API by name, without `.json`, and `postmortem` and the like for the files of single documents. */
export const apiModel = {
  index: z.object({
    ...head,
    name: z.string(),
    organisation: z.string(),
    site: says(link, 'The home page.'),
    languages: says(z.array(language), 'The first one lives at the root.'),
    contact: z.object({ text: z.string(), url: z.string() }).optional(),
    modified: says(z.boolean(), 'Whether the content differed from the commit when this was built.'),
    files: z.array(
      z.object({
        name: z.string(),
        address: says(link, 'Where it is. {ID} stands for the id of a document, {SERVICE} and {SEVERITY} for theirs.'),
        title: z.string(),
        description: z.string(),
        mediaType: z.string(),
        schema: link.optional(),
        records: says(
          z.int().optional(),
          'How many entries it has, or how many files there are; absent where that says nothing.',
        ),
      }),
    ),
  }),
  postmortems: z.object({
    ...head,
    postmortems: says(z.array(documents.postmortem), 'Newest first; those without a time last.'),
  }),
  runbooks: z.object({
    ...head,
    alerts: says(z.record(z.string(), link), 'Where each alert leads, by its exact name.'),
    runbooks: says(z.array(documents.runbook), 'By title.'),
  }),
  processes: z.object({ ...head, processes: says(z.array(documents.process), 'By title.') }),
  services: z.object({ ...head, services: z.array(service) }),
  actions: z.object({
    ...head,
    published: says(z.enum(['public', 'counts-only', 'off']), 'What the organisation publishes of its actions.'),
    counts: says(counts.optional(), 'How many stand where; absent where not even that is published.'),
    actions: says(z.array(action), 'Empty where actions are not public.'),
  }),
  metrics: z.object({
    ...head,
    definitions: z.object({
      durations: z.record(z.string(), z.object({ from: z.string(), to: z.string() })),
      impact: z.string(),
      percentile: z.string(),
    }),
    incidents: says(z.array(metric), 'Every postmortem, in the order of postmortems.json.'),
    statistics: z.object({
      own: statistics,
      others: says(statistics, 'Of incidents of other organisations.'),
      withdrawn: says(z.int(), 'Postmortems that no longer stand. They count in nothing else.'),
    }),
  }),
  manifesto: documents.manifesto.extend(own),
  process: documents.process.extend(own),
  runbook: documents.runbook.extend(own),
  postmortem: documents.postmortem.extend(own),
}

export type ApiFile = keyof typeof apiModel
export type Api = { [file in ApiFile]: z.infer<(typeof apiModel)[file]> }
export const apiFileNames = Object.keys(apiModel) as ApiFile[]
