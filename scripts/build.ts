/** `npm run build`: publishes a site, unless it is up to date. */
import { resolve } from 'node:path'
import { assertOurs } from '../src/publish/output-folder.ts'
import { noteState, saidBefore, stateOfInputs } from '../src/publish/up-to-date.ts'
import { command, exitCodes, shownPath } from './command.ts'
import { project, stateFile } from './kept-places.ts'

await command('build', async (values) => {
  const [content, theme, out] = [resolve(values.content), values.theme && resolve(values.theme), resolve(values.out)]
  assertOurs(out, { content, theme, project })

  // Findings are written as the terminal shows them, with paths from here.
  const { isTTY } = process.stderr
  const others = JSON.stringify([content, values, process.cwd(), isTTY, process.env.NO_COLOR])
  const inputs = values.cache ? await stateOfInputs({ content, theme, project, others }) : undefined
  const said = inputs && saidBefore(stateFile(out), out, inputs)
  if (said !== undefined) {
    process.stderr.write(said)
    process.stdout.write(`Nothing has changed: ${shownPath(out)} is as this content makes it.\n`)
    return exitCodes.fine
  }
  // Most of the time that it takes to begin.
  const { buildSite } = await import('./build-site.ts')
  const begun = Date.now()
  const built = await buildSite(values, out)
  const { head, modified } = built.history
  // Git may have been asked while somebody went to another commit, and came back.
  const isSame = inputs?.head === head?.commit && inputs?.modified === modified
  if (built.exitCode === exitCodes.fine && inputs && isSame && inputs.atRest < begun) {
    noteState(stateFile(out), out, inputs, built)
  }
  return built.exitCode
})
