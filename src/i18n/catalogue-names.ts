/** Names of services, teams and controls in the reader’s language. An id that nothing describes stands for itself. */
import type { ControlFramework } from '../model/catalogues.ts'
import type { Catalogues } from '../model/index.ts'
import type { Language } from '../model/values.ts'

type Translated = {
  name: string
  summary: string
  translations?: { [lang in Language]?: { name?: string; summary?: string } }
}

/** An entry of a catalogue as readers of `lang` see it. */
export function inLanguage<T extends Translated>(entry: T, lang: Language): T {
  const words = entry.translations?.[lang]
  return { ...entry, name: words?.name ?? entry.name, summary: words?.summary ?? entry.summary }
}

export function serviceName(catalogues: Catalogues, id: string, lang: Language): string {
  const service = catalogues.services.find((each) => each.id === id)
  return service ? inLanguage(service, lang).name : id
}

export function teamName(catalogues: Catalogues, id: string, lang: Language): string {
  const team = catalogues.teams.find((each) => each.id === id)
  return team ? inLanguage(team, lang).name : id
}

/** A framework’s name and note as readers of `lang` see them. */
export function frameworkWords(framework: ControlFramework, lang: Language): { name: string; note?: string } {
  const words = framework.translations?.[lang]
  const note = words?.note ?? framework.note
  return { name: words?.name ?? framework.name, ...(note ? { note } : {}) }
}

export function controlLabel({ label, translations }: ControlFramework['controls'][number], lang: Language): string {
  return translations?.[lang]?.label ?? label
}

/** A control written as `framework:control`, with what is known of it. */
export interface NamedControl {
  reference: string
  id: string
  label?: string
  framework: string
}

/** The controls in words, grouped by nothing, in the order in which the page names them, each once. */
export function namedControls(catalogues: Catalogues, references: string[], lang: Language): NamedControl[] {
  return [...new Set(references)].map((reference) => {
    const [frameworkId, controlId] = split(reference)
    const framework = catalogues.frameworks.find((each) => each.id === frameworkId)
    const entry = framework?.controls.find((each) => each.id === controlId)
    return {
      reference,
      id: controlId,
      framework: framework ? frameworkWords(framework, lang).name : frameworkId,
      ...(entry ? { label: controlLabel(entry, lang) } : {}),
    }
  })
}

function split(reference: string): [framework: string, control: string] {
  const at = reference.indexOf(':')
  return at === -1 ? [reference, reference] : [reference.slice(0, at), reference.slice(at + 1)]
}
