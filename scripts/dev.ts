/** `npm run dev`: shows the site while it is written, drafts included, and says what is wrong after each save. */
import { setTimeout as pause } from 'node:timers/promises'
import { dev } from 'astro'
import { checkHandbook } from '../src/checks/index.ts'
import { contentOf, loadHandbook, siteOf } from '../src/handbook.ts'
import { handOver } from '../src/options.ts'
import { handOverSite } from '../src/site-content.ts'
import { command, siteOptions } from './command.ts'
import { project } from './kept-places.ts'
import { report } from './report.ts'
import { checkWhileWriting } from './while-writing.ts'
import { workCache } from './work-cache.ts'

/** Milliseconds in which a browser asks for its page again and gets it: a check of many documents would make it wait. */
const PAGE_FIRST = 500

await command('dev', async (values) => {
  const options = siteOptions({ ...values, drafts: true })
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  process.env.ASTRO_DEV_BACKGROUND = '0'
  handOver(options)
  let server: Awaited<ReturnType<typeof dev>> | undefined
  const code = await checkWhileWriting(values, workCache(values), async (cache, earlier) => {
    const handbook = await loadHandbook(options, cache, undefined, earlier)
    // Shown before it is judged: whoever writes looks at the page first.
    handOverSite(contentOf(siteOf(handbook)))
    if (!server) {
      server = await dev({ root: project, server: { port: values.port }, logLevel: 'warn' })
      const { port } = server.address
      process.stdout.write(
        `\nThe handbook is at http://localhost:${port}${options.base ?? '/'}  (search needs npm run build)\n`,
      )
    } else await pause(PAGE_FIRST)
    process.stdout.write(`${report(await checkHandbook(handbook), handbook, 'text', process.stdout)}\n`)
    return { handbook }
  })
  await server?.stop()
  return code
})
