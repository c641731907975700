/** All rules, and the run that applies them to a handbook. */
import type { Handbook } from '../handbook.ts'
import { byPlace, type Finding } from '../model/finding.ts'
import { isPublic } from '../model/index.ts'
import { allowance, withAllowances } from './allowances.ts'
import { appearanceRules } from './appearance/index.ts'
import { completenessRules } from './completeness/index.ts'
import { foundByReader } from './found-by-reader.ts'
import { foundByRenderer } from './found-by-renderer.ts'
import { identityRules } from './identity/index.ts'
import { judgeDocument } from './judged-document.ts'
import { languageRules } from './language/index.ts'
import { linksRules } from './links/index.ts'
import type { DocumentRule, HandbookRule, Rule, RuleText } from './rule.ts'
import { safetyRules } from './safety/index.ts'
import { chosenSeverities, ruleSetting } from './severities.ts'
import { timeRules } from './time/index.ts'
import { writingRules } from './writing/index.ts'

export const rules: Rule[] = [
  ...identityRules,
  ...linksRules,
  ...timeRules,
  ...completenessRules,
  ...languageRules,
  ...safetyRules,
  ...writingRules,
  ...appearanceRules,
]

/** Everything that a finding can be about, in words. */
export const ruleTexts: RuleText[] = [...foundByReader, ...foundByRenderer, ...rules, ruleSetting, allowance]

/** Rules about what is published, and about nothing else. A secret is none of that: git has it as soon as it is committed. */
export const publishedOnly: ReadonlySet<string> = new Set(
  ruleTexts.filter(({ warnsInDrafts }) => warnsInDrafts).map(({ id }) => id),
)

/** By what the document says, not by who reads it now: a preview with drafts publishes nothing. */
function isDraft({ kind, data }: Handbook['source']['documents'][number]): boolean {
  return data !== undefined && 'status' in data && !isPublic(kind, data.status)
}

/** A judgement of a handbook. */
export interface Judgement {
  /** What is wrong, in the order of files and places. */
  findings: Finding[]
  /** What would be wrong, and is allowed where it stands. */
  allowed: Finding[]
}

/** Everything that is wrong with a handbook: see `judgeHandbook`. */
export async function checkHandbook(handbook: Handbook): Promise<Finding[]> {
  return (await judgeHandbook(handbook)).findings
}

/**
 * Everything that is wrong with a handbook, in the order of files and places: what the reader and the renderer
 * found, and what the rules find; each with the severity that the handbook chose, and without what is allowed.
 */
export async function judgeHandbook(handbook: Handbook): Promise<Judgement> {
  const { severities, wrongSettings, wanted, ofDocuments } = chosenRules(handbook)
  const found = [...handbook.source.findings]
  for (const body of handbook.bodies.values()) found.push(...body.findings)
  const add = async ({ id, severity }: RuleText, findings: ReturnType<HandbookRule['check']>) => {
    for await (const finding of findings) found.push({ rule: id, severity, ...finding })
  }
  for (const rule of wanted) if ('check' in rule) await add(rule, rule.check(handbook))
  for (const document of handbook.source.documents) {
    const judged = judgeDocument(document, ofDocuments, handbook)
    // All are there: a thousand documents need not wait twenty thousand times.
    for (const { id, severity } of ofDocuments) {
      for (const finding of judged[id]!) found.push({ rule: id, severity, ...finding })
    }
  }
  await add(ruleSetting, wrongSettings)
  const drafts = new Set(handbook.source.documents.filter(isDraft).map(({ file }) => file))
  const isOnlyDrafted = ({ rule, file }: Finding) => publishedOnly.has(rule) && drafts.has(file)
  const judged = found.flatMap((finding) => {
    const severity = severities.get(finding.rule) ?? finding.severity
    if (severity === 'off') return []
    return [{ ...finding, severity: isOnlyDrafted(finding) ? ('warn' as const) : severity }]
  })
  const { left, allowed } = withAllowances(judged, handbook, ruleTexts)
  return { findings: left.sort(byPlace), allowed }
}

/**
 * Does what rules do document by document, and keeps it: what judges the whole handbook then finds it done.
 */
export async function judgeDocuments(handbook: Handbook): Promise<void> {
  const { wanted, ofDocuments } = chosenRules(handbook)
  for (const document of handbook.source.documents) judgeDocument(document, ofDocuments, handbook)
  for (const rule of wanted) if ('check' in rule) await rule.prepare?.(handbook)
}

/** The rules that the handbook wants, and how severe each is where that is not what it is by itself. */
function chosenRules(handbook: Handbook) {
  const { severities, findings: wrongSettings } = chosenSeverities(handbook, ruleTexts)
  const wanted = rules.filter((rule) => severities.get(rule.id) !== 'off')
  const ofDocuments = wanted.filter((rule): rule is DocumentRule => 'judge' in rule)
  return { severities, wrongSettings, wanted, ofDocuments }
}

/** How many findings of each severity there are. */
export function summarise(findings: Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}
