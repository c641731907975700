/** `npm run alerts -- RULES...`: holds alerting rules and runbooks against each other. */
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { judgeAlerts } from '../src/alerts/judge.ts'
import { readRuleFiles } from '../src/alerts/rule-files.ts'
import { foundInAlertRules } from '../src/checks/found-in-alert-rules.ts'
import { ruleTexts } from '../src/checks/index.ts'
import { chosenSeverities } from '../src/checks/severities.ts'
import { loadHandbook } from '../src/handbook.ts'
import { byPlace, type Finding } from '../src/model/finding.ts'
import { expectedPages } from '../src/publish/expected-pages.ts'
import { type CommandValues, command, exitCodes, shownPath, siteOptions, UsageError } from './command.ts'
import { reportAt, verdict } from './report.ts'
import { workCache } from './work-cache.ts'

await command('alerts', run)

async function run(values: CommandValues): Promise<number> {
  if (values.operands.length === 0) throw new UsageError('Which rules shall be judged? Name files, folders or patterns')
  const nameOf = values.format === 'text' || values.format === 'json' ? shown : inRepository
  const rules = readRuleFiles(values.operands, nameOf)
  const cache = workCache(values)
  const handbook = await loadHandbook(siteOptions(values), cache)
  cache?.save()
  const broken = handbook.source.findings.filter(({ severity }) => severity === 'error').length
  if (broken > 0) {
    process.stderr.write(
      `The handbook itself has errors; what they hide is not known here. npm run check shows them.\n`,
    )
    return exitCodes.content
  }
  if (handbook.site.site === undefined) {
    process.stderr.write(
      'Nobody has said where the handbook is published, so no address of a runbook is judged: --site URL, or “site” in handbook.yaml.\n',
    )
  }
  const contentFile = (file: string) => nameOf(join(handbook.source.root, file))
  const { findings, tally } = judgeAlerts({
    handbook,
    rules: rules.alerts,
    pages: expectedPages(handbook),
    partial: values.given.partial === true,
    contentFile,
  })
  const { severities } = chosenSeverities(handbook, ruleTexts)
  const usual = new Map(foundInAlertRules.map(({ id, severity }) => [id, severity]))
  const judged = findings.flatMap((finding): Finding[] => {
    const severity = severities.get(finding.rule) ?? usual.get(finding.rule)!
    return severity === 'off' ? [] : [{ ...finding, severity }]
  })
  const all = [...rules.findings, ...judged].sort(byPlace)
  const sources = new Map(rules.sources)
  for (const [file, source] of handbook.source.sources) sources.set(contentFile(file), source)
  if (values.format === 'text') {
    const { alerts, here, elsewhere } = tally
    const passed = rules.passedOver > 0 ? ` ${rules.passedOver} files hold no rules.` : ''
    process.stderr.write(
      `${alerts} alerts: ${here} with a runbook here, ${elsewhere} elsewhere, ${alerts - here - elsewhere} without.${passed}\n`,
    )
  }
  const { strict, format } = values
  process.stdout.write(reportAt(all, { sources, shown: '', folder: '' }, format, process.stdout, { strict }))
  return verdict(all, strict)
}

function shown(path: string): string {
  return slashed(shownPath(resolve(path)))
}

/** The path from the root of the repository that the file is in, as forges name it; outside of one, from where we are. */
function inRepository(path: string): string {
  const file = resolve(path)
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return slashed(relative(folder, file))
  }
  return slashed(relative(process.cwd(), file))
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
