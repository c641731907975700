/** `npm run check`: judges the content, without building. */
import { checkHandbook } from '../src/checks/index.ts'
import { loadHandbook } from '../src/handbook.ts'
import { command, siteOptions } from './command.ts'
import { report, verdict } from './report.ts'

await command('check', async (values) => {
  const handbook = await loadHandbook(siteOptions(values))
  const findings = await checkHandbook(handbook)
  process.stdout.write(report(findings, handbook, values.format, process.stdout))
  return verdict(findings, values.strict)
})
