/** Postmortems for tests of what is computed from them: valid, and with nothing in them that the test does not name. */
import { type Catalogues, dataSchemas, documentSchemas } from '../../../src/model/index.ts'
import { type Incident, toIncident } from '../../../src/record/incident.ts'

export function incident(id: string, fields: object = {}): Incident {
  const data = documentSchemas.postmortem.parse({ title: id, summary: 's', status: 'final', ...fields })
  return toIncident({ kind: 'postmortem', id, lang: 'en', file: `postmortems/${id}.md`, data, headings: [], terms: [] })
}

export function settings(fields: object = {}): Pick<Catalogues, 'settings'> {
  return { settings: dataSchemas['handbook.yaml'].parse({ name: 'T', organisation: 'T', summary: 'T', ...fields }) }
}
