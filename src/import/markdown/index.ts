/** Imports a tree of Markdown, whichever generator it was written for. */
import type { Kind } from '../../model/index.ts'
import { Language } from '../../model/values.ts'
import { type Imported, type Importer, type ImportInput, type InputProblem, InputRefused } from '../importer.ts'
import { originOptions } from '../origin.ts'
import { type PathRule, pathRule } from './assignments.ts'
import { MarkdownImport } from './markdown-import.ts'

const KINDS: Readonly<Record<string, Kind>> = { runbooks: 'runbook', processes: 'process', postmortems: 'postmortem' }

/** What the command line says, once it is known to be right. */
export interface MarkdownOptions {
  kind: Kind
  lang: Language
  rules: PathRule[]
  owner?: string
  service?: string
  commit?: string
}

export const markdown: Importer = {
  name: 'markdown',
  reads: 'a tree of Markdown: a wiki, MkDocs, Docusaurus, Hugo, Jupyter Book, mdBook, or plain files',
  takes: 'folder',
  options: {
    as: { value: 'KIND', help: 'what the pages become: runbooks, processes or postmortems', required: true },
    owner: { value: 'TEAM', help: 'team of teams.yaml that answers for them' },
    service: { value: 'ID', help: 'service of services.yaml that they are for' },
    rule: {
      value: 'RULE',
      help: 'team or service by path, as in ceph/**=service:block-storage,owner:storage; the last that matches counts',
      multiple: true,
    },
    lang: { value: 'LANG', help: 'language of the texts, when it is not the first of the handbook' },
    ...originOptions,
    commit: { value: 'HASH', help: 'commit of the originals, with --origin-url' },
  },
  read(input: ImportInput): Imported {
    return new MarkdownImport(input, checkedOptions(input)).imported()
  },
}

/** @throws {InputRefused} with everything that is wrong with the options. */
function checkedOptions({ options, handbook }: ImportInput): MarkdownOptions {
  const problems: InputProblem[] = []
  const refuse = (file: string, message: string, hint: string) => problems.push({ file, message, hint })
  const given = (name: string) => {
    const value = options[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const { teams, services, settings } = handbook.catalogues
  const ids = { owner: teams.map(({ id }) => id), service: services.map(({ id }) => id) }
  const known = (option: string, field: 'owner' | 'service', id: string | undefined) => {
    if (id === undefined || ids[field].includes(id)) return
    const file = field === 'owner' ? 'teams.yaml' : 'services.yaml'
    refuse(
      option,
      `there is no ${field === 'owner' ? 'team' : 'service'} “${id}”`,
      `${file} lists ${ids[field].join(', ') || 'none yet: add it there first'}.`,
    )
  }
  const kind = KINDS[given('as') ?? '']
  if (!kind)
    refuse(
      '--as',
      `“${given('as') ?? ''}” is nothing that pages can become`,
      `Say one of ${Object.keys(KINDS).join(', ')}.`,
    )
  known('--owner', 'owner', given('owner'))
  known('--service', 'service', given('service'))
  const rules: PathRule[] = []
  for (const written of [options['rule'] ?? []].flat().filter((rule) => typeof rule === 'string')) {
    const rule = pathRule(written)
    if (!rule)
      refuse(
        '--rule',
        `“${written}” is no rule`,
        'Write a pattern of paths, then what holds for them: ceph/**=service:block-storage,owner:storage.',
      )
    else {
      rules.push(rule)
      known('--rule', 'owner', rule.owner)
      known('--rule', 'service', rule.service)
    }
  }
  const lang = given('lang') ?? handbook.language
  if (!Language.safeParse(lang).success || !settings.languages.includes(lang as Language))
    refuse(
      '--lang',
      `the handbook is not in “${lang}”`,
      `Its languages are ${settings.languages.join(', ')}; handbook.yaml lists them.`,
    )
  const commit = given('commit')
  if (commit !== undefined && !/^[0-9a-f]{7,64}$/.test(commit))
    refuse('--commit', `“${commit}” is not a commit`, 'Give 7 to 64 hexadecimal digits.')
  if (problems.length > 0) throw new InputRefused(problems)
  return {
    kind: kind!,
    lang: lang as Language,
    rules,
    ...(given('owner') ? { owner: given('owner')! } : {}),
    ...(given('service') ? { service: given('service')! } : {}),
    ...(commit ? { commit } : {}),
  }
}
