/**
 * All matches of an expression with the flag `g`, as `matchAll` gives them. That makes a copy of the expression each time,
 * which for a long one takes more time than to find nothing in a sentence.
 */
export function matchesOf(text: string, expression: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  expression.lastIndex = 0
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    matches.push(match)
    // One of nothing would be found for ever.
    if (match[0] === '') expression.lastIndex++
  }
  return matches
}
