/**
 * The status page of the Sovereign Cloud Stack: answers of its interface, each saved as a file and wrapped in `data`.
 * An incident only numbers its updates, and names components, severities and phases by reference, so that several files
 * make one incident.
 */
import { z } from 'zod'
import { type Importer, type InputFile, type InputProblem, InputRefused } from './importer.ts'
import { IncidentDrafts, type ToldIncident, type ToldWindow } from './incident.ts'
import { incidentOptions } from './incident-options.ts'
import { Moment } from './moment.ts'
import { type Json, jsonOf, shaped } from './read-json.ts'
import { newestOfEach, type Placed, Text } from './records.ts'

const Impact = z.object({
  reference: z.string().nullish(),
  /** Absent in older answers. */
  severity: z.number().min(0).max(100).nullish(),
})

const Incident = z.object({
  id: z.string().min(1).max(200),
  displayName: Text.nullish(),
  description: Text.nullish(),
  affects: z.array(Impact).max(1000).nullish(),
  beganAt: Moment.nullish(),
  endedAt: Moment.nullish(),
})

const Update = z.object({
  order: z.number(),
  displayName: Text.nullish(),
  description: Text.nullish(),
  createdAt: Moment,
})

const Component = z.object({
  id: z.string(),
  displayName: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
})

const Severity = z.object({ displayName: z.string(), value: z.number() })

type Incident = z.infer<typeof Incident>
type Update = z.infer<typeof Update>

/** Everything that the files say. */
interface Export {
  incidents: Placed<Incident>[]
  updates: Map<string, Update[]>
  components: Map<string, z.infer<typeof Component>>
  severities: z.infer<typeof Severity>[]
}

export const scsStatus: Importer = {
  name: 'scs-status',
  reads:
    'the status page of the Sovereign Cloud Stack: answers of /incidents, /incidents/ID/updates, /components, /severities',
  takes: 'files',
  options: incidentOptions,
  read(input) {
    const found = exportIn(input.files)
    const making = new IncidentDrafts(input)
    for (const placed of newestOfEach(
      found.incidents,
      ({ id }) => id,
      () => undefined,
      making,
    )) {
      const { record, line } = placed
      const place = { source: record.id, line }
      if (isMaintenance(record) && !making.includesMaintenance) {
        making.remark('dropped', place, 'scheduled maintenance; --include maintenance takes it')
      } else making.add(told(placed, found, making))
    }
    return { drafts: making.drafts, assets: [], remarks: making.remarks }
  },
}

function exportIn(files: InputFile[]): Export {
  const found: Export = { incidents: [], updates: new Map(), components: new Map(), severities: [] }
  const problems: InputProblem[] = []
  const homeless: { file: string; updates: Update[] }[] = []
  for (const file of files) {
    try {
      const json = jsonOf(file)
      const isWrapped = typeof json.value === 'object' && json.value !== null && 'data' in json.value
      const path = isWrapped ? ['data'] : []
      const value = isWrapped ? (json.value as { data: unknown }).data : json.value
      const kind = kindOf(value)
      const isList = Array.isArray(value)
      // Problems are told with their paths, so the shape is that of the whole file.
      const read = <S extends z.ZodType>(schema: S): z.infer<S>[] => {
        const inner = isList ? z.array(schema) : schema
        const whole = shaped(json, isWrapped ? z.object({ data: inner }) : inner) as unknown
        return [isWrapped ? (whole as { data: unknown }).data : whole].flat() as z.infer<S>[]
      }
      const line = (index: number) => json.place(isList ? [...path, index] : path).line
      if (kind === 'incident')
        found.incidents.push(...read(Incident).map((record, index) => ({ record, line: line(index) })))
      else if (kind === 'component')
        for (const component of read(Component)) found.components.set(component.id, component)
      else if (kind === 'severity') found.severities.push(...read(Severity))
      else if (kind === 'update') homeless.push({ file: file.path, updates: read(Update) })
      else if (kind === undefined) problems.push(unknownAnswer(json, path))
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error
      problems.push(...error.problems)
    }
  }
  for (const { file, updates } of homeless) {
    const ids = found.incidents.map(({ record }) => record.id)
    // The answer does not say whose updates it holds; its address does.
    const id = ids.find((each) => file.includes(each)) ?? (ids.length === 1 ? ids[0] : undefined)
    if (id) found.updates.set(id, [...(found.updates.get(id) ?? []), ...updates])
    else {
      const message = 'these updates do not say which incident they are of, and neither does the name of the file'
      problems.push({ file, message, hint: 'Name the file after the incident: INCIDENT-ID.updates.json.' })
    }
  }
  if (problems.length > 0) throw new InputRefused(problems)
  return found
}

/** Which answer this is; `other` for those that say nothing of an incident. */
function kindOf(value: unknown): 'incident' | 'update' | 'component' | 'severity' | 'other' | undefined {
  const list = Array.isArray(value) ? value : [value]
  if (list.length === 0) return 'other'
  const has = (...names: string[]) =>
    list.some((each) => typeof each === 'object' && each !== null && names.some((name) => Object.hasOwn(each, name)))
  if (has('beganAt', 'endedAt', 'affects', 'phase')) return 'incident'
  if (has('createdAt', 'order')) return 'update'
  if (has('labels', 'activelyAffectedBy')) return 'component'
  if (has('value')) return 'severity'
  if (has('phases')) return 'other'
  if (has('id') && has('displayName')) return has('description') ? 'other' : 'component'
  return undefined
}

function unknownAnswer({ file, place }: Json, path: PropertyKey[]): InputProblem {
  const hint = 'Save what /incidents, /incidents/ID/updates, /components or /severities answers.'
  return { file, ...place(path), message: 'this is no answer of the interface of the status page', hint }
}

/** A severity of exactly 0 says that it was planned. */
function isMaintenance({ affects }: Incident): boolean {
  return (affects ?? []).length > 0 && affects!.every(({ severity }) => severity === 0)
}

/** Severities as the project provides them; a page may name its own. */
const levels: Record<string, ToldWindow['level'] | 'none'> = {
  operational: 'none',
  limited: 'degraded',
  broken: 'full',
}

function told({ record, line }: Placed<Incident>, found: Export, making: IncidentDrafts): ToldIncident {
  const { id, beganAt, endedAt, affects, description } = record
  const place = { source: id, line }
  const say = (fate: 'guessed' | 'dropped' | 'look', message: string, field?: string) =>
    making.remark(fate, place, message, field)
  if (beganAt) say('guessed', 'beganAt and endedAt of the incident, as the page has them', 'times')
  const updates = found.updates.get(id) ?? []
  if (updates.length === 0) say('look', 'no file holds its updates; save /incidents/ID/updates as well', 'timeline')
  const impacts = (affects ?? []).map(({ reference, severity }) => {
    const component = reference ? found.components.get(reference) : undefined
    if (reference && !component)
      say('look', `component ${reference} is in none of the files; save /components as well`, 'services')
    return { component, severity: severity == null ? undefined : nameOf(severity, found.severities) }
  })
  if ((affects ?? []).some(({ severity }) => severity != null) && found.severities.length === 0)
    say('look', 'no file says what the numbers of severities mean; save /severities as well', 'impactWindows')
  const windows = impacts.flatMap(({ component, severity }): ToldWindow[] => {
    const level = severity && levels[severity.displayName.toLowerCase()]
    if (severity && !level)
      say('look', `the severity “${severity.displayName}” says no level of impact of ours`, 'impactWindows')
    if (!level || level === 'none' || !component || !beganAt) return []
    return [
      {
        from: beganAt,
        ...(endedAt ? { to: endedAt } : {}),
        level,
        component: { id: component.id, name: component.displayName },
      },
    ]
  })
  if (windows.length > 0) say('guessed', 'for the whole incident, from the severity of each component', 'impactWindows')
  const worst = impacts.flatMap(({ severity }) => severity ?? []).sort((a, b) => b.value - a.value)[0]
  const moments = updates.map(({ createdAt }) => createdAt).sort()
  return {
    ...place,
    title: record.displayName ?? '',
    ...((beganAt ?? moments[0]) ? { day: beganAt ?? moments[0]! } : {}),
    ...(description ? { summary: description } : {}),
    times: {
      ...(beganAt ? { impactStart: beganAt } : {}),
      ...(moments[0] ? { firstNotice: moments[0] } : {}),
      ...(endedAt ? { impactEnd: endedAt } : {}),
    },
    updates: updates.map(({ createdAt, displayName, description: text }) => ({
      at: createdAt,
      text: text ?? '',
      ...(displayName ? { state: displayName } : {}),
    })),
    components: impacts.flatMap(({ component }) =>
      component ? [{ id: component.id, name: component.displayName }] : [],
    ),
    windows,
    regions: impacts.flatMap(({ component }) => component?.labels?.region ?? []),
    ...(worst ? { severity: { word: worst.displayName, field: 'severity' } } : {}),
  }
}

/** The severity whose range a number lies in: each ends at its own value. */
function nameOf(value: number, severities: z.infer<typeof Severity>[]): z.infer<typeof Severity> | undefined {
  return severities.filter((each) => each.value >= value).sort((a, b) => a.value - b.value)[0]
}
