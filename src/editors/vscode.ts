/** What VS Code is told about the content: schemas for data files, snippets, and how it reads what `check` says. */
import { type FileKind, fileKindNames, isDocument } from '../model/file-kinds.ts'
import { snippets } from './snippets.ts'

/** Files below `.vscode/`, by name, each as its text. */
export function vscodeFiles(): Map<string, string> {
  const files: [string, unknown][] = [
    ['settings.json', { 'yaml.schemas': dataSchemas() }],
    ['tasks.json', { version: '2.0.0', tasks: [checkWhileWriting] }],
    ['extensions.json', { recommendations: ['redhat.vscode-yaml', 'astro-build.astro-vscode', 'biomejs.biome'] }],
    ['opsbook.code-snippets', snippets()],
  ]
  return new Map(files.map(([name, value]) => [name, `${JSON.stringify(value, null, 2)}\n`]))
}

/** Front matter of Markdown is seen by no extension that reads schemas: for documents there is the task. */
function dataSchemas(): Record<string, string> {
  const data = fileKindNames.filter((kind: FileKind) => !isDocument(kind))
  return Object.fromEntries(data.map((kind) => [`./schemas/${kind}.json`, `content/${kind}.yaml`]))
}

/** A round of `check --watch`, and a finding in two lines, as its text report has them. */
const matcher = {
  owner: 'opsbook',
  source: 'opsbook',
  applyTo: 'allDocuments',
  fileLocation: ['autoDetect', `\${workspaceFolder}`],
  pattern: [
    { regexp: '^(error|warning) (.+):(\\d+):(\\d+) ([a-z-]+)$', severity: 1, file: 2, line: 3, column: 4, code: 5 },
    { regexp: '^  (.+)$', message: 1 },
  ],
  background: { activeOnStart: true, beginsPattern: '^Checking ', endsPattern: '^Waiting for changes' },
}

const checkWhileWriting = {
  label: 'Check while writing',
  type: 'shell',
  command: 'npm run check -- --watch',
  isBackground: true,
  group: { kind: 'build', isDefault: true },
  presentation: { reveal: 'silent', panel: 'dedicated' },
  problemMatcher: matcher,
}
