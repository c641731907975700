/**
 * Words without which an expression cannot match, read from the expression itself: most texts hold none of them, and that is
 * seen in one pass over a text, whatever the number of expressions.
 */

/** What is known of the texts that a part of an expression matches. */
interface Part {
  /** All of them, when they are few. */
  exact?: string[] | undefined
  /** Every one of them holds one of these; absent when nothing is known. */
  required?: string[] | undefined
}

/** How many texts are few. */
const FEW = 64

/**
 * Words in ASCII of which each match of an expression holds one, in the case in which they are written there.
 *
 * @param source in the syntax that patterns use: groups, classes, looking around, quantifiers. A blank is any white space.
 * @returns nothing when no words are required
 */
export function requiredWords(source: string): string[] | undefined {
  let at = 0
  return alternatives().required

  function alternatives(): Part {
    const parts = [sequence()]
    while (source[at] === '|') {
      at++
      parts.push(sequence())
    }
    return {
      exact: few(parts.map(({ exact }) => exact)),
      required: parts.every(({ required }) => required) ? parts.flatMap(({ required }) => required!) : undefined,
    }
  }

  function sequence(): Part {
    let best: string[] | undefined
    /** What stands here, from the last part on of which that is not known. */
    let run = ['']
    let isExact = true
    const end = () => {
      best = better(best, run)
      run = ['']
      isExact = false
    }
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const { exact, required } = repeated(atom())
      const longer = exact && run.flatMap((before) => exact.map((each) => before + each))
      if (longer && longer.length <= FEW) run = longer
      else {
        end()
        if (exact) run = exact
        else best = better(best, required)
      }
    }
    return { exact: isExact ? run : undefined, required: better(best, run) }
  }

  /** A character, a class, a group or an assertion. */
  function atom(): Part {
    const character = source[at++]!
    if (character === '(') return group()
    if (character === '[') {
      while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1
      at++
      return {}
    }
    if (character === '\\') {
      const escaped = source[at++]!
      if (escaped === 'u') at += 4
      if (escaped === 'b') return { exact: [''] }
      return /\w/.test(escaped) ? {} : { exact: [escaped] }
    }
    if (character === '^' || character === '$') return { exact: [''] }
    return /[a-z0-9,:'-]/.test(character) ? { exact: [character] } : {}
  }

  function group(): Part {
    const opening = /(?:\?(?:[:=!]|<[=!]))?/y
    opening.lastIndex = at
    const kind = opening.exec(source)![0]
    at += kind.length
    const inside = alternatives()
    at++
    // What is only looked at is no part of the match.
    return kind === '' || kind === '?:' ? inside : { exact: [''] }
  }

  function repeated({ exact, required }: Part): Part {
    const quantifier = /(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/y
    quantifier.lastIndex = at
    const [whole, sign, least] = quantifier.exec(source) ?? []
    if (whole === undefined) return { exact, required }
    at += whole.length
    if (sign === '?' && exact) return { exact: few([exact, ['']]) }
    return sign === '+' || Number(least) > 0 ? { required: better(required, exact) } : {}
  }
}

/** All texts of several lists, when all are known and they are few. */
function few(lists: (string[] | undefined)[]): string[] | undefined {
  const all = lists.every((list) => list) ? [...new Set(lists.flatMap((list) => list!))] : undefined
  return all && all.length <= FEW ? all : undefined
}

/** The words that fewer texts hold: the longer ones. An empty word is in all. */
function better(one: string[] | undefined, other: string[] | undefined): string[] | undefined {
  return shortest(other) > shortest(one) ? other : one
}

function shortest(words: string[] | undefined): number {
  return words ? Math.min(...words.map(({ length }) => length)) : 0
}
