/**
 * Reads alerting rules as Prometheus has them: `groups` at the top, or below `spec` of a Kubernetes resource
 * (PrometheusRule, and those made after it), several documents a file. What a rule asks is not looked at.
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
import type { Finding, Range } from '../model/finding.ts'
import { type SourceText, wholeFile } from '../reader/source-text.ts'
import { readYamlDocuments, type YamlData } from '../reader/yaml.ts'

export interface AlertRule {
  name: string
  file: string
  /** Where its name stands. */
  range: Range
  /** The annotation `runbook_url`, as it was written. */
  runbookUrl?: { text: string; range: Range }
  /** What it asks, and with which labels: two rules that share it are one, written twice. */
  identity: string
}

export interface RuleFile {
  alerts: AlertRule[]
  /** Whether it holds rules at all; recording rules count. */
  holdsRules: boolean
  findings: Finding[]
}

/** Levels of nesting: a list of resources, as `kubectl get` prints it, has nine, and what a cluster adds has more. */
const MAXIMUM_DEPTH = 24

/** Resources of other kinds, the longest of which are definitions of kinds, are not parsed. */
const OTHER_KIND = /^"?kind"?:[ \t]*["']?(?!\w*(?:Rules?|RuleGroup|List)\b)\w/m

/** Lines that only a template engine understands: `{{- if .Values.x }}`, `{% for rule in rules %}`. */
const TEMPLATE_LINE =
  /^[ \t]*\{(?:%|\{-?\s*(?:\/\*|(?:if|else|end|range|with|include|template|define|block|toYaml)\b))/m

export function readRuleFile(file: string, source: SourceText): RuleFile {
  const reading: RuleFile = { alerts: [], holdsRules: false, findings: [] }
  const documents = readYamlDocuments(source.text, file, source, {
    maximumDepth: MAXIMUM_DEPTH,
    isWanted: (document) => !OTHER_KIND.test(document),
  })
  const problems = documents.flatMap(({ findings }) => findings)
  const template = problems.length > 0 ? TEMPLATE_LINE.exec(source.text) : null
  if (template) {
    const end = source.text.indexOf('\n', template.index)
    reading.findings.push(
      refusal(
        file,
        source.range(template.index, end === -1 ? source.text.length : end),
        'this is a template, and becomes a rule file when it is filled in',
        'Judge what it makes: helm template . > rules.yaml, for example, and name rules.yaml.',
      ),
    )
    return reading
  }
  reading.findings.push(...problems)
  for (const document of documents) {
    if (document.value !== null && document.value !== undefined)
      readResource(document, document.value, [], file, reading)
  }
  return reading
}

/** What is said of a file that was named and holds no rules. */
export function noRules(file: string): Finding {
  return refusal(
    file,
    wholeFile,
    'this is no rule file: it has no “groups” of rules',
    'Name files with “groups” at the top, or below “spec” of a PrometheusRule.',
  )
}

/** What is said of a file that cannot be read. */
export function unreadable(file: string, message: string, hint: string): Finding {
  return refusal(file, wholeFile, message, hint)
}

type Path = PropertyKey[]

/** A rule file, a resource, or a list of resources. Resources of other kinds may stand beside them, and say nothing of rules. */
function readResource(yaml: YamlData, value: unknown, path: Path, file: string, reading: RuleFile): void {
  if (!isBlock(value)) return
  if (Array.isArray(value.items) && value.kind !== undefined) {
    for (const [at, item] of value.items.entries()) readResource(yaml, item, [...path, 'items', at], file, reading)
    return
  }
  const isResource = value.kind !== undefined || value.apiVersion !== undefined
  const [owner, at] = isResource ? [value.spec, [...path, 'spec']] : [value, path]
  if (!isBlock(owner) || owner.groups === undefined) return
  // Other resources have groups of their own, of people for example.
  if (isResource && !(Array.isArray(owner.groups) && owner.groups.some((group) => isBlock(group) && 'rules' in group)))
    return
  readGroups(yaml, owner.groups, [...at, 'groups'], file, reading)
}

function readGroups(yaml: YamlData, groups: unknown, path: Path, file: string, reading: RuleFile): void {
  reading.holdsRules = true
  const refuse = (path: Path, message: string, hint: string, part: 'key' | 'value' = 'value') =>
    reading.findings.push(refusal(file, yaml.locate(path, part), message, hint))
  if (!Array.isArray(groups)) {
    refuse(path, '“groups” must be a list', 'Begin each group with a hyphen and its name.', 'key')
    return
  }
  for (const [at, group] of groups.entries()) {
    // Without a value the list is empty: Prometheus loads it.
    const rules = isBlock(group) ? (group.rules === null ? [] : group.rules) : undefined
    if (!Array.isArray(rules)) {
      const first = isBlock(group) ? Object.keys(group).slice(0, 1) : []
      refuse(
        [...path, at, ...first],
        'a group must have a list of “rules”',
        'Give it one, or take the group out.',
        'key',
      )
      continue
    }
    for (const [index, rule] of rules.entries()) {
      const place = [...path, at, 'rules', index]
      if (!isBlock(rule) || (rule.alert === undefined && rule.record === undefined)) {
        refuse(place, 'a rule must say what it is called', 'An alerting rule has “alert”, a recording rule “record”.')
      } else if (rule.alert !== undefined) {
        readAlert(yaml, rule, place, file, reading, refuse)
      }
    }
  }
}

function readAlert(
  yaml: YamlData,
  rule: Block,
  path: Path,
  file: string,
  { alerts }: RuleFile,
  refuse: (path: Path, message: string, hint: string) => void,
): void {
  const { alert: name, expr, labels, annotations } = rule
  if (typeof name !== 'string' || name.trim() === '') {
    refuse([...path, 'alert'], 'the name of an alert must be text', 'Put it in quotes.')
    return
  }
  const url = isBlock(annotations) ? annotations.runbook_url : undefined
  const urlPath = [...path, 'annotations', 'runbook_url']
  if (url !== undefined && typeof url !== 'string') {
    refuse(urlPath, '“runbook_url” must be text', 'Write the address of the runbook, in quotes.')
  }
  alerts.push({
    name,
    file,
    range: yaml.locate([...path, 'alert']),
    ...(typeof url === 'string' ? { runbookUrl: { text: url, range: yaml.locate(urlPath) } } : {}),
    identity: JSON.stringify([name, String(expr).replace(/\s+/g, ' ').trim(), sorted(labels)]),
  })
}

/** Labels in the order of their names: two orders mean the same. */
function sorted(labels: unknown): unknown {
  return isBlock(labels) ? Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)) : labels
}

type Block = { [field: string]: unknown }

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refusal(file: string, range: Range, message: string, hint: string): Finding {
  return { rule: 'rule-file', severity: 'error', file, ...range, message, hint }
}
