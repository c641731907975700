/** What a command of a runbook does, as far as its words say. Unknown commands are not judged. */
import { type Effect, type Program, programNamed } from './command-table.ts'
import { sqlEffect } from './sql-effect.ts'
import type { Invocation } from './unwrapped-commands.ts'

export type { Effect } from './command-table.ts'

/** Only try, or only explain: whatever the rest says, nothing happens. */
const HARMLESS =
  /^(?:--dry-run(?:=(?!none|false).*)?|--dryrun|--noop|--no-act|--simulate|--just-print|--help|--version|-help)$/

const SQL_CLIENTS = new Set(['psql', 'mysql', 'mariadb', 'sqlite3', 'cqlsh', 'clickhouse-client'])
const SQL_OPTION = /^(?:-[A-Za-z]*[ce]|--command|--execute|--query)$/

export function effectOf({ program, arguments: words, input }: Invocation): Effect | undefined {
  if (words.some((word) => HARMLESS.test(word))) return 'reads'
  if (SQL_CLIENTS.has(program)) return sqlEffect(sqlOf(words, input))
  const entry = programNamed(program)
  if (!entry) return undefined
  const line = entry.asWritten ? words.join(' ') : verbsFirst(words, entry)
  return entry.rows.find(([, pattern]) => pattern.test(line))?.[0]
}

/** The statements that a client is given: by an option, or fed. */
function sqlOf(words: string[], input: string | undefined): string {
  const given = words.flatMap((word, index) => {
    if (SQL_OPTION.test(word)) return [words[index + 1] ?? '']
    const attached = /^(?:--command|--execute|--query)=([\s\S]*)$/.exec(word)?.[1] ?? /^-[ce]([\s\S]+)$/.exec(word)?.[1]
    return attached === undefined ? [] : [attached]
  })
  return [...given, ...(input === undefined ? [] : [input])].join(';')
}

/** The words of a command as the table matches them: verbs and objects, then options; values of options are left out. */
function verbsFirst(words: string[], { values = '' }: Program): string {
  const taking = new Set(values.split(' '))
  const verbs: string[] = []
  const options: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (!word.startsWith('-') || word === '-') verbs.push(word)
    else {
      options.push(word)
      if (taking.has(word)) index++
    }
  }
  return [...verbs, ...options].join(' ')
}
