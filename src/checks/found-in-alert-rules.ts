/**
 * What `npm run alerts` finds where alerting rules and runbooks meet, in words. The severities can be set in
 * `handbook.yaml` like those of all rules.
 */
import type { RuleText } from './rule.ts'

export const foundInAlertRules: Omit<RuleText, 'bad' | 'good'>[] = [
  {
    id: 'rule-file',
    severity: 'error',
    essential: true,
    description: 'A file that is named holds rules that Prometheus can read.',
    why: 'A file that was passed over in silence would look as if all of its alerts had runbooks.',
    remedy: 'Name rule files or PrometheusRule resources, filled in where they are templates.',
  },
  {
    id: 'runbook-url',
    severity: 'error',
    description:
      'The address of a runbook that an alert carries leads to a page of the handbook, and to a part that it has.',
    why: 'A dead link is found by whoever was woken by the alert.',
    remedy: 'Write the address of the runbook, or that of the alert: /runbooks/by-alert/NAME/.',
  },
  {
    id: 'runbook-url-template',
    severity: 'warn',
    description: 'The address of a runbook stands in the rule as it will stand in the notification.',
    why: 'Prometheus does not know an alert’s own name where it fills in annotations: what stands for it becomes nothing.',
    remedy: 'Write the address out in each rule, or let the tool that makes the rules write it.',
  },
  {
    id: 'runbook-elsewhere',
    severity: 'warn',
    description: 'The address of a runbook leads to this handbook.',
    why: 'Nobody checks with this handbook whether a page elsewhere is still there, or right for this organisation.',
    remedy:
      'Adopt the runbook and write its address here; or set this rule to “off” when runbooks elsewhere are meant.',
  },
  {
    id: 'alert-without-runbook',
    severity: 'warn',
    description: 'Each alert has a runbook: one that names it, or one whose address it carries.',
    why: 'An alert that says nothing of what to do leaves it to whoever is on call.',
    remedy: 'Write the alert’s name into “alerts” of a runbook, or the runbook’s address into “runbook_url”.',
  },
  {
    id: 'alert-without-rule',
    severity: 'warn',
    description: 'Each alert that a runbook names is in the rules, by the same name.',
    why: 'A name that changed in the rules leads nowhere any more, and the runbook is not found when it is needed.',
    remedy: 'Correct the name, or take it out. Alerts of rules that are not public are listed in “alerts.private”.',
  },
  {
    id: 'alert-twice',
    severity: 'warn',
    description: 'A rule is written once: rules of one name differ in what they ask or in their labels.',
    why: 'Of two copies one is forgotten at the next change.',
    remedy: 'Remove one of the two.',
  },
  {
    id: 'alert-two-runbooks',
    severity: 'warn',
    description: 'An alert leads to one runbook.',
    why: 'At night nobody should have to choose between two pages before reading them.',
    remedy: 'Name the alert in one runbook, and link from there to the other.',
  },
]
