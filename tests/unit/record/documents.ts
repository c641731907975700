/** Documents for tests of what is computed from them: valid, and with nothing in them that the test does not name. */
import {
  type Catalogues,
  dataSchemas,
  documentSchemas,
  type FrontMatter,
  folders,
  type Kind,
} from '../../../src/model/index.ts'
import type { Language } from '../../../src/model/values.ts'
import { type Incident, toIncident } from '../../../src/record/incident.ts'
import type { Document } from '../../../src/record/record.ts'

const required: { [K in Kind]: object } = {
  manifesto: { type: 'page' },
  process: {
    status: 'active',
    owner: 'o',
    purpose: 'p',
    layer: 'process',
    roles: [{ name: 'r', responsibility: 'r' }],
    triggers: ['t'],
    version: '1',
  },
  runbook: { status: 'active', owner: 'o', services: ['api'], risk: 'read-only', access: ['a'], estimate: 'e' },
  postmortem: { status: 'final' },
}

export function document<K extends Kind>(kind: K, id: string, fields: object = {}, lang: Language = 'en'): Document<K> {
  const data = documentSchemas[kind].parse({ title: id, summary: 's', ...required[kind], ...fields }) as FrontMatter<K>
  return { kind, id, lang, file: `${folders[kind]}/${lang}/${id}.md`, data, headings: [], terms: [] }
}

export function incident(id: string, fields: object = {}): Incident {
  return toIncident(document('postmortem', id, fields))
}

export function settings(fields: object = {}): Pick<Catalogues, 'settings'> {
  return { settings: dataSchemas['handbook.yaml'].parse({ name: 'T', organisation: 'T', summary: 'T', ...fields }) }
}
