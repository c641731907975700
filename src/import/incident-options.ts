/** What the command line says of the incidents of a status page, held against the handbook. */
import { didYouMean } from '../model/explain.ts'
import type { Language } from '../model/values.ts'
import { type ImporterOption, type ImportInput, type InputProblem, InputRefused } from './importer.ts'
import { originOptions, type Provenance, provenanceOf } from './origin.ts'

/** Options that importers of status pages have in common. */
export const incidentOptions = {
  owner: { value: 'TEAM', help: 'team of teams.yaml that answers for the postmortems' },
  severity: { value: 'WORD=ID', help: 'a severity of handbook.yaml for a word of the source', multiple: true },
  service: { value: 'NAME=ID', help: 'a service of services.yaml for a component of the source', multiple: true },
  include: { value: 'maintenance', help: 'take scheduled maintenance as well' },
  lang: { value: 'CODE', help: 'language of the texts, when it is not the first of the handbook' },
  ...originOptions,
} as const satisfies Record<string, ImporterOption>

export interface IncidentChoices {
  owner?: string
  /** Severities by the words of the source, in lower case. */
  severities: Map<string, string>
  /** Services by the ids and names of components, in lower case. */
  services: Map<string, string>
  includesMaintenance: boolean
  lang: Language
  provenance: Provenance
}

/**
 * @throws {InputRefused} when an option names what the handbook does not have.
 */
export function incidentChoices({ options, handbook }: Pick<ImportInput, 'options' | 'handbook'>): IncidentChoices {
  const { settings, teams, services } = handbook.catalogues
  const problems: InputProblem[] = []
  const known = (name: string, value: string, ids: string[], where: string) => {
    if (ids.includes(value)) return
    const hint = didYouMean(value, ids) ?? (ids.length > 0 ? `There is ${ids.join(', ')}.` : `${where} lists none.`)
    problems.push({ file: `--${name}`, message: `“${value}” is not in ${where}`, hint })
  }
  const mapping = (name: 'severity' | 'service', ids: string[], where: string) => {
    const given = [(options[name] ?? []) as string | string[]].flat()
    return new Map(
      given.map((pair) => {
        const at = pair.lastIndexOf('=')
        const hint = `Write --${name} WORD=ID, for example --${name} major=${ids[0] ?? 'sev1'}.`
        if (at < 1) problems.push({ file: `--${name}`, message: `“${pair}” has no “=” behind a word`, hint })
        else known(name, pair.slice(at + 1), ids, where)
        return [pair.slice(0, Math.max(at, 0)).trim().toLowerCase(), pair.slice(at + 1)]
      }),
    )
  }
  const idsOf = (entries: { id: string }[]) => entries.map(({ id }) => id)
  const owner = options.owner as string | undefined
  if (owner !== undefined) known('owner', owner, idsOf(teams), 'teams.yaml')
  const severities = mapping('severity', idsOf(settings.severities), 'handbook.yaml')
  const byName = mapping('service', idsOf(services), 'services.yaml')
  for (const { id, name, translations } of services) {
    for (const word of [id, name, ...Object.values(translations ?? {}).map((each) => each?.name ?? '')]) {
      const key = word.trim().toLowerCase()
      if (key && !byName.has(key)) byName.set(key, id)
    }
  }
  const wanted = options.lang ?? handbook.language
  const lang = settings.languages.find((each) => each === wanted)
  if (!lang) known('lang', String(wanted), settings.languages, 'the languages of handbook.yaml')
  const { include } = options
  if (include !== undefined && include !== 'maintenance') {
    const message = `“${String(include)}” cannot be included`
    problems.push({ file: '--include', message, hint: 'There is maintenance.' })
  }
  let provenance: Provenance = {}
  try {
    provenance = provenanceOf(options, lang ?? handbook.language, true)
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error
    problems.push(...error.problems)
  }
  if (problems.length > 0) throw new InputRefused(problems)
  return {
    ...(owner === undefined ? {} : { owner }),
    severities,
    services: byName,
    includesMaintenance: include === 'maintenance',
    lang: lang ?? handbook.language,
    provenance,
  }
}
