/** `npm run links`: asks whether what the handbook links to elsewhere is still there. What it finds fails nothing. */
import { loadHandbook } from '../src/handbook.ts'
import { askAll } from '../src/links/ask.ts'
import { externalLinks } from '../src/links/external-links.ts'
import { linksJson, linksMarkdown } from '../src/links/report.ts'
import { command, exitCodes, siteOptions } from './command.ts'

await command('links', async (values) => {
  const links = externalLinks(await loadHandbook(siteOptions(values)))
  const answers = await askAll(links.map(({ url }) => url))
  const asked = links.map((link) => ({ ...link, ...answers.get(link.url)! }))
  process.stdout.write(values.format === 'json' ? linksJson(asked) : linksMarkdown(asked))
  return exitCodes.fine
})
