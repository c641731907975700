/** What was added and removed between two texts, paragraph by paragraph and word by word, as a reader wants to see it. */
import { diffArrays } from 'diff'

/** Words that stayed, were added or were removed. */
export interface Words {
  text: string
  change?: 'added' | 'removed'
}

/** A paragraph that is new, gone, or has other words. Paragraphs that stayed as they were are left out. */
export type TextChange = { kind: 'added' | 'removed'; text: string } | { kind: 'changed'; words: Words[] }

/** Beyond so many edits two texts are two texts; looking on would take the square of the time. */
const MOST_EDITS = 400
/** Beyond so many pairs nobody looks which paragraph became which. */
const MOST_PAIRS = 250_000
/** The share of their words that a paragraph and its successor have in common at least. */
const ALIKE = 0.5

export function textChanges(before: readonly string[], after: readonly string[]): TextChange[] {
  const changes: TextChange[] = []
  let removed: string[] = []
  for (const run of differences(before, after)) {
    if (run.removed) {
      removed = run.value
      continue
    }
    changes.push(...paired(removed, run.added ? run.value : []))
    removed = []
  }
  return [...changes, ...paired(removed, [])]
}

interface Run {
  value: string[]
  added: boolean
  removed: boolean
}

/** Runs that stayed, were removed, were added; what was removed comes before what took its place. */
function differences(before: readonly string[], after: readonly string[]): Run[] {
  return (
    diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? [
      { value: [...before], removed: true, added: false },
      { value: [...after], removed: false, added: true },
    ]
  )
}

/** Paragraphs that were replaced by others: each finds the first one like it that no earlier one has found. */
function paired(removed: readonly string[], added: readonly string[]): TextChange[] {
  const changes: TextChange[] = []
  let next = 0
  for (const text of removed) {
    const found =
      removed.length * added.length > MOST_PAIRS
        ? -1
        : added.findIndex((each, at) => at >= next && areAlike(text, each))
    if (found === -1) changes.push({ kind: 'removed', text })
    else {
      for (; next < found; next++) changes.push({ kind: 'added', text: added[next]! })
      changes.push({ kind: 'changed', words: wordChanges(text, added[next++]!) })
    }
  }
  for (; next < added.length; next++) changes.push({ kind: 'added', text: added[next]! })
  return changes
}

function areAlike(a: string, b: string): boolean {
  const [some, others] = [new Set(a.split(' ')), new Set(b.split(' '))]
  const shared = [...some].filter((word) => others.has(word)).length
  return (2 * shared) / (some.size + others.size) >= ALIKE
}

/** By whole words, since half a word or half a time is no change that anybody made. */
export function wordChanges(before: string, after: string): Words[] {
  return differences(before.split(' '), after.split(' ')).map(
    ({ value, added, removed }): Words => ({
      text: value.join(' '),
      ...(added ? { change: 'added' } : removed ? { change: 'removed' } : {}),
    }),
  )
}
