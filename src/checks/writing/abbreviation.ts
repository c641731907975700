import type { Handbook } from '../../handbook.ts'
import type { Range } from '../../model/finding.ts'
import { folders } from '../../model/index.ts'
import type { SourceDocument } from '../../reader/handbook.ts'
import { keptOne } from '../kept.ts'
import { type Passage, passagesIn } from '../passages.ts'
import type { Rule } from '../rule.ts'
import { explainedIn, markedUpIn, namesIn, ordinaryWords } from './explained-abbreviations.ts'
import { KNOWN_ABBREVIATIONS } from './known-abbreviations.ts'

/**
 * Two to six capitals that stand alone, or with the s of a plural, or before a hyphen and an ordinary word (“RPO-Ziel”).
 * What is joined to digits, dots, slashes or underscores is a name: US-EAST-1, SEV1, A.5.27.
 */
const CAPITALS = /(?<![\p{L}\p{N}_./@:#&'’+!-])(\p{Lu}{2,6})s?(?![\p{L}\p{N}_/@&+]|-(?!\p{L}?\p{Ll})|\.[\p{L}\p{N}])/gu

/** Most passages have no two: they are not looked at any further. */
const TWO_CAPITALS = /[A-ZÄÖÜ]{2}/

const ROMAN_NUMERAL = /^[IVXLC]+$/

export const abbreviation: Rule = {
  id: 'abbreviation',
  severity: 'warn',
  description: 'An abbreviation is written out once in the document, or explained in the glossary.',
  why: 'Customers and auditors do not speak the shorthand of the team, and they look it up in vain.',
  remedy:
    'Write it out where it is first used, with the abbreviation in brackets, explain it in glossary.yaml, or do without it.',
  bad: { kind: 'process', fields: { summary: 'Every exercise shows whether the RPO can be kept.' } },
  good: {
    kind: 'process',
    fields: { summary: 'Every exercise shows whether the recovery point objective (RPO) can be kept.' },
  },
  prepare(handbook) {
    for (const document of handbook.source.documents) unexplainedIn(document, handbook)
  },
  *check(handbook) {
    const { documents } = handbook.source
    const names = new Set(namesIn(handbook))
    let words: Set<string> | undefined
    for (const document of documents) {
      const { file } = document
      for (const { short, range } of unexplainedIn(document, handbook)) {
        if (names.has(short)) continue
        words ??= ordinaryWords(documents.flatMap((each) => passagesIn(each, handbook)))
        if (words.has(short.toLowerCase())) continue
        yield {
          file,
          ...range,
          message: `“${short}” is not explained`,
          hint: `Write it out here, with (${short}) behind it, or add it to glossary.yaml.`,
        }
      }
    }
  },
}

/** An abbreviation, and where it stands first. */
interface Unexplained {
  short: string
  range: Range
}

/** What neither everybody knows nor the document explains, found now or in an earlier run. */
function unexplainedIn(document: SourceDocument, handbook: Handbook): Unexplained[] {
  const { digest } = handbook.bodies.get(document.file)!
  return keptOne(handbook, 'abbreviations', digest, () => findUnexplained(document, handbook))
}

function findUnexplained(document: SourceDocument, handbook: Handbook): Unexplained[] {
  const passages = passagesIn(document, handbook)
  // Few documents have any that is not known: only for these the rest is looked at.
  let explained: Set<string> | undefined
  const found = new Map<string, Range>()
  for (const { short, start, end, range } of shortForms(passages.filter(isForCustomers))) {
    if (KNOWN_ABBREVIATIONS.has(short) || found.has(short)) continue
    explained ??= new Set([...passages.flatMap(explainedIn), ...markedUpIn(document.body)])
    if (!explained.has(short)) found.set(short, range(start, end))
  }
  return [...found].map(([short, range]) => ({ short, range }))
}

function* shortForms(passages: Passage[]) {
  for (const passage of passages) {
    if (!TWO_CAPITALS.test(passage.text)) continue
    for (const { 0: written, 1: short, index } of passage.text.matchAll(CAPITALS)) {
      if (ROMAN_NUMERAL.test(short!)) continue
      yield { ...passage, short: short!, start: index, end: index + written.length }
    }
  }
}

/** Runbooks speak to operators, but for their summaries; titles of sources are quoted. */
function isForCustomers({ file, part }: Passage): boolean {
  return part === 'summary' || !(file.startsWith(`${folders.runbook}/`) || part.startsWith('origin.'))
}
