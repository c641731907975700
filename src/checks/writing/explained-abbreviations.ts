/** Capitals that a reader of the handbook need not wonder about. */
import type { Handbook } from '../../handbook.ts'
import type { Passage } from '../passages.ts'

/** Abbreviations that a passage leaves nobody wondering about. */
export function explainedIn(passage: Passage): string[] {
  return [...writtenOutIn(passage), ...initialsIn(passage), ...partsOfNames(passage)]
}

/**
 * Abbreviations that a text explains: “recovery point objective (RPO)”, “RPO (recovery point objective)”, “RPO stands for”,
 * “RPO: the longest span”, and a cell of its own, as in a table of abbreviations.
 */
function writtenOutIn({ text, part }: Passage): string[] {
  const behind = text.matchAll(/\(([A-ZÄÖÜ]{2,6})s?[\s,;)]/g)
  const before = text.matchAll(
    /([A-ZÄÖÜ]{2,6})s? (?:\([A-Za-zÄÖÜäöü][A-Za-zÄÖÜäöüß-]+[ -][A-Za-zÄÖÜäöü]|stands for|means|steht für|bedeutet)/g,
  )
  const defined = text.matchAll(/^([A-ZÄÖÜ]{2,6})s?(?:: | [–=-] )/gm)
  const alone = part === 'cell' ? text.matchAll(/^([A-ZÄÖÜ]{2,6})s?$/g) : []
  return [...behind, ...before, ...defined, ...alone].map((match) => match[1]!)
}

/** The initials of names of two to six words: “Horizontal Pod Autoscaler” makes HPA understood, brackets or not. */
function initialsIn({ text }: Passage): string[] {
  return [...text.matchAll(/[A-ZÄÖÜ][A-Za-zäöüß]+(?:[ -][A-ZÄÖÜ][A-Za-zäöüß]+)+/g)].flatMap(([name]) => {
    const initials = name
      .split(/[ -]/)
      .map(([initial]) => initial)
      .join('')
    return [...initials].flatMap((_, start) => [2, 3, 4, 5, 6].map((length) => initials.slice(start, start + length)))
  })
}

/** Abbreviations that the raw HTML of a body explains: `<abbr title="recovery point objective">RPO</abbr>`. */
export function markedUpIn(body: string): string[] {
  return [...body.matchAll(/<abbr\s[^<>]*>([A-ZÄÖÜ]{2,6})s?<\/abbr>/g)].map((match) => match[1]!)
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
function partsOfNames({ text, lang }: Passage): string[] {
  if (lang === 'de') return []
  const behind = text.matchAll(/[a-zäöüß\d,;] [A-ZÄÖÜ][a-zäöüß]+ ([A-ZÄÖÜ]{2,6})(?!\w)/g)
  const before = text.matchAll(/([A-ZÄÖÜ]{2,6}) [A-ZÄÖÜ][a-zäöüß]/g)
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
  return names.flatMap((name) => name.match(/[A-ZÄÖÜ]{2,6}/g) ?? [])
}
