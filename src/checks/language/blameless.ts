import type { Kind } from '../../model/index.ts'
import type { DocumentRule } from '../rule.ts'
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

export const blameless: DocumentRule = {
  id: 'blameless',
  severity: 'warn',
  description: 'An incident is told by what the system offered and allowed, not by what people did wrong.',
  why: 'Who is blamed for one incident keeps quiet about the next, and the trap stays where it is for somebody else.',
  remedy:
    'Say what people saw, what the tool accepted, and which check, hint or limit was missing. Quotations are left alone.',
  bad: { kind: 'postmortem', body: '\nThe engineer forgot to check the host.\n' },
  good: { kind: 'postmortem', body: '\nPrompt and window title looked the same on both hosts.\n' },
  *judge({ document, passages }) {
    const wanted = judged[document.kind]
    if (!wanted) return
    for (const { lang, text, range } of passages) {
      for (const { start, end, message, hint } of findBlame(text, lang, wanted === 'all' ? undefined : wanted)) {
        yield { ...range(start, end), message, hint }
      }
    }
  },
}
