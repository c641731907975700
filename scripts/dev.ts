/** `npm run dev`: shows the site while it is written, drafts included, and says what is wrong after each save. */
import { watch } from 'node:fs'
import { dev } from 'astro'
import { checkHandbook } from '../src/checks/index.ts'
import { loadHandbook } from '../src/handbook.ts'
import { handOver, type SiteOptions } from '../src/options.ts'
import { projectRoot } from '../src/publish/render.ts'
import { command, exitCodes, siteOptions } from './command.ts'
import { report } from './report.ts'

/** Milliseconds of quiet after which a burst of changes is judged: editors write a file in several steps. */
const QUIET = 150

await command('dev', async (values) => {
  const options = siteOptions({ ...values, drafts: true })
  await judge(options)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  process.env.ASTRO_DEV_BACKGROUND = '0'
  handOver(options)
  const server = await dev({ root: projectRoot, server: { port: values.port }, logLevel: 'warn' })
  const { port } = server.address
  process.stdout.write(
    `\nThe handbook is at http://localhost:${port}${options.base ?? '/'}  (search needs npm run build)\n`,
  )

  let timer: NodeJS.Timeout | undefined
  watch(options.content, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void judge(options), QUIET)
  })
  await new Promise((resolve) => process.once('SIGINT', resolve))
  await server.stop()
  return exitCodes.fine
})

async function judge(options: SiteOptions): Promise<void> {
  const handbook = await loadHandbook(options)
  process.stdout.write(`${report(await checkHandbook(handbook), handbook, 'text', process.stdout)}\n`)
}
