/** The commands of a block of code, and what each does. Checks judge by them, and pages mark them. */
import { type Effect, effectOf } from './command-effect.ts'
import { sqlEffect } from './sql-effect.ts'
import { typedOnly } from './terminal-session.ts'
import { invocationsIn } from './unwrapped-commands.ts'

export interface CommandInCode {
  /** Absent when nothing is known of the command. */
  effect: Effect | undefined
  /** Offsets in the code. */
  start: number
  end: number
}

const SHELL_PROMPT = /^[ \t]*\$ /m

/**
 * The commands of a block, in their order. Output of commands, configuration and other languages are none.
 *
 * @param language by the one name that the renderer knows it by
 */
export function commandsInCode(code: string, language: string): CommandInCode[] {
  if (language === 'sql') {
    return [...code.matchAll(/[^;\s][^;]*/g)].map(({ 0: statement, index }) => ({
      effect: sqlEffect(statement),
      start: index,
      end: index + statement.trimEnd().length,
    }))
  }
  const isSession = language === 'console' || (SHELL_PROMPT.test(code) && ['bash', 'text'].includes(language))
  if (!isSession && language !== 'bash') return []
  return invocationsIn(isSession ? typedOnly(code) : code).map((invocation) => ({
    effect: effectOf(invocation),
    start: invocation.start,
    end: invocation.end,
  }))
}

/** The worst that some commands do; absent when nothing is known of them, or when they only look. */
export function worstChange(commands: readonly CommandInCode[]): Exclude<Effect, 'reads'> | undefined {
  if (commands.some(({ effect }) => effect === 'destroys')) return 'destroys'
  return commands.some(({ effect }) => effect === 'changes') ? 'changes' : undefined
}
