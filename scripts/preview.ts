/** `npm run preview`: serves the site that was built, as a static host would. */

import { resolve } from 'node:path'
import { preview } from 'astro'
import { hasMarker } from '../src/publish/marker.ts'
import { command, shownPath, UsageError } from './command.ts'
import { project } from './kept-places.ts'

await command('preview', async (values) => {
  const out = resolve(values.out)
  if (!hasMarker(out)) throw new UsageError(`There is no site in ${shownPath(out)}. Build one first: npm run build`)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  process.env.ASTRO_PREVIEW_BACKGROUND = '0'
  const server = await preview({
    root: project,
    outDir: out,
    base: values.base ?? '/',
    server: { port: values.port },
    logLevel: 'warn',
  })
  process.stdout.write(`Serving ${shownPath(out)} at http://localhost:${server.port}${values.base ?? '/'}\n`)
  await server.closed()
  return 0
})
