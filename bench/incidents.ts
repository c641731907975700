/** Incidents for benchmarks: made by counting, the same each time, valid for the model, and spread as incidents are. */
import { numbers } from './numbers.ts'

const services = Array.from({ length: 24 }, (_, number) => `service-${number}`)
const factors = ['technical', 'tooling', 'process', 'monitoring', 'capacity', 'dependency', 'design', 'environment']
const triggers = ['deploy', 'config', 'maintenance', 'traffic', 'hardware', 'expiry', 'dependency', 'data', 'unknown']
const methods = ['alert', 'alert', 'alert', 'synthetic', 'customer-report', 'employee', 'scheduled-check']
const severities = ['sev1', 'sev2', 'sev3', 'sev4']

/** Catalogues that incidents name. */
export const catalogues: { [file: string]: object } = {
  'handbook.yaml': {
    name: 'Bench',
    organisation: 'Bench',
    summary: 'A handbook of many incidents.',
    severities: severities.map((id, index) => ({ id, rank: index + 1, label: id, definition: 'As bad as that.' })),
  },
  'services.yaml': {
    services: services.map((id) => ({ id, name: id, summary: 'A service.', layer: 'platform', owner: 'platform' })),
  },
  'teams.yaml': { teams: [{ id: 'platform', name: 'Platform', summary: 'Runs the machines.' }] },
}

/** Ids of `count` runbooks that incidents name. */
export const runbookIds = Array.from({ length: 40 }, (_, number) => `runbook-${number}`)

/** Front matter of `count` postmortems over twenty years, with their ids. */
export function* incidents(count: number): Generator<[id: string, data: object]> {
  const next = numbers(20_261_121)
  const random = () => next() / 2 ** 32
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const begin = Date.UTC(2006, 0, 1)
  const span = 20 * 365 * 24 * 60
  for (let number = 0; number < count; number++) {
    const at = (minutes: number) => new Date(begin + (start + minutes) * 60_000).toISOString().replace('.000Z', 'Z')
    const start = Math.floor((number / count) * span)
    // Durations differ by factors, not by minutes.
    const lasting = (median: number) => Math.max(0, Math.round(median * Math.exp(2.4 * (random() + random() - 1))))
    const impact = lasting(240)
    const detected = random() < 0.08 ? -lasting(60) : lasting(6)
    const resolved = impact + lasting(60)
    const open = number === count - 1
    const type = number % 19 === 7 ? 'near-miss' : number % 53 === 11 ? 'exercise' : 'incident'
    const services = pickServices(random)
    const data = {
      title: `Incident ${number} of ${services[0]}`,
      summary: `What happened to ${services.join(' and ')}, and what it meant for those who depended on it.`,
      status: 'preliminary',
      type,
      owner: 'platform',
      ...(random() < 0.9 ? { severity: pick(severities) } : {}),
      services,
      times: {
        trigger: at(Math.min(0, detected) - 5),
        impactStart: at(0),
        ...(random() < 0.8 ? { detected: at(detected) } : {}),
        ...(random() < 0.5 ? { firstNotice: at(Math.max(0, detected) + lasting(30)) } : {}),
        ...(random() < 0.6 && !open ? { mitigated: at(Math.floor(impact * random())) } : {}),
        ...(open ? {} : { impactEnd: at(impact), resolved: at(resolved) }),
      },
      impactWindows: [
        { from: at(0), ...(open ? {} : { to: at(Math.ceil(impact / 2)) }), level: 'partial' },
        ...(open ? [] : [{ from: at(Math.floor(impact / 3)), to: at(impact), level: 'partial' }]),
      ],
      impact: { text: 'Requests were answered late, or not at all.' },
      detection: { method: pick(methods) },
      trigger: { type: pick(triggers), text: 'Something changed.' },
      contributingFactors: Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
        class: pick(factors),
        text: 'Something made it possible, longer or worse.',
      })),
      resolution: { kind: 'rollback', text: 'The change was taken back.' },
      timeline: Array.from({ length: 6 }, (_, row) => ({
        at: at(Math.floor((impact * row) / 6)),
        event: `Event ${row} of the incident.`,
        type: row === 0 ? 'symptom' : 'action',
      })),
      actions: Array.from({ length: 3 }, (_, action) => ({
        id: `action-${action}`,
        text: 'Refuse to go below the minimum.',
        class: 'prevent',
        owner: 'platform',
        ...(action === 0
          ? { status: 'done', closed: at(resolved + 20_000).slice(0, 10) }
          : { status: 'open', due: at(resolved + 40_000).slice(0, 10) }),
      })),
      runbooks: random() < 0.5 ? [{ id: pick(runbookIds), worked: pick(['yes', 'yes', 'partly', 'no']) }] : [],
      ...(number > 0
        ? { related: [{ id: `incident-${Math.floor(random() * number)}`, relation: 'same-factor' }] }
        : {}),
      published: at(resolved + lasting(20_000)).slice(0, 10),
    }
    yield [`incident-${number}`, data]
  }
}

function pickServices(random: () => number): string[] {
  const first = Math.floor(random() ** 2 * services.length)
  const second = random() < 0.3 ? [(first + 5) % services.length] : []
  return [first, ...second].map((number) => services[number]!)
}
