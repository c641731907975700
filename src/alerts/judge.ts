/** Holds alerting rules and runbooks against each other. */
import type { Handbook } from '../handbook.ts'
import { didYouMean } from '../model/explain.ts'
import { byPlace, type Finding, type Range } from '../model/finding.ts'
import type { SourceDocument } from '../reader/handbook.ts'
import { foldName } from '../record/address.ts'
import { add } from '../record/grouping.ts'
import { HandbookAddresses } from './handbook-addresses.ts'
import type { AlertRule } from './rule-file.ts'
import { asksForOwnName, withName } from './runbook-address.ts'

export interface AlertInput {
  handbook: Handbook
  rules: readonly AlertRule[]
  /** Addresses of all pages of the handbook, former ones too, below the base path. */
  pages: ReadonlySet<string>
  /** Whether there are more rules than these: then nothing is said of alerts that are not among them. */
  partial: boolean
  /** How findings name a file of the content folder. */
  contentFile(file: string): string
}

/** How many alerts there are, by name, and where their runbooks are. */
export interface AlertTally {
  alerts: number
  /** Those with a runbook in this handbook. */
  here: number
  /** Those whose runbooks are elsewhere. */
  elsewhere: number
}

export interface AlertJudgement {
  /** By file and place; their severities are those of the rules. */
  findings: Omit<Finding, 'severity'>[]
  tally: AlertTally
}

type Runbook = SourceDocument<'runbook'> & { data: NonNullable<SourceDocument<'runbook'>['data']> }

export function judgeAlerts({ handbook, rules, pages, partial, contentFile }: AlertInput): AlertJudgement {
  const findings: Omit<Finding, 'severity'>[] = []
  const report = (rule: string, place: { file: string; range: Range }, message: string, hint: string) =>
    findings.push({ rule, file: place.file, ...place.range, message, hint })
  const named = alertsOf(handbook)
  const addresses = new HandbookAddresses(handbook, pages, [...named.keys()])
  const here = new Set<string>()
  const elsewhere = new Set<string>()
  const without = new Map<string, AlertRule>()
  /** For each alert the runbooks that its rules lead to. */
  const targets = new Map<string, Map<string, AlertRule>>()
  const first = new Map<string, AlertRule>()
  const exact = new Set(rules.map(({ name }) => name))
  const folded = new Map(Array.from(exact, (name) => [foldName(name), name]))

  for (const rule of rules) {
    const { name, file, runbookUrl, identity } = rule
    const earlier = first.get(identity)
    first.set(identity, earlier ?? rule)
    if (earlier) {
      const place = `${earlier.file}:${earlier.range.line}`
      report('alert-twice', rule, `the alert “${name}” asks the same as at ${place}`, 'Remove one of the two.')
    }
    const runbooks = named.get(foldName(name))
    if (runbooks) here.add(name)
    if (!runbookUrl) {
      if (!runbooks && !without.has(name)) without.set(name, rule)
      continue
    }
    const place = { file, range: runbookUrl.range }
    if (asksForOwnName(runbookUrl.text)) {
      const written = addresses.ofAlert(name)
      report(
        'runbook-url-template',
        place,
        'Prometheus fills in the alert’s own name with nothing: it is no label yet where annotations are made',
        written ? `Write it out: ${written}` : 'Write the name out.',
      )
    }
    const led = addresses.follow(withName(runbookUrl.text, name))
    if (led.kind === 'page') {
      here.add(name)
      const known = targets.get(name) ?? new Map<string, AlertRule>()
      targets.set(name, known.set(led.address, known.get(led.address) ?? rule))
    } else if (led.kind === 'elsewhere') {
      // Several rules of one alert are one decision.
      if (elsewhere.has(name)) continue
      elsewhere.add(name)
      const own = runbooks && `${contentFile(runbooks[0]!.document.file)} names this alert: ${addresses.ofAlert(name)}`
      report(
        'runbook-elsewhere',
        place,
        `the runbook of “${name}” is not in this handbook`,
        own ?? 'Adopt it and write its address here, or set the rule runbook-elsewhere to “off” in handbook.yaml.',
      )
    } else if (led.kind !== 'unknown') {
      const own = runbooks && addresses.ofAlert(name)
      const hint = own && led.rule === 'runbook-url' ? `Its runbook is at ${own}` : led.hint
      report(led.rule, place, led.message, hint)
    }
  }
  const namesHere = [...named.values()].map(([{ alert }]) => alert)
  for (const [name, rule] of without) {
    report(
      'alert-without-runbook',
      rule,
      `the alert “${name}” has no runbook`,
      didYouMean(name, namesHere)?.replace('?', ', which a runbook names?') ??
        'Name it in “alerts” of a runbook, or give the rule the annotation “runbook_url”.',
    )
  }
  for (const [name, led] of targets) {
    const [one, other] = led.keys()
    if (other === undefined) continue
    const rule = led.get(other)!
    report(
      'alert-two-runbooks',
      { file: rule.file, range: rule.runbookUrl!.range },
      `rules of the alert “${name}” lead to ${one} and to ${other}`,
      'Let all rules of one name lead to one runbook.',
    )
  }

  const isPrivate = anyOf(handbook.source.catalogues.settings.alerts.private)
  for (const runbooks of named.values()) {
    const [{ alert }] = runbooks
    for (const [at, { document, index }] of runbooks.entries()) {
      const place = { file: contentFile(document.file), range: document.locate(['alerts', index]) }
      if (at > 0) {
        report(
          'alert-two-runbooks',
          place,
          `the alert “${alert}” is named in ${contentFile(runbooks[0].document.file)} as well`,
          'Name it in one of the two, and link from there to the other.',
        )
      } else if (!partial && !exact.has(alert) && !isPrivate(alert)) {
        const otherCase = folded.get(foldName(alert))
        report(
          'alert-without-rule',
          place,
          otherCase ? `the rules call the alert “${alert}” “${otherCase}”` : `no rule has the alert “${alert}”`,
          otherCase
            ? 'Write the name exactly as the rules have it.'
            : (didYouMean(alert, [...exact]) ??
                'Take it out. If its rules are not public, list it in handbook.yaml: alerts: {private: [NAME]}.'),
        )
      }
    }
  }
  findings.sort((a, b) => byPlace(a as Finding, b as Finding))
  return { findings, tally: { alerts: exact.size, here: here.size, elsewhere: elsewhere.difference(here).size } }
}

interface NamedAlert {
  alert: string
  document: Runbook
  /** Its place in the runbook’s list. */
  index: number
}

/** The alerts that published runbooks of the first language name, in lower case, with the runbooks in the order of their files. */
function alertsOf({ source }: Handbook): Map<string, [NamedAlert, ...NamedAlert[]]> {
  const [first] = source.catalogues.settings.languages
  const named = new Map<string, NamedAlert[]>()
  for (const document of source.documents) {
    const { kind, lang, isPublic, data } = document
    if (kind !== 'runbook' || lang !== first || !isPublic || !data) continue
    const runbook = document as Runbook
    for (const [index, alert] of runbook.data.alerts.entries()) {
      add(named, foldName(alert), { alert, document: runbook, index })
    }
  }
  return named as Map<string, [NamedAlert, ...NamedAlert[]]>
}

/** Whether a name is one of these, in which a star stands for any letters. */
function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const sources = patterns.map((pattern) => pattern.replaceAll('*', '[A-Za-z0-9_-]*'))
  const pattern = new RegExp(`^(?:${sources.join('|')})$`)
  return (name) => patterns.length > 0 && pattern.test(name)
}
