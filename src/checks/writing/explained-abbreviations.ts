/** Capitals that a reader of the handbook need not wonder about. */
import type { Handbook } from '../../handbook.ts'
import type { Passage } from '../passages.ts'

/**
 * Abbreviations that a text explains: “recovery point objective (RPO)”, “RPO (recovery point objective)”, “RPO stands for”,
 * “RPO: the longest span”, and a cell of its own, as in a table of abbreviations.
 */
export function explainedIn({ text, part }: Passage): string[] {
  const behind = text.matchAll(/\((\p{Lu}{2,6})s?[\s,;)]/gu)
  const before = text.matchAll(
    /(?<![\p{L}\p{N}])(\p{Lu}{2,6})s? (?:\(\p{L}[\p{L}-]+[ -]\p{L}|stands for|means|steht für|bedeutet)/gu,
  )
  const defined = text.matchAll(/^(\p{Lu}{2,6})s?(?:: | [–=-] )/gmu)
  const alone = part === 'cell' ? text.matchAll(/^(\p{Lu}{2,6})s?$/gu) : []
  return [...behind, ...before, ...defined, ...alone].map((match) => match[1]!)
}

/** Abbreviations that the raw HTML of a body explains: `<abbr title="recovery point objective">RPO</abbr>`. */
export function markedUpIn(body: string): string[] {
  return [...body.matchAll(/<abbr\s[^<>]*>(\p{Lu}{2,6})s?<\/abbr>/gu)].map((match) => match[1]!)
}

/** Words that the handbook also writes in lower case: their capitals are emphasis (“NOT”), or a title. */
export function ordinaryWords(passages: Passage[]): Set<string> {
  const words = new Set<string>()
  for (const { text } of passages)
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}_./-])\p{L}\p{Ll}{1,5}(?![\p{L}\p{N}_/-])/gu))
      words.add(word.toLowerCase())
  return words
}

/** Capitals beside a word with a capital inside a sentence: “Workers KV”, “US East Coast”. German writes all nouns like that. */
export function partsOfNames({ text, lang }: Passage): string[] {
  if (lang === 'de') return []
  const behind = text.matchAll(/[\p{Ll}\p{N},;] \p{Lu}\p{Ll}+ (\p{Lu}{2,6})(?![\p{L}\p{N}])/gu)
  const before = text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}{2,6}) \p{Lu}\p{Ll}/gu)
  return [...behind, ...before].map((match) => match[1]!)
}

/** Capitals in what the handbook names or explains elsewhere: the glossary, services, teams, controls, organisations, alerts. */
export function namesIn({ source }: Handbook): string[] {
  const { settings, services, teams, terms, frameworks, signatories } = source.catalogues
  const names = [
    settings.name,
    settings.organisation,
    ...settings.severities.flatMap(({ id, label }) => [id.toUpperCase(), label]),
    ...terms.flatMap(({ term, aliases }) => [term, ...aliases]),
    ...services.flatMap(({ id, name }) => [id.toUpperCase(), name]),
    ...teams.flatMap(({ id, name }) => [id.toUpperCase(), name]),
    ...frameworks.flatMap(({ id, name, controls }) => [id.toUpperCase(), name, ...controls.map(({ id }) => id)]),
    ...signatories.map(({ name }) => name),
    ...source.documents.flatMap(({ data }) => {
      if (!data) return []
      const { organisation = '', product = '' } = (data.origin ?? {}) as { organisation?: string; product?: string }
      return [
        organisation,
        product,
        ...('regions' in data ? data.regions : []),
        ...('alerts' in data ? data.alerts : []),
      ]
    }),
  ]
  return names.flatMap((name) => name.match(/\p{Lu}{2,6}/gu) ?? [])
}
