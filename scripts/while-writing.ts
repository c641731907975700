/**
 * `npm run check -- --watch`: judges again after each save, until it is told to stop. Editors read along: the lines that
 * begin and end a round are those of the problem matcher in `.vscode/tasks.json`.
 */
import { relative, resolve, sep } from 'node:path'
import type { Handbook } from '../src/handbook.ts'
import type { KeptWork, WorkCache } from '../src/reader/work-cache.ts'
import { WorkInMemory } from '../src/reader/work-in-memory.ts'
import { changesIn, isGone } from './changes-in.ts'
import { type CommandValues, exitCodes, shownPath } from './command.ts'

type Judge = (cache: KeptWork, earlier: Handbook | undefined) => Promise<{ handbook: Handbook }>

export async function checkWhileWriting(
  { content, theme }: CommandValues,
  cache: WorkCache | undefined,
  judge: Judge,
): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  const root = resolve(content)
  const work = new WorkInMemory(cache)
  let earlier: Handbook | undefined
  for await (const changed of changesIn([root, ...(theme ? [resolve(theme)] : [])], stop.signal)) {
    say(`${changed.length > 0 ? '\n' : ''}Checking ${shownPath(root)}${what(changed, root)}\n`)
    try {
      earlier = (await judge(work, earlier)).handbook
      if (changed.length === 0) cache?.save()
    } catch (error) {
      const words = whatHappened(error)
      // What is wrong from the start is wrong on the command line.
      if (words === undefined || changed.length === 0) throw error
      say(`${words}\n`)
    }
    work.nextRun()
    say('Waiting for changes; Ctrl-C ends.\n')
  }
  return exitCodes.fine
}

/** “: runbooks/disk-full.md” */
function what(changed: readonly string[], root: string): string {
  const names = changed.map((path) => relative(root, path).split(sep).join('/')).filter(Boolean)
  if (names.length === 0) return ''
  const others = names.length - 1
  return `: ${JSON.stringify(names[0]).slice(1, -1)}${others > 0 ? ` and ${others} more` : ''}`
}

/** What the next save, or the return of a folder, will mend; undefined where it is a fault of the program. */
function whatHappened(error: unknown): string | undefined {
  if (isGone(error)) return 'A file went while it was read.'
  const { code, syscall, message, exitCode } = error as NodeJS.ErrnoException & { exitCode?: number }
  // A folder that is gone, or that cannot be one any more.
  if (exitCode !== undefined) return message
  return code !== undefined && syscall !== undefined ? `The machine refused: ${message}` : undefined
}

function say(text: string): void {
  process.stdout.write(text)
}
