/** The files of a new handbook: settings, one example of each kind, and what its repository needs to check and publish it. */
import { parse, stringify } from 'yaml'
import { formFiles } from '../forms/files.ts'
import { type CatalogueFile, type Catalogues, dataSchemas } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { adoptedFiles, type Forge, type NewFile, rendered } from './repository-files.ts'
import { forgeWords } from './words.ts'

export interface NewHandbook {
  lang: Language
  /** Where its repository will be; without one there are no workflows. */
  forge?: Forge | undefined
  name: string
  organisation: string
  /** Where its repository can be browsed. */
  repository?: string | undefined
  /** Where Opsbook is cloned from, and the commit; empty as long as nobody knows. */
  opsbook: { repository: string; commit: string }
}

/** In code-unit order of their paths. */
export function newHandbook({ lang, forge, name, organisation, repository, opsbook }: NewHandbook): NewFile[] {
  const words = {
    ...forgeWords(forge, lang),
    name: yamlText(name),
    organisation: yamlText(organisation),
    title: name,
    repository: repositorySetting(repository, forge),
    'opsbook-repository': opsbook.repository,
    'opsbook-commit': opsbook.commit,
  }
  const content = rendered(`handbook/${lang}`, 'adopted', words)
  const forms = formFiles(cataloguesOf(content))
    .filter(({ path }) => path.startsWith(`.${forge}/`))
    .map((file) => ({ ...file, executable: false }))
  return [...content, ...forms, ...rendered(`guide/${lang}`, 'adopted', words), ...adoptedFiles(forge, words)].sort(
    (a, b) => (a.path < b.path ? -1 : 1),
  )
}

/** What the data files say: the forms for people without git offer its services and severities. */
function cataloguesOf(files: NewFile[]): Catalogues {
  const data = (name: CatalogueFile) => parse(files.find(({ path }) => path === name)?.text ?? '{}') as unknown
  return {
    settings: dataSchemas['handbook.yaml'].parse(data('handbook.yaml')),
    ...dataSchemas['services.yaml'].parse(data('services.yaml')),
    ...dataSchemas['teams.yaml'].parse(data('teams.yaml')),
    ...dataSchemas['glossary.yaml'].parse(data('glossary.yaml')),
    frameworks: [],
    signatories: [],
    coverage: dataSchemas['coverage.yaml'].parse(data('coverage.yaml')),
  }
}

/** A text as the value of a YAML field, on one line. */
function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd()
}

function repositorySetting(url: string | undefined, forge: Forge | undefined): string {
  const setting = stringify(
    { repository: { url: url ?? 'https://github.com/example/handbook', forge: forge ?? 'github' } },
    { lineWidth: 0 },
  ).trimEnd()
  return url === undefined ? setting.replace(/^/gm, '# ') : setting
}
