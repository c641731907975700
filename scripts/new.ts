/** `npm run new`: begins a document that the checks accept, and says what to do next. */
import { Cancelled, Interview } from './ask.ts'
import { beginDocument } from './begin-document.ts'
import { command, exitCodes } from './command.ts'
import { withOptionsOfTheModel } from './new-options.ts'

await command(
  'new',
  async (values) => {
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
    const interview = isTerminal && values.given.yes !== true ? new Interview() : undefined
    try {
      // The one place where the clock is asked: a document is begun today.
      return await beginDocument(values, new Date(), interview)
    } catch (error) {
      if (error instanceof Cancelled) return exitCodes.fine
      throw error
    }
  },
  withOptionsOfTheModel,
)
