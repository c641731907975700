/**
 * The status dashboard of CloudMon (StackMon), in its two shapes: version 1 lists components with their incidents, version
 * 2 lists events with the numbers of their components.
 */
import { z } from 'zod'
import { type Importer, type InputFile, type InputProblem, InputRefused } from './importer.ts'
import { IncidentDrafts, type ToldComponent, type ToldIncident, type ToldWindow } from './incident.ts'
import { incidentOptions } from './incident-options.ts'
import { UtcMoment } from './moment.ts'
import { type Json, jsonOf, shaped } from './read-json.ts'
import { newestOfEach, type Placed, Text } from './records.ts'

const Attribute = z.object({ name: z.string(), value: z.string() })
const Whole = z.int().min(0)

const Update = z.object({
  status: z.string().nullish(),
  text: Text.nullish(),
  timestamp: UtcMoment,
})

const incidentFields = {
  id: Whole,
  impact: Whole.max(3),
  start_date: UtcMoment,
  end_date: UtcMoment.nullish(),
  updates: z.array(Update).max(500).nullish(),
}

const ComponentV1 = z.object({
  id: Whole,
  name: z.string(),
  attributes: z.array(Attribute).max(100).nullish(),
  incidents: z
    .array(z.object({ ...incidentFields, text: Text }))
    .max(10_000)
    .nullish(),
})

const Event = z.object({
  ...incidentFields,
  title: Text,
  description: Text.nullish(),
  type: z.enum(['incident', 'maintenance', 'info']).nullish(),
  components: z.array(Whole).max(1000).nullish(),
  /** Later versions name people. */
  contact_email: z.unknown().optional(),
  creator: z.unknown().optional(),
})

type Event = z.infer<typeof Event>
type ComponentV1 = z.infer<typeof ComponentV1>

interface Export {
  events: Placed<Event>[]
  components: Map<number, ComponentV1>
}

export const cloudmon: Importer = {
  name: 'cloudmon',
  reads: 'the status dashboard of CloudMon: /v1/component_status, or /v2/events with /v2/components',
  takes: 'files',
  options: incidentOptions,
  read(input) {
    const { events, components } = exportIn(input.files)
    const making = new IncidentDrafts(input)
    const end = ({ updates, end_date }: Event) =>
      [end_date ?? '', ...(updates ?? []).map(({ timestamp }) => timestamp)].sort().at(-1)
    for (const { record, line } of newestOfEach(events, ({ id }) => String(id), end, making)) {
      const place = { source: String(record.id), line }
      if (record.type === 'info') making.remark('dropped', place, 'an announcement, and no incident')
      else if ((record.type === 'maintenance' || record.impact === 0) && !making.includesMaintenance) {
        making.remark('dropped', place, 'scheduled maintenance; --include maintenance takes it')
      } else making.add(told(record, place, components, making))
    }
    return { drafts: making.drafts, assets: [], remarks: making.remarks }
  },
}

function exportIn(files: InputFile[]): Export {
  const components = new Map<number, ComponentV1>()
  const events: Placed<Event>[] = []
  const problems: InputProblem[] = []
  for (const file of files) {
    try {
      const json = jsonOf(file)
      const isWrapped = typeof json.value === 'object' && json.value !== null && 'data' in json.value
      const list = isWrapped ? (json.value as { data: unknown }).data : json.value
      const path = isWrapped ? ['data'] : []
      const read = <S extends z.ZodType>(schema: S): z.infer<S>[] => {
        const whole = shaped(json, isWrapped ? z.object({ data: z.array(schema) }) : z.array(schema)) as unknown
        return (isWrapped ? (whole as { data: z.infer<S>[] }).data : whole) as z.infer<S>[]
      }
      const isEvents = Array.isArray(list) && list.some((each) => isObject(each) && 'start_date' in each)
      const isComponents = Array.isArray(list) && list.some((each) => isObject(each) && 'name' in each)
      if (isEvents) {
        const records = read(Event)
        events.push(...records.map((record, index) => ({ record, line: json.place([...path, index]).line })))
      } else if (isComponents) {
        for (const [index, component] of read(ComponentV1).entries()) {
          components.set(component.id, component)
          const place = (at: number) => json.place([...path, index, 'incidents', at]).line
          addIncidents(component, events, place)
        }
      } else if (!Array.isArray(list) || list.length > 0) problems.push(unknownAnswer(json, path))
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new InputRefused(problems)
  return { events, components }
}

/** Version 1 repeats an incident for each component that it affects. */
function addIncidents(component: ComponentV1, events: Placed<Event>[], line: (index: number) => number): void {
  for (const [index, { text, ...incident }] of (component.incidents ?? []).entries()) {
    const known = events.find(({ record }) => record.id === incident.id && record.title === text)
    if (known) known.record.components = [...new Set([...(known.record.components ?? []), component.id])]
    else {
      const record: Event = {
        ...incident,
        title: text,
        components: [component.id],
      }
      events.push({ record, line: line(index) })
    }
  }
}

function unknownAnswer({ file, place }: Json, path: PropertyKey[]): InputProblem {
  const hint = 'Save what /v1/component_status, /v2/events or /v2/components answers.'
  return { file, ...place(path), message: 'this is no answer of the status dashboard', hint }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Impacts as the dashboard defines them: minor is slower, major is a part, 3 is an outage; 0 was planned. */
const impacts = [undefined, ['minor', 'degraded'], ['major', 'partial'], ['outage', 'full']] as const

function told(
  event: Event,
  place: { source: string; line: number },
  known: Map<number, ComponentV1>,
  making: IncidentDrafts,
): ToldIncident {
  const say = (fate: 'guessed' | 'dropped' | 'look', message: string, field?: string) =>
    making.remark(fate, place, message, field)
  const { start_date: start, end_date: end, impact, description } = event
  say(
    'guessed',
    'start_date and end_date of the incident, as the dashboard has them; without a zone they count as UTC',
    'times',
  )
  if (event.contact_email != null || event.creator != null) say('dropped', 'who wrote it, and their address')
  const updates = (event.updates ?? []).map(({ timestamp, status, text }) => ({
    at: timestamp,
    text: text ?? '',
    // A pseudo status of what the dashboard writes itself.
    ...(status && status !== 'SYSTEM' ? { state: status } : {}),
  }))
  const components = (event.components ?? []).map((id): ToldComponent => {
    const component = known.get(id)
    if (!component) say('look', `component ${id} is in none of the files; save /v2/components as well`, 'services')
    return component ? { name: component.name } : { name: `component ${id}` }
  })
  const [word, level] = impacts[impact] ?? []
  const windows = level
    ? components.map((component): ToldWindow => ({ from: start, ...(end ? { to: end } : {}), level, component }))
    : []
  if (windows.length > 0) say('guessed', 'for the whole incident, from its impact', 'impactWindows')
  if (updates.some(({ state }) => state === 'impact changed'))
    say('look', 'the impact changed meanwhile; the window has the last one for all the time', 'impactWindows')
  const resolved = updates
    .filter(({ state }) => state === 'resolved')
    .map(({ at }) => at)
    .sort()
    .at(-1)
  if (resolved) say('guessed', 'when the dashboard was set to “resolved”', 'times.resolved')
  const firstNotice = updates.map(({ at }) => at).sort()[0]
  const regions = (event.components ?? []).flatMap((id) =>
    (known.get(id)?.attributes ?? []).filter(({ name }) => name === 'region').map(({ value }) => value),
  )
  return {
    ...place,
    title: event.title,
    day: start,
    ...(description ? { summary: description } : {}),
    times: {
      impactStart: start,
      ...(firstNotice ? { firstNotice } : {}),
      ...(end ? { impactEnd: end } : {}),
      ...(resolved && end ? { resolved } : {}),
    },
    updates,
    components,
    windows,
    regions,
    ...(word ? { severity: { word, field: 'impact' } } : {}),
  }
}
