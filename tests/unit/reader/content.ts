import { temporaryFolder, write } from '../publish/temporary-folder.ts'

export const HANDBOOK = 'name: Test\norganisation: Test\nsummary: A handbook for tests.\n'

/** A Markdown file with these front-matter lines. */
export function markdown(fields: string, body = ''): string {
  return `---\n${fields.trim()}\n---\n${body}`
}

/** The sections of a runbook, by language. */
const SECTIONS = {
  en: ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation'],
  de: ['Bedeutung', 'Auswirkung', 'Diagnose', 'Behebung', 'Überprüfung', 'Eskalation'],
}

/**
 * A runbook with nothing but what is required, in which single lines may be replaced. To a body without the sections of
 * a runbook they are added.
 */
export function runbook(lines: Record<string, string | undefined> = {}, body = ''): string {
  const sections = SECTIONS[lines.lang === 'de' ? 'de' : 'en']
  return document(
    {
      title: 'A runbook',
      summary: 'What to do.',
      status: 'active',
      owner: 'platform',
      services: '[api]',
      risk: 'reversible',
      access: '[root]',
      estimate: '5 minutes',
      ...lines,
    },
    Object.values(SECTIONS).some((names) => names.some((name) => body.includes(`## ${name}\n`)))
      ? body
      : body + sections.map((name) => `\n## ${name}\n\nA sentence.\n`).join(''),
  )
}

/** A process with nothing but what is required, in which single lines may be replaced. */
export function process(lines: Record<string, string | undefined> = {}, body = ''): string {
  return document(
    {
      title: 'A process',
      summary: 'How we do it.',
      status: 'active',
      owner: 'platform',
      purpose: 'Without it, nobody would.',
      layer: 'process',
      roles: '[{name: Scribe, responsibility: Writes}]',
      triggers: '[An alert]',
      version: "'1.0'",
      ...lines,
    },
    body,
  )
}

/** What a final postmortem must say, beside its title, summary and status. */
const COMPLETE = {
  owner: 'platform',
  services: '[api]',
  times:
    '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T10:43Z, resolved: 2026-01-10T11:30Z}',
  impact: '{text: Requests were answered with errors.}',
  contributingFactors: '[{class: tooling, text: The tool had no lower bound.}]',
  resolution: '{kind: rollback, text: The change was taken back.}',
  timeline:
    '[{at: 2026-01-10T10:04Z, event: An alert fires., type: detection}, {at: 2026-01-10T10:43Z, event: Errors end., type: recovery}]',
  noActions: 'The tool is switched off at the end of the month.',
  lessons: '{wentWell: [The alert fired within four minutes.]}',
  published: '2026-01-17',
}

/** A postmortem with nothing but what a final one must say, in which single lines may be replaced. */
export function postmortem(lines: Record<string, string | undefined> = {}, body = ''): string {
  const rest = Object.entries(COMPLETE).filter(
    ([field]) => !(field in lines) && !(field === 'noActions' && lines.actions),
  )
  const fields = { title: 'An incident', summary: 'It failed.', status: 'final', ...lines, ...Object.fromEntries(rest) }
  return document(fields, body)
}

/** A file of the manifesto with nothing but what is required, in which single lines may be replaced. */
export function manifesto(
  type: 'manifesto' | 'principle' | 'page',
  lines: Record<string, string | undefined> = {},
  body = '',
): string {
  const own = { manifesto: { status: 'draft', version: "'0.1'" }, principle: { order: '1' }, page: {} }[type]
  return document({ type, title: 'A declaration', summary: 'What we hold.', ...own, ...lines }, body)
}

function document(fields: Record<string, string | undefined>, body: string): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return markdown(given.map(([key, value]) => `${key}: ${value}`).join('\n'), body)
}

/** What the documents above refer to. */
export const catalogues = {
  'handbook.yaml': `${HANDBOOK}languages: [en, de]\nseverities:\n  - {id: sev1, rank: 1, label: Severity 1, definition: Bad.}\n`,
  'teams.yaml': 'teams:\n  - {id: platform, name: Platform, summary: Runs it.}\n',
  'services.yaml': 'services:\n  - {id: api, name: API, summary: Answers., owner: platform}\n',
  'controls.yaml': 'frameworks:\n  - {id: iso, name: ISO, controls: [{id: A.1, label: Something}]}\n',
}

/** A content folder with these files, and with catalogues unless one of them is given (or taken away as `undefined`). */
export function contentFolder(files: Record<string, string | undefined>): string {
  const folder = temporaryFolder()
  const all = Object.entries({ ...catalogues, ...files })
  write(folder, Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined)))
  return folder
}

/** A theme with these files, beside no content in particular. */
export function themeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  write(folder, files)
  return folder
}
