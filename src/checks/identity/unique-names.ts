import type { CatalogueFile } from '../../model/index.ts'
import type { SourceDocument } from '../../reader/handbook.ts'
import { foldName } from '../../record/address.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const handbookWith = (lines: string) => `name: Ops\norganisation: Ops\nsummary: How we work.\n${lines}\n`

export const uniqueNames: Rule = {
  id: 'unique-name',
  severity: 'error',
  essential: true,
  description: 'Terms, signatories, ranks, languages and alerts are named once, whatever the case.',
  why: 'Of two entries with one name a reader finds one, and nobody knows which.',
  remedy: 'Remove one of the two, or give it another name.',
  bad: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('languages: [en, en]') } },
  good: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('languages: [en, de]') } },
  *check({ source }) {
    const { settings, terms, signatories } = source.catalogues
    const inData = (file: CatalogueFile, path: PropertyKey[]) => ({ file, ...source.locateData(file, path) })
    yield* twice(settings.languages, String, (index) => inData('handbook.yaml', ['languages', index]))
    yield* twice(
      settings.severities,
      ({ rank }) => `rank ${rank}`,
      (index) => inData('handbook.yaml', ['severities', index, 'rank']),
    )
    const words = terms.flatMap(({ term, aliases, lang }, index) => [
      { word: term, lang, path: ['terms', index, 'term'] },
      ...aliases.map((word, at) => ({ word, lang, path: ['terms', index, 'aliases', at] })),
    ])
    for (const each of Map.groupBy(words, ({ lang }) => lang).values()) {
      yield* twice(
        each,
        ({ word }) => word,
        (index) => inData('glossary.yaml', each[index]!.path),
      )
    }
    yield* twice(
      signatories,
      ({ name }) => name,
      (index) => inData('signatories.yaml', ['signatories', index, 'name']),
    )
    yield* alertsOfTwoCases(source.documents)
  },
}

/** Entries whose name has stood in the list before, at their places. */
function* twice<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  place: (index: number) => Omit<RuleFinding, 'message'>,
): Generator<RuleFinding> {
  const known = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const name = nameOf(entry)
    if (known.has(foldName(name))) {
      yield { ...place(index), message: `“${name}” stands here twice`, hint: 'Remove one, or give it another name.' }
    }
    known.add(foldName(name))
  }
}

/** An alert may have several runbooks. Two names that differ by case only would be one address on many hosts. */
function* alertsOfTwoCases(documents: readonly SourceDocument[]): Generator<RuleFinding> {
  const known = new Map<string, string>()
  for (const { data, file, locate } of documents) {
    if (!data || !('alerts' in data)) continue
    for (const [index, alert] of data.alerts.entries()) {
      const other = known.get(foldName(alert)) ?? alert
      known.set(foldName(alert), other)
      if (other === alert) continue
      yield {
        file,
        ...locate(['alerts', index]),
        message: `the alert “${alert}” is called “${other}” elsewhere`,
        hint: 'Write the name exactly as the alert has it.',
      }
    }
  }
}
