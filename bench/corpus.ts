/**
 * A handbook of any size for benchmarks, made by counting: the same count makes the same bytes. Its texts have the length,
 * the headings, tables, code and links of real ones, and a vocabulary as small as that of people who write about the same
 * machines for years, so that a search index has as much to do as with theirs.
 *
 * Of twenty documents twelve are postmortems of about 1,200 words, six are runbooks, two are processes. Our model wants
 * more of a postmortem than others know: its times, timeline and actions stand in the front matter, and no peer shows them.
 */
import { stringify } from 'yaml'
import { numbers } from './numbers.ts'

export interface CorpusPage {
  folder: 'postmortems' | 'runbooks' | 'processes'
  id: string
  title: string
  summary: string
  /** `YYYY-MM-DD`. */
  day: string
  /** Front matter beyond title and summary, as our model wants it. */
  data: Record<string, unknown>
  /** Markdown. Links lead to `/runbooks/ID/` and the like. */
  body: string
}

/** The pages of a handbook of `count` documents, in no order that means anything. */
export function corpus(count: number): CorpusPage[] {
  return Array.from({ length: count }, (_, index) => corpusPage(index, count))
}

/** One page of it. `index` may be `count` and more: those are pages that are added later. */
export function corpusPage(index: number, count: number): CorpusPage {
  const next = numbers((index + 1) * 0x9e3779b1)
  const draw: Draw = (below) => next() % below
  const place = index % 20
  if (place < 12) return postmortem(index, count, draw)
  return place < 18 ? runbook(index, draw) : process(index, draw)
}

/** What our handbook has beside its documents. */
export function catalogues(): [file: string, text: string][] {
  return [
    [
      'handbook.yaml',
      stringify({
        name: 'Bench Operations',
        organisation: 'Bench',
        summary: 'A handbook that was made to be measured.',
        severities: severities.map((id, at) => ({
          id,
          rank: at + 1,
          label: `Severity ${at + 1}`,
          definition: `${at + 1} of 4, the first being the worst.`,
        })),
      }),
    ],
    [
      'services.yaml',
      stringify({
        services: services.map((name) => ({
          id: slug(name),
          name: named(name),
          owner: 'platform',
          summary: `Carries ${name}.`,
        })),
      }),
    ],
    ['teams.yaml', stringify({ teams: teams.map((id) => ({ id, name: named(id), summary: `Looks after ${id}.` })) })],
  ]
}

/** A page as our content folder has it. */
export function asDocument({ folder, id, title, summary, data, body }: CorpusPage): [file: string, text: string] {
  const own = folder === 'postmortems' ? `${folder}/${(data['year'] as string | undefined) ?? ''}` : folder
  const { year: _, ...front } = data
  return [`${own}/${id}.md`, `---\n${stringify({ title, summary, ...front }, { lineWidth: 0 })}---\n\n${body}`]
}

/** A page as a generator has it that knows titles, descriptions and days. */
export function asPage({ folder, id, title, summary, day, body }: CorpusPage): [file: string, text: string] {
  return [
    `${folder}/${id}.md`,
    `---\n${stringify({ title, description: summary, date: day }, { lineWidth: 0 })}---\n\n${body}`,
  ]
}

const severities = ['sev1', 'sev2', 'sev3', 'sev4']
const teams = ['platform', 'network', 'storage', 'database', 'identity', 'compute', 'delivery', 'support']
const services = [
  'block storage',
  'object storage',
  'compute',
  'network',
  'load balancing',
  'name service',
  'identity',
  'dashboard',
  'image registry',
  'message queue',
  'relational database',
  'document database',
  'metrics',
  'logs',
  'backup',
  'billing',
  'key management',
  'mail relay',
  'build farm',
  'package mirror',
  'kubernetes',
  'file shares',
  'time service',
  'public API',
]
const causes = [
  'a full disk',
  'an expired certificate',
  'a lost quorum',
  'a slow replica',
  'a failed link',
  'a queue without consumers',
  'a change of configuration',
  'a new release',
  'a memory leak',
  'a power supply',
  'a wrong route',
  'a clock that drifted',
  'a schema migration',
  'an exhausted connection pool',
  'a lock that was never released',
  'a burst of retries',
]
const alerts = [
  'Latency',
  'Errors',
  'Saturation',
  'Backlog',
  'Quorum',
  'Certificate',
  'Disk',
  'Replication',
  'Restarts',
]
const sentences = [
  'The {service} answered more slowly from the moment at which {cause} met the limit of its pool.',
  'Half of the requests to {service} were retried, and the retries kept {other} busy as well.',
  'Nothing in the dashboards of {service} showed {cause}, since they average over all nodes.',
  'The alert fired after {n} minutes, because its threshold had been set for a cluster of another size.',
  'On call saw that {n} of the nodes of {service} had left the cluster, and opened the runbook.',
  'The first step of the runbook did not apply: the node was reachable, and its process was not.',
  'Traffic was moved to the second zone, where {service} had room for {n} percent of it.',
  'With the traffic gone the queue of {other} drained within {n} minutes.',
  'The change had been reviewed, tested on one node, and rolled out to all of them at once.',
  'Customers who had an open session kept it; new sessions were refused for {n} minutes.',
  'The status page said so {n} minutes after the first customer had asked.',
  'A restart of {service} helped for a while, until {cause} came back with the next batch.',
  'The limit is now {n} times as high, and an alert is raised at half of it.',
  'Backups were not affected: they are taken from a replica in another zone.',
  'The same had been seen on {other} two years before, and was written down there and nowhere else.',
  'Who is on call for {service} can now roll back without asking {other}.',
]
const commands = [
  [
    'kubectl get pods --namespace {slug} --output wide',
    'NAME        READY   STATUS    RESTARTS   AGE\napi-0       1/1     Running   {n}          {n}d\napi-1       0/1     Pending   0          {n}m',
  ],
  ['systemctl status {slug}.service', '● {slug}.service - {slug}\n     Active: active (running)\n      Tasks: {n}'],
  ['ceph status', '  cluster:\n    health: HEALTH_WARN\n            {n} slow ops'],
  [
    'journalctl --unit {slug} --since "{n} minutes ago" --no-pager',
    'level=warn msg="took too long" took={n}ms expected=100ms',
  ],
] as const

/** A number below another one. */
type Draw = (below: number) => number

function filled(template: string, draw: Draw): string {
  const service = () => services[draw(services.length)]!
  return template
    .replaceAll('{service}', service)
    .replaceAll('{other}', service)
    .replaceAll('{cause}', () => causes[draw(causes.length)]!)
    .replaceAll('{slug}', () => slug(service()))
    .replaceAll('{n}', () => String(2 + draw(58)))
}

function paragraph(draw: Draw, length: number): string {
  return Array.from({ length }, () => filled(sentences[draw(sentences.length)]!, draw)).join(' ')
}

function codeBlock(draw: Draw): string {
  const [command, output] = commands[draw(commands.length)]!
  return `\`\`\`console\n$ ${filled(command, draw)}\n${filled(output, draw)}\n\`\`\``
}

function table(draw: Draw, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `| ${services[draw(services.length)]} | ${2 + draw(58)} % | ${row + 1} | ${causes[draw(causes.length)]} |`,
  )
  return ['| service | of requests | zone | met |', '|---|--:|--:|---|', ...lines].join('\n')
}

function postmortem(index: number, count: number, draw: Draw): CorpusPage {
  const service = services[draw(services.length)]!
  const cause = causes[draw(causes.length)]!
  const start =
    Date.UTC(2016, 0, 1) + Math.floor((index / Math.max(count, index + 1)) * 3900) * 86_400_000 + draw(1440) * 60_000
  const at = (minutes: number) => `${new Date(start + minutes * 60_000).toISOString().slice(0, 16)}Z`
  const [detected, mitigated] = [1 + draw(30), 55 + draw(400)]
  const resolved = mitigated + 5 + draw(200)
  const day = at(0).slice(0, 10)
  const published = new Date(start + 14 * 86_400_000).toISOString().slice(0, 10)
  const steps = [0, detected, detected + 4, detected + 9, detected + 20, mitigated - 2, mitigated, resolved]
  const types = ['symptom', 'detection', 'decision', 'action', 'communication', 'action', 'recovery', 'recovery']
  const id = `${slug(service)}-${day}-${index}`
  const score = scoreOf(index, count)
  return {
    folder: 'postmortems',
    id,
    title: `${named(service)}: ${cause}, incident ${index}`,
    summary: `On ${day} ${service} was slow or not reachable for ${resolved} minutes because of ${cause}. No data was lost.`,
    day: published,
    data: {
      year: day.slice(0, 4),
      status: 'final',
      owner: teams[draw(teams.length)],
      severity: severities[draw(4)],
      services: [slug(service)],
      published,
      times: {
        impactStart: at(0),
        detected: at(detected),
        acknowledged: at(detected + 4),
        firstNotice: at(detected + 20),
        mitigated: at(mitigated),
        impactEnd: at(mitigated),
        resolved: at(resolved),
      },
      impactWindows: [{ from: at(0), to: at(mitigated), level: 'partial', services: [slug(service)] }],
      impact: { text: `${2 + draw(58)} % of the requests to ${service} failed.` },
      detection: { method: 'alert', signal: `The alert on the latency of ${service}.` },
      trigger: { type: 'config', text: `It began with ${cause}.` },
      contributingFactors: [
        { class: 'technical', text: `The pool of ${service} had one limit for all of its clients.` },
        { class: 'monitoring', text: `The dashboards averaged over all nodes, so that ${cause} was not seen.` },
      ],
      resolution: { kind: 'traffic-shift', text: 'Traffic was moved, and the limit was raised.' },
      timeline: steps.map((minutes, step) => ({
        at: at(minutes),
        event: filled(sentences[(step * 2 + draw(2)) % sentences.length]!, draw),
        type: types[step],
      })),
      actions: ['prevent', 'detect', 'mitigate', 'repair'].map((name, step) => ({
        id: `a${step + 1}`,
        text: `Raise the limit of ${services[draw(services.length)]} and alert at half of it`,
        class: name,
        owner: teams[draw(teams.length)],
        due: published,
        status: 'done',
        closed: published,
      })),
      lessons: { wentWell: ['The second zone had room.'], wentPoorly: ['The alert came late.'], lucky: [] },
    },
    body: `${[
      paragraph(draw, 5),
      `## Background\n\n${paragraph(draw, 6)}\n\n${codeBlock(draw)}`,
      `## What was seen\n\n${paragraph(draw, 6)}\n\n${table(draw, 5)}`,
      `### On the second day\n\n${paragraph(draw, 5)}`,
      `## What was tried\n\n${paragraph(draw, 6)}\n\n${codeBlock(draw)}`,
      `## Why it took so long\n\n${paragraph(draw, 7)} See [the runbook](/runbooks/runbook-${score + 12}/).`,
      `### What others did\n\n${paragraph(draw, 5)}\n\n${codeBlock(draw)}`,
      `## What was measured\n\n${table(draw, 8)}\n\n${paragraph(draw, 6)}`,
      `## What changes\n\n${paragraph(draw, 6)} It follows [the process](/processes/process-${score + 18}/), and [another runbook](/runbooks/runbook-${Math.max(0, score - 20) + 12}/).`,
    ].join('\n\n')}\n`,
  }
}

/** Where the score of documents begins to which a page links: its own, or the last that is whole. A corpus has one at least. */
function scoreOf(index: number, count: number): number {
  return Math.max(0, Math.min(Math.floor(index / 20), Math.floor(count / 20) - 1)) * 20
}

function runbook(index: number, draw: Draw): CorpusPage {
  const service = services[draw(services.length)]!
  const alert = alerts[draw(alerts.length)]!
  return {
    folder: 'runbooks',
    id: `runbook-${index}`,
    title: `${named(service)}: ${alert.toLowerCase()}, runbook ${index}`,
    summary: `What to do when the alert on ${alert.toLowerCase()} of ${service} fires.`,
    day: '2026-01-15',
    data: {
      status: 'active',
      owner: teams[draw(teams.length)],
      services: [slug(service)],
      alerts: [`${alert}Of${index}`],
      risk: 'read-only',
      access: ['a login on the jump host'],
      estimate: `${5 + draw(55)} minutes`,
      escalation: ['platform'],
      reviewed: '2026-01-15',
      reviewEvery: '10y',
    },
    body: `${[
      `## Meaning\n\n${paragraph(draw, 3)}`,
      `## Impact\n\n${paragraph(draw, 3)}`,
      `## Diagnosis\n\n1. **Look at the nodes.** ${paragraph(draw, 2)}\n\n${indented(codeBlock(draw))}\n\n2. **Look at the queue.** ${paragraph(draw, 2)}\n\n${indented(codeBlock(draw))}`,
      `## Mitigation\n\n1. ${paragraph(draw, 2)}\n2. ${paragraph(draw, 2)}\n3. ${paragraph(draw, 2)}`,
      `## Verification\n\n${paragraph(draw, 2)}\n\n${codeBlock(draw)}`,
      `## Escalation\n\n${paragraph(draw, 2)}`,
    ].join('\n\n')}\n`,
  }
}

function process(index: number, draw: Draw): CorpusPage {
  const service = services[draw(services.length)]!
  return {
    folder: 'processes',
    id: `process-${index}`,
    title: `How ${service} is changed, process ${index}`,
    summary: `From the wish to change ${service} to the change that is in use.`,
    day: '2026-01-15',
    data: {
      status: 'active',
      owner: teams[draw(teams.length)],
      purpose: `Changes to ${service} reach customers without being noticed.`,
      layer: 'process',
      roles: [{ name: 'Requester', responsibility: 'Says what shall change, and why.' }],
      triggers: ['A change is asked for'],
      targets: [{ what: 'Decision', target: `${2 + draw(10)} days`, clockStarts: 'The change is asked for' }],
      version: '1.0',
      reviewed: '2026-01-15',
      reviewEvery: '10y',
    },
    body: `${[
      paragraph(draw, 4),
      `## Before\n\n${paragraph(draw, 5)}\n\n${table(draw, 5)}`,
      `## Steps\n\n1. ${paragraph(draw, 2)}\n2. ${paragraph(draw, 2)}\n3. ${paragraph(draw, 2)}\n4. ${paragraph(draw, 2)}`,
      `## Afterwards\n\n${paragraph(draw, 5)}`,
    ].join('\n\n')}\n`,
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '   ')
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}

function named(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1)
}
