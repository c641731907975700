/** What `handbook.yaml` says of the rules: which are errors, which are warnings, which are off. */
import type { Handbook } from '../handbook.ts'
import { didYouMean } from '../model/explain.ts'
import type { Severity } from '../model/finding.ts'
import { foundInAlertRules } from './found-in-alert-rules.ts'
import type { RuleFinding, RuleText } from './rule.ts'

/** What a severity needs to know of a rule. */
type SetRule = Omit<RuleText, 'bad' | 'good'>

export const ruleSetting: RuleText = {
  id: 'rule-setting',
  severity: 'error',
  essential: true,
  description: 'What handbook.yaml says of a rule names one that exists and may be changed.',
  why: 'A setting that has no effect looks like protection, or like a choice that was made.',
  remedy: 'Correct the name of the rule. What keeps readers from harm can only be allowed at one place, by a comment.',
  bad: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('raw-html: off') } },
  good: { kind: 'runbook', files: { 'handbook.yaml': handbookWith('image-alt: error') } },
}

function handbookWith(rule: string): string {
  return `name: Ops\norganisation: Ops\nsummary: How we work.\nchecks:\n  rules:\n    ${rule}\n`
}

/** The severities that differ from those of the rules, by the rule’s id; and what is wrong with the settings. */
export function chosenSeverities(
  { source }: Handbook,
  texts: RuleText[],
): { severities: Map<string, Severity | 'off'>; findings: RuleFinding[] } {
  const severities = new Map<string, Severity | 'off'>()
  const findings: RuleFinding[] = []
  const known = new Map([...texts, ...foundInAlertRules].map((text): [string, SetRule] => [text.id, text]))
  for (const [id, severity] of Object.entries(source.catalogues.settings.checks.rules)) {
    const rule = known.get(id)
    if (rule && !rule.essential && !(rule.safety && severity !== 'error')) {
      severities.set(id, severity)
      continue
    }
    // An essential error that is set to what it is: nothing to say.
    if (rule && severity === rule.severity) continue
    findings.push({
      file: 'handbook.yaml',
      ...source.locateData('handbook.yaml', ['checks', 'rules', id], rule ? 'value' : 'key'),
      ...(rule ? refused(rule) : unknown(id, [...known.keys()])),
    })
  }
  return { severities, findings }
}

function unknown(id: string, ids: string[]) {
  return {
    message: `there is no rule “${id}”`,
    hint: didYouMean(id, ids) ?? 'The page docs/rules.md lists all rules.',
  }
}

function refused(rule: SetRule) {
  return rule.essential
    ? {
        message: `the rule “${rule.id}” cannot be changed: the pages stand on it`,
        hint: 'Remove the setting, and mend what the rule finds.',
      }
    : {
        message: `the rule “${rule.id}” keeps readers from harm and cannot be switched off`,
        hint: `Remove the setting. At one place it can be allowed for a time: <!-- opsbook-allow ${rule.id} until DAY: reason -->`,
      }
}
