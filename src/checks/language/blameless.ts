import type { Handbook } from '../../handbook.ts'
import type { Kind } from '../../model/index.ts'
import { keptOne } from '../kept.ts'
import { passagesOf } from '../passages.ts'
import type { Rule } from '../rule.ts'
import { type BlameKind, findBlame } from './blame.ts'

/**
 * What is judged in which documents.
 *
 * A postmortem tells what happened: all of it. A runbook is written for a tired person and says what to do, so “should”
 * and “just” are instructions there; that an error is theirs, or that they must be careful, helps nobody there either.
 * Processes and the manifesto speak about blame, and show what not to write beside what to write: they are not judged.
 */
const judged: Partial<Record<Kind, ReadonlySet<BlameKind> | 'all'>> = {
  postmortem: 'all',
  runbook: new Set<BlameKind>(['cause', 'human-error', 'carelessness']),
}

export const blameless: Rule = {
  id: 'blameless',
  severity: 'warn',
  description: 'An incident is told by what the system offered and allowed, not by what people did wrong.',
  why: 'Who is blamed for one incident keeps quiet about the next, and the trap stays where it is for somebody else.',
  remedy:
    'Say what people saw, what the tool accepted, and which check, hint or limit was missing. Quotations are left alone.',
  bad: { kind: 'postmortem', body: '\nThe engineer forgot to check the host.\n' },
  good: { kind: 'postmortem', body: '\nPrompt and window title looked the same on both hosts.\n' },
  *check(handbook) {
    const kinds = kindsByFile(handbook)
    for (const [file, passages] of Map.groupBy(passagesOf(handbook), (passage) => passage.file)) {
      const wanted = judged[kinds.get(file)!]
      if (!wanted) continue
      const said = passages.map(({ lang, text }) => [lang, text] as const)
      const kindsWanted = wanted === 'all' ? undefined : wanted
      const blames = keptOne(handbook, `blame ${[...(kindsWanted ?? [])]}`, JSON.stringify(said), () =>
        said.map(([lang, text]) => findBlame(text, lang, kindsWanted)),
      )
      for (const [index, { range }] of passages.entries()) {
        for (const { start, end, message, hint } of blames[index]!) {
          yield { file, ...range(start, end), message, hint }
        }
      }
    }
  },
}

function kindsByFile({ source }: Handbook): Map<string, Kind> {
  return new Map(source.documents.map(({ file, kind }) => [file, kind]))
}
