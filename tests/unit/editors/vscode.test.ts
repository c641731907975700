import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkHandbook } from '../../../src/checks/index.ts'
import { snippets } from '../../../src/editors/snippets.ts'
import { vscodeFiles } from '../../../src/editors/vscode.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { formsOf } from '../../../src/model/fields.ts'
import { documentSchemas, folders, kinds } from '../../../src/model/index.ts'
import { temporaryFolder, write } from '../publish/temporary-folder.ts'

const project = join(import.meta.dirname, '../../..')

/** What stands in the file when nothing is typed over: the first choice, the words that are offered, the clock. */
function expanded(body: string[]): string {
  const clock: Record<string, string> = {
    CURRENT_YEAR: '2026',
    CURRENT_MONTH: '11',
    CURRENT_DATE: '20',
    CURRENT_HOUR: '13',
    CURRENT_MINUTE: '44',
    CURRENT_TIMEZONE_OFFSET: '+01:00',
  }
  return `${body.join('\n')}\n`
    .replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => clock[name]!)
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$0/g, '')
    .replace(/\\([\\$}])/g, '$1')
}

const forms = kinds.flatMap((kind) =>
  formsOf(documentSchemas[kind]).map(({ name = kind, schema }) => ({ kind, name, schema })),
)

describe('the files of VS Code', () => {
  it('are those that the model makes now: npm run schemas', () => {
    const files = vscodeFiles()
    expect(readdirSync(join(project, '.vscode')).sort()).toEqual([...files.keys()].sort())
    for (const [name, text] of files) expect(readFileSync(join(project, '.vscode', name), 'utf8'), name).toBe(text)
  })

  it('name schemas that are there, for data files of the content', () => {
    const settings = JSON.parse(vscodeFiles().get('settings.json')!)
    const schemas = Object.entries<string>(settings['yaml.schemas'])
    expect(schemas.map(([, file]) => file)).toContain('content/services.yaml')
    for (const [schema] of schemas) expect(readFileSync(join(project, schema), 'utf8')).toContain('"$schema"')
  })
})

describe('snippets', () => {
  const all = snippets()

  it('of whole documents are drafts that the checks accept', async () => {
    const content = join(temporaryFolder(), 'content')
    const texts = forms.map(({ kind, name }) => [
      `${folders[kind]}/${name}.md`,
      expanded(all[name]!.body).replace(': postmortem-id', ': postmortem'),
    ])
    write(content, {
      'handbook.yaml': 'name: A\norganisation: A\nsummary: A handbook.\n',
      'teams.yaml': 'teams:\n  - { id: team-id, name: Team, summary: Runs all. }\n',
      'services.yaml': 'services:\n  - { id: service-id, name: Service, summary: Is run. }\n',
      ...Object.fromEntries(texts),
    })
    const findings = await checkHandbook(await loadHandbook({ content, drafts: false }))
    const errors = findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'placeholder')
    expect(errors.map(({ file, message }) => `${file}: ${message}`)).toEqual([])
  })

  it.each(['timeline', 'actions', 'impactWindows', 'contributingFactors', 'roles', 'targets', 'exercised'])(
    'of an entry of %s are accepted by the schema of its list',
    (list) => {
      const entries = parse(expanded(all[list]!.body))
      expect(entries).toHaveLength(1)
      const { name, schema } = forms.find((form) => 'shape' in form.schema && list in (form.schema.shape as object))!
      const [, header] = expanded(all[name]!.body).split(/^---$/m)
      const document = { ...parse(header!), [list]: entries }
      expect(schema.safeParse(document).error?.issues ?? []).toEqual([])
    },
  )

  it('give an event of the timeline the minute of the clock, with its offset', () => {
    expect(parse(expanded(all['timeline']!.body))[0].at).toBe('2026-11-20T13:44+01:00')
  })

  it('offer the words that a field allows', () => {
    expect(all['runbook']!.body.join('\n')).toContain('|read-only,reversible,destructive|}')
  })
})
