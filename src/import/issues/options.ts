/** What the command line says of issues, once it is known to be right. */
import { Language, WebAddress } from '../../model/values.ts'
import { type ImporterOption, type ImportInput, type InputProblem, InputRefused } from '../importer.ts'
import type { ActionClass } from '../told/actions.ts'
import { type ToldZone, zoneNamed } from '../told/time.ts'
import type { Project } from './issue.ts'

export const issueOptions = {
  severity: {
    value: 'LABEL=ID',
    help: 'label that says a severity of handbook.yaml, as in severity::1=sev1',
    multiple: true,
  },
  'service-label': { value: 'LABEL=ID', help: 'label that names a service of services.yaml', multiple: true },
  owner: { value: 'TEAM', help: 'team of teams.yaml that answers for the postmortems' },
  repository: { value: 'URL', help: 'address of the project; references such as #123 become links' },
  'time-zone': { value: 'ZONE', help: 'clock of times that name none, as UTC or Europe/Berlin' },
  lang: { value: 'CODE', help: 'language of the texts, when it is not the first of the handbook' },
  'action-class': { value: 'CLASS', help: 'class of actions whose heading says none, as prevent' },
} as const satisfies Record<string, ImporterOption>

export interface IssueOptions {
  lang: Language
  /** Ids by label, in lower case. */
  severities: ReadonlyMap<string, string>
  serviceLabels: ReadonlyMap<string, string>
  owner?: string
  project?: Project
  zone?: ToldZone
  actionClass?: ActionClass
}

const CLASSES: readonly ActionClass[] = ['prevent', 'detect', 'mitigate', 'respond', 'repair', 'investigate']

/**
 * @param projectAt how the forge addresses what is in the project at an address without a slash at its end
 * @throws {InputRefused} with everything that is wrong with the options.
 */
export function issueOptionsOf(
  { options, handbook }: ImportInput,
  projectAt: (repository: string) => Project,
): IssueOptions {
  const problems: InputProblem[] = []
  const refuse = (option: string, message: string, hint: string) =>
    problems.push({ file: `--${option}`, message, hint })
  const { settings, services, teams } = handbook.catalogues
  const given = (name: keyof typeof issueOptions) => (options[name] as string | undefined)?.trim() || undefined
  const mapping = (name: 'severity' | 'service-label', what: string, ids: readonly string[]): Map<string, string> => {
    const map = new Map<string, string>()
    for (const written of [options[name] ?? []].flat() as string[]) {
      const [, label, id] = /^(.+)=([^=]+)$/s.exec(written) ?? []
      if (!label || !id) refuse(name, `“${written}” is no LABEL=ID`, 'Write the label, an equals sign and the id.')
      else if (!ids.includes(id.trim()))
        refuse(name, `there is no ${what} “${id}”`, `The handbook has ${ids.join(', ') || 'none yet: add it first'}.`)
      else map.set(label.trim().toLowerCase(), id.trim())
    }
    return map
  }
  const severities = mapping(
    'severity',
    'severity',
    (settings.severities ?? []).map(({ id }) => id),
  )
  const serviceLabels = mapping(
    'service-label',
    'service',
    services.map(({ id }) => id),
  )
  const owner = given('owner')
  if (owner && !teams.some(({ id }) => id === owner)) {
    const known = teams.map(({ id }) => id).join(', ') || 'none yet: add it there first'
    refuse('owner', `there is no team “${owner}”`, `teams.yaml lists ${known}.`)
  }
  const repository = given('repository')
    ?.replace(/\/+$/, '')
    .replace(/\.git$/, '')
  if (repository && (!WebAddress.safeParse(repository).success || /[?#()<>\s]/.test(repository))) {
    refuse(
      'repository',
      `“${repository}” is not the address of a project`,
      'Write it like https://gitlab.example.org/group/project.',
    )
  }
  const zoneName = given('time-zone')
  const zone = zoneName === undefined ? undefined : zoneNamed(zoneName)
  if (zoneName && (!zone || (zone.place === undefined && zone.minutes === undefined))) {
    refuse(
      'time-zone',
      `“${zoneName}” is not the name of one clock`,
      'Write UTC, or a zone of the IANA database such as Europe/Berlin.',
    )
  }
  const actionClass = CLASSES.find((each) => each === given('action-class'))
  if (given('action-class') && !actionClass) {
    refuse('action-class', `“${given('action-class')}” is no class of actions`, `There is ${CLASSES.join(', ')}.`)
  }
  const lang = Language.safeParse(given('lang') ?? handbook.language)
  if (!lang.success || !settings.languages.includes(lang.data)) {
    const hint = `Its languages are ${settings.languages.join(', ')}; handbook.yaml lists them.`
    refuse('lang', `the handbook is not in “${given('lang') ?? handbook.language}”`, hint)
  }
  if (problems.length > 0) throw new InputRefused(problems)
  return {
    lang: lang.data!,
    severities,
    serviceLabels,
    ...(owner ? { owner } : {}),
    ...(repository ? { project: projectAt(repository) } : {}),
    ...(zone ? { zone } : {}),
    ...(actionClass ? { actionClass } : {}),
  }
}
