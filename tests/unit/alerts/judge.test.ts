import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeAlerts } from '../../../src/alerts/judge.ts'
import { readRuleFile } from '../../../src/alerts/rule-file.ts'
import { foundInAlertRules } from '../../../src/checks/found-in-alert-rules.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { expectedPages } from '../../../src/publish/expected-pages.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { contentFolder, HANDBOOK, runbook } from '../reader/content.ts'

const SITE = 'https://ops.example.org'

/** A handbook with one runbook for three alerts. */
const files = {
  'runbooks/disk-full.md': runbook({ alerts: '[DiskFull, DiskSlow]', aliases: '[/old/disk/]' }),
  'runbooks/retention.md': runbook({ title: 'Retention' }),
}

async function judged(
  rules: string[],
  own: Record<string, string> = {},
  options: { partial?: boolean; site?: string } = {},
) {
  const { partial = true, site = SITE } = options
  const handbook = await loadHandbook({
    content: contentFolder({ ...files, ...own }),
    drafts: false,
    ...(site ? { site } : {}),
  })
  expect(handbook.source.findings).toEqual([])
  const text = `groups:\n- name: g\n  rules:\n${rules.join('')}`
  const file = readRuleFile('rules.yaml', new SourceText(text))
  expect(file.findings).toEqual([])
  return judgeAlerts({
    handbook,
    rules: file.alerts,
    pages: expectedPages(handbook),
    partial,
    contentFile: (name) => `content/${name}`,
  })
}

const found = async (...input: Parameters<typeof judged>) =>
  (await judged(...input)).findings.map(
    ({ rule, file, line, message, hint }) => `${rule} ${file}:${line} ${message} | ${hint}`,
  )

const rule = (name: string, url?: string, more = '') =>
  `  - alert: ${name}\n    expr: up == 0\n${more}${url === undefined ? '' : `    annotations: {runbook_url: '${url}'}\n`}`

test.each([
  ['its page', `${SITE}/runbooks/disk-full/`],
  ['its page without the slash, by http', 'http://ops.example.org/runbooks/disk-full'],
  ['a part of it', `${SITE}/runbooks/disk-full/#mitigation`],
  ['a former address', `${SITE}/old/disk/`],
  ['the address of the alert', `${SITE}/runbooks/by-alert/DiskFull/`],
  ['that in any case', `${SITE}/runbooks/by-alert/diskfull`],
  ['no address, where a runbook names it', undefined],
])('an alert is fine with %s', async (_, url) => {
  expect(await found([rule('DiskFull', url)])).toEqual([])
})

test.each([
  [
    'a page that is not there',
    `${SITE}/runbooks/disk-ful/`,
    'runbook-url rules.yaml:6 the handbook has no page at /runbooks/disk-ful/ | Did you mean “/runbooks/disk-full/”?',
  ],
  [
    'a part that is not there',
    `${SITE}/runbooks/disk-full/#mitigatio`,
    'runbook-url rules.yaml:6 the page /runbooks/disk-full/ has no part “#mitigatio” | Did you mean “mitigation”?',
  ],
  [
    'a part of a former address',
    `${SITE}/old/disk/#mitigation`,
    `runbook-url rules.yaml:6 /old/disk/ is a former address, and “#mitigation” is lost on the way to where the page is now | Write ${SITE}/runbooks/disk-full/#mitigation`,
  ],
  [
    'an alert that no runbook names',
    `${SITE}/runbooks/by-alert/Other/`,
    'runbook-url rules.yaml:6 no runbook names the alert “Other” | Name it in “alerts” of its runbook: alerts: [Other]',
  ],
  [
    'another host',
    'https://runbooks.example.net/x',
    'runbook-elsewhere rules.yaml:6 the runbook of “New” is not in this handbook | Adopt it and write its address here, or set the rule runbook-elsewhere to “off” in handbook.yaml.',
  ],
  [
    'a path without a host',
    '/runbooks/disk-full/',
    `runbook-url rules.yaml:6 “/runbooks/disk-full/” is no complete address | Write it whole, with https:// and the host: who gets the alert knows neither. The handbook is at ${SITE}/`,
  ],
  [
    'a value of a chart',
    '{{ .Values.url }}/x',
    'runbook-url-template rules.yaml:6 where the address leads is not known before “{{ .Values.url }}” is filled in | Write the address out in each rule, or judge the rules as they are loaded.',
  ],
])('an alert that leads to %s is found', async (_, url, expected) => {
  expect(await found([rule('New', url)])).toEqual([expected])
})

test('a name that Prometheus does not fill in is found, and where it would lead is judged all the same', async () => {
  const url = `${SITE}/runbooks/by-alert/{{ $labels.alertname }}/`
  expect(await found([rule('DiskFull', url)])).toEqual([
    expect.stringMatching(
      /^runbook-url-template .* \| Write it out: https:\/\/ops\.example\.org\/runbooks\/by-alert\/DiskFull\/$/,
    ),
  ])
  expect((await found([rule('New', url)])).map((line) => line.split(' ')[0])).toEqual([
    'runbook-url',
    'runbook-url-template',
  ])
})

test('where a runbook names the alert, the remedy is its address', async () => {
  expect(await found([rule('DiskFull', `${SITE}/nothing/`)])).toEqual([
    expect.stringContaining(`| Its runbook is at ${SITE}/runbooks/by-alert/DiskFull/`),
  ])
  expect(await found([rule('DiskFull', 'https://elsewhere.example/')])).toEqual([
    expect.stringContaining(`| content/runbooks/disk-full.md names this alert: ${SITE}/runbooks/by-alert/DiskFull/`),
  ])
})

test('an alert without a runbook is found once, with the name that it probably is', async () => {
  const critical = rule('DiskFul', undefined, '    labels: {severity: critical}\n')
  expect(await found([rule('DiskFul'), critical, rule('Unheard')])).toEqual([
    'alert-without-runbook rules.yaml:4 the alert “DiskFul” has no runbook | Did you mean “DiskFull”, which a runbook names?',
    expect.stringContaining('the alert “Unheard” has no runbook | Name it in “alerts”'),
  ])
})

test('alerts of runbooks are in the rules, by the same name', async () => {
  expect(
    await found([rule('diskFull'), rule('DiskSlo', `${SITE}/runbooks/retention/`)], {}, { partial: false }),
  ).toEqual([
    'alert-without-rule content/runbooks/disk-full.md:10 the rules call the alert “DiskFull” “diskFull” | Write the name exactly as the rules have it.',
    'alert-without-rule content/runbooks/disk-full.md:10 no rule has the alert “DiskSlow” | Did you mean “DiskSlo”?',
  ])
})

test.each([
  ['[DiskSlow]', 0],
  ["['Disk*']", 0],
  ["['*Slow']", 0],
  ["['D*k*w']", 0],
  ['[Disk]', 1],
  ["['disk*']", 1],
])('alerts that are private are not missed: %s', async (patterns, findings) => {
  const own = { 'handbook.yaml': `${HANDBOOK}languages: [en, de]\nseverities: []\nalerts: {private: ${patterns}}\n` }
  expect(await found([rule('DiskFull')], own, { partial: false })).toHaveLength(findings)
})

test('one alert leads to one runbook, and a rule is written once', async () => {
  const again = { 'runbooks/retention.md': runbook({ title: 'Retention', alerts: '[DiskFull]' }) }
  expect(await found([rule('DiskFull')], again)).toEqual([
    expect.stringMatching(
      /^alert-two-runbooks content\/runbooks\/retention\.md:\d+ the alert “DiskFull” is named in content\/runbooks\/disk-full\.md as well/,
    ),
  ])
  const [one, two] = ['disk-full', 'retention'].map((id) => `${SITE}/runbooks/${id}/`)
  expect(await found([rule('A', one), rule('A', two, '    labels: {severity: page}\n'), rule('A', one)])).toEqual([
    'alert-two-runbooks rules.yaml:10 rules of the alert “A” lead to /runbooks/disk-full/ and to /runbooks/retention/ | Let all rules of one name lead to one runbook.',
    'alert-twice rules.yaml:11 the alert “A” asks the same as at rules.yaml:4 | Remove one of the two.',
  ])
})

test('where nobody has said where the handbook is published, no address is judged', async () => {
  const { findings, tally } = await judged(
    [rule('DiskFull', 'https://x.example/'), rule('New', '/y/')],
    {},
    { site: '' },
  )
  expect([findings, tally]).toEqual([[], { alerts: 2, here: 1, elsewhere: 0 }])
})

test('drafts and translations name no alerts for machines', async () => {
  const own = {
    'runbooks/disk-full.md': runbook({ status: 'draft', alerts: '[DiskFull]' }),
    'runbooks/retention.de.md': runbook({ title: 'Aufbewahrung', lang: 'de', alerts: '[DiskSlow]' }),
  }
  expect((await found([rule('DiskFull'), rule('DiskSlow')], own)).map((line) => line.split(' ')[0])).toEqual([
    'alert-without-runbook',
    'alert-without-runbook',
  ])
})

test('the page of the command names each finding', () => {
  const page = readFileSync('docs/alerts.md', 'utf8')
  for (const { id, severity } of foundInAlertRules) {
    expect(page).toContain(`| \`${id}\` | ${severity === 'error' ? 'error' : 'warning'} |`)
  }
})
