import { temporaryFolder, write } from '../publish/temporary-folder.ts'

export const HANDBOOK = 'name: Test\norganisation: Test\nsummary: A handbook for tests.\n'

/** A Markdown file with these front-matter lines. */
export function markdown(fields: string, body = ''): string {
  return `---\n${fields.trim()}\n---\n${body}`
}

/** A runbook with nothing but what is required, in which single lines may be replaced. */
export function runbook(lines: Record<string, string | undefined> = {}, body = ''): string {
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
    body,
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

/** A postmortem with nothing but what is required, in which single lines may be replaced. */
export function postmortem(lines: Record<string, string | undefined> = {}, body = ''): string {
  return document({ title: 'An incident', summary: 'It failed.', status: 'final', ...lines }, body)
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
