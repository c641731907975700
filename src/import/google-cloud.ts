/** The public list of incidents of Google Cloud, `incidents.json` of its status page. */
import { z } from 'zod'
import type { Importer } from './importer.ts'
import { IncidentDrafts, type ToldIncident } from './incident.ts'
import { incidentOptions } from './incident-options.ts'
import { Moment } from './moment.ts'
import { jsonOf, shaped } from './read-json.ts'
import { newestOfEach, Text } from './records.ts'

const Named = z.object({ id: z.string().nullish(), title: z.string().nullish() })

const Update = z.object({
  when: Moment.nullish(),
  created: Moment,
  text: Text.nullish(),
  status: z.string().nullish(),
})

const Incident = z.object({
  id: z.string().min(1).max(200),
  begin: Moment,
  /** An incident that goes on has none, or an empty one. */
  end: z.preprocess((value) => (value === '' ? undefined : value), Moment.nullish()),
  modified: Moment.nullish(),
  external_desc: Text.nullish(),
  updates: z.array(Update).max(500).nullish(),
  most_recent_update: Update.nullish(),
  severity: z.string().nullish(),
  service_key: z.string().nullish(),
  service_name: z.string().nullish(),
  affected_products: z.array(Named).max(1000).nullish(),
  currently_affected_locations: z.array(Named).max(1000).nullish(),
  previously_affected_locations: z.array(Named).max(1000).nullish(),
  uri: z.string().max(300).nullish(),
})

type Incident = z.infer<typeof Incident>

export const googleCloud: Importer = {
  name: 'google-cloud',
  reads: 'incidents of Google Cloud: https://status.cloud.google.com/incidents.json',
  takes: 'file',
  options: incidentOptions,
  read(input) {
    const json = jsonOf(input.files[0]!)
    const incidents = shaped(json, z.array(Incident)).map((record, index) => ({
      record,
      line: json.place([index]).line,
    }))
    const options = { ...input.options, organisation: input.options.organisation ?? 'Google Cloud' }
    const making = new IncidentDrafts({ ...input, options })
    for (const { record, line } of newestOfEach(
      incidents,
      ({ id }) => id,
      ({ modified }) => modified,
      making,
    )) {
      making.add(told(record, line, making))
    }
    return { drafts: making.drafts, assets: [], remarks: making.remarks }
  },
}

function told(incident: Incident, line: number, making: IncidentDrafts): ToldIncident {
  const { id, begin, end, uri } = incident
  const place = { source: id, line }
  const updates = (incident.updates ?? [incident.most_recent_update].filter((each) => each != null)).map(
    ({ when, created, text, status }) => ({
      at: when ?? created,
      text: text ?? '',
      ...(status ? { state: status } : {}),
    }),
  )
  making.remark('guessed', place, 'begin, as the provider’s records have it', 'times.impactStart')
  if (end) making.remark('guessed', place, 'end, as the provider’s records have it', 'times.impactEnd')
  const firstNotice = updates.map(({ at }) => at).sort()[0]
  const products = incident.affected_products ?? []
  const service = incident.service_name ? [{ id: incident.service_key, title: incident.service_name }] : []
  const locations = [
    ...(incident.currently_affected_locations ?? []),
    ...(incident.previously_affected_locations ?? []),
  ]
  return {
    ...place,
    title: incident.external_desc ?? '',
    day: begin,
    times: { impactStart: begin, ...(firstNotice ? { firstNotice } : {}), ...(end ? { impactEnd: end } : {}) },
    updates,
    components: (products.length > 0 ? products : service).flatMap(({ id: key, title }) =>
      title ? [{ name: title, ...(key ? { id: key } : {}) }] : [],
    ),
    windows: [],
    regions: locations.flatMap(({ title, id: name }) => title ?? name ?? []),
    ...(incident.severity ? { severity: { word: incident.severity, field: 'severity' } } : {}),
    address: `https://status.cloud.google.com/${uri && /^[\w-]+(?:\/[\w-]+)*$/.test(uri) ? uri : ''}`,
  }
}
