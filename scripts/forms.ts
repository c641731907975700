/** `npm run forms`: writes the issue forms of a repository from the model and the handbook. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { formFiles } from '../src/forms/files.ts'
import { readHandbook } from '../src/reader/handbook.ts'
import { command, exitCodes, shownPath } from './command.ts'

await command('forms', async ({ content, given }) => {
  const { catalogues, invalid } = await readHandbook({ content })
  if (invalid.size > 0) {
    process.stderr.write(`${[...invalid].join(', ')}: npm run check says what is wrong there. Nothing was written.\n`)
    return exitCodes.content
  }
  const repository = resolve((given.into as string | undefined) ?? '.')
  for (const { path, text } of formFiles(catalogues)) {
    const file = join(repository, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    process.stdout.write(`Written: ${shownPath(file)}\n`)
  }
  return exitCodes.fine
})
