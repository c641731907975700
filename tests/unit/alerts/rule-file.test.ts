import { expect, test } from 'vitest'
import { readRuleFile } from '../../../src/alerts/rule-file.ts'
import { SourceText } from '../../../src/reader/source-text.ts'

const read = (text: string) => readRuleFile('rules.yaml', new SourceText(text))
const names = (text: string) => read(text).alerts.map(({ name }) => name)
const problems = (text: string) =>
  read(text).findings.map(({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`)

const group = (rules: string, indent = '') =>
  `groups:\n- name: g\n  rules:\n${rules}`.replace(/^/gm, indent).trimEnd().concat('\n')
const alert = (name: string, more = '') => `  - alert: ${name}\n    expr: up == 0\n${more}`

test('rules of Prometheus are read with the places of names and addresses', () => {
  const text = group(
    `  - record: job:up\n    expr: sum(up)\n${alert('Down', '    annotations:\n      runbook_url: https://a.example/x/\n')}`,
  )
  const { alerts, findings, holdsRules } = read(text)
  expect([findings, holdsRules]).toEqual([[], true])
  expect(alerts).toMatchObject([
    {
      name: 'Down',
      range: { line: 6, column: 12, endLine: 6, endColumn: 16 },
      runbookUrl: { text: 'https://a.example/x/', range: { line: 9, column: 20 } },
    },
  ])
})

test.each([
  ['a PrometheusRule', `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n${group(alert('A'), '  ')}`],
  ['a group that is empty', `${group(alert('A'))}- name: empty\n  rules:\n`],
  ['JSON', '{"groups":[{"name":"g","rules":[{"alert":"A","expr":"up"}]}]}'],
  [
    'several documents, other resources among them',
    `# Source: chart\n---\napiVersion: v1\nkind: ConfigMap\ndata: {groups: none}\n---\nkind: PrometheusRule\nspec:\n${group(alert('A'), '  ')}---\n# nothing\n...\n---\n`,
  ],
  [
    'a list of resources as kubectl prints it',
    `apiVersion: v1\nkind: List\nitems:\n- kind: PrometheusRule\n  metadata: {managedFields: [{a: {b: {c: {d: {e: {f: {}}}}}}}]}\n  spec:\n${group(alert('A'), '    ')}`,
  ],
  ['a beginning without a mark, and text behind the end', `${group(alert('A'))}...\n# the end\n`],
  ['templates in annotations', group(alert('A', "    annotations: {summary: '{{ $labels.x }} {% raw %}'}\n"))],
])('%s is read', (_, text) => {
  expect([problems(text), names(text)]).toEqual([[], ['A']])
})

test.each([
  ['nothing', '', []],
  ['something else', 'scrape_configs: []\n', []],
  ['a resource with groups of people', 'kind: RuleBook\nspec: {groups: [{name: ops, users: [a]}]}\n', []],
  ['groups that are no list', 'groups: {a: b}\n', ['1:1 rule-file: “groups” must be a list']],
  ['a group without rules', 'groups:\n- name: g\n', ['2:3 rule-file: a group must have a list of “rules”']],
  ['a group that is a word', 'groups: [x]\n', ['1:10 rule-file: a group must have a list of “rules”']],
  ['a rule without a name', group('  - expr: up\n'), ['4:5 rule-file: a rule must say what it is called']],
  ['a rule that is a word', group('  - up\n'), ['4:5 rule-file: a rule must say what it is called']],
  ['a name that is a number', group(alert('12')), ['4:12 rule-file: the name of an alert must be text']],
  ['an empty name', group(alert("''")), ['4:12 rule-file: the name of an alert must be text']],
  [
    'an alias',
    `x: &a [1]\n${group(alert('A', '    labels: *a\n'))}`,
    ['1:4 yaml-syntax: an anchor (&) is not allowed', '7:13 yaml-syntax: an alias (*) is not allowed'],
  ],
  ['a tag', group(alert('!!js/function A')), ['4:12 yaml-syntax: a tag (!) is not allowed']],
  [
    'a template of Helm',
    `{{- if .Values.rules }}\n${group(alert('{{ .Values.name }}'))}{{- end }}\n`,
    ['1:1 rule-file: this is a template, and becomes a rule file when it is filled in'],
  ],
  [
    'a template of Ansible',
    `groups:\n{% for g in groups %}\n- name: {{ g }}\n{% endfor %}\n`,
    ['2:1 rule-file: this is a template, and becomes a rule file when it is filled in'],
  ],
  [
    'brackets by the thousand',
    `groups: ${'['.repeat(5000)}`,
    ['1:33 yaml-syntax: this is nested more than 24 levels deep'],
  ],
])('%s: is refused with its place, or holds no rules', (_, text, expected) => {
  expect(problems(text)).toEqual(expected)
  expect(names(text)).toEqual([])
})

test('an alert whose address is no text is refused there, and known by its name', () => {
  const text = group(alert('A', '    annotations: {runbook_url: [x]}\n'))
  expect(problems(text)).toEqual(['6:32 rule-file: “runbook_url” must be text'])
  expect(names(text)).toEqual(['A'])
})
